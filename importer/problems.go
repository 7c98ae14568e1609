package importer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"edgelens/model"
)

// ErrNoProfile: a file can be read, but no profile says what it is. It is one
// of [model.ErrInput].
var ErrNoProfile = fmt.Errorf("%w: no profile", model.ErrInput)

// named puts a file's name before what went wrong with it.
func named(path string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	kind, hint := model.ErrInput, model.Text{}
	var p *model.Problem
	if errors.As(err, &p) {
		kind, hint = p.Kind, p.Hint
	}
	return &model.Problem{Kind: kind, What: model.Text{JA: path, EN: path}, Hint: hint, Err: err}
}

func problem(what, hint model.Text) error {
	return &model.Problem{Kind: model.ErrInput, What: what, Hint: hint}
}

func unprofiled(what, hint model.Text) error {
	return &model.Problem{Kind: ErrNoProfile, What: what, Hint: hint}
}

// unreadable says in plain words why a file could not be opened or read.
func unreadable(err error) error {
	var said *model.Problem
	switch {
	case errors.As(err, &said), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return problem(model.Text{JA: "ファイルがありません", EN: "no such file"},
			model.Text{JA: "パスを確かめてください。空白を含む名前は引用符で囲みます", EN: "check the path; a name with spaces needs quotes"})
	case errors.Is(err, fs.ErrPermission):
		return problem(model.Text{JA: "読み取りの権限がありません", EN: "no permission to read it"},
			model.Text{JA: "ファイルの権限を確かめるか、読める場所にコピーしてください", EN: "check its permissions, or copy it to where you may read"})
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err // the path is named by the caller
	}
	return &model.Problem{Kind: model.ErrInput, What: model.Text{JA: "読み取れません", EN: "cannot be read"}, Err: err}
}

func emptyFile() error {
	return problem(model.Text{JA: "空のファイルです", EN: "the file is empty"},
		model.Text{JA: "もう一度エクスポートしてください", EN: "export it again"})
}

func blankFile() error {
	return problem(model.Text{JA: "見出しの行がありません", EN: "there is no heading in it"},
		model.Text{JA: "もう一度エクスポートするか、--encoding で文字コードを指定してください", EN: "export it again, or name its encoding with --encoding"})
}

// brokenHeading says that the row where the heading should be cannot be read.
func brokenHeading(row *brokenRow) error {
	return problem(model.Text{
		JA: fmt.Sprintf("%d行目を見出しとして読めません: %s", row.line, row.reason.JA),
		EN: fmt.Sprintf("line %d cannot be read as a heading: %s", row.line, row.reason.EN),
	}, model.Text{JA: "もう一度エクスポートするか、その行をテキストエディタで直してください。文字コードは --encoding で指定できます",
		EN: "export it again, or mend the line in a text editor; --encoding names the encoding"})
}

func noRecords() error {
	return problem(model.Textf("レコードのない部分が %d MB を超えています", "more than %d MB without a record", maxLead>>20),
		model.Text{JA: "CSV ファイルかどうかを確かめてください", EN: "check that it is a CSV file"})
}

func changed() error {
	return problem(model.Text{JA: "読み取り中にファイルの内容が変わりました", EN: "the file changed while it was read"},
		model.Text{JA: "書き込みが終わってから、もう一度取り込んでください", EN: "import it again when nothing writes to it any more"})
}

func tooManyColumns(n int) error {
	return problem(model.Textf("列が %d あります(上限 %d)", "it has %d columns, more than %d", n, maxColumns),
		model.Text{JA: "列の選択を減らしてエクスポートするか、区切り文字を確かめてください", EN: "export fewer columns, or check what separates them"})
}

func badProfile(name string, err error) error {
	return &model.Problem{Kind: model.ErrUsage, Err: err, What: model.Textf("プロファイル %s", "profile %s", name), Hint: profileHint(name)}
}

// wrongProfile says what is wrong with a profile, and at which line and column.
func wrongProfile(name, position string, m *mistake) error {
	what := m.what
	if m.key != "" {
		what = model.Text{JA: m.key + ": " + what.JA, EN: m.key + ": " + what.EN}
	}
	hint := m.hint
	if hint == (model.Text{}) {
		hint = profileHint(name)
	}
	return &model.Problem{Kind: model.ErrUsage, Hint: hint, What: model.Text{
		JA: fmt.Sprintf("プロファイル %s:%s: %s", name, position, what.JA),
		EN: fmt.Sprintf("profile %s:%s: %s", name, position, what.EN),
	}}
}

func profileHint(name string) model.Text {
	return model.Textf("直してから edgelens profile check %[1]s で確かめるか、フォルダから外してください", "mend it and try edgelens profile check %[1]s, or take it out of the folder", name)
}

func takenName(name string) error {
	return problem(model.Textf("名前「%s」のプロファイルが同じフォルダにもう1つあります", "another profile in the folder is called %q too", name), model.Text{})
}

func unknownProfile(name string, profiles []*Profile) error {
	var names []string
	for _, p := range profiles {
		names = append(names, p.Name)
	}
	list := strings.Join(names, ", ")
	hint := model.Textf("使えるのは %s です", "known profiles are %s", list)
	if near := model.Nearest(name, names); near != "" {
		hint = model.Textf("%s のことですか。使えるのは %s です", "did you mean %s? Known profiles are %s", near, list)
	}
	return &model.Problem{Kind: model.ErrUsage, What: model.Textf("プロファイル「%s」はありません", "no profile %q", name), Hint: hint}
}

func noSection(section string, p *Profile) error {
	return &model.Problem{
		Kind: model.ErrUsage,
		What: model.Textf("プロファイル %s にセクション「%s」は指定できません", "the profile %s takes no section %q", p.Name, section),
		Hint: model.Textf("月次レポートの表に限り、%s のどれかを指定します", "only printed tables take one: %s", sectionIDs()),
	}
}

func sectionIDs() string {
	var ids []string
	for _, s := range model.Sections {
		ids = append(ids, s.ID)
	}
	return strings.Join(ids, ", ")
}

func notText() error {
	return problem(model.Text{JA: "テキストのファイルではありません", EN: "this is no text"},
		model.Text{JA: "表計算のファイルは CSV で保存し直してください。読めるのは csv、tsv、txt とその gz、zip です", EN: "save a spreadsheet as CSV first; csv, tsv, txt can be read, and gz and zip of them"})
}

func unrecognised(row headingRow) error {
	return unprofiled(model.Textf("見出しに合うプロファイルがありません(%d行目)", "no profile matches the heading (line %d)", row.line),
		model.Textf("列は %s です。ログには時間の列と、種類かクライアントの列が要ります。edgelens profile check ファイル で詳しく確かめられます",
			"columns are %s; a log needs a time column and a type or client column; edgelens profile check FILE tells more", columnList(row.cells)))
}

func untitled(row headingRow, name string) error {
	return unprofiled(model.Textf("上に「番号. 題名」の行がないため、どのセクションの表か分かりません(%d行目)", "a printed table without a line \"N. title\" above it: which section is it? (line %d)", row.line),
		model.Textf("--profile %[2]s:セクション で指定してください(%[3]s)。列は %[1]s です", "say it with --profile %[2]s:SECTION (%[3]s); columns are %[1]s",
			columnList(row.cells), name, sectionIDs()))
}

func unfit(p *Profile, why model.Text, row headingRow) error {
	return unprofiled(model.Text{
		JA: fmt.Sprintf("見出し(%d行目)がプロファイル %s に合いません: %s", row.line, p.Name, why.JA),
		EN: fmt.Sprintf("the heading (line %d) does not fit the profile %s: %s", row.line, p.Name, why.EN),
	}, model.Textf("列は %s です。edgelens profile check ファイル で詳しく確かめられます", "columns are %s; edgelens profile check FILE tells more", columnList(row.cells)))
}

// otherHeading says that the columns change in the middle of a file: read on
// under the first heading, cells would be taken for what they are not.
func otherHeading(row headingRow) error {
	for n := len(row.cells); n > 1 && row.cells[n-1] == ""; n-- {
		row.cells = row.cells[:n-1] // it was filled up
	}
	return problem(model.Textf("%d行目に、列の違う別の見出しがあります: %s", "line %d is another heading, with other columns: %s", row.line, columnList(row.cells)),
		model.Textf("列の違うエクスポートが1つにつながっています。%d行目の前で別々のファイルに分けて、それぞれ取り込んでください",
			"exports with different columns were put together; split the file before line %d and import each part", row.line))
}

// columnList names columns in a message: not more than fit.
func columnList(columns []string) string {
	const most, length = 8, 24
	var shown []string
	for i, c := range columns {
		if i == most {
			shown = append(shown, fmt.Sprintf("… (%d)", len(columns)))
			break
		}
		if r := []rune(c); len(r) > length {
			c = string(r[:length]) + "…"
		}
		shown = append(shown, `"`+c+`"`)
	}
	return strings.Join(shown, ", ")
}
