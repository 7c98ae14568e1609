package sqlite

import (
	"database/sql/driver"
	"strings"
)

// cellNumbers gives numbers to cells as they are stored, so that they are
// counted without a look at texts: to a value its id, to none 0, to a text that
// stands in its line one below 0.
type cellNumbers struct {
	texts    map[string]int64
	byNumber []string
	size     int // bytes of texts
}

func newCellNumbers() cellNumbers { return cellNumbers{texts: map[string]int64{}} }

// number stands for a cell.
func (c *cellNumbers) number(cell driver.Value) int64 {
	switch v := cell.(type) {
	case int64:
		return v
	case string:
		return c.textNumber(v)
	}
	return 0
}

// argument stands for a cell that is an argument of a call.
func (c *cellNumbers) argument(call directCall, i int) int64 {
	if number, ok := call.integer(i); ok {
		return number
	}
	if text, ok := call.text(i); ok {
		return c.textNumber(text)
	}
	return 0
}

// textNumber stands for a text, of which it keeps a copy.
func (c *cellNumbers) textNumber(v string) int64 {
	n, ok := c.texts[v]
	if !ok {
		text := strings.Clone(v)
		c.byNumber = append(c.byNumber, text)
		n = -int64(len(c.byNumber))
		c.texts[text] = n
		c.size += len(text)
	}
	return n
}

// cell is what a number stands for.
func (c *cellNumbers) cell(number int64) driver.Value {
	switch {
	case number > 0:
		return number
	case number < 0:
		return c.byNumber[-number-1]
	}
	return nil
}

// merged are numbers of another count in this one.
func (c *cellNumbers) merged(other cellNumbers, numbers [tallyKeys]int64) [tallyKeys]int64 {
	for i, n := range numbers {
		if n < 0 {
			numbers[i] = c.number(other.cell(n))
		}
	}
	return numbers
}
