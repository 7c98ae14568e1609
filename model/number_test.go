package model_test

import (
	"testing"

	"edgelens/model"
)

// TestNumberOfKind reads amounts with units for bytes, and for nothing else.
func TestNumberOfKind(t *testing.T) {
	for _, tt := range []struct {
		cell      string
		want      int64
		rounded   bool
		canonical string // "" where the cell is no number
	}{
		{"1234", 1234, false, "1234"},
		{"1,234", 1234, false, "1234"},
		{"-5", -5, false, "-5"},
		{"850 B", 850, false, "850"},
		{"1,024 bytes", 1024, false, "1024"},
		{"８５０バイト", 850, false, "850"},
		{"1.2 GB", 1288490189, true, "1.2GB"},
		{"1.2GiB", 1288490189, true, "1.2GB"},
		{"1.2g", 1288490189, true, "1.2GB"},
		{"１．２　ＧＢ", 1288490189, true, "1.2GB"},
		{" 850KB ", 870400, true, "850KB"},
		{"3 MB", 3145728, true, "3MB"},
		{"1,234.5 mb", 1294467072, true, "1234.5MB"},
		{"2 TB", 2199023255552, true, "2TB"},
		{"0 KB", 0, true, "0KB"},
		{"1.20 GB", 1288490189, true, "1.20GB"},
		{"約1,288,490,189", 1288490189, true, "≈1288490189"},
		{"~1288490189", 1288490189, true, "≈1288490189"},
		{"約 1.2 GB", 1288490189, true, "1.2GB"},
		{"7 PB", 7881299347898368, true, "7PB"},
		{"8191.99 PB", 9223360777855707136, true, "8191.99PB"},
		{"8192 PB", 0, false, ""},
		{"99999999999999999999", 0, false, ""},
		{"99999999999999999999 B", 0, false, ""},
		{"1.2", 0, false, ""},
		{"1.5 B", 0, false, ""},
		{"-1.2 GB", 0, false, ""},
		{"12,34 KB", 0, false, ""},
		{"1..2 GB", 0, false, ""},
		{".5 GB", 0, false, ""},
		{"GB", 0, false, ""},
		{"1 XB", 0, false, ""},
		{"1 GBps", 0, false, ""},
		{"約", 0, false, ""},
		{"many", 0, false, ""},
	} {
		n, rounded, ok := model.KindBytes.Number(tt.cell)
		if ok != (tt.canonical != "") || ok && (n != tt.want || rounded != tt.rounded) {
			t.Errorf("%q is %d, rounded %v, %v; want %d, %v", tt.cell, n, rounded, ok, tt.want, tt.rounded)
		}
		want := tt.canonical
		if want == "" {
			want = tt.cell
		}
		if got := model.KindBytes.Canonical(tt.cell); got != want {
			t.Errorf("the canonical form of %q is %q, want %q", tt.cell, got, want)
		}
		n, rounded, ok = model.KindInteger.Number(tt.cell)
		if strict, is := model.Number(tt.cell); n != strict || ok != is || rounded {
			t.Errorf("%q is the integer %d, rounded %v, %v", tt.cell, n, rounded, ok)
		}
	}
}

// TestRoundedIsNeverExact: two cells are equal only if both are exact and of one
// value, or both say the same rounded number.
func TestRoundedIsNeverExact(t *testing.T) {
	cells := []string{"1288490189", "1,288,490,189", "1.2 GB", "1.2GiB", "1.20 GB", "1228.8 MB", "約1288490189", "1 KB", "1024", "1024 B"}
	for _, a := range cells {
		for _, b := range cells {
			n, ra, _ := model.KindBytes.Number(a)
			m, rb, _ := model.KindBytes.Number(b)
			equal := model.KindBytes.Canonical(a) == model.KindBytes.Canonical(b)
			if equal && (ra != rb || n != m) || !equal && !ra && !rb && n == m {
				t.Errorf("%q = %q is %v", a, b, equal)
			}
		}
	}
}

// TestFilterOfAmounts: units may be written in filters too.
func TestFilterOfAmounts(t *testing.T) {
	for _, tt := range []struct {
		filter string
		means  []string
	}{
		{"bytes:1GB..", []string{"1.2 GB", "1073741824", "1 GB"}},
		{"bytes:..1MB", []string{"850KB", "1024", "1048576"}},
		{"bytes:1KB..1MB", []string{"850KB", "1024", "1048576"}},
		{`bytes:"1.2 GB"`, []string{"1.2 GB"}},
		{"bytes:1.2gb", []string{"1.2 GB"}},
		{"bytes:1073741824", []string{"1073741824"}},
		{"client_port:1KB..", nil},
	} {
		f, err := model.ParseFilter(tt.filter, nil)
		if tt.means == nil {
			if err == nil {
				t.Errorf("%s is a filter", tt.filter)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, cell := range []string{"1.2 GB", "850KB", "1024", "1048576", "1073741824", "1 GB", "many", ""} {
			l := model.Line{Cells: make([]string, len(model.Fields))}
			l.Cells[model.FieldColumn("bytes").Index()] = cell
			if f.Match(l, nil) {
				got = append(got, cell)
			}
		}
		if len(got) != len(tt.means) {
			t.Errorf("%s means %q, want %q", tt.filter, got, tt.means)
		}
		again, err := model.ParseFilter(f.String(), nil)
		if err != nil || again.String() != f.String() {
			t.Errorf("%s reads back as %v, %v", f, again, err)
		}
	}
}
