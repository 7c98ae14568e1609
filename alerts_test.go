package main

import (
	"fmt"
	"path/filepath"
	"testing"
)

// TestRealAlerts imports alerts of another gateway, and counts them with other
// code than the program's: section 8 shows all of them, and its rows drill.
func TestRealAlerts(t *testing.T) {
	dir := realData(t)
	if dir == "" {
		return
	}
	db := filepath.Join(t.TempDir(), "alerts.edge")
	records, counts := 0, map[string]int{}
	for _, name := range []string{"first-org-conf-2015.csv", "honeypot-2018.csv", "wrccdc-2017.csv"} {
		path := filepath.Join(dir, "alerts", name)
		file := readPlainCSV(t, path)
		want := fmt.Sprintf("%s: %d records: %[2]d new, 0 known, 0 rejected [utf-8, suricata-alert]\n", path, len(file)-1)
		if got := edgelens(t, exitDone, "import", "--db", db, path); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		records += len(file) - 1
		for _, r := range file[1:] {
			counts[r[8]]++ // signature_id
		}
	}
	leading := ""
	for id, n := range counts {
		if n > counts[leading] || n == counts[leading] && id < leading {
			leading = id
		}
	}
	section := parseJSON[reportAnswer](t, edgelens(t, exitDone, "report", "--db", db, "ips", "--period", "all", "--top", "0", "--format", "json")).Sections[0]
	if section.Total != records || records != 341 || len(section.Rows) != len(counts) {
		t.Errorf("section 8 counts %d of %d alerts in %d of %d rules", section.Total, records, len(section.Rows), len(counts))
	}
	first := section.Rows[0]
	if first.Key["rule_id"] != leading || first.Count != counts[leading] || first.Key["rule"] == "" || first.Key["severity"] == "" {
		t.Errorf("the leading row is %+v, want %s with %d", first, leading, counts[leading])
	}
	withCVE := 0
	for _, row := range section.Rows {
		if row.Key["cve"] != "" {
			withCVE++
		}
		if got := edgelens(t, exitDone, "lines", "--db", db, "--count", "type:ips", "rule_id:"+row.Key["rule_id"]); got != fmt.Sprintln(row.Count) {
			t.Errorf("%s: %s lines, the row has %d", row.Key["rule_id"], got, row.Count)
		}
	}
	if withCVE == 0 {
		t.Error("no rule has a CVE")
	}
	if got := edgelens(t, exitDone, "lines", "--db", db, "--count", "outcome:seen"); got != fmt.Sprintln(records) {
		t.Errorf("%s alerts were let through, want all", got)
	}
}
