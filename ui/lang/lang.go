// Package lang holds the words on the screen, one typed value per language.
//
// [Words] is grouped by where the words stand. A word with %d or %s in it is
// for fmt.Sprintf, with the same verbs in the same order in every language.
// Counts are given as text (%s), already written with thousands separators.
// Names of sections, fields and message types belong to the model, not here.
package lang

// Words is everything the program says on the screen in one language.
type Words struct {
	// Code is the language as the command line names it: "ja" or "en".
	Code string
	// ASCII says that signs are written in ASCII, see [Words.InASCII].
	ASCII bool

	App      App
	Keys     Keys
	Groups   Groups
	Status   Status
	Table    Table
	Columns  Columns
	Filter   Filter
	Field    Field
	Prompt   Prompt
	Help     Help
	Form     Form
	Progress Progress
	Cases    Cases
	Report   Report
	Section  Section
	Lines    Lines
	Line     Line
	Analysis Analysis
	Time     Time
	Views    Views
	Import   Import
	Sources  Sources
	Export   Export
	Palette  Palette
	Orders   Orders
	SQL      SQL
}

// App is the frame around every screen.
type App struct {
	Name, Tagline               string
	TooSmall                    string // %d columns × %d rows needed
	Quit                        string // question before quitting while work is under way
	Copied, CopySent, CopyLong  string
	MouseOn, MouseOff           string
	MouseIsOn                   string // stands in the footer as long as it is on
	NothingBack, NothingForward string
	NotHere                     string // a key that means nothing on the screen
	NotHereBut                  string // %s: what it does, and on which screens
	NothingUndo, NothingRedo    string
	NoCase                      string // why a section cannot be opened
	FilesWait                   string // files were given, and no case to import them into
	Version                     string
}

// Keys is the help of each key, as the footer and the key sheet show it.
type Keys struct {
	Up, Down, Left, Right                     string
	PageUp, PageDown, HalfUp, HalfDown        string
	First, Last, FirstColumn, LastColumn      string
	Open, Back, HistoryBack, HistoryForward   string
	NewCase, Forget                           string
	Sections                                  string
	Search, NextMatch, PreviousMatch          string
	Only, Not, Containing, FilterLine         string
	Sort, AddSort, Columns, TimeStrip         string
	Undo, Redo, Reset, SaveView, Views        string
	Mark, MarkAll, Note                       string
	CopyCell, CopyLine, CopyAddress, Export   string
	Help, Command, Palette, SQL, Mouse        string
	Quit, ForceQuit, Redraw                   string
	Accept, Cancel, Complete, NextField       string
	PreviousField, Change                     string
	LineStart, LineEnd, DeleteWord            string
	DeleteToStart, DeleteToEnd                string
	AnySpelling, PickTerm, RemoveTerm         string
	Yes, No, Toggle, MoveUp, MoveDown, Freeze string
	AllLines, AllGroups                       string
	AroundClient, AroundAll, Analyse          string
	SQLOfView, Earlier, Scroll                string
	GroupFields, ChartRow                     string
	ImportFiles, ImportedFiles                string
	PeriodBefore, PeriodAfter, Presets        string
	JumpTime, Unfold                          string
	Wider, Narrower, ShiftLeft, ShiftRight    string
	ZoomIn, ZoomOut                           string
	StripDay, StripWeek, StripMonth           string
	StripAround                               string
	ShowCommand                               string
}

// Groups are the headings of the key sheet.
type Groups struct {
	Sheet, Key, Does                         string
	Move, Go, Find, Shape, Mark, Take, Whole string
	Text, Dialog                             string
	Elsewhere                                string // the keys of other screens
	On                                       string // %s: screens; where such a key works
	And                                      string // between their names
}

// Status is what any screen may have to say about itself.
type Status struct {
	Loading, Cancelled, Failed, Hint string
	Empty, EmptyFiltered, EmptyCase  string
	Rows, Row                        string // %s: a count
	HiddenRows, Limited, Marked      string // %s: a count
	Sorted                           string // %s: a column
	Period                           string // %s, %s: from, to
	Saved, Done                      string
	Unknown, None                    string
}

// Table is the table widget.
type Table struct {
	Position string // %s, %s: row, all rows
	Column   string // %d, %d: column, all columns
	Marked   string // %s: a count
	Loading  string // a row that is not there yet
}

// Columns is the list in which columns are chosen.
type Columns struct {
	Title, Hint, Hidden, Frozen, AtLeastOne string
	HintTable                               string // where columns have widths
	Width                                   string // %d: cells
	Auto                                    string // the width that goes by the content
}

// Filter is the filter line and the terms in force.
type Filter struct {
	Title, Label, Prompt, Placeholder, Active string
	None, TermOff, TermOn, Cleared, Added     string
	Invalid                                   string // %s: what the parser says
	UnknownField, UnknownValue                string // %s
	SearchPrompt, NoMatch                     string
	SpellingPrompt                            string // the same, for any spelling
	NarrowText                                string // what the key of a search does where it adds a term
	Close                                     string // what Esc does to an empty field
	NoSearch                                  string // why there is no other spelling
	Matches                                   string // %s: a count
}

// Field is the one-line text field.
type Field struct {
	Candidates string // %d, %d: chosen, all
	Here       string // stands at the position of a mistake
}

// Prompt is a yes/no question.
type Prompt struct {
	Yes, No string
}

// Help is the help screen.
type Help struct {
	Title, Search, Nothing, Disabled, More string
	Here                                   string // the keys of this screen
}

// Form is a dialog.
type Form struct {
	OK, Cancel, On, Off, Hint string
}

// Progress is the line of a long task.
type Progress struct {
	Records   string // %s: a count
	Rate      string // %s: records a second
	Remaining string // %s: a time
	Of        string // %s, %s: done, all
	Finishing string
	Looking   string // a first look, before there are records
}

// For returns the words of a language: Japanese for "ja" and for anything that
// begins with it (ja_JP.UTF-8), otherwise English.
func For(code string) *Words {
	if len(code) >= 2 && code[:2] == "ja" {
		return &japanese
	}
	return &english
}
