package ui_test

import (
	"context"
	"iter"
	"strings"
	"testing"
	"time"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/screen"
	"edgelens/ui/uitest"
)

// scene is a screen, or a state of one, and the keys that lead to it.
type scene struct {
	name   string
	keys   []string
	typed  string // text typed after the keys, a newline presses Enter
	then   []string
	noCase bool // the program begins without a case
	bare   bool // nothing was imported into the case
}

// scenes are every screen with everything that opens over it.
var scenes = []scene{
	{name: "cases", noCase: true},
	{name: "case_new", noCase: true, keys: []string{"o"}, typed: "/no/丸山商事"},
	{name: "report"},
	{name: "report_bare", bare: true},
	{name: "section_bare", bare: true, keys: []string{"2"}},
	{name: "sources_bare", bare: true, keys: []string{"S"}},
	{name: "report_period", keys: []string{"p", "5"}},
	{name: "report_strip", keys: []string{"t", "w"}},
	{name: "report_presets", keys: []string{"p"}},
	{name: "report_field", keys: []string{"f"}, typed: "act"},
	{name: "report_filtered", keys: []string{"f"}, typed: "client_ip:172.16.16.57\n"},
	{name: "section", keys: []string{"4"}},
	{name: "section_find", keys: []string{"8", "/"}, typed: "-3"},
	{name: "section_export", keys: []string{"8", "E"}},
	{name: "section_empty", keys: []string{"9"}},
	{name: "section_hidden", keys: []string{"f"}, typed: "client_ip:172.16.16.57\n", then: []string{"6"}},
	{name: "section_part", keys: []string{"p", "2", "6"}},
	{name: "section_absent", keys: []string{"1"}},
	{name: "ips", keys: []string{"8"}},
	{name: "lines", keys: []string{"4", "enter"}},
	{name: "lines_marked", keys: []string{"4", "enter", "space", "down", "space"}},
	{name: "lines_field", keys: []string{"4", "enter", "f"}, typed: "action:"},
	{name: "lines_search", keys: []string{"4", "enter", "/"}, typed: "test"},
	{name: "lines_columns", keys: []string{"4", "enter", "c"}},
	{name: "lines_period", keys: []string{"4", "enter", "p", "5"}},
	{name: "columns", keys: []string{"4", "enter", "right", "c", "left"}},
	{name: "jump", keys: []string{"4", "enter", "@"}, typed: "16:12"},
	{name: "lines_empty", keys: []string{"4", "enter", "f"}, typed: "action:block\n"},
	{name: "strip", keys: []string{"4", "enter", "t", "w"}},
	{name: "pills", keys: []string{"4", "enter", "right", "=", "f", "left", "left", "space"}},
	{name: "export", keys: []string{"4", "enter", "E"}},
	{name: "line", keys: []string{"8", "enter", "enter"}},
	{name: "line_end", keys: []string{"8", "enter", "enter", "end"}},
	{name: "analysis", keys: []string{"B"}},
	{name: "analysis_two", keys: []string{"8", "enter", "B"}},
	{name: "analysis_fields", keys: []string{"B", "b"}},
	{name: "analysis_marked", keys: []string{"B", "space", "space", "d"}},
	{name: "analysis_strip", keys: []string{"B", "t", "w"}},
	{name: "analysis_presets", keys: []string{"B", "p"}},
	{name: "analysis_period", keys: []string{"B", "p", "5"}},
	{name: "analysis_empty", keys: []string{"4", "enter", "B", "f"}, typed: "subject~xyz\n"},
	{name: "analysis_terms", keys: []string{"4", "enter", "B", "f", "left", "space"}},
	{name: "analysis_field", keys: []string{"B", "down", "=", "f"}, typed: "rul"},
	{name: "import_field", keys: []string{"i"}, typed: "/no/2016-02.csv"},
	{name: "import_done", keys: []string{"i"}, typed: "/no/in\n"},
	{name: "sources", keys: []string{"S"}},
	{name: "sources_forget", keys: []string{"S", "D"}},
	{name: "rejects", keys: []string{"S", "enter"}},
	{name: "reject", keys: []string{"S", "enter", "enter"}},
	{name: "views", keys: []string{"V", "down", "down"}},
	{name: "views_save", keys: []string{"8", "enter", "v"}},
	{name: "views_delete", keys: []string{"V", "D"}},
	{name: "note", keys: []string{"8", "enter", "m"}, typed: "お客様に確認済み"},
	{name: "palette", keys: []string{"4", "enter", "ctrl+p"}},
	{name: "palette_typed", keys: []string{"ctrl+p"}, typed: "spam"},
	{name: "palette_far", keys: []string{"ctrl+p"}, typed: "export"},
	{name: "help_far", keys: []string{"?"}, typed: "csv"},
	{name: "command", keys: []string{"4", "enter", ":"}, typed: "type:ips client"},
	{name: "command_label", keys: []string{":"}, typed: "im"},
	{name: "command_mistake", keys: []string{":"}, typed: "type:ips cleint_ip:1\n"},
	{name: "sql", keys: []string{";"}},
	{name: "sql_rows", keys: []string{";", "up", "enter", "down"}},
	{name: "sql_of_lines", keys: []string{"4", "enter", "X"}},
	{name: "help", keys: []string{"4", "enter", "?"}},
	{name: "mouse", keys: []string{"4", "enter", "f2"}},
}

// start shows a scene of a case in a window.
func (s scene) start(t *testing.T, store *store, o ui.Options, w, h int) *uitest.Driver {
	t.Helper()
	o.Host, o.Folder = frameHost{}, "exports"
	switch {
	case s.noCase:
	case s.bare:
		o.Store = newBareStore()
	case len(s.keys) > 0 && s.keys[0] == "S":
		o.Store = frameStore{store}
	case len(s.keys) > 0 && s.keys[0] == "V":
		o.Store = savedStore()
	default:
		o.Store = store
	}
	m, err := ui.NewModel(o)
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, w, h)
	d.Press(s.keys...)
	typed, enter := strings.CutSuffix(s.typed, "\n")
	d.Type(typed)
	if enter {
		d.Press("enter")
	}
	d.Press(s.then...)
	return d
}

// bareStore is a case into which nothing was imported.
type bareStore struct{ *store }

func newBareStore() bareStore { return bareStore{&store{}} }

func (bareStore) Sources(context.Context) ([]model.Source, error) { return nil, nil }

// frameHost has two cases, and imports a good file and a bad one.
type frameHost struct{}

func (frameHost) Recent() []screen.Recent {
	return []screen.Recent{
		{Path: "/home/support/丸山商事.edge", Opened: time.Date(2016, 3, 1, 9, 15, 0, 0, jst)},
		{Path: "/media/usb/北海システム.edge", Opened: time.Date(2016, 2, 3, 18, 0, 0, 0, jst), Missing: true},
	}
}

func (frameHost) Open(context.Context, string, bool) (screen.Store, error) { return newStore(), nil }

func (frameHost) Import(context.Context, screen.Store, []string, func(screen.ImportProgress)) ([]screen.Imported, error) {
	return []screen.Imported{
		{Path: frameSource().Path, Source: frameSource()},
		{Path: "/in/photo.png", Err: &model.Problem{
			Kind: model.ErrNotFound, What: model.Text{JA: "テキストのファイルではありません", EN: "this is no text"},
			Hint: model.Text{JA: "表計算のファイルは CSV で保存し直してください", EN: "save a spreadsheet as CSV first"},
		}},
	}, nil
}

// frameSource is a source with rejects and a remark.
func frameSource() model.Source {
	return model.Source{
		ID: 1, Path: "/in/exports/2016-02 ログ.csv", Kind: model.KindLog, Encoding: "cp932", Profile: "edge-ja", Size: 731_226,
		Records: 4_812, New: 712, Known: 4_098, Rejected: 2, SHA256: [32]byte{0xab, 0xcd, 0xef},
		Imported: time.Date(2016, 3, 1, 9, 15, 0, 0, jst),
		From:     time.Date(2016, 2, 1, 0, 0, 0, 0, jst), To: time.Date(2016, 2, 29, 23, 59, 0, 0, jst),
		Notices: []model.Text{{JA: "列「備考」は項目の一覧にありません", EN: "the column 備考 is none of the known fields"}},
	}
}

// frameStore is a small customer month with a source that has rejects.
type frameStore struct{ *store }

func (frameStore) Sources(context.Context) ([]model.Source, error) {
	statistics := model.Source{ID: 2, Path: `C:\exports\bandwidth-201602.csv`, Kind: model.KindStatistics, Records: 30, New: 30,
		Encoding: "utf-8", Profile: "bandwidth", Period: model.Month(2016, 2), Imported: time.Date(2016, 3, 1, 9, 20, 0, 0, jst)}
	return []model.Source{frameSource(), statistics}, nil
}

func (frameStore) Rejects(context.Context, int64) iter.Seq2[model.Reject, error] {
	list := []model.Reject{
		{Source: 1, Record: 17, Line: 18, Offset: 2_048, Reason: model.Text{JA: "時間を読めません", EN: "its time cannot be read"},
			Bytes: []byte("\x83\x65\x83\x58\x83\x67,10.0.0.1\r\n")},
		{Source: 1, Record: 4_812, Line: 4_815, Offset: 734_000, Reason: model.Text{JA: "時間を読めません", EN: "its time cannot be read"},
			Bytes: []byte("\x1b]0;pwned\a,=cmd\r\n")},
	}
	return func(yield func(model.Reject, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}
}
