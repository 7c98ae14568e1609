// Package screen holds the screens, one file each. A screen asks its Store in
// commands, never in Update or View, and goes elsewhere by calling the Stack.
package screen

import (
	"context"
	"iter"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"edgelens/model"
	"edgelens/ui/nav"
	"edgelens/ui/widget"
)

// Store answers what screens ask about a case. Its methods may be called from
// several commands at once and stop soon after their context's end.
type Store interface {
	// Zone is the zone of the case's days.
	Zone() *time.Location
	// Months are the months with lines, newest first.
	Months(context.Context) ([]model.MonthCount, error)
	// Report gives sections of the report.
	Report(context.Context, model.ReportQuery) (model.Report, error)
	// SectionDays are the lines behind each row of a section, by day.
	SectionDays(context.Context, *model.Section, model.Period, model.Filter) ([]model.DayCount, error)
	// Count is how many lines a filter means.
	Count(context.Context, model.Filter) (int64, error)
	// Lines are the lines of a query; with a limit, the first page comes at once.
	Lines(context.Context, model.LinesQuery) iter.Seq2[model.Line, error]
	// Order gives the ids of all lines of a query in its order.
	Order(context.Context, model.LinesQuery) ([]int64, error)
	// LinesByID gives lines by id, for random access into an Order.
	LinesByID(context.Context, []int64) ([]model.Line, error)
	// Columns are those with a value in a filter's lines.
	Columns(context.Context, model.Filter) ([]model.Column, error)
	// AsRead gives lines in their source's own columns and cells.
	AsRead(context.Context, model.Filter) ([]model.Heading, iter.Seq2[[]string, error], error)
	// Group counts lines by columns.
	Group(context.Context, model.GroupQuery) (model.GroupResult, error)
	// Histogram counts a filter's lines by steps of time, the oldest first.
	Histogram(context.Context, model.Filter, model.Step) ([]model.Bucket, error)
	// Headings are the unknown columns of the case, for ParseFilter.
	Headings(context.Context) ([]string, error)
	// Sources are the imported files.
	Sources(context.Context) ([]model.Source, error)
	// Rejects are the records of a source (0: all) that were not understood.
	Rejects(context.Context, int64) iter.Seq2[model.Reject, error]
	// Places are all records that stand for a line, the one shown first.
	Places(ctx context.Context, line int64) ([]model.Place, error)
	// Raw gives a record's own bytes.
	Raw(context.Context, model.Place) ([]byte, error)
	// TextLine is the number of the text line a record begins on.
	TextLine(context.Context, model.Place) (int64, error)
	// Forget takes a source back.
	Forget(context.Context, int64) (model.Source, error)
	// Views are the saved views by name.
	Views(context.Context) ([]model.SavedView, error)
	// SaveView keeps a view under its name; a name that is taken is an error of
	// the kind ErrTaken, unless the view there is to be replaced.
	SaveView(ctx context.Context, v model.SavedView, replace bool) error
	// RenameView gives a view another name.
	RenameView(ctx context.Context, id int64, name string) error
	// DeleteView takes a view out of the case.
	DeleteView(ctx context.Context, id int64) error
	// SetNote writes a note on a line in place of the one it has; "" takes it
	// away.
	SetNote(ctx context.Context, line int64, text string) error
	// Select runs one statement that can only read, for a limited time.
	Select(context.Context, string) (model.SQLResult, error)
	// LinesSQL is a query for lines as a statement for Select.
	LinesSQL(context.Context, model.LinesQuery, []model.Column) (string, error)
	// SectionSQL is a section over lines as a statement for Select.
	SectionSQL(context.Context, *model.Section, model.ReportQuery) (string, error)
	// Path is the case's file.
	Path() string
	// Close closes the case.
	Close() error
}

// Env is what every screen is given. It belongs to the root model; screens
// keep the pointer, because the store and the words can be exchanged.
type Env struct {
	Store Store // nil while no case is open
	Look  *widget.Look
	Lang  model.Lang
	Stack *nav.Stack

	// Folder is where exports are written.
	Folder string
	// Host is what lies outside the screen: case files and imports.
	Host Host
	// Copy puts text that is harmless already on the clipboard. It is called
	// in commands.
	Copy func(string) error
	// Period is what the report is about; nil until that is known.
	Period *model.Period
	// Filter narrows the report; the zero Filter is all of the period.
	Filter model.Filter
	// Off are terms of it that were switched off.
	Off []offTerm
	// Hidden is how many lines of the period it hides, as the dashboard has it.
	Hidden int64
	// Headings are the unknown columns of the case; nil until they are known.
	Headings []string
	// Months are those with lines, newest first, as the dashboard has them.
	Months []model.MonthCount
	// Widths are those the user gave to columns of lines, by their ids.
	Widths map[string]int
	// Newest is the day of the newest line, no day if there is none; Looked
	// says that it is known.
	Newest model.Day
	Looked bool
	// Logged is from the day of the first line to that of the last, Held the same
	// with what statistics and printed tables are about; zero if not known.
	Logged, Held model.Period
	// Latest is the report as the dashboard has it, so that a section opens
	// with the rows that are known already; nil before the first answer.
	Latest *model.Report
	// Statements are those that were run in the SQL prompt, the newest last.
	Statements []string
	// Begin says that work has begun which must not be torn off: the program
	// waits at its end until what Begin returns is called.
	Begin func() (end func())
	// Enter makes a store the open case and shows its report.
	Enter func(Store) tea.Cmd
}

// Host opens cases and imports files. Its methods are called in commands.
type Host interface {
	// Recent are the cases opened lately, newest first.
	Recent() []Recent
	// Open opens a case, or makes it.
	Open(ctx context.Context, path string, create bool) (Store, error)
	// Import takes files into an open case; progress is called from another
	// goroutine. A failed file is in its Imported, the others go on.
	Import(ctx context.Context, into Store, paths []string, progress func(ImportProgress)) ([]Imported, error)
}

// Recent is a case that was opened lately.
type Recent struct {
	Path    string
	Opened  time.Time
	Missing bool // the file is not there any more
}

// ImportProgress says how far the import of one file is.
type ImportProgress struct {
	Path        string
	Looking     bool // through the file, before there are records
	Bytes, Size int64
	Records     int64
}

// Imported is a file after its import.
type Imported struct {
	Path   string
	Source model.Source
	Err    error // why it was not imported; nil if it was
}

// Say is a message that puts sentences into the status line, one on each line.
type Say struct {
	Text string
	Bad  bool // something went wrong
	// Brief says that one row is enough, whatever of the text does not fit.
	Brief bool
}

// Changed is a message to all screens: the lines of the case are others now.
type Changed struct{}

// LanguageChanged is a message to all screens: the lines are the same, but what
// was put into words is in those of another language now.
type LanguageChanged struct{}

// Notify returns a command that says something in the status line.
func Notify(text string) tea.Cmd { return func() tea.Msg { return Say{Text: text} } }

// Complain returns a command that says in the status line what went wrong.
func (e *Env) Complain(err error) tea.Cmd {
	text := explained(err, e.Lang)
	return func() tea.Msg { return Say{Text: text, Bad: true} }
}
