package main

import (
	"context"
	"strings"

	"edgelens/model"
	"edgelens/model/sqlite"
)

// read opens the case for questions.
func (a *app) read(ctx context.Context) (*sqlite.Store, error) {
	if err := a.named(); err != nil {
		return nil, err
	}
	s, err := sqlite.Open(ctx, a.db, sqlite.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	a.sayCutOff(ctx, s)
	return s, nil
}

// write opens the case to change it.
func (a *app) write(ctx context.Context) (*sqlite.Store, error) {
	if err := a.named(); err != nil {
		return nil, err
	}
	s, err := sqlite.Open(ctx, a.db, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	if a.sayCutOff(ctx, s) {
		_ = s.ToldCutOff(ctx) // else it is told again
	}
	return s, nil
}

// sayCutOff says which imports were cut off, and whether any was. A case that
// does not know has more to answer than that.
func (a *app) sayCutOff(ctx context.Context, s *sqlite.Store) bool {
	all, _ := s.CutOff(ctx)
	for _, c := range all {
		a.say(c.Text())
	}
	return len(all) > 0
}

// named reports an error if no case is named.
func (a *app) named() error {
	if a.db != "" {
		return nil
	}
	return usage(
		model.Text{JA: "ケースが指定されていません", EN: "no case named"},
		model.Text{JA: "--db ファイル か環境変数 EDGELENS_DB で指定します", EN: "name it with --db FILE or EDGELENS_DB"},
	)
}

// filter reads the arguments as one filter of the case.
func (a *app) filter(ctx context.Context, s *sqlite.Store, args ...string) (model.Filter, error) {
	headings, err := headings(ctx, s)
	if err != nil {
		return model.Filter{}, err
	}
	return model.ParseFilter(strings.Join(args, " "), headings)
}

// columns reads a list of columns of the case.
func (a *app) columns(ctx context.Context, s *sqlite.Store, list string) ([]model.Column, error) {
	headings, err := headings(ctx, s)
	if err != nil {
		return nil, err
	}
	return model.ParseColumns(list, headings)
}

// headings are the case's unknown columns, never nil: nil would allow any.
func headings(ctx context.Context, s *sqlite.Store) ([]string, error) {
	h, err := s.Headings(ctx)
	if h == nil {
		h = []string{}
	}
	return h, err
}
