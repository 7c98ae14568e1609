package screen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
)

func TestImportAsksForPaths(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a b.csv", "list.csv", ".hidden", "case.edge", "x.edge-shm", "X.EDGE-wal", "x.edges"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "2016 年"), 0o700); err != nil {
		t.Fatal(err)
	}
	env, host, _ := hostEnv(model.JA)
	host.imports = importAnswers(nil)
	d, _ := hostDriver(t, env, 160, 24, importOf())
	d.Press("enter")
	d.See("取り込むファイルかフォルダを入力してください")
	d.Type(folder + "/")
	d.See("2016 年", "a b.csv", "list.csv", "フォルダ", "x.edges")
	d.NotSee(".hidden", "case.edge", "-shm", "-wal")
	d.Type("A")
	d.NotSee("list.csv")
	d.Press("tab")
	d.Type(" " + folder + "/li")
	d.Press("down", "enter")
	d.Press("enter")
	if len(host.imported) != 1 || strings.Join(host.imported[0], "|") != folder+"/a b.csv|"+folder+"/list.csv" {
		t.Errorf("imported %q", host.imported)
	}
}

// TestImportTakesANameWithBlanks without quotes, if such a file is there.
func TestImportTakesANameWithBlanks(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"お客様 ログ.csv", "it's.csv"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ typed, want string }{
		{folder + "/お客様 ログ.csv ", folder + "/お客様 ログ.csv"},
		{folder + "/it's.csv", folder + "/it's.csv"},
		{`"` + folder + `/お客様 ログ.csv"`, folder + "/お客様 ログ.csv"},
		{folder + "/お客様 ログ.csv " + folder + "/no.csv", folder + "/お客様|ログ.csv|" + folder + "/no.csv"},
	} {
		env, host, _ := hostEnv(model.JA)
		host.imports = importAnswers(nil)
		d, _ := hostDriver(t, env, 160, 24, importOf())
		d.Paste(tt.typed)
		d.Press("enter")
		if len(host.imported) != 1 || strings.Join(host.imported[0], "|") != tt.want {
			t.Errorf("%q imported %q, want %q", tt.typed, host.imported, tt.want)
		}
	}
}

func TestImportListsLateFoldersNotAtAll(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "old.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	env, _, _ := hostEnv(model.JA)
	d, _ := hostDriver(t, env, 160, 24, importOf())
	d.Hold()
	d.Paste(folder + "/")
	d.Press("ctrl+u")
	d.Type("/nowhere/")
	d.ReleaseAll()
	d.NotSee("old.csv")
}

func TestImportWords(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"", nil}, {"  a.csv   b.csv ", []string{"a.csv", "b.csv"}}, {`"a b.csv" 'c d'/e`, []string{"a b.csv", "c d/e"}},
		{`"a b`, []string{"a b"}}, {"全角　空白.csv b", []string{"全角　空白.csv", "b"}}, {`""`, []string{""}},
	}
	if backslashQuotes {
		tests = append(tests, struct {
			line string
			want []string
		}{`a\ b.csv "q\"\\x\y"`, []string{"a b.csv", `q"\x\y`}})
	}
	for _, tt := range tests {
		var got []string
		for _, word := range importWords(tt.line) {
			got = append(got, word.text)
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") || len(got) != len(tt.want) {
			t.Errorf("importWords(%q) = %q, want %q", tt.line, got, tt.want)
		}
	}
}

func TestExpandHome(t *testing.T) {
	t.Setenv("HOME", "/home/support")
	t.Setenv("USERPROFILE", "/home/support")
	for path, want := range map[string]string{"~": "/home/support", "~/a": "/home/support/a", "~a": "~a", "a~": "a~", "": ""} {
		if got := expandHome(path); got != want {
			t.Errorf("expandHome(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestImportQuoteIsReadBack(t *testing.T) {
	for _, path := range []string{"a.csv", "a b.csv", "it's", "全角　空白", "tab\tin"} {
		words := importWords("x " + importQuote(path, false) + " y")
		if len(words) != 3 || words[1].text != path {
			t.Errorf("%q is read back as %v", path, words)
		}
	}
}
