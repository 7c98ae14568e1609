package main

import (
	"context"

	"edgelens/model/export"
	"edgelens/model/sqlite"
)

// screenFlags are what the screen can be told.
type screenFlags struct {
	plain     bool // print instead of drawing
	temporary bool // the case goes away at the end
}

// show shows the case. Printed, it is the report with the command that lists
// the lines of each row, unless the case will be gone by then.
func (a *app) show(ctx context.Context, s *sqlite.Store, f screenFlags) error {
	return a.printReport(ctx, s, reportFlags{
		output:   output{format: string(export.Text), formulas: "defuse"},
		top:      10,
		commands: !f.temporary,
	})
}
