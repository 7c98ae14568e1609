package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

func TestAKeyThatNothingComesOfSaysWhy(t *testing.T) {
	tests := []struct {
		name string
		way  []string
		key  string
		want string // "" is nothing
	}{
		{"unknown", nil, "z", "使えません"},
		{"full-width", nil, "ｚ", "使えません"},
		{"of another screen", []string{"4"}, "c", "使えません"},
		{"on a line", []string{"4", "enter", "enter"}, "enter", "使えません"},
		{"not now", []string{"2"}, "a", "すべて表示済み"},
		{"in the time strip", []string{"t"}, "7", "Esc で時系列を閉じます"},
		{"in the time strip of lines", []string{"4", "enter", "t"}, "E", "Esc で時系列を閉じます"},
		{"in the time strip of the analysis", []string{"B", "t"}, "E", "Esc で時系列を閉じます"},
		{"move in the time strip", []string{"t"}, "up", ""},
		{"step in the time strip", []string{"t"}, "+", ""},
		{"move", nil, "up", ""},
		{"move beyond the end", []string{"4", "enter"}, "left", ""},
		{"opens a field", []string{"4", "enter"}, "f", ""},
		{"opens a list", []string{"4", "enter"}, "c", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := start(t, newStore(), model.JA, 100, 30)
			d.Press(tt.way...)
			d.Press(tt.key)
			said := d.Row(-2)
			if tt.want == "" && strings.Contains(said, "使えません") || !strings.Contains(said, tt.want) {
				t.Errorf("said %q, want %q", said, tt.want)
			}
		})
	}
}
