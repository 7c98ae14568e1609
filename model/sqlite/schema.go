package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the zones of any case, on any machine

	"edgelens/model"
)

// applicationID marks a case file: "EDGE".
const applicationID = 0x45444745

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// timeText is the time of a line as it was read, in plain SQL.
var timeText = `coalesce(line.time, (SELECT strftime(value.text, ` + secondSQL + ` + value.number, 'unixepoch') FROM value WHERE value.id = line.clock))`

// cellText is a field's cell as it was read, in plain SQL; NULL where there is
// none.
func cellText(f model.Field) string {
	if f.Kind == model.KindTime {
		return timeText
	}
	c := "line." + quoteName(f.ID)
	return fmt.Sprintf(`CASE typeof(%[1]s) WHEN 'integer' THEN (SELECT text FROM value WHERE value.id = %[1]s) ELSE %[1]s END`, c)
}

// logView shows the lines with their texts, for people with other tools.
func logView() string {
	var b strings.Builder
	b.WriteString("CREATE VIEW log AS SELECT\n\tline.id,\n\tline.source,\n\tline.record")
	for _, f := range model.Fields {
		fmt.Fprintf(&b, ",\n\t%s AS %s", cellText(f), quoteName(f.ID))
	}
	b.WriteString(",\n\tCASE line.outcome")
	for _, o := range model.Outcomes {
		fmt.Fprintf(&b, " WHEN %d THEN '%s'", o.Outcome, o.ID)
	}
	b.WriteString(" END AS outcome,\n\tline.extra\nFROM line;\n")
	return b.String()
}

// create makes the schema in an empty file. It leaves any other alone, also one
// that somebody else made a case of meanwhile.
func (s *Store) create(ctx context.Context, zone *time.Location) error {
	if empty, err := isEmpty(ctx, s.db); err != nil || !empty {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if empty, err := isEmpty(ctx, tx); err != nil || !empty {
		return err
	}
	if err := migrate(ctx, tx, 0); err != nil {
		return err
	}
	name := DefaultZone
	if zone != nil {
		name = zone.String()
	}
	if err := setMeta(ctx, tx, metaZone, name); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_ = s.withLog(ctx) // else the first import does
	return nil
}

// isEmpty reports whether the file is a database of nobody, with nothing in it.
func isEmpty(ctx context.Context, q querier) (empty bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT application_id = 0 AND NOT EXISTS (SELECT 1 FROM sqlite_schema)
		FROM pragma_application_id`).Scan(&empty)
	return empty, err
}

// check refuses what is no case and a case of a newer program, and brings an
// older one up to date.
func (s *Store) check(ctx context.Context, o Options) error {
	var id, version int
	err := errors.Join(
		s.db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id),
		s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version))
	if err != nil {
		return err
	}
	empty := false
	if id != applicationID {
		if empty, err = isEmpty(ctx, s.db); err != nil {
			return err
		}
	}
	switch {
	case empty:
		return &model.Problem{
			Kind: model.ErrNotFound,
			What: model.Textf("%s: ケースはまだ空です(作成の途中で終わったようです)", "%s: there is nothing in it yet; what was to make the case was cut off", s.path),
			Hint: model.Textf("edgelens import --db %[1]s ファイル… でそのまま取り込めます", "go on with: edgelens import --db %[1]s FILE…", s.path),
		}
	case id != applicationID:
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: edgelens のケースではありません", "%s: not a case of edgelens", s.path),
			Hint: model.Text{JA: "CSV は edgelens import --db ケース ファイル で取り込みます", EN: "import a CSV with: edgelens import --db CASE FILE"},
		}
	case version > len(migrations):
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: 新しい版の edgelens のケースです(版 %d)", "%s: made by a newer edgelens (schema %d)", s.path, version),
			Hint: model.Text{JA: "edgelens を更新してください。ケースには何も書いていません", EN: "update edgelens; nothing was written to the case"},
		}
	case version < len(migrations):
		if err := s.update(ctx, version, o); err != nil {
			return err
		}
	}
	s.zone, err = zoneOf(ctx, s.db)
	return err
}

// zoneOf is the case's zone.
func zoneOf(ctx context.Context, q querier) (*time.Location, error) {
	var name string
	if err := q.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, metaZone).Scan(&name); err != nil {
		return nil, err
	}
	return time.LoadLocation(name)
}

// Names in the table meta.
const (
	metaZone     = "zone"      // name of the case's zone
	metaSequence = "sequence"  // next number for the low part of a line's id
	metaFraction = "fractions" // 1 if any line's time has a fraction of a second
	metaUsed     = "columns"   // columns that have cells, space-separated field ids
	metaInline   = "inline."   // before a field's id: some of its cells stand in their lines
	metaStands   = "stands"    // 1 if the case lists which values stand in which column
	metaStandsIn = "stands."   // before a field's id: those that have stood there, a valueSet
)

func setMeta(ctx context.Context, tx *sql.Tx, name string, value any) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (name, value) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	return err
}

// metaValue reads a setting into dest, leaving it alone where there is none.
func metaValue(ctx context.Context, q querier, name string, dest any) error {
	err := q.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, name).Scan(dest)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}
