package ui_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

func TestTheMouseOnAnAnswerOfSQL(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("f2", ";")
	d.Type("select 1")
	d.Press("enter")
	x, y := where(t, d, "ご請求書", 1)
	click(d, x, y)
	if row := d.Row(y); !strings.HasPrefix(row, " ▸  13") {
		t.Errorf("a click on row %d puts no cursor there:\n%s", y, d.Screen())
	}
	d.See("col 2/3  13 / 80")
	wheel(d, 5)
	d.See(" ▸  16", "col 2/3  16 / 80") // the cursor stays in sight
	wheel(d, -5)
	clickOn(t, d, "ご請求書")
	d.NotSee("record ")
	clickOn(t, d, "ご請求書")
	d.See("record ", "no. 13")
}

// TestTheMouseGivesTheKeysToTheStatement, and to the answer again.
func TestTheMouseGivesTheKeysToTheStatement(t *testing.T) {
	s := newStore()
	d, _ := start(t, s, model.EN, 100, 30)
	d.Press("f2", ";")
	d.Type("select 1")
	d.Press("enter")
	x, y := where(t, d, "elect 1", 1)
	click(d, x, y)
	d.Type("X")
	d.See("SQL: sXelect 1")
	wheel(d, 1)
	d.See(" ▸   4", "4 / 80", "SQL: sXelect 1") // not another statement
	x, y = where(t, d, "│", 4)
	click(d, x-1, y)
	d.NotSee("record ")
	d.Press("down", "X")
	d.See("7 / 80", "SQL: sXelect 1")
	d.Press("f")
	d.Type(" sele") // what is proposed stands between them
	d.See("choice 0/1")
	x, y = where(t, d, "ご請求書", 1)
	click(d, x, y)
	d.NotSee("choice 0/1")
	d.See("col 2/3  13 / 80")
}

// TestTheWheelReadsWhatCanBeAsked and leaves the statement alone.
func TestTheWheelReadsWhatCanBeAsked(t *testing.T) {
	d, _ := start(t, newStore(), model.EN, 100, 20)
	d.Press("f2", ";")
	first := d.Row(2)
	wheel(d, 2)
	d.NotSee(first, "SQL: SELECT")
	wheel(d, -2)
	d.See(first)
	d.Type("sele")
	clickOn(t, d, "SELECT")
	d.See("SQL: SELECT")
}
