package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/privacy"
)

func TestPlacePublic(t *testing.T) {
	full := Place{Venue: "Hall", Address: "1 High St", City: "Leeds", Region: []string{"England"}, Country: "GB", Lat: 53.80755, Lon: -1.54912, HasPoint: true}
	want := map[Precision]Place{
		"":          full,
		PlaceExact:  full,
		PlaceArea:   {Venue: "Hall", City: "Leeds", Region: []string{"England"}, Country: "GB", Lat: 53.81, Lon: -1.55, HasPoint: true},
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
	b := Body{HTML: "a \x01key\x01 <a href=\"\x000\x00\">b</a><a href=\"\x007\x00\">c</a>\x01open", Links: []Link{{Target: "x"}}}
	got := b.Render(func(l Link) string { return l.Target + `"&` }, func(key string) string { return "<" + key + ">" })
	want := `a &lt;key&gt; <a href="x&#34;&amp;">b</a><a href="">c</a>&lt;open&gt;`
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
