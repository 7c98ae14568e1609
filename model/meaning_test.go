package model

import "testing"

func TestEveryFieldHasAMeaning(t *testing.T) {
	for _, f := range Fields {
		if m := f.Meaning(); m.JA == "" || m.EN == "" {
			t.Errorf("%s: the meaning is %q", f.ID, m)
		}
	}
	for id := range meanings {
		if _, ok := FieldByID(id); !ok {
			t.Errorf("%s has a meaning and is no field", id)
		}
	}
}
