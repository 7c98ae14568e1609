package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"

	"edgelens/model"
)

// readProfile reads the text of a profile. name is what the file is called; the
// error is a [model.Problem] that says where in it the mistake is.
func readProfile(name string, data []byte) (*Profile, error) {
	t := &profileText{data: bytes.TrimPrefix(data, utf8Mark), places: map[string]int64{}}
	p := new(Profile)
	err := t.read(p)
	if err == nil {
		err = p.check()
	}
	var m *mistake
	switch {
	case err == nil:
		return p, nil
	case errors.As(err, &m):
		return nil, wrongProfile(name, t.position(m), m)
	}
	return nil, badProfile(name, err)
}

// mistake is what is wrong with a profile.
type mistake struct {
	key  string // path such as needs[1] or headings.src_ip; "" is the whole
	at   int64  // offset, where there is no key to tell it by
	what model.Text
	hint model.Text
}

// Error is what is wrong.
func (m *mistake) Error() string { return m.what.EN }

// profileText is the text of a profile. places is where its values stand, by
// their keys; of a value with a key, where that begins.
type profileText struct {
	data   []byte
	places map[string]int64
	tokens *json.Decoder
}

func (t *profileText) read(p *Profile) error {
	if at := badByte(t.data); at >= 0 {
		return &mistake{at: at, what: model.Text{JA: "UTF-8 ではありません", EN: "it is not UTF-8"}}
	}
	var syntax *json.SyntaxError
	if err := json.Unmarshal(t.data, new(any)); errors.As(err, &syntax) {
		return &mistake{at: max(syntax.Offset-1, 0), what: model.Textf("JSON として読めません(%v)", "not JSON: %v", syntax)}
	}
	t.tokens = json.NewDecoder(bytes.NewReader(t.data))
	t.tokens.UseNumber()
	if err := t.value("", reflect.TypeFor[Profile]()); err != nil {
		return err
	}
	if err := json.Unmarshal(t.data, p); err != nil {
		return err
	}
	p.own = map[string]string{}
	for heading, field := range p.Headings {
		p.own[model.FoldName(heading)] = field
	}
	return nil
}

// badByte is where a text stops being UTF-8, -1 if it does not.
func badByte(data []byte) int64 {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return int64(at)
		}
		at += size
	}
	return -1
}

// value goes through one value of the text and everything in it, and compares
// it with the type it is for.
func (t *profileText) value(key string, want reflect.Type) error {
	at := t.next()
	if _, known := t.places[key]; !known {
		t.places[key] = at
	}
	token, err := t.tokens.Token()
	if err != nil {
		return err
	}
	switch token {
	case nil: // null leaves out what it stands for
		return nil
	case json.Delim('{'):
		if want.Kind() != reflect.Struct && want.Kind() != reflect.Map {
			return wrongKind(key, want)
		}
		return t.object(key, want)
	case json.Delim('['):
		if want.Kind() != reflect.Slice {
			return wrongKind(key, want)
		}
		return t.list(key, want)
	}
	if !scalar(token, want) {
		return wrongKind(key, want)
	}
	return nil
}

func (t *profileText) object(key string, want reflect.Type) error {
	for t.tokens.More() {
		at := t.next()
		token, err := t.tokens.Token()
		if err != nil {
			return err
		}
		name := fmt.Sprint(token)
		inner := strings.TrimPrefix(key+"."+name, ".")
		if _, twice := t.places[inner]; twice {
			return &mistake{at: at, what: model.Textf("「%s」が2回あります", "%q stands there twice", inner)}
		}
		t.places[inner] = at
		typ, ok := memberType(want, name)
		if !ok {
			return unknownKey(inner, name, want)
		}
		if err := t.value(inner, typ); err != nil {
			return err
		}
	}
	_, err := t.tokens.Token()
	return err
}

func (t *profileText) list(key string, want reflect.Type) error {
	for i := 0; t.tokens.More(); i++ {
		if err := t.value(fmt.Sprintf("%s[%d]", key, i), want.Elem()); err != nil {
			return err
		}
	}
	_, err := t.tokens.Token()
	return err
}

// next is where the next token begins.
func (t *profileText) next() int64 {
	at := t.tokens.InputOffset()
	rest := t.data[at:]
	return at + int64(len(rest)-len(bytes.TrimLeft(rest, " \t\r\n,:")))
}

// memberType is the type of a member of an object, as encoding/json finds it.
func memberType(object reflect.Type, name string) (reflect.Type, bool) {
	if object.Kind() == reflect.Map {
		return object.Elem(), true
	}
	for i := range object.NumField() {
		f := object.Field(i)
		if f.IsExported() && f.Tag.Get("json") != "-" && strings.EqualFold(f.Name, name) {
			return f.Type, true
		}
	}
	return nil, false
}

func memberNames(object reflect.Type) (names []string) {
	for i := range object.NumField() {
		if f := object.Field(i); f.IsExported() && f.Tag.Get("json") != "-" {
			names = append(names, strings.ToLower(f.Name))
		}
	}
	return names
}

func scalar(token json.Token, want reflect.Type) bool {
	switch v := token.(type) {
	case string:
		return want.Kind() == reflect.String
	case bool:
		return want.Kind() == reflect.Bool
	case json.Number:
		_, err := v.Int64()
		return want.Kind() == reflect.Int && err == nil
	}
	return false
}

// kindWords say what a value must be.
var kindWords = map[reflect.Kind]model.Text{
	reflect.String: {JA: "文字列", EN: "a text"},
	reflect.Bool:   {JA: "true か false", EN: "true or false"},
	reflect.Int:    {JA: "整数", EN: "a whole number"},
	reflect.Slice:  {JA: "[ ] で囲んだ一覧", EN: "a list in [ ]"},
	reflect.Map:    {JA: "{ } で囲んだ組", EN: "pairs in { }"},
	reflect.Struct: {JA: "{ } で囲んだ組", EN: "pairs in { }"},
}

func wrongKind(key string, want reflect.Type) error {
	words := kindWords[want.Kind()]
	return &mistake{key: key, what: model.Text{JA: words.JA + "でなければなりません", EN: "it must be " + words.EN}}
}

func unknownKey(key, name string, object reflect.Type) error {
	names := memberNames(object)
	m := &mistake{key: key, what: model.Text{JA: "そのようなキーはありません", EN: "there is no such key"}}
	list := strings.Join(names, ", ")
	m.hint = model.Textf("使えるキー: %s", "keys are %s", list)
	if near := model.Nearest(name, names); near != "" {
		m.hint = model.Textf("%s のことですか。使えるキー: %s", "did you mean %s? Keys are %s", near, list)
	}
	return m
}

// position is where a mistake stands, as line:column from 1; of a key that is
// missing, where the value that lacks it begins.
func (t *profileText) position(m *mistake) string {
	at := m.at
	for key := m.key; key != ""; key = key[:max(strings.LastIndexAny(key, ".["), 0)] {
		if place, ok := t.places[key]; ok {
			at = place
			break
		}
	}
	before := t.data[:min(at, int64(len(t.data)))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return fmt.Sprintf("%d:%d", line, column)
}
