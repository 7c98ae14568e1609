package screen

import (
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui/lang"
	"edgelens/ui/term"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

func TestFileNamesAreHarmless(t *testing.T) {
	tests := []struct {
		name  string
		parts []string
		want  string
	}{
		{"a client", []string{"spam-users", "172.16.16.162", "2026-10"}, "spam-users_172.16.16.162_2026-10.csv"},
		{"Japanese", []string{"malware", "お客様", "all"}, "malware_お客様_all.csv"},
		{"a way out of the folder", []string{"../../etc/passwd"}, "etc_passwd.csv"},
		{"a hidden file", []string{".bashrc"}, "bashrc.csv"},
		{"an option", []string{"-rf"}, "rf.csv"},
		{"an address of version 6", []string{"2001:db8::1"}, "2001_db8_1.csv"},
		{"what a shell obeys", []string{"$(reboot); `x` | y > z"}, "reboot_x_y_z.csv"},
		{"what a terminal obeys", []string{"a\x1b]0;b\a\u202ec"}, "a_0_b_U+202E_c.csv"},
		{"a device of Windows", []string{"CON"}, "edgelens_CON.csv"},
		{"a numbered device", []string{"com1"}, "edgelens_com1.csv"},
		{"nothing is left", []string{"///", ""}, "edgelens.csv"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := fileName(tt.parts, "csv"); got != tt.want {
				t.Errorf("fileName(%q) = %q, want %q", tt.parts, got, tt.want)
			}
		})
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("spam-users", "172.16.16.162")
	f.Add("..", "a/b\\c:d*?\"<>|\x00")
	f.Add(strings.Repeat("長", 500), "\u202e")
	f.Fuzz(func(t *testing.T, a, b string) {
		got := fileName([]string{a, b}, "csv")
		if filepath.Base(got) != got || strings.ContainsAny(got, "/\\:*?\"<>|\x00\x1b ") || strings.HasPrefix(got, ".") || strings.HasPrefix(got, "-") {
			t.Errorf("fileName(%q, %q) = %q", a, b, got)
		}
		if term.Width(got) > nameCells+20 {
			t.Errorf("fileName(%q, %q) is %d cells long", a, b, term.Width(got))
		}
	})
}

func TestPillsReadBackAsTheSameTerm(t *testing.T) {
	tests := []struct{ filter, want string }{
		{"action:block", "処理:ブロック"},
		{"action!:block", "処理!:ブロック"},
		{"type:ips,dos", "メッセージの種類:ips,dos"},
		{"client_ip:172.16.0.0/16", "クライアントIP:172.16.0.0/16"},
		{"bytes:100..", "bytes:100.."}, // the label would need quotes, and mean another column
		{"time:2016-02", "時間:2016-02"},
		{"subject~請求書", "メールの件名~請求書"},
		{"-cve:*", "CVE番号!:*"},
		{"outcome:stopped", "処理の結果:阻止"},
		{"outcome!:seen,unknown", "処理の結果!:seen,unknown"},
		{"note:*", "メモ:*"},
		{"source:1..3", "取り込み元:1..3"},
		{"record:17", "レコード:17"},
		{`"メモ":x`, `"メモ":x`},
		{"備考:x", "備考:x"},
		{`"二語 の句"`, `"二語 の句"`},
		{"(client_ip:1.2.3.4 OR server_ip:1.2.3.4)", "クライアントIP:1.2.3.4 OR サーバIP:1.2.3.4"},
	}
	for _, tt := range tests {
		f, err := model.ParseFilter(tt.filter, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := pill(f, spoken{lang: model.JA})
		if got != tt.want {
			t.Errorf("pill(%s) = %s, want %s", tt.filter, got, tt.want)
		}
		if back, err := model.ParseFilter(got, nil); err != nil || back.String() != f.String() {
			t.Errorf("%s reads back as %s (%v), want %s", got, back, err, f)
		}
		if got := pill(f, spoken{lang: model.EN}); got != f.String() {
			t.Errorf("in English pill(%s) = %s", tt.filter, got)
		}
	}
}

// TestAPillReadsBackInACaseWithColumnsOfThatName: there the label is the
// column's.
func TestAPillReadsBackInACaseWithColumnsOfThatName(t *testing.T) {
	in := spoken{lang: model.JA, headings: []string{"メモ", "処理の結果"}}
	for _, want := range []string{"note:*", `"メモ":*`, "outcome:stopped", `"処理の結果":stopped`} {
		f, err := model.ParseFilter(want, in.headings)
		if got := pill(f, in); err != nil || got != want {
			t.Errorf("pill(%s) = %s (%v)", want, got, err)
		}
	}
}

// TestAGroupIsSaidInTheLanguage like a term that stands alone, and reads back as
// the same group.
func TestAGroupIsSaidInTheLanguage(t *testing.T) {
	in := spoken{lang: model.JA}
	for text, want := range map[string]string{
		"(type:ips outcome:stopped) OR (type:dos client_ip:192.0.2.238)": "(メッセージの種類:IPS 処理の結果:阻止) OR (メッセージの種類:DoS対策 クライアントIP:192.0.2.238)",
		"client_ip:192.0.2.1 OR ( type:ips (subject~x OR -user:y) )":     "クライアントIP:192.0.2.1 OR (メッセージの種類:IPS (メールの件名~x OR ユーザ名!:y))",
	} {
		f, err := model.ParseFilter(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := pill(f, in)
		back, err := model.ParseFilter(got, nil)
		if err != nil || back.String() != f.String() || got != want {
			t.Errorf("%s is said %s, want %s (%v)", text, got, want, err)
		}
	}
}

func TestDecoded(t *testing.T) {
	tests := []struct{ name, bytes, encoding, want string }{
		{"cp932", "\x83X\x83p\x83\x80\r\n", "cp932", "スパム"},
		{"utf-8", "スパム\n", "utf-8", "スパム"},
		{"utf-16le", "a\x00\n\x00", "utf-16le", "a"},
		{"a name nobody knows", "\xff", "klingon", "\xff"},
	}
	for _, tt := range tests {
		if got := decoded([]byte(tt.bytes), tt.encoding); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatIsCopiedIsHarmless(t *testing.T) {
	var got string
	env := &Env{Look: widget.NewLook(theme.Plain(false), lang.For("en")), Copy: func(s string) error { got = s; return nil }}
	said := env.copied("a\x1b]52;c;ZXZpbA==\a\u202eb")().(Say)
	if want := "a␛]52;c;ZXZpbA==␇‹U+202E›b"; got != want || said.Bad {
		t.Errorf("copied %q (%q), want %q", got, said.Text, want)
	}
	env.Copy = func(string) error { return term.ErrTooLong }
	if said := env.copied("long")().(Say); !said.Bad || said.Text != env.Look.Words.App.CopyLong {
		t.Errorf("of a text too long it says %q", said.Text)
	}
}
