package widget_test

import (
	"testing"

	"edgelens/ui/lang"
	"edgelens/ui/theme"
	"edgelens/ui/widget"
)

func TestSpark(t *testing.T) {
	for _, tt := range []struct {
		name           string
		values         []int64
		w              int
		unicode, ascii string
	}{
		{"a bar for each", []int64{0, 1, 40, 80}, 4, " ▁▄█", " .-#"},
		{"little is something", []int64{1, 1000000}, 2, "▁█", ".#"},
		{"sums where it is narrow", []int64{1, 1, 4, 4, 8}, 3, "▂██", ".##"},
		{"nothing", []int64{0, 0}, 2, "  ", "  "},
		{"more room than values", []int64{3}, 3, "█  ", "#  "},
		{"no values", nil, 2, "  ", "  "},
		{"no room", []int64{3}, 0, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for ascii, want := range map[bool]string{false: tt.unicode, true: tt.ascii} {
				look := widget.NewLook(theme.Plain(ascii), lang.For("en"))
				if got := look.Spark(tt.values, tt.w); got != want {
					t.Errorf("ascii %v: Spark = %q, want %q", ascii, got, want)
				}
			}
		})
	}
}
