package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/term"
)

// asciiStore is the customer month with nothing in its log but ASCII.
func asciiStore() *store {
	s := newStore()
	for i := range s.lines {
		for c, cell := range s.lines[i].Cells {
			if w, ok := model.TypeOf(cell); ok {
				cell = w.ID
			} else if w, ok := model.ActionOf(cell); ok {
				cell = w.ID
			}
			s.lines[i].Cells[c] = strings.Map(func(r rune) rune {
				if r < ' ' || r > '~' {
					return 'x'
				}
				return r
			}, cell)
		}
	}
	return s
}

// fromOutside is the text of the scenes that is not the program's own.
var fromOutside = []string{"お客様.edge", "セキュリティ_2026-10.csv", "evil␛[2J.csv", "スパム", "丸山商事", "北海システム", "ログ.csv", "ログ", "備考", "テスト", "␛]0;pwned␇",
	"件名", "タグ", "削除", "お客様に確認済み", "お客様", "お客", "セキュリティ", "IPS 全件", "月例の迷惑メール", "evil␛[2J‹U+202E›"}

// TestASCIIDrawsNothingElse: with --ascii everything the program draws of its
// own in English is ASCII, on every screen, in any width.
func TestASCIIDrawsNothingElse(t *testing.T) {
	term.Set(term.Settings{Ambiguous: 1, ASCII: true})
	t.Cleanup(func() { term.Set(term.Settings{Ambiguous: 1}) })
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 10}} {
		for _, s := range scenes {
			t.Run(fmt.Sprintf("%s_%d", s.name, size[0]), func(t *testing.T) {
				d := s.start(t, asciiStore(), ui.Options{Lang: model.EN, ASCII: true}, size[0], size[1])
				for i, row := range strings.Split(d.Screen(), "\n") {
					own := row
					for _, text := range fromOutside {
						own = strings.ReplaceAll(own, text, "")
					}
					if strings.ContainsFunc(own, func(r rune) bool { return r > '~' }) {
						t.Errorf("row %d is not ASCII: %q", i, row)
					}
				}
			})
		}
	}
}
