package importer

import (
	"strings"
	"testing"

	"edgelens/model"
)

// TestRecognise says what files are taken for.
func TestRecognise(t *testing.T) {
	const usage = "ユーザ,使用(バイト)\n1.1.1.1,5\n"
	for _, tt := range []struct {
		name, data, options string
		want                string // profile
	}{
		{"time and type", "時間,メッセージの種類\n", "", "cloud-edge-internet-security"},
		{"time and client", "時間,クライアントIP\n", "", "cloud-edge-internet-security"},
		{"by its types", "時間,種類,ポリシー,URL,アプリ名\n2016-02-25,IPS\n", "", "cloud-edge-internet-security"},
		{"by its types", "時間,種類,件名,CVE\n2016-02-25,ファイアウォール\n", "", "cloud-edge-policy-enforcement"},
		{"by its columns", "時間,種類,URLカテゴリ\n", "", "cloud-edge-policy-enforcement"},
		{"client and bytes", usage, "", "cloud-edge-bandwidth"},
		{"client and bytes with time", "時間,クライアントIP,バイト\n", "", "cloud-edge-internet-security"},
		{"title", "6. 帯域幅別の上位 10 件のユーザ,\n" + usage, "", "cloud-edge-report"},
		{"title in English", "6. Top N users by bandwidth\nUser,Usage (bytes)\n", "", "cloud-edge-report"},
		{"title with its chapter", "２．６．帯域幅別の上位N件のユーザ\n" + usage, "", "cloud-edge-report"},
		{"no title, but said", "ユーザ,発生回数\n", "cloud-edge-report:spam-users", "cloud-edge-report"},
		{"said against what it looks like", "6. 帯域幅別の上位10件のユーザ,\n" + usage, "cloud-edge-bandwidth", "cloud-edge-bandwidth"},
		{"semicolons, a comma in the heading", "時間;クライアントIP;\"a,b\"\n", "", "cloud-edge-internet-security"},
		{"after remarks", strings.Repeat("remark, with \"quotes\"\n\n", 19) + "時間,種類\n", "", "cloud-edge-internet-security"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src, _ := imported(t, "a.csv", []byte(tt.data), Options{Profile: tt.options})
			if src.Profile != tt.want {
				t.Errorf("it is taken for %s, want %s", src.Profile, tt.want)
			}
		})
	}
}

func TestNotRecognised(t *testing.T) {
	for _, tt := range []struct{ name, data, profile, says, hint string }{
		{"unknown heading", "When,Who\n1,2\n", "", "no profile matches the heading", `"When", "Who"`},
		{"counts without a title", "ユーザ,発生回数\n1.1.1.1,4\n", "", "without a line", "--profile cloud-edge-report:SECTION"},
		{"a title that is none", "4. 何か\nユーザ,発生回数\n", "", "without a line", "--profile"},
		{"too deep", strings.Repeat("x\n", 20) + "時間,種類\n", "", "no profile matches the heading", "columns are"},
		{"blank", "\n\n  \n", "", "no heading", "--encoding"},
		{"binary", "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xfe\x03\x00>\x00", "", "no text", "CSV"},
		{"the wrong profile", "ユーザ,使用量\n", "cloud-edge-internet-security", ": no time", `"ユーザ"`},
		{"the wrong profile, no title", "ユーザ,発生回数\n", "cloud-edge-report", "without a line", "--profile cloud-edge-report:SECTION"},
		{"hostile heading", "\x1b]0;x\x07" + strings.Repeat("長", 5000) + ",b\n", "", "no profile matches", "…"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := refused(t, write(t, "a.csv", []byte(tt.data)), Options{Profile: tt.profile})
			wantProblem(t, err, model.ErrInput, tt.says)
			if hint := model.Hint(err, model.EN); !strings.Contains(hint, tt.hint) {
				t.Errorf("it advises %q, want %q", hint, tt.hint)
			}
			if !strings.Contains(err.Error(), "a.csv: ") {
				t.Errorf("it does not name the file: %s", err)
			}
		})
	}
}

func TestUnknownProfile(t *testing.T) {
	for _, tt := range []struct{ profile, says, hint string }{
		{"cloud-edge-reprot", "no profile", "did you mean cloud-edge-report?"},
		{"x", "no profile", "cloud-edge-bandwidth"},
		{"cloud-edge-report:x", "takes no section", "spam-users"},
		{"cloud-edge-bandwidth:spam-users", "takes no section", "spam-users"},
	} {
		_, err := Import(t.Context(), new(memory), nil, Options{Profile: tt.profile})
		wantProblem(t, err, model.ErrUsage, tt.says)
		if hint := model.Hint(err, model.EN); !strings.Contains(hint, tt.hint) {
			t.Errorf("%s: it advises %q, want %q", tt.profile, hint, tt.hint)
		}
	}
}
