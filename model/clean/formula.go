package clean

import "strings"

// Formula returns a cell that no spreadsheet takes for a formula, and whether
// it had to change it. A cell matching ^'*[=+\-@\t\r\n] gets one apostrophe in
// front; the apostrophes it had are counted in, so that [Undefuse] can give
// back exactly what was there. The marks "-" and "--", which exports write for
// an empty cell, are no formula and stay as they are.
func Formula(cell string) (string, bool) {
	if cell == "-" || cell == "--" || !formula(cell) {
		return cell, false
	}
	return "'" + cell, true
}

// Undefuse removes the one apostrophe that [Formula] added, and reports whether
// there was one. Undefuse of Formula's answer is the cell Formula was given.
func Undefuse(cell string) (string, bool) {
	if !strings.HasPrefix(cell, "'") || !formula(cell) {
		return cell, false
	}
	return cell[1:], true
}

// formula reports whether cell matches ^'*[=+\-@\t\r\n].
func formula(cell string) bool {
	for i := range len(cell) {
		switch cell[i] {
		case '\'':
		case '=', '+', '-', '@', '\t', '\r', '\n':
			return true
		default:
			return false
		}
	}
	return false
}
