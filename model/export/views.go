package export

import (
	"io"
	"time"

	"edgelens/model"
)

var viewHeadings = []model.Text{{JA: "名前", EN: "Name"}, {JA: "アドレス", EN: "Address"}, {JA: "保存日時", EN: "Saved"}}

// Views is the grid of saved views, times in a zone.
func Views(views []model.SavedView, l model.Lang, zone *time.Location) Grid {
	g := Grid{}
	for _, h := range viewHeadings {
		g.Headings = append(g.Headings, h.In(l))
	}
	var rows [][]string
	for _, v := range views {
		rows = append(rows, []string{v.Name, v.Address, stamp(v.Saved, zone)})
	}
	g.Rows = rowsOf(rows)
	return g
}

// ViewsJSON writes saved views as objects of name, address and saved, one a
// line; as an array if asked.
func ViewsJSON(w io.Writer, views []model.SavedView, zone *time.Location, array bool) error {
	o := &object{}
	if array {
		o.b = append(o.b, '[')
	}
	for i, v := range views {
		if array && i > 0 {
			o.b = append(o.b, ',')
		}
		if array {
			o.b = append(o.b, '\n')
		}
		o.open('{')
		o.pair("name", v.Name)
		o.pair("address", v.Address)
		o.key("saved")
		o.time(in(v.Saved, zone))
		o.close('}')
		if !array {
			o.b = append(o.b, '\n')
		}
	}
	if array {
		o.b = append(o.b, "\n]\n"...)
	}
	return o.flush(w)
}
