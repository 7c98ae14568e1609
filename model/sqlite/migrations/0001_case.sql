-- The first schema of a case.

-- meta: settings of the case, see the names in schema.go.
-- value: the dictionary of cells: text as read, its canonical form where that
-- differs, its number where it is one. A line's cell is the id of a value, or
-- the text itself where a column has too many different ones. A value of kind
-- 1 is a clock: a strftime format and, as its number, an offset from UTC in
-- seconds; "" where no format gives the text.
-- block: a source's own bytes, compressed with zstd. records says of each of its
-- records where it stands and which line it stands for; digests has their
-- identities.
-- also: the lines a source shares with an earlier one; its cells, and the
-- offset of its time, are those of this source where they differ as read.
-- printed_row: rows of statistics and printed tables.
-- day: lines by day in the case's zone, type and outcome.
-- line: type_code and outcome repeat by number what the vocabulary says of the
-- cells type and action. clock is the value that gives the time as read; time
-- holds that text where no clock does. extra has the cells of unknown columns.
-- To get at a column SQLite reads what a row says of all before it. So what is
-- asked of every line stands first: type and outcome, free text, what the
-- sections count by. Cases have their columns in other orders, too.

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
CREATE TABLE line (
	id INTEGER PRIMARY KEY,
	type_code INTEGER NOT NULL,
	outcome INTEGER NOT NULL,
	"url" ANY,
	"subject" ANY,
	"description" ANY,
	"file" ANY,
	"client_ip" ANY,
	"malware" ANY,
	"url_category" ANY,
	"app" ANY,
	"rule_id" ANY,
	"rule" ANY,
	"cve" ANY,
	"severity" ANY,
	"action" ANY,
	"user" ANY,
	"server_ip" ANY,
	source INTEGER NOT NULL,
	record INTEGER NOT NULL,
	micros INTEGER,
	clock INTEGER NOT NULL,
	time TEXT,
	"type" ANY,
	"gateway" ANY,
	"group" ANY,
	"client_port" ANY,
	"server_port" ANY,
	"protocol" ANY,
	"direction" ANY,
	"policy" ANY,
	"domain" ANY,
	"wrs_score" ANY,
	"sender" ANY,
	"recipient" ANY,
	"bytes" ANY,
	"bytes_sent" ANY,
	"bytes_received" ANY,
	"count" ANY,
	"connections" ANY,
	"desktop" ANY,
	"mobile" ANY,
	"seats" ANY,
	"utilisation" ANY,
	extra TEXT
) STRICT;
