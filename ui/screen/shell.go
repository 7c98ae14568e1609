package screen

import (
	"strconv"
	"strings"

	"edgelens/model"
	"edgelens/model/clean"
)

// Command is the command of the shell that prints what an address shows of a
// case: one line that is harmless on a terminal.
func Command(a model.Address, db string) string {
	command := "report"
	switch {
	case a.IsLines:
		command = "lines"
	case a.IsGroups:
		command, a.By = "group", CountedBy(a)
	}
	words := []string{"edgelens", command, "--db", clean.Shell(db)}
	add := func(given bool, flag, value string) {
		if given {
			words = append(words, strings.TrimPrefix(flag+" ", " ")+clean.Shell(value))
		}
	}
	if a.Section != nil {
		words = append(words, a.Section.ID)
	}
	if a.Period != nil {
		add(true, "--period", a.Period.String())
	}
	add(len(a.By) > 0, "", model.ColumnList(a.By))
	add(a.All, "--top", "0")
	add(a.IsGroups && !a.All, "--top", strconv.Itoa(AnalysisTop))
	add(len(a.Sort) > 0, "--sort", a.Sort.String())
	add(len(a.Columns) > 0, "--columns", model.ColumnList(a.Columns))
	switch {
	case a.Filter.IsAll():
	case a.IsLines || a.IsGroups:
		add(true, "", a.Filter.String())
	default:
		add(true, "--filter", a.Filter.String())
	}
	return strings.Join(words, " ")
}
