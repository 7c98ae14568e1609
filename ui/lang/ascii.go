package lang

import (
	"reflect"
	"strings"
)

// signs gives what stands for each sign the words use beyond ASCII; a pair comes
// before its parts.
var signs = strings.NewReplacer(
	"←→", "Left/Right", "↑↓", "Up/Down", "←", "Left", "→", "Right", "↑", "Up", "↓", "Down",
	"…", "...", "×", "x", "±", "+-", "–", "-", "—", "-", "～", "-", "‹", "<", "›", ">",
)

// ASCII returns text of the program's own with its signs written in ASCII.
func ASCII(text string) string { return signs.Replace(text) }

// InASCII returns the words with their signs written in ASCII. What is Japanese
// stays so.
func (w *Words) InASCII() *Words {
	plain := *w
	rewrite(reflect.ValueOf(&plain).Elem())
	plain.ASCII = true
	return &plain
}

// rewrite writes the signs of every word in v in ASCII.
func rewrite(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(ASCII(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			rewrite(v.Field(i))
		}
	}
}
