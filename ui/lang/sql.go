package lang

// SQL is the prompt for statements.
type SQL struct {
	Title, Prompt, Placeholder string
	Run, Stop, Edit            string // what keys do
	Running                    string // %s: the key that stops it
	Columns, Others, Examples  string // headings of what can be asked
	Earliest                   string // the key of earlier statements, beside the examples
	More                       string // %s: the key that shows the rest
	Rows                       string // %s: a count
	Cut                        string // %s: how many rows are shown
	NoRows, Null               string
	NoLine                     string // why a row leads to no line
	NotLines                   string // why a section is no statement
	Stopped                    string
}

var sqlJA = SQL{
	Title: "SQL", Prompt: "SQL: ", Placeholder: "SELECT … FROM log（読み取り専用）",
	Run: "実行", Stop: "中止", Edit: "SQL を直す",
	Running: "実行中…（%s で中止）",
	Columns: "log の列", Others: "log の列（このケースには値がないもの）", Examples: "例",
	Earliest: "%s で順に呼び出せます", More: "%s: 続き",
	Rows: "%s行", Cut: "先頭の%s行だけを表示しています（まだ続きがあります）",
	NoRows: "結果は0行です", Null: "NULL（値なし）",
	NoLine: "結果に log の id 列がないため、ログを開けません", NotLines: "このセクションの値はログ行から出たものではないため、SQL では表せません",
	Stopped: "中止しました",
}

var sqlEN = SQL{
	Title: "SQL", Prompt: "SQL: ", Placeholder: "SELECT … FROM log (read-only)",
	Run: "run", Stop: "stop", Edit: "edit the statement",
	Running: "Running… (%s stops it)",
	Columns: "Columns of log", Others: "Columns of log that have no value in this case", Examples: "Examples",
	Earliest: "%s brings them in turn", More: "%s: more",
	Rows: "%s rows", Cut: "Only the first %s rows are shown; there are more",
	NoRows: "The answer has no rows", Null: "NULL (no value)",
	NoLine: "The answer has no column id of log, so there is no line to open", NotLines: "The values of this section do not come from log lines, so there is no statement for them",
	Stopped: "Stopped",
}
