package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestALineTooLongIsOneRefusedView: the views around it are read.
func TestALineTooLongIsOneRefusedView(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	db := filepath.Join(dir, "a.edge")
	edgelens(t, 0, "import", "--db", db, write("a.csv", "時間,メッセージの種類\n2016-02-25 11:36:06 JST+0900,IPS\n"))
	long := `{"name":"long","address":"lines filter=` + strings.Repeat("x", 2*maxViewLine) + `"}`
	for name, text := range map[string]string{
		"middle": `{"name":"a","address":"report"}` + "\n" + long + "\n" + `{"name":"b","address":"report"}`,
		"end":    `{"name":"a","address":"report"}` + "\n" + long,
	} {
		out := edgelens(t, 3, "views", "import", "--db", db, "--json", write(name, text))
		if !strings.Contains(out, `"refused":[{"line":2,"name":"","reason":"the line is too long`) {
			t.Errorf("%s: %s", name, out)
		}
	}
	if out := edgelens(t, 0, "views", "list", "--db", db); !strings.Contains(out, "b  ") {
		t.Errorf("the view behind the long line is not there:\n%s", out)
	}
}
