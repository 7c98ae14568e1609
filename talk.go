package main

import (
	"fmt"

	"edgelens/model"
	"edgelens/model/clean"
)

// in is a text in the language of the program.
func (a *app) in(t model.Text) string { return t.In(a.lang) }

// say tells something beside the answer, on stderr. Names and filters in it
// come from outside, so it is made harmless.
func (a *app) say(t model.Text) {
	_, _ = fmt.Fprintf(a.stderr, "edgelens: %s\n", clean.Text(a.in(t)))
}

// fail tells what went wrong and what to try.
func (a *app) fail(err error) {
	_, _ = fmt.Fprintf(a.stderr, "edgelens: error: %s\n", clean.Text(model.Message(err, a.lang)))
	if hint := model.Hint(err, a.lang); hint != "" {
		_, _ = fmt.Fprintf(a.stderr, "edgelens: hint: %s\n", clean.Text(hint))
	}
}

// usage is an error of wrong usage.
func usage(what, hint model.Text) error {
	return &model.Problem{Kind: model.ErrUsage, What: what, Hint: hint}
}

// didYouMean is the hint that names the nearest of some names, empty if none
// is near.
func didYouMean(typed string, names []string) model.Text {
	near := model.Nearest(typed, names)
	if near == "" {
		return model.Text{}
	}
	return model.Textf("%s ではありませんか?", "did you mean %s?", near)
}
