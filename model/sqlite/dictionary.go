package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"

	"edgelens/model"
)

// What the dictionary may hold, so that a column of all different cells costs
// no memory: beyond that, cells stand in their lines as text.
const (
	maxValues     = 1 << 18 // in a case
	maxValueBytes = 512     // a longer cell stands in its line
)

// maxColumnValues is how many values one column of one source may add. It is a
// variable so that tests can fill a column.
var maxColumnValues = 1 << 16

// dictionary gives cells their numbers during a load.
type dictionary struct {
	ids  [model.KindBytes + 1]map[string]driver.Value // int64s, made once: a value is met many times
	size int
	next int64
	feed *feed // values to store, see valueColumns
}

// column is a field as one source has it.
type column struct {
	field  model.Field
	cell   int      // position in the source's records
	added  int      // values this source has added for it
	inline bool     // some cells stand in their lines
	filled bool     // there are some cells, blank ones like -- too
	stands valueSet // the values among them

	recent recent[driver.Value]
}

func loadDictionary(ctx context.Context, tx *sql.Tx) (*dictionary, error) {
	d := &dictionary{feed: newFeed(len(valueColumns)), next: 1}
	for k := range d.ids {
		d.ids[k] = map[string]driver.Value{}
	}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var id int64
		var kind model.Kind
		var text string
		var number sql.NullInt64
		if err := rows.Scan(&id, &kind, &text, &number); err != nil {
			return err
		}
		if kind == model.KindTime {
			text = clock{text, int(number.Int64)}.key()
		}
		d.ids[kind][text] = id
		d.size++
		d.next = max(d.next, id+1)
		return nil
	}, `SELECT id, kind, text, number FROM value`)
	return d, err
}

// cell is what a line holds for a cell of a column: nothing, the id of a
// value, or the text itself.
func (d *dictionary) cell(c *column, text string) driver.Value {
	if text == "" {
		return nil
	}
	if c.field.Free && !model.Blank(text) {
		return text
	}
	known := c.recent.place(text)
	if known.text == text {
		return known.found
	}
	id, ok := d.ids[c.field.Kind][text]
	if !ok {
		full := d.size >= maxValues || c.added >= maxColumnValues || len(text) > maxValueBytes
		if full && !model.Blank(text) {
			c.inline = true
			return text
		}
		text = strings.Clone(text)
		id = d.add(c.field.Kind, text)
		c.added++
	}
	c.stands.add(id.(int64))
	*known = recentText[driver.Value]{text, id}
	return id
}

// add gives a new text its number.
func (d *dictionary) add(kind model.Kind, text string) driver.Value {
	var canonical, number driver.Value
	if c := kind.Canonical(text); c != text {
		canonical = c
	}
	if kind.Numeric() {
		if n, _, ok := kind.Number(text); ok {
			number = n
		}
	}
	return d.store(kind, text, text, canonical, number)
}

// clock gives a clock its number.
func (d *dictionary) clock(c clock) driver.Value {
	if id, ok := d.ids[model.KindTime][c.key()]; ok {
		return id
	}
	return d.store(model.KindTime, c.key(), c.format, nil, int64(c.offset))
}

func (d *dictionary) store(kind model.Kind, key, text string, canonical, number driver.Value) driver.Value {
	var id driver.Value = d.next
	d.next++
	d.size++
	d.ids[kind][key] = id
	d.feed.add(id, int64(kind), text, canonical, number)
	return id
}

// valueColumns are what the feed of new values has.
var valueColumns = []string{"id", "kind", "text", "canonical", "number"}

// storeNew writes the values that have been added. The feed is temp.new_value.
func (d *dictionary) storeNew(ctx context.Context, tx *sql.Tx) error {
	return storeFeed(ctx, tx, d.feed, "new_value", "value", inOrder(valueColumns))
}
