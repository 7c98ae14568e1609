package importer

import (
	"errors"
	"strings"
	"testing"

	"edgelens/model"
)

// wantProblem checks that an error is one for people: of a kind, in both
// languages, with advice, and saying what it should.
func wantProblem(t testing.TB, err error, kind error, says string) {
	t.Helper()
	var p *model.Problem
	if !errors.As(err, &p) || !errors.Is(err, kind) {
		t.Fatalf("got %v; want a problem of kind %v", err, kind)
	}
	if text := p.In(model.EN); !strings.Contains(text, says) || len(text) > 1000 {
		t.Errorf("it says %q, want %q", text, says)
	}
	if p.In(model.JA) == "" || model.Hint(err, model.JA) == "" || model.Hint(err, model.EN) == "" {
		t.Errorf("it says %q and advises %q", p.In(model.JA), model.Hint(err, model.EN))
	}
	if len(model.Hint(err, model.EN)) > 1000 {
		t.Errorf("the hint has %d bytes", len(model.Hint(err, model.EN)))
	}
}
