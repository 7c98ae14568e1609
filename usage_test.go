package main

import (
	"bytes"
	"strings"
	"testing"

	"edgelens/model"
)

// told runs a command line that must end with an exit code, and gives what it
// says on stderr.
func told(t *testing.T, lang model.Lang, code int, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, lang: lang}
	root := a.root()
	root.SetArgs(args)
	if got := a.end(t.Context(), root.ExecuteContext(t.Context())); got != code {
		t.Fatalf("edgelens %q: exit code %d, want %d\n%s", args, got, code, stderr.String())
	}
	return stderr.String()
}

// TestWrongUsage: whatever the command line has wrong is said in the user's
// language, with what would be right.
func TestWrongUsage(t *testing.T) {
	const commands = "completion, demo, forget, group, import, lines, profile, rebuild, rejects, report, sources, sql, version, views"
	const sections = "1 clients, 2 connections, 3 malware-users, 4 spam-users, 5 site-users, 6 bandwidth-users, 7 malware, 8 ips, 9 url-categories, 10 apps"
	for _, tt := range []struct {
		args   string
		en, ja string // of the error and the hint, parted by a |
	}{
		{"import", "an argument is missing|usage: edgelens import PATH…", "引数が足りません|使い方: edgelens import PATH…"},
		{"sql SELECT 1", `one argument too many: "1"|usage: edgelens sql STATEMENT`, "引数「1」は余分です|使い方: edgelens sql STATEMENT"},
		{"demo x", `one argument too many: "x"|usage: edgelens demo`, "引数「x」は余分です|使い方: edgelens demo"},
		{"views lst", "no command edgelens views lst|did you mean list?", "コマンド「edgelens views lst」はありません|list ではありませんか?"},
		{"views foo", "no command edgelens views foo|commands: export, import, list", "コマンド「edgelens views foo」はありません|コマンド: export, import, list"},
		{"completion tcsh", `it cannot be "tcsh"|there are: bash, zsh, fish, powershell`, "「tcsh」は指定できません|指定できる値: bash, zsh, fish, powershell"},
		{"completion bash zsh", `one argument too many: "zsh"|usage: edgelens completion SHELL`, "引数「zsh」は余分です|使い方: edgelens completion SHELL"},
		{"report --frmat json", "unknown flag: --frmat|did you mean --format?", "--frmat というオプションはありません|--format ではありませんか?"},
		{"report -format=json", "unknown flag: -format=json|did you mean --format?", "-format=json というオプションはありません|--format ではありませんか?"},
		{"report --nothing-near", "unknown flag: --nothing-near|see edgelens report --help", "--nothing-near というオプションはありません|使い方: edgelens report --help"},
		{"report -あ", "unknown flag: -あ|see edgelens report --help", "-あ というオプションはありません|使い方: edgelens report --help"},
		{"lines -action:block", "unknown flag: -action:block|a condition that begins with - comes after --: edgelens lines -- -action:block", "-action:block というオプションはありません|- で始まる条件は -- の後に書きます: edgelens lines -- -action:block"},
		{"--dbb x", "unknown flag: --dbb|did you mean --db?", "--dbb というオプションはありません|--db ではありませんか?"},
		{"report --top", "--top needs a value|--top ROWS: ROWS of each table (0: all)", "--top に値がありません|--top 行数: 各表の行数(0はすべて)"},
		{"lines -o", "--output needs a value|--output FILE: write to FILE instead of stdout", "--output に値がありません|--output ファイル: 標準出力の代わりに書くファイル"},
		{"report --top x", `--top cannot be "x"|it is a number, for example --top 20`, "--top に「x」は指定できません|半角の数字で指定します。例: --top 20"},
		{"report --top １０", `--top cannot be "１０"|it is a number, for example --top 20`, "--top に「１０」は指定できません|半角の数字で指定します。例: --top 20"},
		{"report --top 99999999999999999999", `--top cannot be "99999999999999999999"|the number is too large`, "--top に「99999999999999999999」は指定できません|数が大きすぎます"},
		{"demo --seed -1", `--seed cannot be "-1"|it is a number, for example --seed 20`, "--seed に「-1」は指定できません|半角の数字で指定します。例: --seed 20"},
		{"rebuild --source x", `--source cannot be "x"|it is a number, for example --source 20`, "--source に「x」は指定できません|半角の数字で指定します。例: --source 20"},
		{"import --json=x a.csv", `--json cannot be "x"|write --json without a value`, "--json に「x」は指定できません|値なしで --json とだけ書きます"},
		{"report --=x", "this is no flag: --=x|see edgelens report --help", "オプションの書き方が違います: --=x|使い方: edgelens report --help"},
		{"export --db d.edge", "export: no such file or command|to export log lines: edgelens lines --format csv -o FILE; the tables of the report: edgelens report --format csv -o FILE", "export: そのようなファイルもコマンドもありません|書き出すには: ログ行は edgelens lines --format csv -o ファイル、レポートの表は edgelens report --format csv -o ファイル"},
		{"bogus", "bogus: no such file or command|commands: " + commands, "bogus: そのようなファイルもコマンドもありません|コマンド: " + commands},
		{"--plain 4", "4: no such file or command|a section of the report is shown by: edgelens report 4", "4: そのようなファイルもコマンドもありません|レポートの表を見るには: edgelens report 4"},
		{"--db d.edge ips", "ips: no such file or command|a section of the report is shown by: edgelens report ips", "ips: そのようなファイルもコマンドもありません|レポートの表を見るには: edgelens report ips"},
		{"reprot", "reprot: no such file or command|did you mean report?", "reprot: そのようなファイルもコマンドもありません|report ではありませんか?"},
		{"-", "no case named|name it with --db FILE or EDGELENS_DB", "ケースが指定されていません|--db ファイル か環境変数 EDGELENS_DB で指定します"},
		{"report 11", `no section "11"|there are, by number or name: ` + sections, "表「11」はありません|番号か名前で指定します: " + sections},
		{"report スパム", `no section "スパム"|there are, by number or name: ` + sections, "表「スパム」はありません|番号か名前で指定します: " + sections},
	} {
		for lang, want := range map[model.Lang]string{model.EN: tt.en, model.JA: tt.ja} {
			got := told(t, lang, exitUsage, strings.Fields(tt.args)...)
			what, hint, _ := strings.Cut(want, "|")
			if want := "edgelens: error: " + what + "\nedgelens: hint: " + hint + "\n"; got != want {
				t.Errorf("%s: it says\n%swant\n%s", tt.args, got, want)
			}
		}
	}
}
