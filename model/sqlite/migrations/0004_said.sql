-- said: what the import was told about the file, as a JSON object (encoding,
-- profile, period, undefuse), so that it can be read again the same way. Of
-- earlier imports nobody knows; they keep the encoding and the days they had.

ALTER TABLE source ADD COLUMN said TEXT NOT NULL DEFAULT '{}';
UPDATE source
SET said = json_object('encoding', encoding,
	'period', CASE WHEN kind <> 'log' THEN nullif(period_from || '..' || period_to, '..') END);
