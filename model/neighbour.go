package model

import "time"

// Shift is the period n of its own lengths later, earlier for n below 0: a
// month becomes another month however many days that has, several whole months
// become as many, anything else moves by its days. An open period has no
// length; ok is false.
func (p Period) Shift(n int) (moved Period, ok bool) {
	days := p.Days()
	if days == 0 {
		return Period{}, false
	}
	if months := p.months(); months > 0 {
		from := time.Month(int(p.From.Month) + n*months)
		first := DayOf(time.Date(p.From.Year, from, 1, 12, 0, 0, 0, time.UTC))
		last := DayOf(time.Date(p.From.Year, from+time.Month(months), 0, 12, 0, 0, 0, time.UTC))
		return Period{From: first, To: last}, true
	}
	return Period{From: p.From.Next(n * days), To: p.To.Next(n * days)}, true
}

// months is how many whole calendar months the period is, 0 if it is none.
func (p Period) months() int {
	after := p.To.Next(1)
	if p.From.Date != 1 || after.Date != 1 {
		return 0
	}
	return 12*(after.Year-p.From.Year) + int(after.Month) - int(p.From.Month)
}
