package widget

import (
	"fmt"
	"strings"

	"edgelens/model/clean"
	"edgelens/ui/term"
)

// listRows is the most candidates shown at once.
const listRows = 8

// View draws the field, then the problem or the candidates.
func (in *Input) View() string {
	rows := []string{in.line()}
	if in.Problem != "" {
		rows = append(rows, in.problem()...)
	} else if !in.blurred {
		rows = append(rows, in.candidates()...)
	}
	return strings.Join(rows[:min(len(rows), in.h)], "\n")
}

// Height returns how many rows View would draw with room enough.
func (in *Input) Height() int {
	switch {
	case in.Problem != "":
		return 1 + len(in.problem())
	case in.blurred || len(in.list) == 0:
		return 1
	}
	return 2 + min(len(in.list), listRows)
}

// Cursor returns where the cursor stands in the widget's own cells.
func (in *Input) Cursor() (x, y int, visible bool) {
	in.scroll()
	x = term.Width(in.prompt()) + in.cells(in.offset, in.at)
	return min(x, max(in.w-1, 0)), 0, !in.blurred
}

// prompt returns the prompt, which never takes more than half the width.
func (in *Input) prompt() string {
	return term.Truncate(clean.Text(in.Prompt), in.w/2)
}

// room returns the cells for the text and the cursor behind its end.
func (in *Input) room() int { return max(in.w-term.Width(in.prompt()), 0) }

// scroll moves the part in sight so that the cursor is in it, and no further to
// the right than the text reaches. It looks only at what can be in sight.
func (in *Input) scroll() {
	least := in.reach(in.at, in.room()-2) // the cursor may be on a wide character
	most := in.reach(len(in.text), in.room()-1)
	in.offset = max(min(in.offset, most, in.at), least)
}

// reach returns the first rune from which on the text up to end fits into w
// cells.
func (in *Input) reach(end, w int) int {
	for end > 0 {
		start := in.before(end)
		if w -= in.cells(start, end); w < 0 {
			break
		}
		end = start
	}
	return end
}

// line draws the prompt and the text with its cursor.
func (in *Input) line() string {
	th := in.look.Theme
	style := th.Field
	if in.offered {
		style = th.FieldCursor
	}
	in.scroll()
	prompt := th.Key.Render(in.prompt())
	room := in.room()
	if len(in.text) == 0 && in.Placeholder != "" && room > 1 {
		return prompt + in.cursor(" ") + th.Placeholder.Render(term.Truncate(clean.Text(in.Placeholder), room-1))
	}
	left := term.Truncate(clean.Text(string(in.text[in.offset:in.at])), room)
	room -= term.Width(left)
	next := in.after(in.at)
	under := " "
	if in.at < len(in.text) {
		under = clean.Text(string(in.text[in.at:next]))
	}
	under = term.Truncate(under, room)
	room -= term.Width(under)
	right := term.Truncate(harmless(string(in.text[min(next, len(in.text)):]), room), room)
	return prompt + style.Render(left) + in.cursor(under) + style.Render(right)
}

// cursor draws the cell under the cursor.
func (in *Input) cursor(text string) string {
	if in.blurred {
		return text
	}
	return in.look.Theme.FieldCursor.Render(text)
}

// problem draws the sign under the mistake and what it is.
func (in *Input) problem() []string {
	th := in.look.Theme
	at := max(min(in.ProblemAt, len(in.text)), 0)
	x := term.Width(in.prompt())
	if at > in.offset {
		x += in.cells(in.offset, at)
	}
	x = min(x, max(in.w-1, 0))
	point := strings.Repeat(" ", x) + th.Bad.Render(term.Truncate(th.Symbols.Point, in.w))
	return append([]string{point}, in.look.message(in.Problem, th.Bad, in.w, 3)...)
}

// firstCandidate is the first candidate in sight.
func (in *Input) firstCandidate() int {
	return max(min(in.choice-listRows/2, len(in.list)-listRows), 0)
}

// candidates draws the list around the chosen one, and how many there are.
func (in *Input) candidates() []string {
	if len(in.list) == 0 {
		return nil
	}
	th := in.look.Theme
	first := in.firstCandidate()
	indent := min(term.Width(in.prompt()), in.w/4)
	var rows []string
	for i := first; i < min(first+listRows, len(in.list)); i++ {
		sign, style := " ", th.Text
		if i == in.choice {
			sign, style = th.Symbols.Cursor, th.Choice
		}
		text := clean.Text(in.list[i].Text)
		if in.list[i].Note != "" {
			text = term.Fit(text, max(16, term.Width(text)+1)) + clean.Text(in.list[i].Note)
		}
		rows = append(rows, strings.Repeat(" ", indent)+style.Render(term.Fit(sign+text, in.w-indent)))
	}
	count := fmt.Sprintf(in.look.Words.Field.Candidates, in.choice+1, len(in.list))
	return append(rows, strings.Repeat(" ", indent)+th.Dim.Render(term.Truncate(count, in.w-indent)))
}
