package theme

// Symbols are the signs the program draws. Each is one cell wide in the set it
// belongs to.
type Symbols struct {
	Column   string // between columns
	Rule     string // a horizontal line
	Cross    string // where a line meets a column separator
	TopLeft  string // corners of a box
	TopRight string
	LowLeft  string
	LowRight string
	Side     string
	Cursor   string // the row of the cursor
	Mark     string // a marked row
	Note     string // a row with a note
	Up, Down string // sorted ascending, descending
	More     string // further columns at the right
	Less     string // further columns at the left
	Crumb    string // between the parts of the breadcrumb
	Bullet   string
	On, Off  string // a switch
	Point    string // the position of a mistake
	Times    string // between fields that are counted together
	// A line that rises or falls within a cell, at its lower and upper end.
	RiseFrom, RiseTo, FallFrom, FallTo string
	// Bar holds the parts of a bar from empty over eighths to full; with
	// ASCII only empty and full.
	Bar []string
	// Spark holds bars that stand side by side, from nothing to full.
	Spark []string
}

// unicodeSymbols need ambiguous characters to be one cell wide.
var unicodeSymbols = Symbols{
	Column: "│", Rule: "─", Cross: "┼",
	TopLeft: "┌", TopRight: "┐", LowLeft: "└", LowRight: "┘", Side: "│",
	Cursor: "▸", Mark: "●", Note: "+", Up: "▲", Down: "▼", More: "›", Less: "‹",
	Crumb: "›", Bullet: "•", On: "■", Off: "□", Point: "^", Times: "×", RiseFrom: "╯", RiseTo: "╭", FallFrom: "╮", FallTo: "╰",
	Bar:   []string{" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
	Spark: []string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
}

// asciiSymbols can be drawn anywhere.
var asciiSymbols = Symbols{
	Column: "|", Rule: "-", Cross: "+",
	TopLeft: "+", TopRight: "+", LowLeft: "+", LowRight: "+", Side: "|",
	Cursor: ">", Mark: "*", Note: "+", Up: "^", Down: "v", More: ">", Less: "<",
	Crumb: ">", Bullet: "-", On: "x", Off: " ", Point: "^", Times: "x", RiseFrom: "/", RiseTo: "/", FallFrom: "\\", FallTo: "\\",
	Bar:   []string{" ", "#"},
	Spark: []string{" ", ".", ":", "-", "=", "+", "*", "#"},
}

// symbols returns the set to draw with.
func symbols(ascii bool) Symbols {
	if ascii {
		return asciiSymbols
	}
	return unicodeSymbols
}
