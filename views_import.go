package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// viewsFlags are what `views import` can be told.
type viewsFlags struct{ replace, json bool }

func (a *app) viewsImportCommand() *cobra.Command {
	var f viewsFlags
	cmd := a.command(&cobra.Command{
		Use:  "import FILE",
		Args: cobra.ExactArgs(1),
		Example: `  edgelens views import --db customer.edge views.jsonl
  edgelens views import --db customer.edge --replace - < views.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.runViewsImport(cmd.Context(), args[0], f) },
	}, model.Text{
		JA: "ビューを読み込む。1行に1つ {\"name\":…,\"address\":…,\"saved\":…}(saved は省略可)",
		EN: `read views, one a line: {"name":…,"address":…,"saved":…} (saved may be missing)`,
	})
	cmd.Flags().BoolVar(&f.replace, "replace", false, a.in(model.Text{JA: "同じ名前のビューを置き換える", EN: "replace views of the same name"}))
	cmd.Flags().BoolVar(&f.json, "json", false, a.in(model.Text{JA: "結果を JSON で出力する", EN: "the summary as JSON"}))
	return cmd
}

// writtenView is a view in a file.
type writtenView struct {
	Name    string    `json:"name"`
	Address string    `json:"address"`
	Saved   time.Time `json:"saved"`
}

// viewTally is what came of the views of a file. It is an interface to scripts.
type viewTally struct {
	Added    int           `json:"added"`
	Replaced int           `json:"replaced"`
	Same     int           `json:"same"`
	Refused  []refusedView `json:"refused"`
}

// refusedView is a view that was not taken, and where it stands.
type refusedView struct {
	Line   int    `json:"line"`
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

func (a *app) runViewsImport(ctx context.Context, path string, f viewsFlags) (err error) {
	in := a.stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return &model.Problem{Kind: model.ErrInput, What: model.Textf("%s: 開けません", "%s: cannot be opened", path), Err: err}
		}
		defer func() { _ = file.Close() }()
		in = file
	}
	s, err := a.write(ctx)
	if err != nil {
		return err
	}
	defer finally(&err, s.Close)
	t, err := a.takeViews(ctx, s, in, f.replace)
	if err != nil && t.Added+t.Replaced == 0 {
		return err
	}
	// What was taken before something went wrong is in the case.
	if said := a.sayViews(t, f.json); err == nil {
		err = said
	}
	if err == nil && len(t.Refused) > 0 {
		err = errPartly
	}
	return err
}

// takeViews saves the views of a file, one by one.
func (a *app) takeViews(ctx context.Context, s *sqlite.Store, in io.Reader, replace bool) (viewTally, error) {
	t := viewTally{Refused: []refusedView{}}
	there, err := s.Views(ctx)
	if err != nil {
		return t, err
	}
	known := map[string]string{}
	for _, v := range there {
		known[v.Name] = v.Address
	}
	unknown, err := headings(ctx, s)
	if err != nil {
		return t, err
	}
	lines := bufio.NewReaderSize(in, maxViewLine)
	for n := 1; ; n++ {
		line, ended, err := viewLine(lines)
		if ended {
			return t, nil
		}
		var v model.SavedView
		switch {
		case errors.Is(err, errViewLine):
		case err != nil:
			return t, &model.Problem{Kind: model.ErrInput, What: model.Textf("%d行目を読めません", "line %d cannot be read", n), Err: err}
		case len(line) == 0:
			continue
		default:
			v, err = readView(line, unknown)
		}
		if err == nil {
			err = t.save(ctx, s, v, known, replace)
		}
		if errors.Is(err, model.ErrCase) {
			return t, err // none of the others can be written either
		}
		if err != nil {
			t.Refused = append(t.Refused, refusedView{n, v.Name, a.refusal(err)})
		}
	}
}

// maxViewLine is how many bytes a line of a file of views may have: the longest
// name and address fit into it in any way of writing JSON.
const maxViewLine = 16 * model.MaxViewAddress

// errViewLine is the error of a longer line.
var errViewLine = &model.Problem{Kind: model.ErrInput, What: model.Textf("行が長すぎます(%dバイトまで)", "the line is too long (at most %d bytes)", maxViewLine)}

// viewLine reads one line without the blanks around it. Of a line too long
// nothing is kept, and the next begins behind it.
func viewLine(in *bufio.Reader) (line []byte, ended bool, err error) {
	line, err = in.ReadSlice('\n')
	tooLong := false
	for errors.Is(err, bufio.ErrBufferFull) {
		tooLong = true
		_, err = in.ReadSlice('\n')
	}
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, false, err
	case tooLong:
		return nil, false, errViewLine
	}
	ended = err != nil && len(line) == 0
	return bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF"))), ended, nil
}

// refusal says why a view was not taken.
func (a *app) refusal(err error) string {
	text := model.Message(err, a.lang)
	if errors.Is(err, model.ErrTaken) {
		text += a.in(model.Text{JA: "(--replace で置き換えられます)", EN: " (--replace replaces it)"})
	}
	return text
}

// readView reads one line. An address that means nothing in this case is
// refused: who imports it wants to use it.
func readView(line []byte, unknown []string) (model.SavedView, error) {
	var w writtenView
	if err := json.Unmarshal(line, &w); err != nil {
		return model.SavedView{}, &model.Problem{Kind: model.ErrInput, What: model.Text{JA: "ビューの JSON ではありません", EN: "is no view in JSON"}}
	}
	v := model.SavedView{Name: strings.TrimSpace(w.Name), Address: w.Address, Saved: w.Saved}
	if v.Saved.IsZero() {
		v.Saved = time.Now()
	}
	if err := v.Check(); err != nil {
		return v, err
	}
	_, err := v.Parse(unknown)
	return v, err
}

// save keeps a view and counts what came of it.
func (t *viewTally) save(ctx context.Context, s *sqlite.Store, v model.SavedView, known map[string]string, replace bool) error {
	address, there := known[v.Name]
	if there && address == v.Address {
		t.Same++
		return nil
	}
	if err := s.SaveView(ctx, v, replace); err != nil {
		return err
	}
	known[v.Name] = v.Address
	if there {
		t.Replaced++
	} else {
		t.Added++
	}
	return nil
}

// sayViews tells what came of the views of a file.
func (a *app) sayViews(t viewTally, asJSON bool) error {
	for _, r := range t.Refused {
		where := strconv.Itoa(r.Line)
		a.say(model.Textf("%s行目のビュー「%s」は読み込みませんでした: %s", "line %s: the view %q was refused: %s", where, r.Name, r.Reason))
	}
	if asJSON {
		return json.NewEncoder(a.stdout).Encode(t)
	}
	count := func(n int) string { return export.Thousands(int64(n)) }
	sum := model.Textf("ビュー: 追加 %s、置き換え %s、同じもの %s、読み込まなかったもの %s", "views: %s added, %s replaced, %s the same, %s refused",
		count(t.Added), count(t.Replaced), count(t.Same), count(len(t.Refused)))
	_, err := fmt.Fprintln(a.stdout, a.in(sum))
	return err
}
