-- Sources with different columns meet.

-- absorbed: what records of a narrower column set stand for, where a line of a
-- wider one has room for it: under is that line. Its columns are those of line;
-- also.line may be the id of either. Only line counts.
-- source.whole_minutes: 1 if the times of the source have lost their seconds.

CREATE TABLE absorbed (
	id INTEGER PRIMARY KEY,
	source INTEGER NOT NULL,
	record INTEGER NOT NULL,
	type_code INTEGER NOT NULL,
	outcome INTEGER NOT NULL,
	micros INTEGER,
	clock INTEGER NOT NULL,
	time TEXT,
	"type" ANY,
	"gateway" ANY,
	"group" ANY,
	"client_ip" ANY,
	"server_ip" ANY,
	"client_port" ANY,
	"server_port" ANY,
	"user" ANY,
	"action" ANY,
	"protocol" ANY,
	"direction" ANY,
	"policy" ANY,
	"url" ANY,
	"domain" ANY,
	"url_category" ANY,
	"wrs_score" ANY,
	"app" ANY,
	"malware" ANY,
	"file" ANY,
	"rule_id" ANY,
	"rule" ANY,
	"cve" ANY,
	"severity" ANY,
	"sender" ANY,
	"recipient" ANY,
	"subject" ANY,
	"bytes" ANY,
	"bytes_sent" ANY,
	"bytes_received" ANY,
	"description" ANY,
	"count" ANY,
	"connections" ANY,
	"desktop" ANY,
	"mobile" ANY,
	"seats" ANY,
	"utilisation" ANY,
	extra TEXT,
	under INTEGER NOT NULL
) STRICT;
CREATE INDEX absorbed_under ON absorbed (under);
ALTER TABLE source ADD COLUMN whole_minutes INTEGER NOT NULL DEFAULT 0;
UPDATE source SET whole_minutes = 1
	WHERE kind = 'log' AND time_from IS NOT NULL
	AND id NOT IN (SELECT source FROM line WHERE (id >> 31) % 60 <> 0 OR micros > 0)
	AND id NOT IN (SELECT source FROM also WHERE (line >> 31) % 60 <> 0);
