package importer

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"edgelens/model"
)

func checked(t *testing.T, name, text string, o Options) Verdict {
	t.Helper()
	all, err := Check(t.Context(), []string{write(t, name, []byte(text))}, tokyo, o)
	if err != nil || len(all) != 1 {
		t.Fatalf("got %d verdicts, %v", len(all), err)
	}
	return all[0]
}

// TestCheck says what the importer makes of a file, as the importer does.
func TestCheck(t *testing.T) {
	text := "インターネットセキュリティ\n\nTime;Message Type;Client IP;Client;Sensor\n" +
		"2016-02-25 11:36:06;IPS;192.0.2.1;x;s1\nnever;IPS;192.0.2.1;;\n2016-02-26 11:36:06;IPS;192.0.2.2;;s2\n2016-02-27 11:36:06;IPS;192.0.2.2;;\n"
	v := checked(t, "a.csv", text, Options{})
	src, records := imported(t, "a.csv", []byte(text), Options{})
	if v.Err != nil || v.Source.Profile != src.Profile || v.Source.Records != src.Records || v.Source.Rejected != src.Rejected {
		t.Errorf("got %+v, want %+v", v.Source, src)
	}
	if v.Heading != 3 || v.Delimiter != ";" || v.Decided.EN != "its lines are UTF-8" {
		t.Errorf("heading %d, delimiter %q, decided %q", v.Heading, v.Delimiter, v.Decided.EN)
	}
	var is []HeadingIs
	for _, h := range v.Tables[0].Headings {
		is = append(is, h.Is)
	}
	if want := []HeadingIs{IsField, IsField, IsField, IsDouble, IsUnknown}; !slices.Equal(is, want) {
		t.Errorf("the headings are %q, want %q", is, want)
	}
	if len(v.First) != 3 || !v.First[0].Time.Equal(records[0].Time) || v.First[1].Reject == nil || v.First[2].Cells[4] != "s2" {
		t.Errorf("the first records are %+v", v.First)
	}
}

// TestCheckNamesTheRunnersUp with what they lack, or how they stand.
func TestCheckNamesTheRunnersUp(t *testing.T) {
	v := checked(t, "a.csv", "時間,メッセージの種類,クライアントIP,ポリシー名\n2016-02-25 11:36:06,URLフィルタ,192.0.2.1,標準\n", Options{})
	if len(v.Candidates) < 5 || v.Candidates[0].Profile != "cloud-edge-policy-enforcement" || !v.Candidates[0].Fits || !v.Candidates[1].Fits {
		t.Fatalf("got %+v", v.Candidates)
	}
	for _, c := range v.Candidates {
		if c.Why.EN == "" || c.Why.JA == "" {
			t.Errorf("%s: no reason", c.Profile)
		}
		want := map[string]string{
			"suricata-alert": "no rule_id", "cloud-edge-bandwidth": "no bytes|bytes_sent|bytes_received", "cloud-edge-report": `no line "N. title"`,
			"cloud-edge-policy-enforcement": "score 1001", "cloud-edge-internet-security": "score 0",
		}[c.Profile]
		if !strings.Contains(c.Why.EN, want) {
			t.Errorf("%s: %q, want %q", c.Profile, c.Why.EN, want)
		}
	}
}

// TestCheckOfWhatNobodyKnows still says what each profile misses.
func TestCheckOfWhatNobodyKnows(t *testing.T) {
	v := checked(t, "a.csv", "When,Who,Action\n1,2,3\n", Options{})
	if !errors.Is(v.Err, ErrNoProfile) || len(v.Candidates) < 5 || v.Candidates[0].Fits {
		t.Errorf("%v, %+v", v.Err, v.Candidates)
	}
	wantProblem(t, v.Err, model.ErrInput, v.Path)
	if !strings.Contains(model.Hint(v.Err, model.EN), "edgelens profile check") {
		t.Errorf("the hint is %q", model.Hint(v.Err, model.EN))
	}
	if empty := checked(t, "a.csv", "", Options{}); empty.Err == nil || errors.Is(empty.Err, ErrNoProfile) {
		t.Errorf("an empty file: %v", empty.Err)
	}
}

// TestCheckSaysHowTheEncodingWasDecided in each of the ways there are.
func TestCheckSaysHowTheEncodingWasDecided(t *testing.T) {
	const ascii = "Time,Type,Client IP\n2016-02-25 11:36:06,IPS,192.0.2.1\n"
	for want, tt := range map[string]struct{ text, said string }{
		"only ASCII":                {ascii, ""},
		"byte order mark":           {"\uFEFF" + ascii, ""},
		"as --encoding says":        {ascii, "cp932"},
		"its lines are UTF-8":       {ascii + "2016-02-25 11:36:06,\u00b1\u00b1,\n", ""},
		"reads as well in cp932":    {ascii + "2016-02-25 11:36:06,\xC0\xC1\xB5\xE1\xBD\xF1,\n", ""},
		"most of its heading makes": {string(bytesIn(t, japanese.EUCJP, strings.Replace(ascii, "Client IP", "送信者", 1))), ""},
		"the only one in which":     {string(bytesIn(t, japanese.ShiftJIS, "時間,種類\n2016-02-25 11:36:06,IPS\n")), ""},
	} {
		if v := checked(t, "a.csv", tt.text, Options{Encoding: tt.said}); v.Err != nil || !strings.Contains(v.Decided.EN, want) {
			t.Errorf("got %q, %v; want %q", v.Decided.EN, v.Err, want)
		}
	}
}

// TestCheckOfTables shows each with its headings and defaults.
func TestCheckOfTables(t *testing.T) {
	profiles, err := Profiles("")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		v := checked(t, p.Samples[0].File, p.Samples[0].CSV, Options{})
		switch p.Name {
		case "cloud-edge-report":
			if len(v.Tables) != 3 || v.Tables[1].Section != 2 || v.Heading != 5 || v.Source.Period.String() != "2016-02" {
				t.Errorf("%+v, heading %d", v.Tables, v.Heading)
			}
		case "suricata-alert":
			h := v.Tables[0].Headings
			if last := h[len(h)-1]; last.Is != IsDefault || last.Column.Name != "type" || h[11].Text != "category" || h[11].Is != IsUnknown {
				t.Errorf("%+v", h)
			}
		}
	}
	v := checked(t, "a.csv", "時間,種類\n2016-02-25 11:36:06,IPS\n", Options{Profile: "cloud-edge-policy-enforcement"})
	if v.Candidates[0].Why.EN != "named by --profile" || v.Candidates[1].Fits {
		t.Errorf("%+v", v.Candidates)
	}
}
