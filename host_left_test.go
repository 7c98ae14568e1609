package main

import (
	"path/filepath"
	"testing"
)

func TestWhereACaseWasLeftIsKept(t *testing.T) {
	dir := t.TempDir()
	h := &host{state: filepath.Join(dir, "edgelens", "recent.json")}
	if err := h.Leave("a.edge", "lines"); err != nil || h.Left("a.edge") != "" {
		t.Errorf("a case nobody opened was remembered: %v", err)
	}
	for _, path := range []string{"a.edge", "b.edge"} {
		if err := h.remember(path); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Leave("a.edge", "lines filter=type:ips"); err != nil {
		t.Fatal(err)
	}
	if err := h.remember("a.edge"); err != nil { // opened again
		t.Fatal(err)
	}
	if a, b := h.Left("a.edge"), h.Left("b.edge"); a != "lines filter=type:ips" || b != "" {
		t.Errorf("left at %q and %q", a, b)
	}
}
