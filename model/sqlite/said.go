package sqlite

import (
	"encoding/json"

	"edgelens/model"
)

// said is how a case remembers what an import was told.
type said struct {
	Encoding string `json:"encoding,omitempty"`
	Profile  string `json:"profile,omitempty"`
	Period   string `json:"period,omitempty"` // as model.ParsePeriod reads it
	Undefuse bool   `json:"undefuse,omitempty"`
}

func saidText(s model.Said) (string, error) {
	kept := said{Encoding: s.Encoding, Profile: s.Profile, Undefuse: s.Undefuse}
	if s.Period != nil {
		kept.Period = s.Period.String()
	}
	b, err := json.Marshal(kept)
	return string(b), err
}

func parseSaid(text string) (model.Said, error) {
	var kept said
	if err := json.Unmarshal([]byte(text), &kept); err != nil {
		return model.Said{}, err
	}
	s := model.Said{Encoding: kept.Encoding, Profile: kept.Profile, Undefuse: kept.Undefuse}
	if kept.Period == "" {
		return s, nil
	}
	period, err := model.ParsePeriod(kept.Period)
	s.Period = &period
	return s, err
}
