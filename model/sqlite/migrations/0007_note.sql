-- Notes on lines.

-- note_record: the records that stood for the line when the note was written,
-- by the bytes of their source: ids change when lines are derived anew, and a
-- file that was taken back may come again.

CREATE TABLE note (
	id INTEGER PRIMARY KEY,
	text TEXT NOT NULL,
	written INTEGER NOT NULL -- UTC, in microseconds
) STRICT;
CREATE TABLE note_record (
	sha256 BLOB NOT NULL,
	record INTEGER NOT NULL,
	note INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
	PRIMARY KEY (sha256, record)
) STRICT, WITHOUT ROWID;
