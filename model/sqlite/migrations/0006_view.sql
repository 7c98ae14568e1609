-- Views that were given a name, by the text of their addresses.

CREATE TABLE view (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	address TEXT NOT NULL,
	saved INTEGER NOT NULL -- UTC, in microseconds
) STRICT;
