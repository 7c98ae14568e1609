package keys

import "edgelens/ui/lang"

// words shortens the table below.
type words = lang.Keys

// Moving the cell cursor.
var (
	Up          = add(Move, func(w words) string { return w.Up }, "↑ k", "up", "k")
	Down        = add(Move, func(w words) string { return w.Down }, "↓ j", "down", "j")
	Left        = add(Move, func(w words) string { return w.Left }, "← h", "left", "h")
	Right       = add(Move, func(w words) string { return w.Right }, "→ l", "right", "l")
	PageUp      = add(Move, func(w words) string { return w.PageUp }, "PgUp", "pgup")
	PageDown    = add(Move, func(w words) string { return w.PageDown }, "PgDn", "pgdown")
	HalfUp      = add(Move, func(w words) string { return w.HalfUp }, "Ctrl-u", "ctrl+u")
	HalfDown    = add(Move, func(w words) string { return w.HalfDown }, "Ctrl-d", "ctrl+d")
	First       = add(Move, func(w words) string { return w.First }, "Home g", "home", "g")
	Last        = add(Move, func(w words) string { return w.Last }, "End G", "end", "G")
	FirstColumn = add(Move, func(w words) string { return w.FirstColumn }, "^", "^", "ctrl+left", "shift+left")
	LastColumn  = add(Move, func(w words) string { return w.LastColumn }, "$", "$", "ctrl+right", "shift+right")
)

// From screen to screen.
var (
	Open           = add(Go, func(w words) string { return w.Open }, "Enter", "enter")
	Back           = add(Go, func(w words) string { return w.Back }, "Esc BS", "esc", "backspace", "ctrl+h")
	NewCase        = add(Go, func(w words) string { return w.NewCase }, "o", "o")
	HistoryBack    = add(Go, func(w words) string { return w.HistoryBack }, "[", "[")
	HistoryForward = add(Go, func(w words) string { return w.HistoryForward }, "]", "]")
	Sections       = add(Go, func(w words) string { return w.Sections }, "1…9 0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0")
)

// From a case to what it is made of.
var (
	ImportFiles   = add(Go, func(w words) string { return w.ImportFiles }, "i", "i")
	ImportedFiles = add(Go, func(w words) string { return w.ImportedFiles }, "S", "S")
	AroundClient  = add(Go, func(w words) string { return w.AroundClient }, "C", "C")
	AroundAll     = add(Go, func(w words) string { return w.AroundAll }, "T", "T")
	Analyse       = add(Go, func(w words) string { return w.Analyse }, "B", "B")
	AllLines      = add(Go, func(w words) string { return w.AllLines }, "L", "L")
)

// Narrowing down.
var (
	Search        = add(Find, func(w words) string { return w.Search }, "/", "/")
	NextMatch     = add(Find, func(w words) string { return w.NextMatch }, "n", "n")
	PreviousMatch = add(Find, func(w words) string { return w.PreviousMatch }, "N", "N")
	Only          = add(Find, func(w words) string { return w.Only }, "=", "=")
	Not           = add(Find, func(w words) string { return w.Not }, "!", "!")
	Containing    = add(Find, func(w words) string { return w.Containing }, "~", "~")
	FilterLine    = add(Find, func(w words) string { return w.FilterLine }, "F f", "F", "f")
	PeriodBefore  = add(Find, func(w words) string { return w.PeriodBefore }, ",", ",")
	PeriodAfter   = add(Find, func(w words) string { return w.PeriodAfter }, ".", ".")
	Presets       = add(Find, func(w words) string { return w.Presets }, "p", "p")
	JumpTime      = add(Find, func(w words) string { return w.JumpTime }, "@", "@")
	TimeStrip     = add(Find, func(w words) string { return w.TimeStrip }, "t", "t")
)

// Shaping the view.
var (
	Sort       = add(Shape, func(w words) string { return w.Sort }, "s", "s")
	AddSort    = add(Shape, func(w words) string { return w.AddSort }, "&", "&")
	Columns    = add(Shape, func(w words) string { return w.Columns }, "c", "c")
	Wider      = add(Shape, func(w words) string { return w.Wider }, "+", "+")
	Narrower   = add(Shape, func(w words) string { return w.Narrower }, "-", "-")
	ShiftLeft  = add(Shape, func(w words) string { return w.ShiftLeft }, "<", "<")
	ShiftRight = add(Shape, func(w words) string { return w.ShiftRight }, ">", ">")
	Unfold     = add(Shape, func(w words) string { return w.Unfold }, "w", "w")
	Undo       = add(Shape, func(w words) string { return w.Undo }, "u", "u")
	Redo       = add(Shape, func(w words) string { return w.Redo }, "Ctrl-r", "ctrl+r")
	AllGroups  = add(Shape, func(w words) string { return w.AllGroups }, "a", "a")
	Grouping   = add(Shape, func(w words) string { return w.GroupFields }, "b", "b")
	ChartRow   = add(Shape, func(w words) string { return w.ChartRow }, "d", "d")
	Reset      = add(Shape, func(w words) string { return w.Reset }, "r", "r")
	SaveView   = add(Shape, func(w words) string { return w.SaveView }, "v", "v")
	Views      = add(Shape, func(w words) string { return w.Views }, "V", "V")
)

// Marks and notes.
var (
	Mark    = add(Marks, func(w words) string { return w.Mark }, "Space", " ")
	MarkAll = add(Marks, func(w words) string { return w.MarkAll }, "*", "*")
	Note    = add(Marks, func(w words) string { return w.Note }, "m", "m")
)

// Taking something out.
var (
	CopyCell    = add(Take, func(w words) string { return w.CopyCell }, "y", "y")
	CopyLine    = add(Take, func(w words) string { return w.CopyLine }, "Y", "Y")
	CopyAddress = add(Take, func(w words) string { return w.CopyAddress }, "A", "A")
	ShowCommand = add(Take, func(w words) string { return w.ShowCommand }, "x", "x")
	SQLOfView   = add(Take, func(w words) string { return w.SQLOfView }, "X", "X")
	Export      = add(Take, func(w words) string { return w.Export }, "E", "E")
)

// Everywhere.
var (
	Help      = add(Whole, func(w words) string { return w.Help }, "? F1", "?", "f1")
	Command   = add(Whole, func(w words) string { return w.Command }, ":", ":")
	Palette   = add(Whole, func(w words) string { return w.Palette }, "Ctrl-p", "ctrl+p")
	SQL       = add(Whole, func(w words) string { return w.SQL }, ";", ";")
	Redraw    = add(Whole, func(w words) string { return w.Redraw }, "Ctrl-l", "ctrl+l")
	Forget    = add(Whole, func(w words) string { return w.Forget }, "D", "D")
	Mouse     = add(Whole, func(w words) string { return w.Mouse }, "F2", "f2")
	Quit      = add(Whole, func(w words) string { return w.Quit }, "q", "q")
	ForceQuit = add(Whole, func(w words) string { return w.ForceQuit }, "Ctrl-c", "ctrl+c")
)

// In a text field.
var (
	Accept        = add(Text, func(w words) string { return w.Accept }, "Enter", "enter")
	Cancel        = add(Text, func(w words) string { return w.Cancel }, "Esc", "esc")
	Complete      = add(Text, func(w words) string { return w.Complete }, "Tab", "tab")
	PickTerm      = add(Text, func(w words) string { return w.PickTerm }, "←→", "left", "right")
	RemoveTerm    = add(Text, func(w words) string { return w.RemoveTerm }, "BS", "backspace", "ctrl+h")
	AnySpelling   = add(Text, func(w words) string { return w.AnySpelling }, "Ctrl-t", "ctrl+t")
	Earlier       = add(Text, func(w words) string { return w.Earlier }, "↑↓", "up", "down")
	Scroll        = add(Text, func(w words) string { return w.Scroll }, "↑↓ PgUp PgDn", "down", "up", "pgdown", "pgup")
	LineStart     = add(Text, func(w words) string { return w.LineStart }, "Ctrl-a", "ctrl+a", "home")
	LineEnd       = add(Text, func(w words) string { return w.LineEnd }, "Ctrl-e", "ctrl+e", "end")
	DeleteWord    = add(Text, func(w words) string { return w.DeleteWord }, "Ctrl-w", "ctrl+w")
	DeleteToStart = add(Text, func(w words) string { return w.DeleteToStart }, "Ctrl-u", "ctrl+u")
	DeleteToEnd   = add(Text, func(w words) string { return w.DeleteToEnd }, "Ctrl-k", "ctrl+k")
)

// In a dialog.
var (
	NextField     = add(Dialog, func(w words) string { return w.NextField }, "Tab ↓", "tab", "down")
	PreviousField = add(Dialog, func(w words) string { return w.PreviousField }, "S-Tab ↑", "shift+tab", "up")
	Change        = add(Dialog, func(w words) string { return w.Change }, "←→", "right", "left", " ")
	Yes           = add(Dialog, func(w words) string { return w.Yes }, "y", "y", "Y")
	No            = add(Dialog, func(w words) string { return w.No }, "n", "n", "N")
	Toggle        = add(Dialog, func(w words) string { return w.Toggle }, "Space", " ")
	MoveUp        = add(Dialog, func(w words) string { return w.MoveUp }, "<", "<", "shift+up")
	MoveDown      = add(Dialog, func(w words) string { return w.MoveDown }, ">", ">", "shift+down")
	Freeze        = add(Dialog, func(w words) string { return w.Freeze }, "f", "f")
	ZoomIn        = add(Dialog, func(w words) string { return w.ZoomIn }, "+", "+")
	ZoomOut       = add(Dialog, func(w words) string { return w.ZoomOut }, "-", "-")
	StripDay      = add(Dialog, func(w words) string { return w.StripDay }, "d", "d")
	StripWeek     = add(Dialog, func(w words) string { return w.StripWeek }, "w", "w")
	StripMonth    = add(Dialog, func(w words) string { return w.StripMonth }, "m", "m")
	StripAround   = add(Dialog, func(w words) string { return w.StripAround }, "a", "a")
)
