-- tally: how many lines a section has of a day, an outcome and the cells of
-- its columns, which stand there as they do in line.
-- hit: which lines a section has of a day and a cell of its first column, as
-- idList in hits.go packs them. There may be several rows of one such cell.
-- Both follow from the lines and are made anew for days whose lines change.

DROP INDEX IF EXISTS section_malware_users;
DROP INDEX IF EXISTS section_spam_users;
DROP INDEX IF EXISTS section_site_users;
DROP INDEX IF EXISTS section_malware;
DROP INDEX IF EXISTS section_ips;
DROP INDEX IF EXISTS section_url_categories;
DROP INDEX IF EXISTS section_apps;
CREATE TABLE tally (
	section INTEGER NOT NULL,
	day TEXT NOT NULL,
	outcome INTEGER NOT NULL,
	key0 ANY,
	key1 ANY,
	key2 ANY,
	key3 ANY,
	lines INTEGER NOT NULL
) STRICT;
CREATE INDEX tally_day ON tally (section, day);
CREATE TABLE hit (
	section INTEGER NOT NULL,
	day TEXT NOT NULL,
	key ANY,
	lines INTEGER NOT NULL,
	ids BLOB NOT NULL
) STRICT;
CREATE INDEX hit_key ON hit (section, key, day);

-- Ids of lines used to count seconds forwards; see ids.go.
UPDATE line SET id = -id;
UPDATE line SET id = (4294967295 - (-id >> 31)) << 31 | (-id & 2147483647);
UPDATE also SET line = (4294967295 - (line >> 31)) << 31 | (line & 2147483647);
UPDATE block SET records = el_turned(records, record_count);
