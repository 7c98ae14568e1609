package sqlite

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"edgelens/model"
)

// encounter is what an import has to do with the sources the case has, beyond
// those with the same columns.
type encounter struct {
	touched *touched // nil where its records meet none of other columns
	told    *told
	minutes minutes
}

// newEncounter finds out whether there are sources of other columns that the
// new one's records may meet. Mostly there are none, and nothing needs to be
// noted.
func newEncounter(ctx context.Context, tx *sql.Tx, src *model.Source) (*encounter, error) {
	e := &encounter{told: newTold(src.ID)}
	if src.Kind != model.KindLog {
		return e, nil
	}
	own, err := parseColumnSet(columnSetOf(src))
	if err != nil || !own.meets() {
		return e, err
	}
	sets, _, err := columnSets(ctx, tx)
	if len(sets) > 1 {
		e.touched = newTouched()
	}
	return e, err
}

// new notes that there is a new set-line.
func (e *encounter) new(second int64) {
	if e.touched != nil {
		e.touched.add(second)
	}
}

// known notes that a record stands for what a source has.
func (e *encounter) known(source int64) { e.told.known[source]++ }

// time notes the time of a record.
func (e *encounter) time(at time.Time, text string) {
	if !e.minutes.no {
		e.minutes.see(at, text)
	}
}

// meetOthers lets the new source meet those of other columns, says what came
// of it, and what may count twice.
func (l *load) meetOthers(ctx context.Context) error {
	e, src := l.others, l.source
	if e.touched != nil {
		if err := l.meet(ctx); err != nil {
			return err
		}
	}
	var err error
	if src.KnownFrom, err = e.told.from(ctx, l.tx, src.Known); err != nil {
		return err
	}
	src.Notices = append(src.Notices, e.told.notices()...)
	if e.minutes.lost() {
		if err := run(ctx, l.tx, `UPDATE source SET whole_minutes = 1 WHERE id = ?`, src.ID); err != nil {
			return err
		}
	}
	return l.warnOfTwice(ctx)
}

// meet derives anew where the new set-lines lie and sources of other columns
// have some too.
func (l *load) meet(ctx context.Context) error {
	e, src := l.others, l.source
	blocks, err := otherBlocks(ctx, l.tx, columnSetOf(src))
	if err != nil {
		return err
	}
	grown, err := meet(ctx, l.tx, l.days.days.zone, e.touched.spans(blocks), e.told)
	src.New = max(0, src.New+grown)
	src.Known = src.Records - src.Rejected - src.New
	return err
}

// minutes finds out whether the times of a log have lost their seconds, as
// they do in a spreadsheet.
type minutes struct {
	no      bool // some time is within a minute
	records int
	written bool // some time is written with its seconds
}

// minutesByChance is how many records may have whole minutes with their
// seconds written out, and still be taken for what they are.
const minutesByChance = 10

func (m *minutes) see(at time.Time, text string) {
	m.records++
	m.no = at.Unix()%60 != 0 || at.Nanosecond() != 0
	m.written = m.written || writesSeconds(text)
}

// lost reports whether the seconds are gone.
func (m *minutes) lost() bool {
	return !m.no && m.records > 0 && (!m.written || m.records > minutesByChance)
}

// writesSeconds reports whether a time goes on after its minutes.
func writesSeconds(text string) bool {
	_, rest, _ := strings.Cut(text, ":")
	return len(rest) > 3 && rest[2] == ':' && rest[3] >= '0' && rest[3] <= '9'
}
