//go:build unix

package main

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"edgelens/model"
	"edgelens/model/sqlite"
)

// kills is how many moments of an import are tried.
const kills = 50

// rounds is how many random cases are tried of n. -short is for who has to see
// each path once, like the race detector.
func rounds(n int) int {
	if testing.Short() {
		return max(n/4, 1)
	}
	return n
}

// TestKillLeavesEachSourceWholeOrAbsent ends imports of several files as
// nothing can be caught or tidied up after, at random moments.
func TestKillLeavesEachSourceWholeOrAbsent(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	dir := t.TempDir()
	digests := map[[32]byte]bool{}
	args := []string{"import", "--db", "", "--undefuse"}
	for i := range 4 {
		path := logFile(t, filepath.Join(dir, fmt.Sprintf("%d.csv", i)), 3_000)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		digests[sha256.Sum256(b)] = true
		args = append(args, path)
	}
	run := func(name string, after time.Duration) string {
		args[2] = filepath.Join(dir, name)
		cmd := program(dir, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// The moment is what is tried: nothing waits for it but the kill.
		killer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		killer.Stop()
		return args[2]
	}
	begun := time.Now()
	whole := run("whole.edge", time.Minute)
	length := time.Since(begun)
	if n := checkSources(t, whole, digests); n != 4 {
		t.Fatalf("an import that is left alone has %d sources", n)
	}
	seen := map[int]int{}
	for i := range rounds(kills) {
		db := run(fmt.Sprintf("%d.edge", i), time.Duration(rng.Int64N(int64(length))))
		seen[checkSources(t, db, digests)]++
	}
	t.Logf("runs by the number of sources that were whole (%d: no case yet): %v, %v each", noCase, seen, length)
	if len(seen) < 2 {
		t.Error("the moments are all of one kind: nothing was tried")
	}
}

// noCase is instead of a number of sources.
const noCase = -1

// checkSources opens a case as the next start would, and checks that it is
// sound and each of its sources whole. It gives their number. Of a case that
// was not made yet a question says so, and an import makes it.
func checkSources(t *testing.T, db string, digests map[[32]byte]bool) (n int) {
	t.Helper()
	if asked, err := sqlite.Open(t.Context(), db, sqlite.Options{ReadOnly: true}); errors.Is(err, model.ErrNotFound) {
		n = noCase
	} else if err != nil {
		t.Errorf("%s: %v", db, err)
	} else {
		_ = asked.Close()
	}
	s, err := sqlite.Open(t.Context(), db, sqlite.Options{Create: true})
	if err != nil {
		t.Errorf("%s: %v", db, err)
		return 0
	}
	defer func() { _ = s.Close() }()
	sources, err := s.Sources(t.Context())
	if err != nil {
		t.Error(err)
	}
	lines := int64(0)
	for _, src := range sources {
		hash := sha256.New()
		err := s.Extract(t.Context(), src.ID, hash)
		got := [32]byte(hash.Sum(nil))
		if err != nil || got != src.SHA256 || !digests[got] || src.Records != 3_000 || src.Records != src.New+src.Known+src.Rejected {
			t.Errorf("%s: source %d is not whole: %+v, %v", db, src.ID, src, err)
		}
		lines += src.New
	}
	if n, err := s.Count(t.Context(), model.Filter{}); err != nil || n != lines {
		t.Errorf("%s: %d lines, %v; its sources have %d", db, n, err, lines)
	}
	checkIntegrity(t, db)
	return n + len(sources)
}

func checkIntegrity(t *testing.T, db string) {
	t.Helper()
	plain, err := sql.Open("sqlite", db)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = plain.Close() }()
	var answer string
	if err := plain.QueryRowContext(t.Context(), `PRAGMA integrity_check`).Scan(&answer); err != nil || answer != "ok" {
		t.Errorf("%s: integrity_check says %q, %v", db, answer, err)
	}
}
