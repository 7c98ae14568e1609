package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// edgelens runs a command line in this process and gives its output; the exit
// code must be the one expected.
func edgelens(t *testing.T, code int, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, lang: model.EN}
	root := a.root()
	root.SetArgs(args)
	ctx := context.Background()
	if got := a.end(ctx, root.ExecuteContext(ctx)); got != code {
		t.Fatalf("edgelens %q: exit code %d, want %d\n%s", args, got, code, stderr.String())
	}
	return stdout.String()
}

func parseJSON[T any](t *testing.T, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

type groupAnswer struct {
	Rows []struct {
		Key   map[string]string
		Count int
	}
	Total int
}

// TestSampleMonth imports the month whose numbers the operator's explanation
// shows: they must come out exactly.
func TestSampleMonth(t *testing.T) {
	want := map[string]int{"ips": 455, "dos": 90, "https-cert": 28, "spam": 4}
	var b strings.Builder
	b.WriteString("時間,メッセージの種類,クライアントIP,サーバIP,処理\n")
	n := 0
	for _, word := range []string{"IPS", "DoS対策", "HTTPS証明書ブロック", "スパムメール対策"} {
		typ, _ := model.TypeOf(word)
		for range want[typ.ID] {
			n++
			fmt.Fprintf(&b, "2016-02-%02d %02d:%02d:06 JST+0900,%s,172.16.16.%d,172.22.67.174,ブロック\n", 1+n%29, n%24, n%60, word, n%200)
		}
	}
	dir := t.TempDir()
	path, db := filepath.Join(dir, "log.csv"), filepath.Join(dir, "t.edge")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	edgelens(t, 0, "import", "--db", db, path)
	answer := parseJSON[groupAnswer](t, edgelens(t, 0, "group", "--db", db, "type", "--format", "json"))
	got := map[string]int{}
	for _, r := range answer.Rows {
		got[r.Key["type"]] = r.Count
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || answer.Total != 577 {
		t.Errorf("got %v, together %d; want %v, together 577", got, answer.Total, want)
	}
}

// realData is the folder of real files, "" if the test is to check nothing.
func realData(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("EDGELENS_REALDATA")
	if dir == "" {
		t.Log("EDGELENS_REALDATA not set: not checked")
	}
	return dir
}

type reportAnswer struct {
	Sections []struct {
		Rows []struct {
			Key   map[string]string
			Count int
		}
		Total int
	}
}

// TestRealMails counts real mails with other code than the program's, and
// compares what it exports of each source with the file, cell by cell.
func TestRealMails(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	db := filepath.Join(t.TempDir(), "mail.edge")
	var files [][][]string
	for _, name := range []string{"hard-ham-1_seedcolumns_utf8bom_crlf.csv", "spam-1_seedcolumns_utf8bom_crlf.csv"} {
		path := filepath.Join(dir, "mail", name)
		files = append(files, readPlainCSV(t, path))
		code := 0
		if len(unreadable(files[len(files)-1])) > 0 {
			code = 3
		}
		edgelens(t, code, "import", "--db", db, path)
	}
	checkMailCounts(t, db, files)
	for i, file := range files {
		checkAsRead(t, db, i+1, file)
	}
}

func readPlainCSV(t *testing.T, path string) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// unreadable are the positions of the records whose time is not of the form
// 2002-08-22 21:31:57 JST+0900: in these files, exactly the rejects.
func unreadable(records [][]string) []int {
	var bad []int
	for i, r := range records[1:] {
		if !strings.HasPrefix(r[0], "20") || !strings.HasSuffix(r[0], " JST+0900") {
			bad = append(bad, i+1)
		}
	}
	return bad
}

func checkMailCounts(t *testing.T, db string, files [][][]string) {
	t.Helper()
	records, counts := 0, map[string]int{}
	for _, file := range files {
		records += len(file) - 1
		bad := unreadable(file)
		for i, r := range file[1:] {
			if r[1] == "スパムメール対策" && !slices.Contains(bad, i+1) {
				counts[r[2]]++
			}
		}
	}
	type sources struct {
		Sources []struct{ Records, New, Known, Rejected int }
	}
	got := 0
	for _, s := range parseJSON[sources](t, edgelens(t, 0, "sources", "--db", db, "--format", "json")).Sources {
		if s.Records != s.New+s.Known+s.Rejected {
			t.Errorf("%d records are not %d new + %d known + %d rejected", s.Records, s.New, s.Known, s.Rejected)
		}
		got += s.Records
	}
	if got != records || records != 750 {
		t.Errorf("got %d records, the files have %d, want 750", got, records)
	}
	clients := make([]string, 0, len(counts))
	for c := range counts {
		clients = append(clients, c)
	}
	slices.SortFunc(clients, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	answer := parseJSON[reportAnswer](t, edgelens(t, 0, "report", "--db", db, "spam-users", "--period", "all", "--top", "5", "--format", "json"))
	rows := answer.Sections[0].Rows
	if len(rows) != 5 {
		t.Fatalf("got %d rows, want 5", len(rows))
	}
	for i, r := range rows {
		if r.Key["client_ip"] != clients[i] || r.Count != counts[clients[i]] {
			t.Errorf("rank %d: got %v with %d, want %s with %d", i+1, r.Key, r.Count, clients[i], counts[clients[i]])
		}
	}
}

// checkAsRead compares an export of a source with the file it came from; what
// is missing must be shown by rejects.
func checkAsRead(t *testing.T, db string, source int, file [][]string) {
	t.Helper()
	out := edgelens(t, 0, "lines", "--db", db, "--columns", "as-read", "--formulas", "keep", fmt.Sprintf("source:%d", source))
	got, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	bad := unreadable(file)
	var want [][]string
	for i, r := range file {
		if !slices.Contains(bad, i) {
			want = append(want, r)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("source %d: the export differs from the file (%d and %d records)", source, len(got), len(want))
	}
	rejects := strings.Split(strings.TrimSpace(edgelens(t, 0, "rejects", "--db", db, fmt.Sprint(source), "--format", "jsonl")), "\n")
	if len(bad) == 0 {
		rejects = rejects[1:]
	}
	if len(rejects) != len(bad) {
		t.Fatalf("source %d: %d rejects, want %d", source, len(rejects), len(bad))
	}
	type reject struct {
		Record       int
		Reason, Text string
	}
	for i, text := range rejects {
		r := parseJSON[reject](t, text)
		if r.Record != bad[i] || r.Reason == "" || !strings.HasPrefix(r.Text, file[bad[i]][0]) {
			t.Errorf("reject %d of source %d: got %+v, want record %d: %q", i+1, source, r, bad[i], file[bad[i]])
		}
	}
}

// TestSeedFile imports the four lines that the operator's explanation prints.
func TestSeedFile(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	db := filepath.Join(t.TempDir(), "seed.edge")
	imported := edgelens(t, 0, "import", "--db", db, "--json", filepath.Join(dir, "seed", "spam_2016-02.csv"))
	if !strings.Contains(imported, `"records":4,"new":4,"known":0,"rejected":0`) {
		t.Errorf("import: got %s", imported)
	}
	answer := parseJSON[reportAnswer](t, edgelens(t, 0, "report", "--db", db, "spam-users", "--format", "json", "--period", "2016-02"))
	if rows := answer.Sections[0].Rows; len(rows) != 1 || rows[0].Key["client_ip"] != "172.16.16.162" || rows[0].Count != 4 {
		t.Errorf("report: got %+v, want 172.16.16.162 with 4", rows)
	}
	lines := edgelens(t, 0, "lines", "--db", db, "client:172.16.16.162 recipient:makinom3", "--format", "jsonl")
	if strings.Count(lines, "\n") != 1 || !strings.Contains(lines, "[スパムメール]ですと11") {
		t.Errorf("lines: got %s", lines)
	}
}

// TestPathsWithoutAScreen imports before it shows: what was left out is told by
// the exit code as it is by `import`.
func TestPathsWithoutAScreen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "log.csv")
	text := "時間,メッセージの種類,クライアントIP\n2016-02-25 11:36:06,IPS,172.16.16.162\nnever,IPS,172.16.16.162\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(dir, "t.edge")
	if out := edgelens(t, exitPartly, "--db", db, path); !strings.Contains(out, "Top IPS detections") {
		t.Errorf("got %q, want the report", out)
	}
	edgelens(t, exitDone, "--db", db, path)
	edgelens(t, exitPartly, "--db", db, path, filepath.Join(dir, "missing.csv"))
}
