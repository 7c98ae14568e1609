//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/model/clean"
	"edgelens/ui/screen"
)

// TestTheCommandOfAnAddressRuns gives the commands to a real shell.
func TestTheCommandOfAnAddressRuns(t *testing.T) {
	dir := t.TempDir()
	csv := "時間,メッセージの種類,クライアントIP,メールの件名,User Agent\n" +
		"2016-02-25 11:36:06 JST+0900,IPS,172.16.16.162,it's \"\"$HOME\"\" `id`,x\n" +
		"2016-02-25 11:36:07 JST+0900,IPS,172.16.16.163,other,y\n"
	csv = strings.Replace(csv, `it's ""$HOME""`+" `id`", "\"it's \"\"$HOME\"\" `id`\"", 1)
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(dir, "it's a $case.edge")
	edgelens(t, 0, "import", "--db", db, filepath.Join(dir, "a.csv"))
	tests := []struct{ address, want string }{
		{`lines columns=client_ip filter=subject:"it's \"$HOME\" ` + "`id`" + `"`, "172.16.16.162"},
		{`lines sort=-client_ip columns=client_ip,"User Agent"`, "172.16.16.163,y\n172.16.16.162,x"},
		{`lines sort=-"User Agent",client_ip columns=client_ip`, "172.16.16.163\n172.16.16.162"},
		{"ips period=2016-02 rows=all", "total 2"},
		{"ips period=2016-02 filter=client_ip:172.16.16.163", "total 1"},
		{"group by=client_ip rows=all filter=other", "172.16.16.163"},
		{"report period=2016-02 filter=other", "total 1"},
	}
	cmd, bin := program(dir), t.TempDir()
	if err := os.Symlink(cmd.Path, filepath.Join(bin, "edgelens")); err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		a, err := model.ParseAddress(tt.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		sh := exec.Command("sh", "-c", screen.Command(a, db))
		sh.Env, sh.Dir = append(cmd.Env, "PATH="+bin+":"+os.Getenv("PATH")), dir
		out, err := sh.CombinedOutput()
		if err != nil || !strings.Contains(string(out), tt.want) {
			t.Errorf("%s: %v\n%s\nwant %q", screen.Command(a, db), err, out, tt.want)
		}
	}
}

// TestAFilterCanBeCopied writes filters about hostile cells: what is written is
// shown and copied as it stands, and means the same cells.
func TestAFilterCanBeCopied(t *testing.T) {
	for _, s := range []string{
		"plain", "請求書 の件", "\x1b]0;x\x07", "a\tb\nc", "pay\u200bpal", "\u202efdp.exe", "葛\U000E0100", "❤\ufe0f", "caf\xe9", "外字\ue000", "\u3164", "👩\u200d💻",
		"a" + strings.Repeat("\u0301", 9), "カ\u3099", `\u{41}`, `\x{FF}`, `\`, `"`, "\u00a0 \u3000 ", "\ufffd", "\U0010ffff", "--", "-x",
	} {
		want := model.And(model.Equals(model.FieldColumn("subject"), s), model.Equals(model.Column{Name: "a" + s, Unknown: true}, "x"))
		text := want.String()
		if clean.Text(text) != text {
			t.Errorf("%q is written %q, which a terminal would not show", s, text)
		}
		back, err := model.ParseFilter(text, nil)
		if err != nil || !reflect.DeepEqual(back, want) {
			t.Errorf("%q is written %s, which reads as %#v, %v", s, text, back, err)
		}
	}
}
