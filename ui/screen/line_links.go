package screen

import (
	"regexp"
	"slices"
	"strings"

	"edgelens/model"
	"edgelens/ui/term"
)

// Where more can be found: the list of vulnerabilities and the Japanese
// database of them, the vendor's encyclopedia, and the vendor's form for sites.
const (
	cveLink     = "https://www.cve.org/CVERecord?id="
	jvnLink     = "https://jvndb.jvn.jp/search/index.php?mode=_vulnerability_search_IA_VulnSearch&lang=ja&keyword="
	malwareLink = "https://www.trendmicro.com/vinfo/jp/threat-encyclopedia/malware/"
	siteLink    = "https://global.sitesafety.trendmicro.com/"
)

// What of a log may stand in an address. Nothing in it can end the address,
// leave its folder or name another host; what does not look so gets no link.
var (
	cve         = regexp.MustCompile(`\bCVE-[0-9]{4}-[0-9]{4,9}\b`)
	malwareName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.-]{1,99}$`)
)

// linkRows are the places on the web that tell more.
func (l *Line) linkRows() []lineRow {
	words := l.env.Look.Words.Line
	cell := func(id string) string { return l.line.Cell(model.FieldColumn(id)) }
	var rows []lineRow
	add := func(label, address string) { rows = append(rows, lineRow{label: label, value: address, link: true}) }
	numbers := cve.FindAllString(cell("cve")+" "+cell("rule")+" "+cell("description"), -1)
	slices.Sort(numbers)
	for _, n := range slices.Compact(numbers) {
		add(words.SearchCVE, cveLink+n)
		add(words.AtJVN, jvnLink+n)
	}
	if name := strings.TrimSpace(cell("malware")); malwareName.MatchString(name) {
		add(words.SearchMalware, malwareLink+name)
	}
	if !model.Blank(cell("url")) || !model.Blank(cell("domain")) {
		add(words.SearchSite, siteLink)
	}
	return rows
}

// links reports whether addresses are drawn as links. Where only plain ASCII
// is wanted, or no sequence at all, they are text.
func (l *Line) links() bool {
	return !term.Current().ASCII && !l.env.Look.Theme.Key.Plain()
}

// linkTable makes links of the addresses in the drawn rows of the table, also
// of one that was cut: it leads to the whole.
func (l *Line) linkTable(drawn []string) {
	if !l.links() {
		return
	}
	from, to := l.table.Visible()
	for i := from; i < to && 1+i-from < len(drawn); i++ { // below the headings
		r := l.rows[i]
		if !r.link {
			continue
		}
		row := &drawn[1+i-from]
		for n := len(r.value); n > len("https://"); n-- {
			if before, after, ok := strings.Cut(*row, r.value[:n]); ok {
				*row = before + term.Link(r.value, r.value[:n]) + after
				break
			}
		}
	}
}

// linkPane makes links of the rows of the pane if they are an address.
func (l *Line) linkPane(view string) string {
	row, _, ok := l.table.Cursor()
	if !ok || !l.rows[row].link || !l.links() {
		return view
	}
	rows := strings.Split(view, "\n")
	for i, text := range rows {
		rows[i] = term.Link(l.rows[row].value, text)
	}
	return strings.Join(rows, "\n")
}
