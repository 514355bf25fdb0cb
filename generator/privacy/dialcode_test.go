package privacy

import "testing"

// TestIsDialCode: codes are none of the numbers that people have.
func TestIsDialCode(t *testing.T) {
	for phone, want := range map[string]bool{"*21#": true, "**21*0612345678#": true, "*#06#": true, "#31#0113 496 0118": true,
		"Ring *21*0612345678#": true, "＊21＃": true, "* 21 #": true, "0113 496 0118": false, "+13125550100,,80000000001#": false,
		"0113 496 0118 #42": false, "": false, "116 123": false, "0113 496 0118 *": false} {
		if IsDialCode(phone) != want {
			t.Errorf("%q: %t", phone, !want)
		}
	}
}
