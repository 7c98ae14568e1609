-- Amounts with units have a number now, and a form of their own to compare by.

UPDATE value
SET canonical = nullif(el_canonical(kind, text), text), number = el_number(kind, text)
WHERE kind = 6;
