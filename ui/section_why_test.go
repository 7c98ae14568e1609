package ui_test

import (
	"testing"

	"edgelens/model"
)

// TestAnEmptyTableOfAFileSaysWhy: a file that was imported is not said to be
// missing where a condition or the period leaves none of its rows.
func TestAnEmptyTableOfAFileSaysWhy(t *testing.T) {
	const (
		missing = "No file this table is made from was imported for the period"
		whole   = "Figures were imported of 2026-10; they cannot be split"
	)
	for _, c := range []struct {
		filter string
		keys   []string
		see    []string
		not    []string
	}{
		{"client_ip:172.16.16.57", []string{"6"}, []string{"From: statistics", "No row of the table (2 in all) meets client_ip:172.16.16.57"}, nil},
		{"client_ip:172.16.16.57", []string{"2"}, []string{"From: printed", "No row of the table (1 in all) meets client_ip:172.16.16.57"}, nil},
		{"client_ip:172.16.16.57", []string{"9"}, []string{"From: printed", "No row of the table (1 in all) meets client_ip:172.16.16.57"}, []string{"No line", "whole case"}},
		{"client_ip:172.16.16.20 -user:x subject:x", []string{"6"}, []string{"(2 in all) meets subject:x"}, []string{"meets client_ip", "meets user"}},
		{"client_ip:172.16.16.20 client_ip!:172.16.16.20", []string{"6"}, []string{"(2 in all) meets client_ip:172.16.16.20 client_ip!:172.16.16.20"}, nil},
		{"", []string{"p", "2", "6"}, []string{"From: no data", whole}, nil},
		{"", []string{"p", "2", "2"}, []string{"From: no data", whole}, nil},
		{"", []string{"p", "2", "9"}, []string{"From: no data", "No line meets type:url-filter", whole}, nil},
		{"", []string{",", "6"}, []string{missing}, []string{"split"}},
		{"", []string{"1"}, []string{missing}, []string{"split"}},
		{"", []string{",", "9"}, []string{missing, "From: no data", "No line meets type:url-filter"}, []string{"Nothing found", "split"}},
	} {
		s := newStore()
		s.printed["url-categories"] = model.SectionResult{Source: model.KindPrinted, Rows: []model.Row{{Key: []string{"News"}, Values: []int64{3}}}}
		d, _ := start(t, s, model.EN, 120, 40)
		if c.filter != "" {
			d.Press("f")
			d.Paste(c.filter)
			d.Press("enter")
		}
		d.Press(c.keys...)
		d.See(c.see...)
		if c.see[0] != missing {
			d.NotSee(missing)
		}
		d.NotSee(c.not...)
	}
}
