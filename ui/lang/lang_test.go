package lang_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"edgelens/ui/lang"
)

// walk calls visit with the path and value of every string in v.
func walk(path string, v reflect.Value, visit func(path, word string)) {
	if v.Kind() == reflect.String {
		visit(path, v.String())
		return
	}
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		walk(path+"."+v.Type().Field(i).Name, v.Field(i), visit)
	}
}

// words returns every word of a language by its path.
func words(code string) map[string]string {
	all := map[string]string{}
	walk("Words", reflect.ValueOf(*lang.For(code)), func(path, word string) { all[path] = word })
	return all
}

func TestNoWordIsMissing(t *testing.T) {
	for _, code := range []string{"ja", "en"} {
		for path, word := range words(code) {
			if word == "" {
				t.Errorf("%s: %s is empty", code, path)
			}
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d)\])?([a-z])`)

// arguments are the verbs of a word in the order of its arguments, which a
// language may have in another order.
func arguments(word string) []string {
	found := verb.FindAllStringSubmatch(word, -1)
	slices.SortStableFunc(found, func(a, b []string) int { return strings.Compare(a[1], b[1]) })
	verbs := make([]string, len(found))
	for i, f := range found {
		verbs[i] = "%" + f[2]
	}
	return verbs
}

func TestLanguagesTakeTheSameArguments(t *testing.T) {
	ja, en := words("ja"), words("en")
	for path, word := range en {
		got, want := arguments(ja[path]), arguments(word)
		for _, verbs := range [][]string{got, want} {
			for i := range verbs {
				if verbs[i] == "%q" { // English quotes what Japanese puts in 「」
					verbs[i] = "%s"
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: ja takes %v, en takes %v", path, got, want)
		}
	}
}

func TestFor(t *testing.T) {
	tests := []struct{ in, want string }{
		{"ja", "ja"}, {"ja_JP.UTF-8", "ja"}, {"en", "en"}, {"C", "en"}, {"", "en"},
	}
	for _, tt := range tests {
		if got := lang.For(tt.in).Code; got != tt.want {
			t.Errorf("For(%q) is %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestInASCII: the English words need no character beyond ASCII then, and no
// verb or word is lost.
func TestInASCII(t *testing.T) {
	plain := map[string]string{}
	walk("Words", reflect.ValueOf(*lang.For("en").InASCII()), func(path, word string) { plain[path] = word })
	for path, word := range words("en") {
		got := plain[path]
		if strings.ContainsFunc(got, func(r rune) bool { return r > 126 }) {
			t.Errorf("%s: %q is not ASCII", path, got)
		}
		if !slices.Equal(verb.FindAllString(got, -1), verb.FindAllString(word, -1)) {
			t.Errorf("%s: %q has other verbs than %q", path, got, word)
		}
	}
	if got := lang.For("ja").InASCII().Status.Loading; got != "読み込み中..." {
		t.Errorf("Loading = %q", got)
	}
}
