package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"edgelens/model"
)

// noteRecord is a record that a note was written about.
type noteRecord struct {
	model.Place
	text string
}

// notesOf are the notes by the lines that their records stand for now. They are
// few, because people write them.
func notesOf(ctx context.Context, q querier) (map[int64]string, error) {
	var records []noteRecord
	err := each(ctx, q, func(rows *sql.Rows) error {
		var r noteRecord
		err := rows.Scan(&r.Source, &r.Record, &r.text)
		records = append(records, r)
		return err
	}, `SELECT source.id, note_record.record, note.text
		FROM note CROSS JOIN note_record ON note_record.note = note.id CROSS JOIN source ON source.sha256 = note_record.sha256
		ORDER BY source.id, note_record.record, note.id`)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	notes := map[int64][]string{}
	var near nearPlaces
	for _, r := range records {
		line, err := near.line(ctx, q, r.Place)
		if err != nil {
			return nil, err
		}
		if line != 0 && !slices.Contains(notes[line], r.text) { // else the source is read otherwise now
			notes[line] = append(notes[line], r.text)
		}
	}
	return oneEach(notes), nil
}

// oneEach makes one text of the notes on each line: records that were of two
// lines may stand for one now.
func oneEach(notes map[int64][]string) map[int64]string {
	all := make(map[int64]string, len(notes))
	for line, texts := range notes {
		all[line] = strings.Join(slices.Sorted(slices.Values(texts)), " / ")
	}
	return all
}

// nearPlaces are the records of one block: who asks for one asks for its
// neighbours.
type nearPlaces struct {
	source int64
	places []place
}

// line is the line that a record stands for, 0 if there is none.
func (n *nearPlaces) line(ctx context.Context, q querier, at model.Place) (int64, error) {
	if n.source != at.Source || len(n.places) == 0 || at.Record > n.places[len(n.places)-1].record {
		places, err := placesNear(ctx, q, at)
		if err != nil {
			return 0, err
		}
		n.source, n.places = at.Source, places
	}
	i := slices.IndexFunc(n.places, func(p place) bool { return p.record == at.Record })
	if i < 0 || n.places[i].line == 0 {
		return 0, nil
	}
	return lineAbove(ctx, q, n.places[i].line)
}

// placesNear are the records of the block that a record stands in.
func placesNear(ctx context.Context, q querier, at model.Place) ([]place, error) {
	var first, count int64
	var packed []byte
	err := q.QueryRowContext(ctx, `SELECT first_record, record_count, records FROM block
		WHERE source = ? AND first_record <= ? AND record_count > 0
		ORDER BY number DESC LIMIT 1`, at.Source, at.Record).Scan(&first, &count, &packed)
	if err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		}
		return nil, err
	}
	return unpackPlaces(packed, first, count)
}

// lineAbove is the line that a line of a column set stands for: itself, or the
// one that has absorbed it.
func lineAbove(ctx context.Context, q querier, id int64) (int64, error) {
	err := q.QueryRowContext(ctx, `SELECT coalesce((SELECT under FROM absorbed WHERE id = ?1), ?1)`, id).Scan(&id)
	return id, err
}

// noted is true of the lines whose notes have a term's values.
func (w *where) noted(t model.Term) string {
	notes, err := notesOf(w.ctx, w.q)
	w.fail(err)
	t.Not = false
	has := func(text string) bool {
		return model.One(t).Match(model.Line{Note: text, Cells: make([]string, len(model.Fields))}, w.zone)
	}
	var all, found []string
	for line, text := range notes {
		all = append(all, fmt.Sprint(line))
		if has(text) {
			found = append(found, fmt.Sprint(line))
		}
	}
	is := fmt.Sprintf("line.id IN (%s)", strings.Join(found, ", "))
	if has("") {
		return fmt.Sprintf("(%s OR line.id NOT IN (%s))", is, strings.Join(all, ", "))
	}
	return is
}

// errNotes says what notes are for.
var errNotes = &model.Problem{
	Kind: model.ErrUsage,
	What: model.Text{JA: "メモでは集計や並べ替えはできません", EN: "lines are neither counted nor sorted by their notes"},
	Hint: model.Text{JA: "note:* や note~語 で絞り込めます", EN: "note:* and note~word find them"},
}

// SetNote writes a note on a line in place of the one it has; "" takes it away.
func (s *Store) SetNote(ctx context.Context, line int64, text string) error {
	text = strings.TrimSpace(text)
	if n := utf8.RuneCountInString(text); n > model.MaxNote {
		return &model.Problem{Kind: model.ErrUsage, What: model.Textf("メモは%d文字までです(%d文字あります)", "a note has at most %d characters, this one %d", model.MaxNote, n)}
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, end, err := s.begin(ctx)
	if err != nil {
		return s.writeError("", err)
	}
	defer end()
	err = setNote(ctx, tx, line, text)
	if err == nil {
		err = tx.Commit()
	}
	return s.writeError("", err)
}

func setNote(ctx context.Context, tx *sql.Tx, line int64, text string) error {
	// A record under the line stands for another one some day: it is no place
	// for a note, but may have one.
	const own = `(SELECT source.sha256 AS sha256, place.record AS record FROM (
			SELECT source, record FROM line WHERE id = ?1
			UNION SELECT source, record FROM also WHERE line = ?1) AS place
		JOIN source ON source.id = place.source)`
	const places = `(SELECT source.sha256 AS sha256, place.record AS record FROM (
			SELECT source, record FROM line WHERE id = ?1
			UNION SELECT source, record FROM ` + sharedPlaces + ` WHERE line = ?1) AS place
		JOIN source ON source.id = place.source)`
	if err := run(ctx, tx, `DELETE FROM note WHERE id IN (SELECT note FROM note_record WHERE (sha256, record) IN `+places+`)`, line); err != nil || text == "" {
		return err
	}
	r, err := tx.ExecContext(ctx, `INSERT INTO note (text, written) SELECT ?2, ?3 WHERE EXISTS (SELECT 1 FROM line WHERE id = ?1)`,
		line, text, time.Now().UnixMicro())
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return cmp.Or(err, error(&model.Problem{Kind: model.ErrNotFound, What: model.Text{JA: "このログはもうケースにありません", EN: "this line is no longer in the case"}}))
	}
	note, err := r.LastInsertId()
	if err != nil {
		return err
	}
	return run(ctx, tx, `INSERT INTO note_record (sha256, record, note) SELECT sha256, record, ?2 FROM `+own, line, note)
}
