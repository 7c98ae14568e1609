package demo

import (
	"io"
	"slices"
	"strconv"

	"edgelens/model"
)

// printedTop is how many rows the operator's report shows of each section.
const printedTop = 10

// printedHeadings are the headings of the report's tables, in its own words.
var printedHeadings = []struct {
	section  string
	headings []string
}{
	{"clients", []string{"デスクトップクライアント", "モバイルデバイスクライアント", "シート", "利用率"}},
	{"connections", []string{"デバイス名", "接続"}},
	{"malware-users", []string{"ユーザ", "発生回数"}},
	{"spam-users", []string{"ユーザ", "発生回数"}},
	{"site-users", []string{"ユーザ", "発生回数"}},
	{"bandwidth-users", []string{"ユーザ", "使用(バイト)"}},
	{"malware", []string{"不正プログラム/スパイウェア名", "発生回数"}},
	{"ips", []string{"ルールID", "ルール名", "CVE番号", "重大度", "発生回数"}},
	{"url-categories", []string{"カテゴリ", "発生回数"}},
	{"apps", []string{"アプリ名", "発生回数"}},
}

// Difference is a number of the printed report that is not what the lines say.
type Difference struct {
	Section string
	Rank    int   // of the row before the difference, from 1
	By      int64 // what the report shows more than there are lines
	Why     string
}

// Differences are put into the printed report on purpose: staff is to find
// them, and what lies behind each happens.
var Differences = []Difference{
	{"spam-users", 1, +2, "two mails the cloud scan deleted never reached the gateway's log"},
	{"ips", 2, -1, "a line that reached the console after the report was made"},
	{"malware-users", 3, +1, "a detection whose line was older than the 62 days the box keeps"},
	{"url-categories", 4, +3, "the site was rated anew between the report and the export"},
}

func writePrinted(w io.Writer, d *Data) error {
	var buf []byte
	for i, table := range printedHeadings {
		if i > 0 {
			buf = append(buf, crlf...)
		}
		s, _ := model.SectionByID(table.section)
		title := make([]string, len(table.headings))
		title[0] = strconv.Itoa(s.Number) + ". " + s.Title.JA
		buf = appendRow(buf, title, crlf)
		buf = appendRow(buf, table.headings, crlf)
		for _, row := range d.printedRows(table.section) {
			buf = appendRow(buf, row, crlf)
		}
	}
	_, err := w.Write(buf)
	return err
}

// printedRows are the cells of a table. Only the connections have a total, and
// today's reports leave the clients empty.
func (d *Data) printedRows(section string) [][]string {
	if section == "clients" {
		return [][]string{{"", "", "", "0"}}
	}
	var rows [][]string
	top := d.top(section)
	for _, r := range top.Rows {
		count := strconv.FormatInt(r.Values[0], 10)
		if section == "bandwidth-users" {
			count = grouped(r.Values[0])
		}
		rows = append(rows, append(printedKey(section, r.Key[0]), count))
	}
	if section == "connections" {
		rows = append(rows, []string{"合計", strconv.FormatInt(top.Total, 10)})
	}
	return rows
}

// printedKey is what a row shows for its key: of a rule all that is known.
func printedKey(section, key string) []string {
	if section != "ips" {
		return []string{key}
	}
	for _, r := range slices.Concat(inboundRules, outboundRules) {
		if r.id == key {
			return []string{r.id, r.name, r.cve, r.severity}
		}
	}
	return []string{"", key, "", ""}
}

// top are the rows the report shows, differences included, in its order.
func (d *Data) top(section string) model.SectionResult {
	var result model.SectionResult
	for key, n := range d.Count(section) {
		result.Rows = append(result.Rows, model.Row{Key: []string{key}, Values: []int64{n}})
	}
	result.Order(0)
	for _, diff := range Differences {
		if diff.Section == section && diff.Rank <= len(result.Rows) {
			result.Rows[diff.Rank-1].Values[0] += diff.By
		}
	}
	result.Order(printedTop)
	return result
}
