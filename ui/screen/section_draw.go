package screen

import (
	"fmt"
	"strconv"
	"strings"

	"edgelens/ui/term"
	"edgelens/ui/widget"
)

// sectionHead is how many rows stand above the table.
const sectionHead = 1

// Resize says how many cells and rows there are.
func (s *Section) Resize(w, h int) {
	s.base.Resize(w, h)
	if s.answer != nil {
		s.table.SetColumns(s.columns())
	}
	s.arrange()
}

// arrange divides the rows between table, explanation and dialog. The
// explanation gets what the table leaves, but at least a quarter, unless a
// dialog needs the room.
func (s *Section) arrange() {
	h := max(s.h-sectionHead-len(s.above()), 1)
	s.export.resize(s.w, h-1) // a row is the table's
	h -= s.export.height()
	wanted := max(len(s.rows.list), len(term.Wrap(s.table.Empty, max(s.w-1, 1))), 3) + 2
	help := len(s.help())
	if s.export != nil {
		help, wanted = 0, h // so that the dialog stands at the bottom
	}
	s.table.Resize(s.w, max(min(wanted, h-min(help, h/4)), min(h, 3)))
}

// help is the explanation in rows.
func (s *Section) help() []string {
	th, words := s.env.Look.Theme, s.env.Look.Words.Section
	var rows []string
	for _, row := range term.Wrap(words.Explanation+": "+s.section.Help.In(s.env.Lang), max(s.w-1, 1)) {
		rows = append(rows, " "+th.Text.Render(row))
	}
	return rows
}

// View draws what the table is, the table, and what it means.
func (s *Section) View() string {
	s.table.Note = s.origin()
	parts := append([]string{s.heading()}, s.above()...)
	parts = append(parts, s.table.View())
	if s.export != nil {
		parts = append(parts, s.export.view())
		return stacked(s.h, parts...)
	}
	used := strings.Count(strings.Join(parts, "\n"), "\n") + 1
	help := s.help()
	if room := max(s.h-used, 0); room < len(help) {
		help = help[:room]
		if room > 0 {
			help[room-1] = term.Truncate(help[room-1], s.w-2) + s.env.Look.Theme.Dim.Render(" "+term.Marker())
		}
	}
	return stacked(s.h, append(parts, help...)...)
}

// heading draws the section's title with the period of its rows.
func (s *Section) heading() string {
	th := s.env.Look.Theme
	if s.answer == nil {
		return fit(th.Title, " "+s.Title(), s.w)
	}
	text := fmt.Sprintf("  %s %s %s", th.Symbols.Less, s.env.periodWord(s.query.Period), th.Symbols.More)
	name := term.Truncate(" "+s.Title(), max(s.w-term.Width(text), 12))
	return fit(th.Title, name+text, s.w)
}

// origin says where the rows come from and how many there are.
func (s *Section) origin() string {
	words := s.env.Look.Words.Section
	if s.answer == nil {
		return ""
	}
	parts := []string{fmt.Sprintf(words.From, s.env.sourceWord(s.answer.Source))}
	switch {
	case len(s.answer.Rows) < s.answer.Groups:
		parts = append(parts, fmt.Sprintf(words.Groups, widget.Count(len(s.answer.Rows)), widget.Count(s.answer.Groups)))
	case s.answer.Source != "" && len(s.answer.Rows) > 0 && s.noDrill() != "":
		parts = append(parts, s.noDrill())
	}
	if text := s.against(); text != "" {
		parts = append(parts, text)
	}
	if len(s.answer.Superseded) > 0 {
		var ids []string
		for _, id := range s.answer.Superseded {
			ids = append(ids, strconv.FormatInt(id, 10))
		}
		parts = append(parts, fmt.Sprintf(words.Superseded, strings.Join(ids, ", ")))
	}
	return " " + strings.Join(parts, "  ")
}

// Cursor is where the dialog's field is being typed in.
func (s *Section) Cursor() (x, y int, visible bool) {
	if s.finder != nil {
		x, y, visible = s.finder.input.Cursor()
		return x, y + sectionHead + len(s.panel()), visible
	}
	if s.field != nil || s.presets != nil {
		return s.fieldCursor(sectionHead)
	}
	x, y, visible = s.export.cursor()
	return x, y + s.h - s.export.height(), visible
}
