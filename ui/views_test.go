package ui_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui/screen"
	"edgelens/ui/uitest"
)

func (s *store) Views(context.Context) ([]model.SavedView, error) {
	return slices.Clone(s.saved), s.err
}

func (s *store) SaveView(_ context.Context, v model.SavedView, replace bool) error {
	if s.writeErr != nil {
		return s.writeErr
	}
	v.Saved = time.Date(2026, 10, 26, 9, 0, 0, 0, jst)
	for i, old := range s.saved {
		if old.Name == v.Name && !replace {
			return &model.Problem{Kind: model.ErrTaken}
		} else if old.Name == v.Name {
			s.saved[i].Address = v.Address
			return nil
		}
	}
	v.ID = int64(len(s.saved) + 1)
	s.saved = append(s.saved, v)
	return nil
}

func (s *store) RenameView(_ context.Context, id int64, name string) error {
	for i := range s.saved {
		if s.saved[i].ID == id {
			s.saved[i].Name = name
		}
	}
	return s.writeErr
}

func (s *store) DeleteView(_ context.Context, id int64) error {
	s.saved = slices.DeleteFunc(s.saved, func(v model.SavedView) bool { return v.ID == id })
	return s.writeErr
}

// savedStore is a case with some saved views.
func savedStore() *store {
	s := newStore()
	for _, v := range []model.SavedView{
		{Name: "IPS 全件", Address: "ips period=2026-10 rows=all"},
		{Name: "月例の迷惑メール", Address: "lines columns=subject,time filter=time:2026-10 type:spam"},
		{Name: "evil\x1b[2J\u202e", Address: "lines filter=備考:x"},
	} {
		_ = s.SaveView(context.Background(), v, false)
	}
	return s
}

func TestAViewIsSavedAndOpenedAgain(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("8", "enter", "v")
	d.See("ビューの名前: 1059400 WEB Remote File Inclusion -0 / 8 上位10件のIPS検出")
	d.Press("ctrl+u", "enter")
	d.See("ビューに名前がありません")
	d.Type("月例")
	d.Press("enter")
	d.See("ビュー「月例」を保存しました（V で一覧）", "該当ログ")
	if len(s.saved) != 1 || s.saved[0].Address != "lines filter=time:2026-10 type:ips rule_id:1059400" {
		t.Fatalf("saved %+v", s.saved)
	}
	d.Press("esc", "esc", "V")
	d.See("保存したビュー", "月例", "2026-10-26 09:00", "lines filter=time:2026-10 type:ips rule_id:1059400")
	d.Press("enter")
	d.See("該当ログ 3件")
	d.Press("esc", "esc")
	d.See("レポート 2026-10")
}

// TestTheProposedNameIsReplacedByTyping: and has no mark of the state of the
// view, which it would be called by for ever.
func TestTheProposedNameIsReplacedByTyping(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("L", "=")
	d.See("変更あり")
	d.Press("v")
	if row := d.Row(27); row != "ビューの名前: すべてのログ" {
		t.Errorf("the name proposed is %q", row)
	}
	d.Type("月例")
	d.Press("enter")
	d.Press("v", "left", "right")
	d.Type("2")
	d.Press("enter", "v", "backspace")
	d.Type("く")
	d.Press("enter", "v")
	d.Paste("週例")
	d.Press("enter")
	var names []string
	for _, v := range s.saved {
		names = append(names, v.Name)
	}
	if got := strings.Join(names, " "); got != "月例 すべてのログ2 すべてのロく 週例" {
		t.Errorf("the views are called %s", got)
	}
}

func TestANameThatIsTakenIsAskedAbout(t *testing.T) {
	s := savedStore()
	d, _ := start(t, s, model.EN, 100, 30)
	again := func(answer string) {
		d.Press("v", "ctrl+u")
		d.Type("IPS 全件")
		d.Press("enter")
		d.See(`There is a view called "IPS 全件" already. Replace it?`)
		d.Press(answer)
	}
	again("enter") // a key pressed too often replaces nothing
	d.See("Name of the view: IPS 全件")
	d.Press("esc")
	if got := s.saved[0].Address; got != "ips period=2026-10 rows=all" {
		t.Errorf("the view was replaced: %s", got)
	}
	again("y")
	d.See("Saved the view")
	if got := s.saved[0].Address; got != "report period=2026-10" {
		t.Errorf("the view was not replaced: %s", got)
	}
}

func TestTheListOfViews(t *testing.T) {
	s := savedStore()
	d, folder := start(t, s, model.EN, 100, 30)
	d.Press("V")
	d.See("IPS 全件", "evil␛[2J‹U+202E›", "! lines filter=備考:x")
	d.Press("/")
	d.Type("evil")
	d.NotSee("IPS 全件")
	d.See(`This view cannot be opened: unknown field`)
	d.Press("enter", "enter")
	d.See("! This view cannot be opened: unknown field", "Saved views")
	d.Press("D")
	d.See("Delete the view")
	d.Press("y", "/", "esc")
	d.See("IPS 全件")
	d.NotSee("evil")
	d.Press("v")
	d.Type("!")
	d.Press("enter")
	d.See("View renamed", "IPS 全件!")
	d.Press("E", "enter")
	text, err := os.ReadFile(filepath.Join(folder, "views.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"name":"IPS 全件!","address":"ips period=2026-10 rows=all","saved":"2026-10-26T09:00:00+09:00"}` + "\n"
	if got := string(text); !strings.HasPrefix(got, want) || strings.Count(got, "\n") != 2 {
		t.Errorf("written:\n%s", got)
	}
	d.Press("enter")
	d.See("8 Top IPS")
}

// TestAWriteIsNotStoppedByTheNext deletes twice before the case has answered.
func TestAWriteIsNotStoppedByTheNext(t *testing.T) {
	s := savedStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("V")
	d.Hold()
	d.Press("D", "y", "down", "D", "y")
	d.ReleaseAll()
	if len(s.saved) != 2 || s.saved[0].Name == "IPS 全件" {
		t.Errorf("left: %+v", s.saved)
	}
	d.NotSee("IPS 全件")
	d.Press("D")
	d.See("Delete the view")
}

// TestTheViewOfTheFieldIsRenamed: the list changes while the name is typed.
func TestTheViewOfTheFieldIsRenamed(t *testing.T) {
	s := savedStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("V", "v")
	s.saved = append([]model.SavedView{{ID: 9, Name: "new", Address: "report"}}, s.saved...)
	d.Send(screen.ViewsChanged{})
	d.Type("!")
	d.Press("enter")
	if s.saved[0].Name != "new" || s.saved[1].Name != "IPS 全件!" {
		t.Errorf("renamed the wrong view: %+v", s.saved)
	}
}

func TestThereAreNoViewsYet(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("V")
	d.See("No saved views")
	d.Press("v")
	d.See("No saved views")
	d.Press("V", "esc")
	d.See("Report 2026-10")
}

func TestAViewThatCannotBeWrittenSaysWhy(t *testing.T) {
	s := savedStore()
	s.writeErr = &model.Problem{Kind: model.ErrCase, What: model.Text{JA: "読み取り専用です", EN: "can only be read"}}
	d, _ := start(t, s, model.JA, 100, 30)
	d.Press("v", "enter")
	d.See("! 読み取り専用です", "レポート 2026-10")
	d.Press("V", "D", "y")
	d.See("! 読み取り専用です")
}

func TestAScreenWithoutAddressIsNotSaved(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 30)
	d.Press("S", "v")
	d.See("cannot be saved as a view")
}

func TestSavedViewsAreFoundEverywhere(t *testing.T) {
	opened := func(d *uitest.Driver) { d.See("40 lines", "[type:spam]", "› 月例の迷惑メール") }
	tests := []struct {
		name string
		do   func(d *uitest.Driver)
	}{
		{"palette", func(d *uitest.Driver) { d.Press("ctrl+p"); d.Type("月例"); d.See("view"); d.Press("enter") }},
		{"command", func(d *uitest.Driver) { d.Press(":"); d.Type("view 月例の迷惑メール"); d.Press("enter") }},
		{"wide blank", func(d *uitest.Driver) { d.Press(":"); d.Type("view　月例の迷惑メール"); d.Press("enter") }},
		{"completed behind a wide blank", func(d *uitest.Driver) { d.Press(":"); d.Type("view　月"); d.Press("tab", "enter") }},
		{"completed", func(d *uitest.Driver) { d.Press(":"); d.Type("view 月"); d.Press("tab", "enter") }},
		{"completed by the name", func(d *uitest.Driver) { d.Press(":"); d.Type("迷惑"); d.Press("tab", "enter") }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := start(t, savedStore(), model.EN, 100, 30)
			tt.do(d)
			opened(d)
		})
	}
	d, _ := start(t, savedStore(), model.EN, 100, 30)
	d.Press(":")
	d.Type("view IPS")
	d.Press("tab", "enter") // a name with a blank
	d.See("8 Top IPS")
	d.Press("ctrl+p")
	d.Type("evil")
	d.See("evil␛[2J‹U+202E›")
	d.Press("down", "enter")
	d.Press("esc", ":")
	d.Type("view none")
	d.Press("enter")
	d.See(`There is no view called "none"`, "Command: view none")
}

func TestAListThatCannotBeReadSaysSo(t *testing.T) {
	s := savedStore()
	d, _ := start(t, s, model.EN, 100, 30)
	s.err = errors.New("disk gone")
	d.Press("V")
	d.See("disk gone")
	s.err = nil
	d.Send(screen.ViewsChanged{})
	d.See("IPS 全件")
	d.NotSee("disk gone")
}

func TestFramesOfViews(t *testing.T) {
	screens := []struct {
		name string
		keys []string
	}{
		{"views", []string{"V", "down", "down"}},
		{"views_save", []string{"8", "enter", "v"}},
		{"views_delete", []string{"V", "D"}},
	}
	for _, l := range []model.Lang{model.JA, model.EN} {
		for _, size := range [][2]int{{80, 24}, {120, 40}} {
			for _, s := range screens {
				name := fmt.Sprintf("%s_%s_%dx%d", s.name, l, size[0], size[1])
				t.Run(name, func(t *testing.T) {
					d, _ := start(t, savedStore(), l, size[0], size[1])
					d.Press(s.keys...)
					d.Golden(name)
				})
			}
		}
	}
}
