package screen

import (
	"context"

	"edgelens/model"

	tea "github.com/charmbracelet/bubbletea"
)

// emptiness is why there are no lines, and the term without which there would
// be most, if there is one.
type emptiness struct {
	text    string
	culprit model.Filter
}

// whyNone finds out why a filter means no line.
func whyNone(env *Env, f model.Filter) func(context.Context) (emptiness, error) {
	store, in := env.Store, env.spoken()
	return func(ctx context.Context) (emptiness, error) {
		text, err := whyEmpty(ctx, store, in, f)
		if err != nil {
			return emptiness{}, err
		}
		culprit, err := culpritOf(ctx, store, f.Terms())
		return emptiness{text, culprit}, err
	}
}

// advice is why there are no lines, and which of the terms a key switches off.
func (e emptiness) advice(env *Env, terms []viewPill) string {
	if e.culprit.IsAll() || placeOf(terms, e.culprit) < 0 {
		return e.text
	}
	return e.text + "\n" + env.Look.Words.Lines.SwitchOff + pill(e.culprit, env.spoken())
}

// culpritOf is the term without which there are most lines; none if there are
// none without any single one.
func culpritOf(ctx context.Context, store Store, terms []model.Filter) (model.Filter, error) {
	var worst model.Filter
	var most int64
	for i, t := range terms {
		n, err := store.Count(ctx, without(terms, i))
		if err != nil {
			return worst, err
		}
		if n > most {
			worst, most = t, n
		}
	}
	return worst, nil
}

// takeWhy says why there are no lines, and offers to switch off the term that
// leaves none.
func (l *Lines) takeWhy(e emptiness, err error) {
	l.fail(err)
	l.table.Empty, l.culprit = e.advice(l.env, l.pills()), e.culprit
}

// switchCulprit switches off the term that leaves no line.
func (l *Lines) switchCulprit() tea.Cmd {
	if l.culprit.IsAll() {
		return nil
	}
	return l.switchPill(l.view().pillOf(l.culprit))
}
