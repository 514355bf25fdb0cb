package model

import "testing"

// TestDefaults: what a group says itself stays, and the region of one country is none of
// another's.
func TestDefaults(t *testing.T) {
	d := Defaults{Country: "GB", Region: []string{"Yorkshire"}, Languages: []string{"en"}, Cost: "free",
		Join: JoinDropIn, Timezone: "Europe/London"}
	bare := d.For(Group{})
	if bare.Place.Country != "GB" || len(bare.Place.Region) != 1 || len(bare.Languages) != 1 || bare.Cost != "free" ||
		bare.Join != JoinDropIn || bare.Timezone != "Europe/London" {
		t.Errorf("%+v", bare)
	}
	own := d.For(Group{Place: Place{Country: "FR"}, Languages: []string{"fr"}, Cost: "2 €"})
	if own.Place.Country != "FR" || own.Place.Region != nil || own.Languages[0] != "fr" || own.Cost != "2 €" {
		t.Errorf("%+v", own)
	}
}
