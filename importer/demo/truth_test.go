package demo_test

import (
	"maps"
	"testing"

	"edgelens/importer/demo"
	"edgelens/model"
)

func TestCountsOfRecords(t *testing.T) {
	for _, o := range []demo.Options{{Rows: 500}, small} {
		d, contents := write(t, o)
		_, brought := distinct(t, contents)
		for i, f := range d.Files[:logs] {
			p := parseLog(t, contents[i])
			got := [4]int64{int64(len(p.lines)) + p.rejected, brought[i], int64(len(p.lines)) - brought[i], p.rejected}
			if want := [4]int64{f.Records, f.New, f.Known, f.Rejected}; got != want {
				t.Errorf("%s: records, new, known, rejected %v, want %v", f.Name, got, want)
			}
		}
		if d.Files[0].Rejected != demo.BadRecords || demo.BadRecords >= 10 {
			t.Errorf("%d bad records, want %d", d.Files[0].Rejected, demo.BadRecords)
		}
		if again := d.Files[2]; again.New == 0 || again.Known == 0 {
			t.Errorf("the second export brings %d new and %d known lines", again.New, again.Known)
		}
	}
}

// What the generator says must be what the declared sections find in the
// files.
func TestCountIsWhatSectionsCount(t *testing.T) {
	d, contents := write(t, small)
	lines, _ := distinct(t, contents)
	for _, s := range model.Sections {
		if s.Where.IsAll() {
			continue
		}
		got, stopped, unknown := count(s, d.Month, lines)
		if want := d.Count(s.ID); !maps.Equal(got, want) || len(want) < 5 {
			t.Errorf("%s: files hold %v, Count says %v", s.ID, got, want)
		}
		if want := d.Stopped(s.ID); !maps.Equal(stopped, want) {
			t.Errorf("%s: files hold %v stopped, Stopped says %v", s.ID, stopped, want)
		}
		if want := d.UnknownOutcome(s.ID); unknown != want {
			t.Errorf("%s: files hold %d of unknown outcome, UnknownOutcome says %d", s.ID, unknown, want)
		}
	}
}

// count counts the lines of a period as the section is declared.
func count(s *model.Section, p model.Period, lines []model.Line) (all, stopped map[string]int64, unknown int64) {
	all, stopped = map[string]int64{}, map[string]int64{}
	in := p.Filter()
	counted, halted := model.And(in, s.Where), model.WithOutcome(model.Stopped)
	for _, l := range lines {
		if counted.Match(l, tokyo) {
			all[keyOf(s, l)]++
			if halted.Match(l, tokyo) {
				stopped[keyOf(s, l)]++
			}
		}
		if s.CountsOutcome() && s.UnknownOutcome(in).Match(l, tokyo) {
			unknown++
		}
	}
	return all, stopped, unknown
}

func keyOf(s *model.Section, l model.Line) string {
	for _, id := range s.By {
		c := model.FieldColumn(id)
		if key := c.Kind().Canonical(l.Cell(c)); key != "" {
			return key
		}
	}
	return ""
}

func TestSecondExport(t *testing.T) {
	d, contents := write(t, small)
	second := parseLog(t, contents[2])
	repeats, seen := 0, map[model.Identity]int{}
	for _, identity := range second.identities {
		if seen[identity]++; seen[identity] == 2 {
			repeats++
		}
	}
	if repeats == 0 {
		t.Error("no line of the second export is repeated within its second")
	}
	end := d.Month.To.Next(1).Start(tokyo)
	for _, l := range second.lines {
		if before := end.Sub(l.Time).Hours(); before <= 0 || before > 8*24 {
			t.Fatalf("a line at %s", l.Time)
		}
	}
}
