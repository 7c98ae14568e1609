package demo

import "strings"

// damages are the ways a record of the first export is beyond reading. Each
// gets the cells of a good record, the time first, and gives the text.
var damages = []func(cells []string) string{
	withTime(func(string) string { return "########" }),                                              // a column too narrow in Excel
	withTime(func(t string) string { return strings.TrimSuffix(t, "+0900") }),                        // a zone name without offset
	withTime(func(t string) string { return strings.Replace(t, t[8:13], "39 27", 1) }),               // no such day, no such hour
	withTime(func(string) string { return "" }),                                                      // none at all
	func(cells []string) string { return strings.Join(plain(cells), ",") + ",至急" },                   // a comma that was not quoted
	func(cells []string) string { return strings.Join(plain(cells), ",") + "\x8d\x82\x8b\xb4\x97l" }, // CP932 in a UTF-8 file
}

// BadRecords is how many records of the month's first file cannot be read: the
// damaged ones and one torn off at the end.
const BadRecords = 7

// appendBad appends a damaged copy before the i-th of n records, if one of
// them belongs there: they are spread evenly over the file.
func appendBad(b []byte, cells []string, i, n int) []byte {
	step := n / (len(damages) + 1)
	if i == 0 || i%step != 0 || i/step > len(damages) {
		return b
	}
	return append(b, damages[i/step-1](cells)+crlf...)
}

// appendTorn appends a record that ends in an open quote: the export was cut
// off while it was written.
func appendTorn(b []byte, cells []string) []byte {
	cells = plain(cells)
	cells[len(cells)-1] = "\"[スパムメール]途中で切れた件名, 続き"
	return append(b, strings.Join(cells, ",")...)
}

func withTime(change func(string) string) func([]string) string {
	return func(cells []string) string {
		cells = plain(cells)
		cells[0] = change(cells[0])
		return strings.Join(cells, ",")
	}
}

// plain is a copy of cells that need no quotes, so that a damaged record has
// the one fault it is meant to have.
func plain(cells []string) []string {
	unquoted := make([]string, len(cells))
	for i, cell := range cells {
		unquoted[i] = strings.NewReplacer(",", "", "\"", "", "\r", "", "\n", "").Replace(cell)
	}
	return unquoted
}
