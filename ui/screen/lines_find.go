package screen

import "slices"

// find puts the cursor on the line the screen was opened for, as soon as it is
// known where that stands. It reports whether it did.
func (l *Lines) find() bool {
	if l.options.At == 0 {
		return false
	}
	at := slices.Index(l.data.ids, l.options.At)
	for row, line := range l.data.rows {
		if line.ID == l.options.At {
			at = row
		}
	}
	if at < 0 {
		return false
	}
	l.options.At = 0
	l.table.Move(at, "")
	return true
}
