package screen

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// sqlFacts are what a case has to ask for.
type sqlFacts struct {
	filled   map[string]bool // columns of log with a value; nil while nobody knows
	headings []string        // of unknown columns
}

// readSQLFacts is called in commands.
func readSQLFacts(ctx context.Context, store Store) (sqlFacts, error) {
	f := sqlFacts{filled: map[string]bool{}}
	columns, err := store.Columns(ctx, model.Filter{})
	if err != nil {
		return f, err
	}
	for _, c := range columns {
		if c.Unknown {
			f.headings = append(f.headings, c.Name)
		} else {
			f.filled[c.Name] = true
		}
	}
	return f, nil
}

// has reports whether a column of log is worth naming first.
func (f sqlFacts) has(name string) bool {
	field, ok := model.FieldByID(name)
	return !ok || f.filled == nil || f.filled[field.ID]
}

// sqlName is how a statement names a column of log.
func sqlName(name string) string {
	if name == "group" { // a word of SQL's own
		return `"group"`
	}
	return name
}

// candidates are the columns of log, those with a value first or alone.
func (s *SQL) candidates(filled bool) []widget.Candidate {
	var list []widget.Candidate
	for _, c := range model.SQLColumns() {
		if s.facts.has(c.Name) == filled {
			list = append(list, widget.Candidate{Text: sqlName(c.Name), Note: c.Label.In(s.env.Lang)})
		}
	}
	if !filled {
		return list
	}
	for _, h := range s.facts.headings {
		if strings.IndexFunc(h, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			list = append(list, widget.Candidate{Text: "extra ->> '" + h + "'", Note: h})
		}
	}
	return list
}

// introduce lays out what can be asked in so many rows.
func (s *SQL) introduce(h int) {
	th, words := s.env.Look.Theme, s.env.Look.Words.SQL
	list := []widget.Paragraph{{Text: words.Examples + "  (" + fmt.Sprintf(words.Earliest, s.env.Look.Shown("↑")) + ")", Style: th.Header}}
	for _, e := range model.SQLExamples {
		list = append(list, widget.Paragraph{Text: e.What.In(s.env.Lang), Style: th.Dim, Indent: 1},
			widget.Paragraph{Text: e.SQL, Style: th.Text, Indent: 2})
	}
	for _, filled := range []bool{true, false} {
		columns := s.candidates(filled)
		if len(columns) == 0 {
			continue
		}
		title := words.Columns
		if !filled {
			title = words.Others
		}
		list = append(list, widget.Paragraph{Text: title, Style: th.Header},
			widget.Paragraph{Text: inColumns(columns, s.w-2), Style: th.Text, Indent: 1})
	}
	s.intro.Resize(max(s.w-1, 1), max(h-1, 0))
	if text := fmt.Sprint(list); text != s.introduced {
		s.introduced = text
		s.intro.SetText(list...)
	}
}

// inColumns writes names and what they mean in two columns, where there is
// room, one below the other.
func inColumns(list []widget.Candidate, w int) string {
	across := 1
	if w >= 70 {
		across = 2
	}
	each, down := max(w/across-1, 1), (len(list)+across-1)/across
	var rows []string
	for i := range down {
		row := ""
		for at := i; at < len(list); at += down {
			text := term.Fit(list[at].Text, max(16, term.Width(list[at].Text)+1)) + list[at].Note
			row += term.Fit(text, each) + " "
		}
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return strings.Join(rows, "\n")
}

// introView draws what can be asked, and how to see the rest of it.
func (s *SQL) introView() []string {
	th := s.env.Look.Theme
	rows := []string{indented(s.intro.View())}
	if _, below := s.intro.More(); below > 0 {
		rows = append(rows, cut(th.Dim, " "+fmt.Sprintf(s.env.Look.Words.SQL.More, keys.PageDown.Shown()), s.w))
	}
	return rows
}

// sqlWords are words of SQL and functions that are proposed.
var sqlWords = strings.Fields(`SELECT DISTINCT FROM WHERE AND OR NOT IN IS NULL LIKE BETWEEN CASE WHEN THEN ELSE END AS
	GROUP BY HAVING ORDER DESC LIMIT OFFSET UNION ALL EXISTS WITH JOIN ON EXPLAIN QUERY PLAN
	count(*) sum( min( max( avg( total( group_concat( length( lower( substr( instr( coalesce( el_contains( el_canonical( el_number(`)

// propose proposes columns of log and words of SQL for the word before the
// cursor. at counts characters.
func (s *SQL) propose(text string, at int) (int, []widget.Candidate) {
	before := []rune(text)[:at]
	start := len(before)
	for start > 0 && sqlWordRune(before[start-1]) {
		start--
	}
	word := string(before[start:])
	if s.past.shown || word == "" || quoting(string(before)) {
		return start, nil
	}
	var list []widget.Candidate
	typed := model.FoldVariants(word)
	for _, c := range append(s.candidates(true), s.candidates(false)...) {
		if strings.HasPrefix(strings.Trim(c.Text, `"`), typed) || strings.Contains(model.FoldVariants(c.Note), typed) && len(word) > 1 {
			list = append(list, c)
		}
	}
	for _, w := range sqlWords {
		if len(word) > 1 && strings.HasPrefix(model.Fold(w), typed) {
			list = append(list, widget.Candidate{Text: w})
		}
	}
	if strings.HasPrefix("log", typed) && len(word) > 1 {
		list = append(list, widget.Candidate{Text: "log", Note: s.env.Look.Words.Lines.Title})
	}
	for _, c := range list {
		if model.Fold(c.Text) == model.Fold(word) { // nothing is left to be typed
			return start, nil
		}
	}
	return start, list
}

// quoting reports whether a text of a statement ends within quotes.
func quoting(text string) bool { return strings.Count(text, "'")%2 == 1 }

func sqlWordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
