package model

import (
	"strings"
	"time"
	"unicode/utf8"
)

// How long the name and the address of a view may be. They may come from
// somebody else's case, and are shown in lists.
const (
	MaxViewName    = 200    // characters
	MaxViewAddress = 20_000 // bytes
)

// SavedView is a view that was given a name.
type SavedView struct {
	ID      int64 // in its case; names can be changed
	Name    string
	Address string // as text, because a column it names may be gone
	Saved   time.Time
}

// Check says what is wrong with the name, or with the length of the address.
// The error is a [*Problem].
func (v SavedView) Check() error {
	what := Text{}
	switch {
	case strings.TrimSpace(v.Name) == "":
		what = Text{JA: "ビューに名前がありません", EN: "the view has no name"}
	case !utf8.ValidString(v.Name) || strings.ContainsFunc(v.Name, func(r rune) bool { return r < ' ' || r == 0x7F }):
		what = Text{JA: "ビューの名前に制御文字は使えません", EN: "the name of a view cannot have control characters"}
	case utf8.RuneCountInString(v.Name) > MaxViewName:
		what = Textf("ビューの名前は%d文字までです", "the name of a view has at most %d characters", MaxViewName)
	case len(v.Address) > MaxViewAddress:
		what = Textf("ビューのアドレスは%dバイトまでです", "the address of a view has at most %d bytes", MaxViewAddress)
	default:
		return nil
	}
	return &Problem{Kind: ErrUsage, What: what}
}

// Parse reads the address in a case with these unknown columns. The error says
// why it cannot be opened any more.
func (v SavedView) Parse(headings []string) (Address, error) {
	if len(v.Address) > MaxViewAddress {
		return Address{}, SavedView{Name: "x", Address: v.Address}.Check()
	}
	return ParseAddress(v.Address, append([]string{}, headings...)) // nil would allow any name
}

// SameName reports whether two names are one for a person who types them.
func SameName(a, b string) bool { return Fold(strings.TrimSpace(a)) == Fold(strings.TrimSpace(b)) }
