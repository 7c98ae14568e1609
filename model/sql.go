package model

import (
	"fmt"
	"strconv"
	"strings"
)

// SQLResult is what a statement gives.
type SQLResult struct {
	Columns []string // names as the statement gives them, not always different ones
	Line    int      // index of the column that holds the ids of lines, -1 if there is none
	Rows    [][]any  // cells: int64, float64, string, []byte, or nil for NULL
	Cut     bool     // there are more rows than are kept
}

// numbersLooked is how many rows are looked at to see what a column holds.
const numbersLooked = 100

// Numbers reports whether a column holds nothing but numbers, as far as its
// first rows tell.
func (r SQLResult) Numbers(column int) bool {
	any := false
	for _, row := range r.Rows[:min(len(r.Rows), numbersLooked)] {
		switch row[column].(type) {
		case nil:
		case int64, float64:
			any = true
		default:
			return false
		}
	}
	return any
}

// SQLError is a mistake in a statement: what, and at which character.
type SQLError struct {
	At   int // position in characters, from 1; 0 if that is not known
	What Text
	Try  string // the nearest valid name, "" if none is near
}

// Error is the English text.
func (e *SQLError) Error() string { return e.In(EN) }

// In is the text in a language.
func (e *SQLError) In(l Lang) string {
	what := e.What
	if e.At > 0 {
		what = Textf("%[2]d文字目: %[1]s", "%s at %d", what.In(l), e.At)
	}
	if e.Try != "" {
		what = Textf("%s。%s ではありませんか?", "%s: did you mean %s?", what.In(l), e.Try)
	}
	return what.In(l)
}

// Unwrap makes the error one of usage.
func (e *SQLError) Unwrap() error { return ErrUsage }

// SQLColumn is a column of the view log, as statements call it.
type SQLColumn struct {
	Name  string
	Label Text
}

// SQLColumns are the columns of the view log in its order.
func SQLColumns() []SQLColumn {
	list := []SQLColumn{
		{"id", Text{JA: "行の番号", EN: "Number of the line"}},
		{"source", Text{JA: "取り込み元", EN: "Source"}},
		{"record", Text{JA: "レコード番号", EN: "Record in the source"}},
	}
	for _, f := range Fields {
		list = append(list, SQLColumn{f.ID, f.Label})
	}
	return append(list,
		SQLColumn{"outcome", Text{JA: "stopped, marked, seen, unknown", EN: "stopped, marked, seen, unknown"}},
		SQLColumn{"extra", Text{JA: "そのほかの列(JSON)", EN: "Other columns (JSON)"}})
}

// SQLText is a cell of a result as text, "" for NULL. A blob is written as SQL
// writes it.
func SQLText(cell any) string {
	switch c := cell.(type) {
	case nil:
		return ""
	case string:
		return c
	case int64:
		return strconv.FormatInt(c, 10)
	case float64:
		text := strconv.FormatFloat(c, 'g', -1, 64)
		if !strings.ContainsAny(text, ".eInN") {
			text += ".0"
		}
		return text
	case []byte:
		return fmt.Sprintf("x'%x'", c)
	}
	return fmt.Sprint(cell)
}

// SQLExample is a statement that works in every case.
type SQLExample struct {
	What Text
	SQL  string
}

// SQLExamples show what can be asked of the view log.
var SQLExamples = []SQLExample{
	{Text{JA: "種類と処理ごとの件数(el_canonical は表記の違いをまとめる。2は種類、3は処理、4はIPアドレス)",
		EN: "How many lines of each type and action (el_canonical is one word for all spellings; 2 a type, 3 an action, 4 an address)"},
		fmt.Sprintf("SELECT el_canonical(%d, type) AS type, el_canonical(%d, action) AS action, count(*) AS n FROM log GROUP BY 1, 2 ORDER BY n DESC",
			KindType, KindAction)},
	{Text{JA: "止められなかったログが多いクライアント", EN: "Clients with most lines that were only seen"},
		fmt.Sprintf("SELECT el_canonical(%d, client_ip) AS client_ip, count(*) AS n FROM log WHERE outcome = 'seen' GROUP BY 1 ORDER BY n DESC LIMIT 20",
			KindIP)},
	{Text{JA: "ある語を含む件名(大文字小文字・全角半角は同じ)", EN: "Subjects with a word, whatever its case and width"},
		"SELECT id, time, client_ip, subject FROM log WHERE el_contains('test', subject) LIMIT 100"},
}
