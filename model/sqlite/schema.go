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

// schemaVersion is the version this program writes (PRAGMA user_version).
const schemaVersion = 1

// idShift is where the seconds of a line's time begin in its id; below are
// numbers that are never used twice in a case. So a span of time is a range of
// ids, and no index on time is needed.
const idShift = 31

// tables is the schema but for what follows from the catalogue.
//
// value is the dictionary of cells: text as read, its canonical form where
// that differs, its number where it is one. A line's cell is the id of a
// value, or the text itself where a column has too many different ones.
//
// block holds the sources' own bytes. records says for each of its records,
// zstd-compressed, where it stands and which line it stands for; digests are
// their identities. also names the lines a source shares with an earlier one;
// its cells, and the offset of its time, are those of this source where they
// differ as read.
const tables = `
CREATE TABLE meta (
	name TEXT PRIMARY KEY,
	value ANY
) STRICT, WITHOUT ROWID;
CREATE TABLE source (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	path TEXT NOT NULL,
	sha256 BLOB NOT NULL UNIQUE,
	size INTEGER NOT NULL,
	kind TEXT NOT NULL,
	profile TEXT NOT NULL,
	encoding TEXT NOT NULL,
	tables TEXT NOT NULL,
	columns TEXT NOT NULL,
	period_from TEXT NOT NULL,
	period_to TEXT NOT NULL,
	imported INTEGER NOT NULL,
	records INTEGER NOT NULL,
	new INTEGER NOT NULL,
	known INTEGER NOT NULL,
	rejected INTEGER NOT NULL,
	time_from INTEGER,
	time_to INTEGER,
	notices TEXT NOT NULL
) STRICT;
CREATE TABLE value (
	id INTEGER PRIMARY KEY,
	kind INTEGER NOT NULL,
	text TEXT NOT NULL,
	canonical TEXT,
	number INTEGER
) STRICT;
CREATE UNIQUE INDEX value_text ON value (kind, text, coalesce(number, 0));
CREATE INDEX value_canonical ON value (kind, canonical) WHERE canonical IS NOT NULL;
CREATE TABLE also (
	source INTEGER NOT NULL,
	record INTEGER NOT NULL,
	line INTEGER NOT NULL,
	cells TEXT,
	zone_offset INTEGER,
	PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX also_line ON also (line);
CREATE TABLE reject (
	source INTEGER NOT NULL REFERENCES source (id),
	record INTEGER NOT NULL,
	text_line INTEGER NOT NULL,
	position INTEGER NOT NULL,
	reason_ja TEXT NOT NULL,
	reason_en TEXT NOT NULL,
	PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE printed_row (
	source INTEGER NOT NULL REFERENCES source (id),
	record INTEGER NOT NULL,
	table_number INTEGER NOT NULL,
	time INTEGER,
	cells TEXT NOT NULL,
	PRIMARY KEY (source, record)
) STRICT, WITHOUT ROWID;
CREATE TABLE block (
	source INTEGER NOT NULL REFERENCES source (id),
	number INTEGER NOT NULL,
	first_record INTEGER NOT NULL,
	record_count INTEGER NOT NULL,
	position INTEGER NOT NULL,
	size INTEGER NOT NULL,
	time_from INTEGER,
	time_to INTEGER,
	records BLOB NOT NULL,
	digests BLOB NOT NULL,
	bytes BLOB NOT NULL,
	UNIQUE (source, number)
) STRICT;
CREATE TABLE day (
	day TEXT NOT NULL,
	type_code INTEGER NOT NULL,
	outcome INTEGER NOT NULL,
	lines INTEGER NOT NULL,
	PRIMARY KEY (day, type_code, outcome)
) STRICT, WITHOUT ROWID;
`

// lineTable is the table of lines, one column for each field. type_code and
// outcome repeat by number what the vocabulary says of the cells type and
// action. clock is the value that holds the strftime format and the offset of
// the time as read; time holds the text itself where no format gives it.
func lineTable() string {
	var b strings.Builder
	b.WriteString(`CREATE TABLE line (
	id INTEGER PRIMARY KEY,
	source INTEGER NOT NULL,
	record INTEGER NOT NULL,
	type_code INTEGER NOT NULL,
	outcome INTEGER NOT NULL,
	micros INTEGER,
	clock INTEGER NOT NULL,
	time TEXT,
`)
	for _, f := range storedFields() {
		fmt.Fprintf(&b, "\t%s ANY,\n", quoteName(f.ID))
	}
	b.WriteString("\textra TEXT\n) STRICT;\n")
	return b.String()
}

// storedFields are the fields with a column that holds values.
func storedFields() []model.Field {
	var fields []model.Field
	for _, f := range model.Fields {
		if f.Kind != model.KindTime {
			fields = append(fields, f)
		}
	}
	return fields
}

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// timeText is the time of a line as it was read, in plain SQL.
const timeText = `coalesce(line.time, (SELECT strftime(value.text, (line.id >> 31) + value.number, 'unixepoch') FROM value WHERE value.id = line.clock))`

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

func (s *Store) create(ctx context.Context, zone *time.Location) error {
	if zone == nil {
		tokyo, err := time.LoadLocation(DefaultZone)
		if err != nil {
			return err
		}
		zone = tokyo
	}
	s.zone = zone
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	schema := tables + lineTable() + logView() + strings.Join(indexStatements(), "")
	schema += fmt.Sprintf("PRAGMA application_id = %d;\nPRAGMA user_version = %d;\n", applicationID, schemaVersion)
	if _, err := tx.ExecContext(ctx, schema); err != nil {
		return err
	}
	if err := setMeta(ctx, tx, metaZone, zone.String()); err != nil {
		return err
	}
	return tx.Commit()
}

// check refuses what is no case, and a case of a newer program.
func (s *Store) check(ctx context.Context, _ Options) error {
	var id, version int
	err := errors.Join(
		s.db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id),
		s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version))
	if err != nil {
		return err
	}
	if id != applicationID {
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: edgelens のケースではありません", "%s: not a case of edgelens", s.path),
			Hint: model.Text{JA: "CSV は edgelens import --db ケース ファイル で取り込みます", EN: "import a CSV with: edgelens import --db CASE FILE"},
		}
	}
	if version > schemaVersion {
		return &model.Problem{
			Kind: model.ErrCase,
			What: model.Textf("%s: 新しい版の edgelens のケースです(版 %d)", "%s: made by a newer edgelens (schema %d)", s.path, version),
			Hint: model.Text{JA: "edgelens を更新してください。ケースには何も書いていません", EN: "update edgelens; nothing was written to the case"},
		}
	}
	var name string
	if err := s.db.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = ?`, metaZone).Scan(&name); err != nil {
		return err
	}
	s.zone, err = time.LoadLocation(name)
	return err
}

// Names in the table meta.
const (
	metaZone     = "zone"      // name of the case's zone
	metaSequence = "sequence"  // next number for the low part of a line's id
	metaFraction = "fractions" // 1 if any line's time has a fraction of a second
	metaUsed     = "columns"   // columns that have cells, space-separated field ids
	metaInline   = "inline."   // before a field's id: some of its cells stand in their lines
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
