package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"edgelens/model"
)

var (
	titleLine = regexp.MustCompile(`^\d+(?:\.\d+)*[.、)]?\s*(\D.*)$`)
	topJA     = regexp.MustCompile(`上位(\d+|n)件`)
	topEN     = regexp.MustCompile(`^top (\d+|n)\b`)
	titleLike = regexp.MustCompile(`^\d+(?:\.\d+)*[.、)]\s*\pL`)
)

// titleKey is what a section's title is known by, however many rows it says
// that there are.
func titleKey(title string) string {
	s := topEN.ReplaceAllString(strings.TrimSpace(model.Fold(title)), "top")
	return topJA.ReplaceAllString(model.FoldName(s), "上位件")
}

var sectionByTitle = func() map[string]int {
	index := map[string]int{}
	for _, s := range model.Sections {
		index[titleKey(s.Title.JA)] = s.Number
		index[titleKey(s.Title.EN)] = s.Number
	}
	return index
}()

// alone is the text of the first cell of a row that has no other.
func alone(cells []string) string {
	for i, c := range cells {
		if i > 0 && strings.TrimSpace(c) != "" {
			return ""
		}
	}
	return strings.TrimSpace(cells[0])
}

// sectionTitle reports whether a row is the title of a section, N. <title>.
func sectionTitle(cells []string) (number int, ok bool) {
	m := titleLine.FindStringSubmatch(model.Fold(alone(cells)))
	if m == nil {
		return 0, false
	}
	number, ok = sectionByTitle[titleKey(m[1])]
	return number, ok
}

// otherTitle reports whether a row looks like the title of a section that is
// not in the list: newer reports have some.
func otherTitle(cells []string) bool { return titleLike.MatchString(model.Fold(alone(cells))) }

// note reports whether a row is a remark below a printed table.
func note(cells []string) bool {
	text := alone(cells)
	return strings.HasPrefix(text, "※") || strings.HasPrefix(text, "*") || strings.HasPrefix(text, "＊")
}

var totalWord = regexp.MustCompile(`^(合計|総計|総合計|(grand)?total)(件数|records|rows|lines)?[::]?[0-9,]*(件|行|records|rows|lines)?$`)

// total reports whether a cell announces a row of sums: 合計, or all in one,
// Total: 577 records. Nearly all cells it is asked about begin with a digit.
func total(cell string) bool {
	if cell == "" || cell[0] >= '0' && cell[0] <= '9' || len(cell) >= 32 {
		return false
	}
	return totalWord.MatchString(model.FoldName(cell))
}

var (
	periodWord = regexp.MustCompile(`^(対象|集計|レポート|抽出)?期間|^(report(ing)? )?period\b`)
	dayForm    = regexp.MustCompile(`(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?`)
	monthName  = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)(?:-?)(0[1-9]|1[0-2])(?:$|[^0-9-]|-[^0-9]|-$)`)
)

// periodLine reads a line above a heading that says which days it is about.
func periodLine(cells []string) (model.Period, bool) {
	text := model.Fold(strings.TrimSpace(strings.Join(cells, " ")))
	if !periodWord.MatchString(text) {
		return model.Period{}, false
	}
	days := dayForm.FindAllStringSubmatch(text, 2)
	if len(days) == 0 {
		return model.Period{}, false
	}
	from, ok := dayPeriod(days[0])
	to, ok2 := dayPeriod(days[len(days)-1])
	p := model.Period{From: from.From, To: to.To}
	return p, ok && ok2 && !p.To.Before(p.From)
}

func dayPeriod(m []string) (model.Period, bool) {
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	if month < 1 || month > 12 {
		return model.Period{}, false
	}
	if m[3] == "" {
		return model.Month(year, time.Month(month)), true
	}
	date, _ := strconv.Atoi(m[3])
	d := model.Day{Year: year, Month: time.Month(month), Date: date}
	return model.Period{From: d, To: d}, date >= 1 && date <= daysIn(year, month)
}

// namedPeriod reads the month that a file's name tells, as 2016-02 or 201602.
// A whole date in a name is more likely when the file was made.
func namedPeriod(name string) (model.Period, bool) {
	m := monthName.FindStringSubmatch(name)
	if m == nil {
		return model.Period{}, false
	}
	return dayPeriod([]string{"", m[1], m[2], ""})
}
