package model_test

import (
	"math"
	"testing"

	"edgelens/model"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		cell string
		want int64
		ok   bool
	}{
		{"0", 0, true}, {" 12 ", 12, true}, {"-5", -5, true}, {"+5", 5, true}, {"007", 7, true},
		{"1,234", 1234, true}, {"-1,234,567", -1234567, true}, {"１，２３４", 1234, true}, {"　７　", 7, true},
		{"9223372036854775807", math.MaxInt64, true}, {"9223372036854775808", 0, false}, {"-9223372036854775808", 0, false},
		{"", 0, false}, {"-", 0, false}, {"--5", 0, false}, {"+-5", 0, false}, {"1.0", 0, false}, {"1e3", 0, false}, {"0x10", 0, false},
		{"12,34", 0, false}, {",123", 0, false}, {"1,", 0, false}, {"1234,567", 0, false}, {"1_000", 0, false},
		{"①", 0, false}, {"2²", 0, false}, {"12 MB", 0, false},
	}
	for _, tt := range tests {
		if got, ok := model.Number(tt.cell); ok != tt.ok || ok && got != tt.want {
			t.Errorf("Number(%q) = %d, %v, want %d, %v", tt.cell, got, ok, tt.want, tt.ok)
		}
	}
}

func TestCanonical(t *testing.T) {
	tests := []struct {
		kind       model.Kind
		cell, want string
	}{
		{model.KindText, "a", "a"}, {model.KindText, " a ", " a "}, {model.KindText, "A", "A"},
		{model.KindText, "", ""}, {model.KindText, "-", ""}, {model.KindText, "--", ""}, {model.KindText, " \t", ""}, {model.KindText, "　", ""}, {model.KindText, "---", "---"},
		{model.KindIP, " 10.0.0.1 ", "10.0.0.1"}, {model.KindIP, "::FFFF:10.0.0.1", "10.0.0.1"}, {model.KindIP, "2001:DB8:0:0::1", "2001:db8::1"}, {model.KindIP, "010.0.0.1", "010.0.0.1"},
		{model.KindInteger, "1,000", "1000"}, {model.KindBytes, "００７", "7"}, {model.KindInteger, "many", "many"},
		{model.KindType, "IPS", "ips"}, {model.KindType, "ｉｐｓ", "ips"}, {model.KindType, "Anti-Spam", "spam"}, {model.KindType, "量子", "量子"},
		{model.KindAction, "駆除", "delete"}, {model.KindAction, "ブロック", "block"}, {model.KindAction, "--", ""},
	}
	for _, tt := range tests {
		if got := tt.kind.Canonical(tt.cell); got != tt.want {
			t.Errorf("kind %d: Canonical(%q) = %q, want %q", tt.kind, tt.cell, got, tt.want)
		}
	}
}

func FuzzCanonicalIsStable(f *testing.F) {
	for _, s := range []string{"::ffff:1.2.3.4%eth0", " 1,000 ", "ＩＰＳ", "--", "+0", "-0", "1.2 GB", "約1,234", "８５０ＫＢ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		for k := model.KindText; k <= model.KindBytes; k++ {
			once := k.Canonical(cell)
			if got := k.Canonical(once); got != once {
				t.Errorf("kind %d: Canonical(%q) = %q, but Canonical of that = %q", k, cell, once, got)
			}
			if (once == "") != model.Blank(cell) {
				t.Errorf("kind %d: Canonical(%q) = %q, Blank = %v", k, cell, once, model.Blank(cell))
			}
		}
	})
}

func TestHeadingsOfTheCatalogueAreUnique(t *testing.T) {
	owner := map[string]string{}
	claim := func(heading, id string) {
		name := model.FoldName(heading)
		if other, taken := owner[name]; taken && other != id {
			t.Errorf("heading %q stands for %s and %s", heading, other, id)
		}
		owner[name] = id
	}
	ids := map[string]bool{}
	for _, f := range model.Fields {
		if ids[f.ID] {
			t.Errorf("field %s is there twice", f.ID)
		}
		ids[f.ID] = true
		for _, h := range append([]string{f.ID, f.Label.JA, f.Label.EN}, f.Also...) {
			claim(h, f.ID)
		}
	}
	for _, c := range []model.Column{model.OutcomeColumn, model.SourceColumn, model.RecordColumn, model.NoteColumn} {
		for _, h := range []string{c.Name, c.Label(model.JA), c.Label(model.EN)} {
			claim(h, "the column "+c.Name)
		}
	}
}

func TestFieldByHeading(t *testing.T) {
	tests := []struct {
		heading, id string
		rank        model.HeadingRank
	}{
		{"クライアントIP", "client_ip", model.ByLabel}, {"client ip", "client_ip", model.ByLabel}, {"ｃｌｉｅｎｔ_ip", "client_ip", model.ByLabel},
		{"送信元IP", "client_ip", model.ByAlias}, {"使用（バイト）", "bytes", model.ByLabel}, {"Log Time", "time", model.ByAlias},
	}
	for _, tt := range tests {
		f, rank, ok := model.FieldByHeading(tt.heading)
		if !ok || f.ID != tt.id || rank != tt.rank {
			t.Errorf("FieldByHeading(%q) = %s, %d, %v, want %s, %d", tt.heading, f.ID, rank, ok, tt.id, tt.rank)
		}
	}
	if f, _, ok := model.FieldByHeading("備考"); ok {
		t.Errorf("備考 stands for %s, want no field", f.ID)
	}
}

func TestVocabulariesAreUnique(t *testing.T) {
	for _, k := range []model.Kind{model.KindType, model.KindAction} {
		codes, names := map[int]string{}, map[string]string{}
		for _, w := range model.Vocabulary(k) {
			if other, taken := codes[w.Code]; taken || w.Code == 0 {
				t.Errorf("code %d of %s: also %q, or 0", w.Code, w.ID, other)
			}
			codes[w.Code] = w.ID
			for _, n := range append([]string{w.ID, w.Label.JA, w.Label.EN}, w.Also...) {
				n = model.FoldName(n)
				if other, taken := names[n]; taken && other != w.ID {
					t.Errorf("word %q stands for %s and %s", n, other, w.ID)
				}
				names[n] = w.ID
			}
		}
	}
}

// TestWordsAreSaidInBothLanguages where the program knows a word for them.
func TestWordsAreSaidInBothLanguages(t *testing.T) {
	category := model.FieldColumn("url_category")
	tests := []struct {
		column model.Column
		value  string
		want   model.Text
	}{
		{model.FieldColumn("type"), "spam", model.Text{JA: "スパムメール対策", EN: "Email Anti-spam"}},
		{model.FieldColumn("action"), "Deny", model.Text{JA: "ブロック", EN: "Block"}},
		{model.OutcomeColumn, "seen", model.Text{JA: "検知のみ", EN: "seen only"}},
		{category, "ギャンブル", model.Text{JA: "ギャンブル", EN: "Gambling"}},
		{category, "gambling", model.Text{JA: "ギャンブル", EN: "Gambling"}},
		{category, "Unrated", model.Text{JA: "未評価", EN: "Unrated"}},
		{category, "未評価", model.Text{}}, // or Untested
		{category, "競馬", model.Text{}},
		{model.FieldColumn("app"), "ギャンブル", model.Text{}},
		{model.Column{Name: "url_category", Unknown: true}, "ギャンブル", model.Text{}},
	}
	for _, tt := range tests {
		if got, ok := tt.column.Word(tt.value); got != tt.want || ok != (tt.want != model.Text{}) {
			t.Errorf("the word for %q of %v is %v, %v, want %v", tt.value, tt.column, got, ok, tt.want)
		}
	}
}

func TestOutcomes(t *testing.T) {
	tests := []struct {
		action string
		want   model.Outcome
	}{
		{"ブロック", model.Stopped}, {"Drop", model.Stopped}, {"タグ", model.Marked}, {"監視", model.Seen}, {"", model.Unknown}, {"消滅", model.Unknown},
	}
	for _, tt := range tests {
		if got := model.OutcomeOf(tt.action); got != tt.want {
			t.Errorf("OutcomeOf(%q) = %d, want %d", tt.action, got, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	tests := []struct{ typed, want string }{
		{"cleint_ip", "client_ip"}, {"SUBJECT", "subject"}, {"subjct", "subject"}, {"tpye", "type"}, {"xyzzy", ""}, {"", ""},
	}
	for _, tt := range tests {
		if got := model.Nearest(tt.typed, model.FilterNames()); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.typed, got, tt.want)
		}
	}
}
