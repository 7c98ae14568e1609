package model

import "errors"

// What can be wrong, for errors.Is. Commands make exit codes of them.
var (
	// ErrUsage: the question itself is wrong (exit 2).
	ErrUsage = errors.New("usage")
	// ErrNotFound: there is no such case, source or section.
	ErrNotFound = errors.New("not found")
	// ErrInput: a file could not be imported.
	ErrInput = errors.New("input")
	// ErrCase: the case file is not one, is newer than the program, or is damaged.
	ErrCase = errors.New("case")
	// ErrTaken: something else has that name already.
	ErrTaken = errors.New("taken")
	// ErrLimit: the answer takes more than it may.
	ErrLimit = errors.New("limit")
)

// Problem is an error for a person: what and where, and what to try, in both
// languages.
type Problem struct {
	Kind error // one of the sentinels
	What Text
	Hint Text  // may be empty
	Err  error // what caused it, if anything did
}

// Error is the English text without the hint.
func (p *Problem) Error() string { return p.In(EN) }

// In is the text without the hint in a language.
func (p *Problem) In(l Lang) string {
	if p.Err != nil {
		return p.What.In(l) + ": " + Message(p.Err, l)
	}
	return p.What.In(l)
}

// Unwrap gives the kind and the cause.
func (p *Problem) Unwrap() []error {
	if p.Err == nil {
		return []error{p.Kind}
	}
	return []error{p.Kind, p.Err}
}

// Message is what an error says in a language.
func Message(err error, l Lang) string {
	if p, ok := err.(interface{ In(Lang) string }); ok {
		return p.In(l)
	}
	return err.Error()
}

// Hint is what an error advises in a language, "" if nothing.
func Hint(err error, l Lang) string {
	var p *Problem
	if errors.As(err, &p) {
		return p.Hint.In(l)
	}
	return ""
}
