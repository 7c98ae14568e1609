package model_test

import (
	"slices"
	"testing"

	"edgelens/model"
)

func TestParseOrder(t *testing.T) {
	client, time := model.FieldColumn("client_ip"), model.FieldColumn("time")
	tests := []struct {
		list string
		want model.Order
	}{
		{"-time", model.NewestFirst},
		{"client,-time", model.Order{{Column: client}, {Column: time, Desc: true}}},
		{"-Client IP, time", model.Order{{Column: client, Desc: true}, {Column: time}}},
		{`-"User, Agent",outcome`, model.Order{{Column: model.Column{Name: "User, Agent", Unknown: true}, Desc: true}, {Column: model.OutcomeColumn}}},
	}
	for _, tt := range tests {
		got, err := model.ParseOrder(tt.list, nil)
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("ParseOrder(%q) = %v, %v, want %v", tt.list, got, err, tt.want)
		}
	}
	wrong := []struct{ list, want string }{
		{"time,-cleint_ip", `unknown field "cleint_ip" at 7: did you mean client_ip?`},
		{"--time", `unknown field "-time" at 2: did you mean time?`},
		{"time,-", "no field at 7"},
		{"", "no field at 1"},
		{"time,client,-time", `"time" is there twice at 13`},
	}
	for _, tt := range wrong {
		if _, err := model.ParseOrder(tt.list, []string{"備考"}); err == nil || err.Error() != tt.want {
			t.Errorf("ParseOrder(%q) error = %v, want %s", tt.list, err, tt.want)
		}
	}
}

func TestTheOrderWithoutKeysIsNewestFirst(t *testing.T) {
	if !(model.Order{}).IsNewestFirst() || !model.NewestFirst.IsNewestFirst() {
		t.Error("newest first is not")
	}
	if (model.Order{{Column: model.FieldColumn("time")}}).IsNewestFirst() {
		t.Error("oldest first is newest first")
	}
}
