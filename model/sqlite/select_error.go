package sqlite

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"edgelens/model"
)

// statement is a text that was asked for, and the statement in it.
type statement struct {
	text   string
	body   string // without the ; at its end
	words  []sqlWord
	direct bool // its rows are read as they come
}

// mistake is an error at a place in bytes, -1 for none.
func (st statement) mistake(at int, what model.Text) *model.SQLError {
	e := &model.SQLError{What: what}
	if at >= 0 {
		e.At = utf8.RuneCountInString(st.text[:at]) + 1
	}
	return e
}

// onlyReads is what a statement is told that would do more.
func onlyReads(what string) model.Text {
	return model.Textf("ここでは読むことしかできません(%s)", "this only reads: no %s", what)
}

// parseStatement finds the one statement of a text that there may be.
func parseStatement(text string) (statement, error) {
	st := statement{text: text, body: text, words: sqlWords(text)}
	if len(text) > selectText {
		return st, st.mistake(-1, model.Textf("文が長すぎます(%d バイトまで)", "the statement is too long (%d bytes at most)", selectText))
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return st, st.mistake(at, model.Text{JA: "使えない文字があります", EN: "a character that cannot be used"})
	}
	if i := slices.IndexFunc(st.words, func(w sqlWord) bool { return w.text == ";" }); i >= 0 {
		for _, w := range st.words[i:] {
			if w.text != ";" {
				return st, st.mistake(w.start, model.Text{JA: "文は一度に一つだけです", EN: "only one statement at a time"})
			}
		}
		st.body, st.words = text[:st.words[i].start], st.words[:i]
	}
	if len(st.words) == 0 {
		return st, st.mistake(-1, model.Text{JA: "文がありません", EN: "there is no statement"})
	}
	for _, w := range st.words {
		if strings.IndexByte("?:@$#", w.text[0]) >= 0 {
			return st, st.mistake(w.start, model.Textf("「%s」に入る値はありません。値をそのまま書いてください", "there is no value for %s: write the value itself", w.text))
		}
	}
	switch first := st.words[0]; {
	case first.is("SELECT") || first.is("WITH") || first.is("VALUES"):
	case first.is("EXPLAIN") || first.is("PRAGMA"):
		st.direct = true
	case slices.ContainsFunc(writingWords, first.is):
		return st, st.mistake(first.start, onlyReads(strings.ToUpper(first.text)))
	default:
		return st, st.mistake(first.start, model.Text{JA: "SELECT で始めてください", EN: "begin with SELECT"})
	}
	return st, nil
}

// writingWords begin what is refused.
var writingWords = []string{"INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "ATTACH", "DETACH", "VACUUM", "REINDEX",
	"ANALYZE", "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"}

func tooSlow() error {
	return &model.Problem{
		Kind: model.ErrLimit,
		What: model.Textf("%d秒たっても終わらないため止めました", "stopped: it was not done after %d seconds", int(selectTime.Seconds())),
		Hint: model.Text{JA: "期間や条件で絞るか、LIMIT を付けてください", EN: "narrow it down to a time or a value, or add a LIMIT"},
	}
}

// driverError finds what SQLite says in an error of the driver's.
var driverError = regexp.MustCompile(`(?s)^[^:]*: (.*) \(\d+\)$`)

// explain says what is wrong with a statement, and where.
func (g *guard) explain(st statement, err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	text := e.Error()
	if m := driverError.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if strings.HasPrefix(text, notAuthorized) {
		return st.refused(text)
	}
	switch e.Code() & 0xff {
	case codes.SQLITE_AUTH, codes.SQLITE_READONLY:
		return st.refused(text)
	case codes.SQLITE_TOOBIG:
		return st.mistake(-1, model.Textf("途中の値が大きすぎます(%d バイトまで)", "a value on the way is too big (%d bytes at most)", selectValue))
	case codes.SQLITE_ERROR:
		e := st.mistake(g.place(st, text), model.Text{JA: text, EN: text})
		e.Try = nearestName(text)
		return e
	case codes.SQLITE_NOMEM:
		return st.mistake(-1, model.Text{JA: "メモリが足りません", EN: "there is not enough memory for it"})
	}
	return err
}

// notAuthorized begins what SQLite says of what the authorizer refuses.
const notAuthorized = "not authorized"

// refused names the word for which a statement was refused.
func (st statement) refused(text string) error {
	if _, name, ok := strings.Cut(text, notAuthorized+" to use function: "); ok {
		return st.mistake(st.find(name), model.Textf("関数 %s は使えません", "the function %s cannot be used", name))
	}
	for _, w := range st.words {
		if w.is("PRAGMA") || slices.ContainsFunc(writingWords, w.is) {
			return st.mistake(w.start, onlyReads(strings.ToUpper(w.text)))
		}
	}
	return st.mistake(-1, model.Textf("ここでは読むことしかできません: %s", "this only reads: %s", text))
}

// find is where a name first stands, -1 if nowhere. A name of several parts is
// looked for by its last one.
func (st statement) find(name string) int {
	name = name[strings.LastIndexByte(name, '.')+1:]
	for _, w := range st.words {
		if strings.EqualFold(w.name(), name) {
			return w.start
		}
	}
	return -1
}

var (
	nearWord = regexp.MustCompile(`(?s)^near "(.*)": `)
	badWord  = regexp.MustCompile(`(?s)^unrecognized token: "(.*)"$`)
	badName  = regexp.MustCompile(`^(?:no such (?:column|table|function)|ambiguous column name|wrong number of arguments to function|misuse of \w+(?: \w+)*):? "?([^()"]+)`)
)

// place is where a mistake is that SQLite names, in bytes, -1 if that cannot be
// said.
func (g *guard) place(st statement, text string) int {
	switch {
	case strings.HasPrefix(text, "incomplete input"):
		return len(st.body)
	case nearWord.MatchString(text):
		return g.firstNear(st, nearWord.FindStringSubmatch(text)[1], text)
	case badWord.MatchString(text):
		return st.find(badWord.FindStringSubmatch(text)[1])
	case badName.MatchString(text):
		return st.find(badName.FindStringSubmatch(text)[1])
	}
	return -1
}

// firstNear finds which of the words that are the same a syntax error is about:
// that with which a statement that ends there has the same one.
func (g *guard) firstNear(st statement, word, text string) int {
	for _, w := range st.words {
		if w.text != word {
			continue
		}
		_, err := g.compile(st.body[:w.end()])
		if err != nil && strings.Contains(err.Error(), text) {
			return w.start
		}
	}
	return st.find(word)
}

// nearestName proposes a column for one that there is not.
func nearestName(text string) string {
	m := badName.FindStringSubmatch(text)
	if m == nil || !strings.HasPrefix(text, "no such column") {
		return ""
	}
	var names []string
	for _, c := range model.SQLColumns() {
		names = append(names, c.Name)
	}
	return model.Nearest(m[1][strings.LastIndexByte(m[1], '.')+1:], names)
}
