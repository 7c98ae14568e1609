package ui_test

import (
	"context"
	"testing"

	"edgelens/model"
)

// TestNamesAreFoundInAnySpelling in each list that is searched by names.
func TestNamesAreFoundInAnySpelling(t *testing.T) {
	tests := []struct {
		name        string
		keys        []string
		typed, want string
	}{
		{"a view in the palette", []string{"ctrl+p"}, "(株)高橋しょうじ", "㈱髙橋ショウジ"},
		{"a field in the palette", []string{"ctrl+p"}, "くらいあんとIP", "クライアントIP"},
		{"the saved views", []string{"V", "/"}, "高橋しょうじ", "㈱髙橋ショウジ"},
		{"a view on the command line", []string{":"}, "view (株)高橋しょう", "㈱髙橋ショウジ"},
		{"one whose name differs in its spelling only", []string{":"}, "view ㈱高橋しょうじ", "㈱髙橋ショウジ"},
		{"a field on the command line", []string{":"}, "くらいあんと", "client_ip:"},
		{"a column of SQL", []string{";"}, "select くらいあんと", "候補"},
		{"a key", []string{"?"}, "こぴー", "セルをコピー"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStore()
			view := model.SavedView{Name: "㈱髙橋ショウジ", Address: "ips period=2026-10"}
			if err := s.SaveView(context.Background(), view, false); err != nil {
				t.Fatal(err)
			}
			d, _ := start(t, s, model.JA, 100, 40)
			d.Press("4", "enter")
			d.Press(tt.keys...)
			d.Type(tt.typed)
			d.See(tt.want)
		})
	}
}
