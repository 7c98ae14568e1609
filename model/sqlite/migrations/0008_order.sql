-- What is asked of every line stands at its beginning.

-- To get at a column SQLite reads what a row says of all before it. So a line
-- begins with what each filter and count looks at: type and outcome, then free
-- text, which a word is searched in, and what the sections count by.

DROP VIEW IF EXISTS log; -- it is made anew after the migrations
CREATE TABLE line_in_order (
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
INSERT INTO line_in_order (
	"id", "type_code", "outcome", "url", "subject", "description", "file", "client_ip", "malware",
	"url_category", "app", "rule_id", "rule", "cve", "severity", "action", "user", "server_ip",
	"source", "record", "micros", "clock", "time", "type", "gateway", "group", "client_port",
	"server_port", "protocol", "direction", "policy", "domain", "wrs_score", "sender", "recipient",
	"bytes", "bytes_sent", "bytes_received", "count", "connections", "desktop", "mobile", "seats",
	"utilisation", "extra"
) SELECT
	"id", "type_code", "outcome", "url", "subject", "description", "file", "client_ip", "malware",
	"url_category", "app", "rule_id", "rule", "cve", "severity", "action", "user", "server_ip",
	"source", "record", "micros", "clock", "time", "type", "gateway", "group", "client_port",
	"server_port", "protocol", "direction", "policy", "domain", "wrs_score", "sender", "recipient",
	"bytes", "bytes_sent", "bytes_received", "count", "connections", "desktop", "mobile", "seats",
	"utilisation", "extra"
FROM line ORDER BY id;
DROP TABLE line;
ALTER TABLE line_in_order RENAME TO line;
