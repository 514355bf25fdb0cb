package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/privacy"
)

func TestPlacePublic(t *testing.T) {
	full := Place{Venue: "Hall", Address: "1 High St", City: "Leeds", Region: []string{"England"}, Country: "GB",
		Lat: 53.80755, Lon: -1.54912, HasPoint: true}
	want := map[Precision]Place{
		"":         full,
		PlaceExact: full,
		PlaceArea: {Venue: "Hall", City: "Leeds", Region: []string{"England"}, Country: "GB", Lat: 53.81, Lon: -1.55,
			HasPoint: true},
		PlaceCity:   {City: "Leeds", Region: []string{"England"}, Country: "GB"},
		PlaceHidden: {City: "Leeds", Region: []string{"England"}, Country: "GB"},
	}
	for precision, place := range want {
		place.Precision = precision
		got := full
		got.Precision = precision
		if diff := cmp.Diff(place, got.Public()); diff != "" {
			t.Errorf("%q: %s", precision, diff)
		}
	}
}

func TestOnlinePublic(t *testing.T) {
	for address, want := range map[string]string{
		"https://zoom.us/j/123?pwd=Abc.1":            "https://zoom.us/j/123",
		"https://zoom.us/j/123?uname=x&PWD=a&tk=1":   "https://zoom.us/j/123?uname=x",
		"https://x.webex.com/meet?passcode=1;a=b":    "https://x.webex.com/meet?a=b",
		"https://meet.example/r#config=1&password=x": "https://meet.example/r#config=1",
		"https://me:secret@meet.example/r":           "https://meet.example/r",
		"https://meet.example/r?p%77d=x":             "https://meet.example/r",
		"https://meet.example/r?%zz=a#part":          "https://meet.example/r#part",
	} {
		if got, found := privacy.WithoutSecrets(address); got != want || !found {
			t.Errorf("privacy.WithoutSecrets(%q) = %q, %v; want %q", address, got, found, want)
		}
	}
	clean := "https://meet.example/r?room=a&x#part"
	if got, found := privacy.WithoutSecrets(clean); got != clean || found {
		t.Errorf("privacy.WithoutSecrets(%q) = %q, %v", clean, got, found)
	}
}

func TestBodyRender(t *testing.T) {
	b := Body{HTML: "a \x01key\x01 <a href=\"\x000\x00\">b</a><a href=\"\x007\x00\">c</a>\x020\x02\x027\x02\x01open",
		Links: []Link{{Target: "x"}}}
	got := b.Render(func(l Link) string { return l.Target + `"&` }, func(l Link) string { return "<img " + l.Target + ">" }, func(key string) string { return "<" + key + ">" })
	want := `a &lt;key&gt; <a href="x&#34;&amp;">b</a><a href="">c</a><img x>&lt;open&gt;`
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestPublicPostcode: of a postcode no more is told than stands for a part of a town.
func TestPublicPostcode(t *testing.T) {
	for place, want := range map[string]string{"GB LS6 3AA": "LS6", "GB ls63aa": "LS6", "GB W1A 1AA": "W1A",
		"GB LS6": "LS6", "GB Leeds": "", "IE D02 P638": "D02",
		"CA M5H 2N2": "M5H", "NL 1011 PN": "1011", "PT 1149-014": "1149", "US 98104": "", "US 94102-4604": "", "DE 10115": "", " LS6 3AA": ""} {
		country, code, _ := strings.Cut(place, " ")
		p := Place{Country: country, Postcode: code, Precision: PlaceArea}.Public()
		if p.Postcode != want || p.Public().Postcode != want {
			t.Errorf("%s: %q, not %q", place, p.Postcode, want)
		}
		for _, precision := range []Precision{PlaceCity, PlaceHidden} {
			if p := (Place{Country: country, Postcode: code, Precision: precision}).Public(); p.Postcode != "" {
				t.Errorf("%s, %s: %q", precision, place, p.Postcode)
			}
		}
		if p := (Place{Country: country, Postcode: code}).Public(); p.Postcode != code {
			t.Errorf("%s: %q", place, p.Postcode)
		}
	}
}
