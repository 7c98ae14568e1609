package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"edgelens/importer"
)

// TestProfilesPage keeps the explanation of profiles true: its example is one
// whose sample comes out, and it explains every key there is.
func TestProfilesPage(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("docs", "profiles.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), "```json\n")
	example, table, ok2 := strings.Cut(rest, "```\n")
	if !ok || !ok2 {
		t.Fatal("there is no example")
	}
	p, err := importer.ReadProfile(writeFile(t, filepath.Join(t.TempDir(), "p.json"), []byte(example)))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Samples) != 1 || len(p.Samples[0].Records) != 2 {
		t.Errorf("the example has no sample with two records")
	}
	for _, d := range p.Try(t.Context(), nil) {
		t.Errorf("the example: %s", d.EN)
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[importer.Profile](), reflect.TypeFor[importer.SampleRecord]()} {
		for i := range typ.NumField() {
			f := typ.Field(i)
			if key := "`" + strings.ToLower(f.Name) + "`"; f.IsExported() && f.Tag.Get("json") != "-" && !strings.Contains(table, key) {
				t.Errorf("%s is not explained", key)
			}
		}
	}
	var keys map[string]any
	if err := json.Unmarshal([]byte(example), &keys); err != nil || len(keys) < 7 {
		t.Errorf("the example shows %d keys, %v", len(keys), err)
	}
}
