package privacy_test

import (
	"testing"

	"peerhub/generator/privacy"
)

// TestOwnAddress: what is a person's own address, and what a group's.
func TestOwnAddress(t *testing.T) {
	for address, want := range map[string][2]bool{ // own, and certain
		"joan.smith1962@gmail.com": {true, true}, "joansmith1962@gmail.com": {true, true}, "joan62@gmail.com": {true, true},
		"mary.ashdowne@mind.example": {true, true}, "marie.dupont@orange.fr": {true, true}, "j.smith@nhs.example": {true, true},
		"jsmith@nhs.example": {true, false}, "smithfamily@btinternet.com": {true, false}, "wrenna62@gmail.com": {true, false},
		"joan@example.org": {}, "bristolgroup@gmail.com": {}, "info@example.org": {}, "hope.house@gmail.com": {}, "leeds.peers@outlook.com": {},
		"hearingvoicesleeds@hotmail.com": {}, "selbsthilfe.bonn@gmx.de": {}, "asso.entraide@gmail.com": {}, "grupo.apoyo@gmail.com": {},
		"sunrise@charity.example": {}, "": {},
	} {
		if own, certain := privacy.IsOwnAddress(address); own != want[0] || certain != want[1] {
			t.Errorf("%s: %v, %v", address, own, certain)
		}
	}
}
