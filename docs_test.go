package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"edgelens/model"
	"edgelens/ui"
	"edgelens/ui/keys"
	"edgelens/ui/lang"
)

// TestDocs fails when a page that is made from the program is stale; -update
// writes it anew.
func TestDocs(t *testing.T) {
	for name, want := range map[string]string{"keys.md": keySheet(), "sections.md": sectionSheet()} {
		path := filepath.Join("docs", name)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("%s is stale (%v): go test -run TestDocs . -update", path, err)
		}
	}
}

func keySheet() string {
	return keys.NewMap(lang.For("ja")).Sheet() + "\n" + keys.NewMap(lang.For("en")).Sheet() + "\n" + ui.OrderSheet()
}

// sectionSheet describes the sections as they are declared.
func sectionSheet() string {
	var b strings.Builder
	b.WriteString("# レポートの項目 / Sections of the report\n")
	for _, s := range model.Sections {
		fmt.Fprintf(&b, "\n## %d. %s\n\n%s (`%s`)\n\n%s\n\n%s\n\n", s.Number, s.Title.JA, s.Title.EN, s.ID, s.Help.JA, s.Help.EN)
		fmt.Fprintf(&b, "- rows / 行: %s\n", list(append(s.By, s.Texts...)))
		var measures []string
		for _, m := range s.Measures {
			measures = append(measures, m.ID)
		}
		fmt.Fprintf(&b, "- measures / 数値: %s\n", list(measures))
		var from []string
		for _, k := range s.From {
			from = append(from, string(k))
		}
		fmt.Fprintf(&b, "- from / 出典: %s\n", list(from))
		if !s.Where.IsAll() {
			fmt.Fprintf(&b, "- lines / 対象の行: `%s`\n", s.Where)
		}
	}
	return b.String()
}

func list(names []string) string {
	if len(names) == 0 {
		return "–"
	}
	return "`" + strings.Join(names, "`, `") + "`"
}
