package importer

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"edgelens/model"
)

// names writes a binding's columns: fields by id, unknown columns in brackets.
func names(b binding) string {
	var list []string
	for _, h := range b.headings {
		name := h.Column.Name
		if h.Column.Unknown {
			name = "[" + name + "]"
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}

func TestBind(t *testing.T) {
	p := &Profile{own: map[string]string{"ユーザ": "client_ip"}}
	for _, tt := range []struct{ name, heading, want string }{
		{"labels", "時間,メッセージの種類,Client IP", "time type client_ip"},
		{"width, case and spaces", "ｸﾗｲｱﾝﾄIP,server  ip,ＵＲＬ", "client_ip server_ip url"},
		{"label beats alias", "Date,Time", "[Date] time"},
		{"left beats right", "送信元アドレス,送信元IP", "client_ip [送信元IP]"},
		{"label beats alias to its left", "送信元アドレス,クライアントIP", "[送信元アドレス] client_ip"},
		{"the profile beats the label", "クライアントIP,ユーザ", "[クライアントIP] client_ip"},
		{"a field twice", "処理,処理,処理", "action [処理] [処理 (2)]"},
		{"an unknown heading twice", "備考,備考,備考", "[備考] [備考 (2)] [備考 (3)]"},
		{"a number that is taken", "備考,備考 (2),備考", "[備考] [備考 (2)] [備考 (3)]"},
		{"empty headings", "a,, ,列2", "[a] [列2] [列3] [列2 (2)]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cells := strings.Split(tt.heading, ",")
			b := bind(cells, p)
			if got := names(b); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			for i, h := range b.headings {
				if h.Text != cells[i] {
					t.Errorf("heading %q became %q", cells[i], h.Text)
				}
			}
		})
	}
}

// TestDoubleIsSaid tells that a column was not taken for its field.
func TestDoubleIsSaid(t *testing.T) {
	src, _ := imported(t, "a.csv", []byte("時間,送信元IP,送信元アドレス\n"), Options{})
	if len(src.Notices) != 1 || !strings.Contains(src.Notices[0].JA, "送信元アドレス") {
		t.Errorf("notices are %v", src.Notices)
	}
}

// TestManyColumns refuses what is no export, in few words and at once.
func TestManyColumns(t *testing.T) {
	var heading []string
	for i := range 10_000 {
		heading = append(heading, fmt.Sprintf("column with a name %d", i))
	}
	odd := write(t, "odd.csv", []byte(strings.Join(heading, ",")+"\n"))
	wantProblem(t, refused(t, odd, Options{}), model.ErrInput, "10000 columns")
	known := write(t, "log.csv", []byte("時間,クライアントIP,"+strings.Join(heading, ",")+"\n"))
	wantProblem(t, refused(t, known, Options{}), model.ErrInput, "10002 columns")
	src, records := imported(t, "a.csv", []byte("時間,クライアントIP,"+strings.Join(heading[:maxColumns-2], ",")+"\n2016-02-25,1.1.1.1\n"), Options{})
	if len(src.Tables[0].Headings) != maxColumns || len(records[0].Cells) != maxColumns {
		t.Errorf("%d headings, %d cells", len(src.Tables[0].Headings), len(records[0].Cells))
	}
}

// FuzzBind checks that every heading is a column, each with a name of its own,
// the same each time, and that no profile fails on it.
func FuzzBind(f *testing.F) {
	f.Add("備考,備考 (2),備考,,列4")
	f.Add("時間,日時,Time,time,ユーザ,User")
	f.Add("時間,種類,,,")
	profiles, err := Profiles("")
	if err != nil {
		f.Fatal(err)
	}
	profiles = append(profiles, &Profile{own: map[string]string{"ユーザ": "client_ip"}, Defaults: map[string]string{"severity": "高", "rule_id": ""}})
	f.Fuzz(func(t *testing.T, heading string) {
		cells := strings.Split(heading, ",")
		for _, p := range profiles {
			b := bind(cells, p)
			checkBinding(t, b, cells)
			if again := bind(cells, p); !reflect.DeepEqual(again, b) || !b.same(again) {
				t.Errorf("%q is %+v, then %+v", heading, b, again)
			}
			if p.misfit(b) == (model.Text{}) && !slices.ContainsFunc(b.headings[:b.width], func(h model.Heading) bool { return !h.Column.Unknown }) {
				t.Errorf("%q fits %s, with no column known", heading, p.Name)
			}
		}
	})
}

func checkBinding(t *testing.T, b binding, cells []string) {
	t.Helper()
	if b.width != len(cells) || len(b.headings) < b.width {
		t.Fatalf("%d headings for %d cells", len(b.headings), len(cells))
	}
	taken := map[model.Column]bool{}
	for i, h := range b.headings {
		if i < b.width && h.Text != cells[i] {
			t.Errorf("heading %q became %q", cells[i], h.Text)
		}
		if h.Column.Name == "" || taken[h.Column] {
			t.Errorf("column %d is %+v again", i, h.Column)
		}
		taken[h.Column] = true
		if _, ok := model.FieldByID(h.Column.Name); !h.Column.Unknown && (!ok || b.column(h.Column.Name) != i) {
			t.Errorf("column %d is no field, or another one: %+v", i, h.Column)
		}
	}
}
