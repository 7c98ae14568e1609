// Package model says what edgelens is about: no SQL, no terminal, no CSV.
//
// The words of the project, one for each thing, in code, SQL, screen and
// README alike:
//
//   - A case is what is known of one customer: one SQLite file.
//   - A source is one imported file, known by the SHA-256 of its bytes.
//   - A record is one row of a source as it stood there. Records are numbered
//     from 1 in each source.
//   - A line is one event of a gateway's log. Equal records of several sources
//     stand for the same line; a line is never counted twice for that.
//   - A column set is the columns of a log, in any order and language. Equal
//     records of one column set stand for the same set-line. A set-line is a
//     line, or a line of a wider column set absorbs it, so that exports with
//     different columns count once too.
//   - A field is a column the catalogue [Fields] knows; a [Column] is a field
//     or a column nobody has heard of, named by its heading.
//   - A cell is the text a record has in a column, as it was read. Its
//     canonical form is what comparing, grouping and identity use.
//   - A section is one of the tables of the monthly report.
//   - A filter says which lines are meant; a drill is the filter of the lines
//     behind one row of a section.
//   - A reject is a record that could not be understood, kept with its bytes,
//     its position and the reason.
//   - An outcome is what the action came to: stopped, marked, seen or unknown.
//   - A measure is a number a section gives for a row.
//   - A rounded number is an amount that was written with a unit, as 1.2 GB, or
//     a sum with such an amount in it. It is marked wherever it is shown.
package model
