package uitest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/charmbracelet/x/exp/golden" // defines -update, which teatest uses too
)

// Golden compares the screen with testdata/<name>.golden. Run the tests with
// -update to write the file, and read it in review.
func (d *Driver) Golden(name string) {
	d.t.Helper()
	Golden(d.t, name, d.Screen())
}

// Golden compares text with testdata/<name>.golden, or writes it with -update.
func Golden(t testing.TB, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	want := strings.TrimSuffix(strings.ReplaceAll(string(file), "\r\n", "\n"), "\n")
	if text != want {
		t.Errorf("%s: got\n%s\nwant\n%s", path, text, want)
	}
}
