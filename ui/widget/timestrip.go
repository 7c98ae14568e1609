package widget

import (
	"fmt"
	"strings"
	"time"

	"edgelens/model"
	"edgelens/ui/keys"
	"edgelens/ui/term"
	"edgelens/ui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// StripRows is how many rows a time strip takes: what it says, the counts, and
// the brush below them.
const StripRows = 3

// around is how far the span around the line of the cursor reaches.
const around = 10 * time.Minute

// steps are the lengths a cell can stand for.
const steps = int(model.ByMonth) + 1

// TimeStrip shows how many lines there are over time, a cell for each step, and
// lets the user choose a span.
type TimeStrip struct {
	Busy   bool
	Err    error
	Finest model.Step // the shortest step to zoom to
	Around bool       // the minutes around where it begins can be chosen: there is a line

	look    *Look
	hours   []model.Bucket
	buckets []model.Bucket // hours in the step shown
	step    model.Step
	line    time.Time // where the cursor of the table stands
	at      time.Time // the step of the cursor
	left    time.Time // the first step in sight
	start   time.Time // where a span begins that has no end yet
	brush   model.Span
	w       int
}

// NewTimeStrip returns a strip with the cursor on the day of an instant, whose
// zone is that of the strip.
func NewTimeStrip(look *Look, line time.Time) *TimeStrip {
	return &TimeStrip{look: look, line: line, at: model.ByDay.Start(line), step: model.ByDay, Busy: true, w: 80}
}

// SetHours takes the counts by hour, the oldest first.
func (s *TimeStrip) SetHours(hours []model.Bucket) {
	s.hours, s.Busy = hours, false
	s.zoom(0)
}

// Resize gives the strip w cells.
func (s *TimeStrip) Resize(w int) { s.w = max(w, 0); s.scroll() }

// Update moves, zooms and brushes, and reports whether msg did anything here.
// Enter and Esc are the owner's.
func (s *TimeStrip) Update(msg tea.KeyMsg) bool {
	switch {
	case keys.Match(msg, keys.Left):
		s.move(s.step.Next(s.at, -1))
	case keys.Match(msg, keys.Right):
		s.move(s.step.Next(s.at, 1))
	case keys.Match(msg, keys.First) && len(s.hours) > 0:
		s.move(s.hours[0].From)
	case keys.Match(msg, keys.Last) && len(s.hours) > 0:
		s.move(s.hours[len(s.hours)-1].From)
	case keys.Match(msg, keys.ZoomIn):
		s.zoom(-1)
	case keys.Match(msg, keys.ZoomOut):
		s.zoom(1)
	case keys.Match(msg, keys.Mark):
		s.press()
	default:
		return s.preset(msg)
	}
	return true
}

// preset brushes a span that has a key of its own.
func (s *TimeStrip) preset(msg tea.KeyMsg) bool {
	switch {
	case keys.Match(msg, keys.StripDay):
		s.choose(model.ByDay)
	case keys.Match(msg, keys.StripWeek):
		s.choose(model.ByWeek)
	case keys.Match(msg, keys.StripMonth):
		s.choose(model.ByMonth)
	case keys.Match(msg, keys.StripAround) && s.Around:
		s.start = time.Time{}
		minute := s.line.Truncate(time.Minute)
		s.brush = model.Span{From: minute.Add(-around), To: minute.Add(around + time.Minute)}
	default:
		return false
	}
	return true
}

// choose brushes the day, week or month of the cursor.
func (s *TimeStrip) choose(step model.Step) {
	s.start = time.Time{}
	s.brush = model.Span{From: step.Start(s.at), To: step.Next(s.at, 1)}
}

// move puts the cursor on a step. It stays among the steps with lines.
func (s *TimeStrip) move(to time.Time) {
	if n := len(s.hours); n > 0 {
		if last := s.hours[n-1].From; to.After(last) {
			to = last
		}
		if first := s.step.Start(s.hours[0].From); to.Before(first) {
			to = first
		}
	}
	s.at = s.step.Start(to)
	if !s.start.IsZero() {
		s.stretch()
	}
	s.scroll()
}

// press begins a span, or ends it.
func (s *TimeStrip) press() {
	if !s.start.IsZero() {
		s.start = time.Time{}
		return
	}
	s.start = s.at
	s.stretch()
}

// stretch brushes from where the span begins to the cursor, both included.
func (s *TimeStrip) stretch() {
	from, to := s.start, s.at
	if to.Before(from) {
		from, to = to, from
	}
	s.brush = model.Span{From: s.step.Start(from), To: s.step.Next(to, 1)}
}

// zoom makes the steps longer or shorter.
func (s *TimeStrip) zoom(n int) {
	shorter := n < 0
	n = min(max(int(s.step)+n, int(s.Finest)), steps-1)
	s.step = model.Step(n)
	s.buckets = model.Gather(s.hours, s.step)
	if shorter && s.step.Start(s.line).Compare(s.at) >= 0 && s.line.Before(model.Step(min(n+1, steps-1)).Next(s.at, 1)) {
		s.at = s.line // the cursor was on the step of the line
	}
	s.left = time.Time{}
	s.move(s.at)
}

// scroll brings the cursor into sight, at first with the newest step at the
// right edge.
func (s *TimeStrip) scroll() {
	room := s.w - 2
	if room < 1 {
		return
	}
	if s.left.IsZero() && len(s.hours) > 0 {
		s.left = s.step.Next(s.hours[len(s.hours)-1].From, 1-room)
		if first := s.step.Start(s.hours[0].From); s.left.Before(first) {
			s.left = first
		}
	}
	if s.at.Before(s.left) {
		s.left = s.at
	}
	if first := s.step.Next(s.at, 1-room); s.left.Before(first) {
		s.left = first
	}
}

// Brush is the span that was chosen; without one, the step of the cursor.
func (s *TimeStrip) Brush() model.Span {
	if s.brush != (model.Span{}) {
		return s.brush
	}
	return model.Span{From: s.at, To: s.step.Next(s.at, 1)}
}

// lines is how many lines there are from one instant to before another. It is
// not ok if the span does not end with hours.
func (s *TimeStrip) lines(span model.Span) (n int64, ok bool) {
	for _, b := range s.hours {
		if span.Contains(b.From) {
			n += b.Lines
		}
	}
	return n, model.ByHour.Start(span.From).Equal(span.From) && model.ByHour.Start(span.To).Equal(span.To)
}

// View draws the strip.
func (s *TimeStrip) View() string {
	th := s.look.Theme
	rows := []string{th.Dim.Render(term.Truncate(" "+harmless(s.says(), max(s.w-1, 0)), s.w))}
	bars, signs := []cell{}, []cell{}
	most := int64(1)
	counts := map[int64]int64{}
	for _, b := range s.buckets {
		counts[b.From.Unix()] = b.Lines
		most = max(most, b.Lines)
	}
	newest := s.at
	if n := len(s.hours); n > 0 {
		newest = s.hours[n-1].From
	}
	at := s.left
	for range max(s.w-2, 0) {
		if at.After(newest) || s.Busy {
			break
		}
		bars = append(bars, s.bar(at, counts[at.Unix()], most))
		signs = append(signs, s.sign(at))
		at = s.step.Next(at, 1)
	}
	return strings.Join(append(rows, drawn(bars), drawn(signs)), "\n")
}

// cell is a cell of the strip.
type cell struct {
	text  string
	style theme.Style
}

// drawn is a row of cells behind a blank.
func drawn(cells []cell) string {
	var b strings.Builder
	b.WriteString(" ")
	for _, c := range cells {
		b.WriteString(c.style.Render(c.text))
	}
	return b.String()
}

// bar is the count of a step.
func (s *TimeStrip) bar(at time.Time, n, most int64) cell {
	levels := s.look.Theme.Symbols.Spark
	level := 0
	if n > 0 {
		level = 1 + int(float64(n)/float64(most)*float64(len(levels)-2))
	}
	if at.Equal(s.at) {
		return cell{levels[level], s.look.Theme.Cell}
	}
	return cell{levels[level], s.look.Theme.Bar}
}

// sign is what stands below a step: the cursor, or that it is in the span.
func (s *TimeStrip) sign(at time.Time) cell {
	th := s.look.Theme
	switch span := s.brush; {
	case at.Equal(s.at):
		return cell{th.Symbols.Point, th.Strong}
	case span.From.Before(s.step.Next(at, 1)) && at.Before(span.To):
		return cell{th.Symbols.Rule, th.Strong}
	}
	return cell{" ", th.Dim}
}

// says names the step of the cursor and the span with their counts.
func (s *TimeStrip) says() string {
	words := s.look.Words.Time
	switch {
	case s.Err != nil:
		return s.look.failure(s.Err)
	case s.Busy:
		return s.look.Words.Status.Loading
	}
	step := model.Span{From: s.at, To: s.step.Next(s.at, 1)}
	n, _ := s.lines(step)
	name := []string{words.Hour, words.Day, words.Week, words.Month}[s.step]
	parts := []string{fmt.Sprintf(words.Lines, SpanText(step), Count(int(n)))}
	if s.brush != (model.Span{}) {
		count := "?"
		if n, exact := s.lines(s.brush); exact {
			count = Count(int(n))
		}
		parts = append(parts, fmt.Sprintf(words.Brush, SpanText(s.brush), count))
	}
	return strings.Join(append(parts, fmt.Sprintf(words.Per, name)), "  ")
}

// SpanText is a span of whole minutes as the filter language writes it.
func SpanText(s model.Span) string {
	const day, minute = "2006-01-02", "2006-01-02T15:04"
	last := s.To.Add(-time.Minute)
	from, to := s.From.Format(minute), last.Format(minute)
	if whole := model.ByDay; whole.Start(s.From).Equal(s.From) && whole.Start(s.To).Equal(s.To) {
		from, to = s.From.Format(day), last.Format(day)
		if month := model.ByMonth; month.Start(s.From).Equal(s.From) && month.Next(s.From, 1).Equal(s.To) {
			return s.From.Format("2006-01")
		}
	}
	if hour := model.ByHour; hour.Start(s.From).Equal(s.From) && hour.Next(s.From, 1).Equal(s.To) {
		return s.From.Format("2006-01-02T15")
	}
	if from == to {
		return from
	}
	return from + ".." + to
}
