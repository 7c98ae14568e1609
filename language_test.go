package main

import (
	"testing"

	"edgelens/model"
)

func TestLanguage(t *testing.T) {
	tests := []struct {
		name string
		args []string
		env  map[string]string
		want model.Lang
	}{
		{"flag", []string{"report", "--lang", "ja"}, nil, model.JA},
		{"flag with =", []string{"--lang=ja"}, map[string]string{"LANG": "C"}, model.JA},
		{"flag over locale", []string{"--lang", "en"}, map[string]string{"LANG": "ja_JP.UTF-8"}, model.EN},
		{"not after --", []string{"lines", "--", "--lang", "ja"}, map[string]string{"LANG": "C"}, model.EN},
		{"locale", nil, map[string]string{"LANG": "ja_JP.UTF-8"}, model.JA},
		{"LC_ALL over LANG", nil, map[string]string{"LC_ALL": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"}, model.EN},
		{"empty is not set", nil, map[string]string{"LC_ALL": "", "LC_MESSAGES": "ja", "LANG": "C"}, model.JA},
		{"another language", nil, map[string]string{"LANG": "de_DE"}, model.EN},
		{"a longer word", nil, map[string]string{"LANG": "jam_JM"}, model.EN},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := language(tt.args, func(name string) string { return tt.env[name] }); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
