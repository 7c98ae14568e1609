package keys_test

import (
	"strings"
	"testing"

	"edgelens/ui/keys"
	"edgelens/ui/lang"

	tea "github.com/charmbracelet/bubbletea"
)

func runes(s string) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)}
}

func TestCommandsUndoTheInputMethod(t *testing.T) {
	tests := []struct {
		typed string
		want  *keys.Key
	}{
		{"ｊ", keys.Down}, {"ｋ", keys.Up}, {"Ｇ", keys.Last}, {"／", keys.Search}, {"・", keys.Search},
		{"？", keys.Help}, {"＝", keys.Only}, {"！", keys.Not}, {"～", keys.Containing}, {"〜", keys.Containing},
		{"「", keys.HistoryBack}, {"」", keys.HistoryForward}, {"＊", keys.MarkAll}, {"　", keys.Mark},
		{"；", keys.SQL}, {"：", keys.Command}, {"Ｅ", keys.Export}, {"j", keys.Down}, {" ", keys.Mark},
	}
	for _, tt := range tests {
		t.Run(tt.typed, func(t *testing.T) {
			got := keys.Commands(runes(tt.typed))
			if len(got) != 1 || !keys.Match(got[0], tt.want) {
				t.Errorf("Commands(%q) = %v, which is not the key wanted", tt.typed, got)
			}
		})
	}
}

func TestKeysThatCameTogetherAreTakenApart(t *testing.T) {
	got := keys.Commands(runes("jｋ4"))
	if len(got) != 3 || !keys.Match(got[0], keys.Down) || !keys.Match(got[1], keys.Up) || !keys.Match(got[2], keys.Sections) {
		t.Errorf("Commands(jｋ4) = %v, want down, up, section", got)
	}
}

func TestOtherKeysStay(t *testing.T) {
	msg := tea.KeyMsg{Type: tea.KeyCtrlD}
	if got := keys.Commands(msg); len(got) != 1 || !keys.Match(got[0], keys.HalfDown) {
		t.Errorf("Commands(ctrl+d) = %v", got)
	}
}

func TestPastedTextIsNoCommand(t *testing.T) {
	msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("E"), Paste: true}
	if got := keys.Commands(msg); len(got) != 0 {
		t.Errorf("Commands = %v, want none", got)
	}
	if keys.Match(msg, keys.Export) {
		t.Error("pasted text matched a key")
	}
}

func TestSection(t *testing.T) {
	tests := []struct {
		typed string
		want  int
		ok    bool
	}{{"1", 1, true}, {"9", 9, true}, {"0", 10, true}, {"x", 0, false}}
	for _, tt := range tests {
		if got, ok := keys.Section(runes(tt.typed)); got != tt.want || ok != tt.ok {
			t.Errorf("Section(%q) = %d, %v, want %d, %v", tt.typed, got, ok, tt.want, tt.ok)
		}
	}
}

func TestADisabledKeySaysWhy(t *testing.T) {
	m := keys.NewMap(lang.For("ja"))
	b := m.When(keys.Export, "行がありません")
	if b.Enabled() || b.Help().Desc != "書き出し: 行がありません" {
		t.Errorf("When = %v, %q", b.Enabled(), b.Help().Desc)
	}
	if b := m.When(keys.Export, ""); !b.Enabled() || b.Help().Desc != "書き出し" {
		t.Errorf("When without a reason = %v, %q", b.Enabled(), b.Help().Desc)
	}
}

// TestNoKeyMeansTwoThings covers what a table with the focus understands;
// fields and dialogs have the keys to themselves.
func TestNoKeyMeansTwoThings(t *testing.T) {
	seen := map[string]string{}
	words := lang.For("en").Groups
	for _, l := range keys.NewMap(lang.For("en")).All() {
		if l.Title == words.Text || l.Title == words.Dialog {
			continue
		}
		for _, b := range l.Bindings {
			for _, k := range b.Keys() {
				if other, taken := seen[k]; taken {
					t.Errorf("%q means %q and %q", k, other, b.Help().Desc)
				}
				seen[k] = b.Help().Desc
			}
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d keys in the table", len(seen))
	}
}

func TestNoAlt(t *testing.T) {
	for _, l := range keys.NewMap(lang.For("en")).All() {
		for _, b := range l.Bindings {
			if strings.Contains(strings.Join(b.Keys(), " "), "alt+") {
				t.Errorf("%s uses Alt", b.Help().Desc)
			}
		}
	}
}

func TestSheetListsEveryKey(t *testing.T) {
	for _, code := range []string{"ja", "en"} {
		m := keys.NewMap(lang.For(code))
		sheet := m.Sheet()
		for _, l := range m.All() {
			for _, b := range l.Bindings {
				if !strings.Contains(sheet, " | "+b.Help().Desc+" |\n") {
					t.Errorf("%s: the sheet lacks %q", code, b.Help().Desc)
				}
			}
		}
		if !strings.Contains(sheet, "| `↑` `k` |") {
			t.Errorf("%s: keys are not set as code:\n%s", code, sheet)
		}
	}
}
