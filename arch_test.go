package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layer is what a package may and may not import.
type layer struct {
	all bool     // any of ours
	may []string // of ours
	not []string // of others
}

const (
	bubbletea = "github.com/charmbracelet/bubbletea"
	module    = "edgelens"
)

// layers says who may import whom: the table of the architecture. A package
// that is not in it fails the test.
var layers = map[string]layer{
	"model":         {not: []string{"database/sql", bubbletea, "encoding/csv"}},
	"model/clean":   {},
	"model/sqlite":  {may: []string{"model", "model/clean"}, not: []string{bubbletea}},
	"model/export":  {may: []string{"model", "model/clean"}, not: []string{bubbletea}},
	"importer":      {may: []string{"model"}, not: []string{bubbletea, "database/sql"}},
	"importer/demo": {may: []string{"model"}, not: []string{bubbletea, "database/sql"}},
	"ui/keys":       {may: []string{"ui/lang"}},
	"ui/theme":      {},
	"ui/fetch":      {},
	"ui/nav":        {},
	"ui/term":       {not: []string{bubbletea}}, // it comes before bubbletea, see its doc
	"ui/lang":       {},
	"ui/widget":     {may: []string{"model", "model/clean", "ui/keys", "ui/theme", "ui/term", "ui/lang"}, not: []string{"database/sql"}},
	"ui/screen": {may: []string{"model", "model/clean", "model/export", "ui/nav", "ui/fetch", "ui/keys", "ui/theme", "ui/term", "ui/lang", "ui/widget"},
		not: []string{"database/sql"}},
	"ui/uitest": {may: []string{"model", "ui", "ui/nav", "ui/fetch", "ui/keys", "ui/theme", "ui/term", "ui/lang", "ui/widget", "ui/screen"}},
	"ui": {may: []string{"model", "model/clean", "ui/nav", "ui/fetch", "ui/keys", "ui/theme", "ui/term", "ui/lang", "ui/widget", "ui/screen"},
		not: []string{"database/sql"}},
	"": {all: true, not: []string{"database/sql"}},
}

// found is what the go command knows of a package.
type found struct {
	ImportPath string
	Imports    []string
}

func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		l, ok := layers[name]
		if !ok {
			t.Errorf("package %s is not in the table of layers", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			switch own, ours := strings.CutPrefix(path, module+"/"); {
			case ours && !l.all && !slices.Contains(l.may, own):
				t.Errorf("%s must not import %s", p.ImportPath, path)
			case slices.Contains(l.not, path):
				t.Errorf("%s must not import %s", p.ImportPath, path)
			}
		}
	}
}

func packages(t *testing.T) []found {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []found
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p found
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
