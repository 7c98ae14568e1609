package main

import (
	"strings"

	"edgelens/model"
)

// language is what the program speaks: what --lang says, else the locale, else
// the system. It is needed before flags are parsed, because their help and
// their errors have a language too.
func language(args []string, getenv func(string) string) model.Lang {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return languageOf(v)
		}
		if arg == "--lang" && i+1 < len(args) {
			return languageOf(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return languageOf(v)
		}
	}
	return languageOf(systemLanguage())
}

// languageOf reads a locale such as ja_JP.UTF-8. Anything but Japanese is
// English.
func languageOf(locale string) model.Lang {
	name, _, _ := strings.Cut(strings.ToLower(locale), ".")
	name, _, _ = strings.Cut(strings.ReplaceAll(name, "-", "_"), "_")
	if name == "ja" || name == "japanese" {
		return model.JA
	}
	return model.EN
}
