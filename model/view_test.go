package model_test

import (
	"strings"
	"testing"

	"edgelens/model"
)

func TestViewNames(t *testing.T) {
	tests := []struct {
		name, address string
		ok            bool
	}{
		{"月例の確認 (9月)", "ips", true},
		{strings.Repeat("あ", model.MaxViewName), "ips", true},
		{strings.Repeat("あ", model.MaxViewName+1), "ips", false},
		{"", "ips", false},
		{" 　", "ips", false},
		{"a\x1b[2Jb", "ips", false},
		{"a\nb", "ips", false},
		{"a\xff", "ips", false},
		{"long", "lines filter=" + strings.Repeat("x", model.MaxViewAddress), false},
	}
	for _, tt := range tests {
		err := model.SavedView{Name: tt.name, Address: tt.address}.Check()
		if (err == nil) != tt.ok {
			t.Errorf("%.20q: %v", tt.name, err)
		}
	}
}

func TestAViewThatCannotBeReadSaysWhy(t *testing.T) {
	v := model.SavedView{Name: "x", Address: `lines columns=備考 filter=備考:x`}
	if _, err := v.Parse(nil); err == nil || !strings.Contains(err.Error(), "備考") {
		t.Errorf("a column that is gone: %v", err)
	}
	if _, err := v.Parse([]string{"備考"}); err != nil {
		t.Errorf("a column that is there: %v", err)
	}
	v.Address = "lines filter=" + strings.Repeat("x", model.MaxViewAddress)
	if _, err := v.Parse(nil); err == nil {
		t.Error("an address without end was read")
	}
}
