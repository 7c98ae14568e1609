package screen

import (
	"slices"
	"time"

	"edgelens/model"
	"edgelens/ui/widget"
)

// shifted is the time n lengths of its own after the one a filter holds its
// lines to, for a screen whose period is a term of its filter. Of several times
// the shortest counts. It is not ok if none has a beginning and an end.
func shifted(f model.Filter, n int, zone *time.Location) (model.Filter, bool) {
	var moved model.Filter
	var shortest time.Duration
	for _, t := range f.Terms() {
		span, ok := spanOf(t, zone)
		length := span.To.Sub(span.From)
		if !ok || shortest > 0 && length >= shortest {
			continue
		}
		if to, ok := later(t, span, n, zone); ok {
			moved, shortest = to, length
		}
	}
	return moved, shortest > 0
}

// heldDays are from the first day to the last that lines of the case are of, and
// that anything in it is about.
func heldDays(sources []model.Source, zone *time.Location) (logged, held model.Period) {
	for _, s := range sources {
		days := s.Days(zone)
		held = spanning(held, days)
		if !s.From.IsZero() {
			logged = spanning(logged, days)
		}
	}
	return logged, held
}

// spanning is from the first day of two periods to the last; an open one has
// none.
func spanning(p, q model.Period) model.Period {
	switch {
	case q.Days() == 0:
		return p
	case p.Days() == 0:
		return q
	}
	if q.From.Before(p.From) {
		p.From = q.From
	}
	if p.To.Before(q.To) {
		p.To = q.To
	}
	return p
}

// beyond says that a time which was moved later, or earlier if n is less than 0,
// has left behind all the days that are held; "" if it has not.
func (e *Env) beyond(held model.Period, moved model.Filter, n int) string {
	zone := e.Store.Zone()
	span, ok := spanOf(moved, zone)
	switch words := e.Look.Words.Report; {
	case !ok || held.IsAll():
	case n > 0 && !span.From.Before(held.To.Next(1).Start(zone)):
		return words.NoLater
	case n < 0 && !held.From.Start(zone).Before(span.To):
		return words.NoBefore
	}
	return ""
}

// later is a term of time n of its lengths later: a period of days by the
// calendar, any other by the clock.
func later(t model.Filter, span model.Span, n int, zone *time.Location) (model.Filter, bool) {
	if p, ok := periodOf(t); ok {
		moved, ok := p.Shift(n)
		return moved.Filter(), ok
	}
	by := time.Duration(n) * span.To.Sub(span.From)
	f, err := model.ParseFilter(timeColumn.Name+":"+spanText(model.Span{From: span.From.Add(by).In(zone), To: span.To.Add(by).In(zone)}), nil)
	return f, err == nil && by%time.Second == 0
}

// spanText is a span of whole seconds as the filter language writes it.
func spanText(s model.Span) string {
	if s.From.Second() == 0 && s.To.Second() == 0 {
		return widget.SpanText(s)
	}
	const layout = "2006-01-02T15:04:05"
	from, to := s.From.Format(layout), s.To.Add(-time.Second).Format(layout)
	if from == to {
		return from
	}
	return from + ".." + to
}

// spanOf is the span with both ends that a term of a filter holds the time to.
func spanOf(f model.Filter, zone *time.Location) (model.Span, bool) {
	t := f.Term
	if t == nil || t.Not || t.Contains || t.Column != timeColumn || len(t.Values) != 1 {
		return model.Span{}, false
	}
	span, ok := t.Values[0].Span(zone)
	return span, ok && !span.From.IsZero() && span.To.After(span.From)
}

// periodOf is the period of days a term of a filter holds the time to.
func periodOf(f model.Filter) (model.Period, bool) {
	if _, ok := spanOf(f, time.UTC); !ok {
		return model.Period{}, false
	}
	v := f.Term.Values[0]
	text := v.From
	if v.Op == model.OpRange {
		text += ".." + v.To
	}
	p, err := model.ParsePeriod(text)
	return p, err == nil && p.Filter().String() == f.String()
}

// periodIn is the period of days the terms of a filter hold the time to, all
// time if none does.
func periodIn(f model.Filter) model.Period {
	terms := f.Terms()
	if i := slices.IndexFunc(terms, func(t model.Filter) bool { _, ok := periodOf(t); return ok }); i >= 0 {
		p, _ := periodOf(terms[i])
		return p
	}
	return model.Period{}
}
