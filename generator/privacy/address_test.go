package privacy_test

import (
	"net/url"
	"strings"
	"testing"

	"peerhub/generator/privacy"
)

// TestAddresses: wherever an address hides a token, it does not keep it.
func TestAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://zoom.us/j/1?pwd%3Dabc":                              "https://zoom.us/j/1",
		"https://zoom.us/j/1%3Fpwd%3Dabc":                            "https://zoom.us/j/1",
		"https://zoom.us/j/1?zpk=abc":                                "https://zoom.us/j/1",
		"https://whereby.com/r?roomKey=abc":                          "https://whereby.com/r",
		"https://a.example/r?pass_code=abc&x=1":                      "https://a.example/r?x=1",
		"https://a.example/r?meetingPasswd=abc":                      "https://a.example/r",
		"https://a.example/r?access_key=abc":                         "https://a.example/r",
		"https://a.example/r?email_token=abc":                        "https://a.example/r",
		"https://drive.google.com/file?resourcekey=abc":              "https://drive.google.com/file",
		"https://a.example/r;token=abc":                              "https://a.example/r",
		"https://a.example/r;token=abc/x;v=1?y=2":                    "https://a.example/r;v=1?y=2",
		"//u:X@a.example/r":                                          "//a.example/r",
		"u:X@a.example/r":                                            "a.example/r",
		"https://a.example/login?next=%2Fj%2F1%3Fpwd%3Dabc":          "https://a.example/login?next=%2Fj%2F1",
		"https://a.example/?u=https%3A%2F%2Fzoom.us%2F%3Fzpk%3Dabc":  "https://a.example/?u=https%3A%2F%2Fzoom.us%2F",
		"https://a.example/#/room%3Fpwd%3Dabc":                       "https://a.example/",
		"mailto:a@b.example?body=Passcode%3A%20123456":               "mailto:a@b.example",
		"mailto:a@b.example?subject=Tea&body=Passcode%3A%20123456":   "mailto:a@b.example?subject=Tea",
		"https://a.example/r?p%C2%ADwd=abc&x=1":                      "https://a.example/r?x=1",
		"tel:+15550100100,,80000000001%23,,,,*778899%23":             "tel:+15550100100,,80000000001%23",
		"https://a.example/?u=https%3A%2F%2Fu%3AX%40zoom.us%2Fj%2F1": "https://a.example/?u=https%3A%2F%2Fzoom.us%2Fj%2F1",
	} {
		got, _ := privacy.WithoutSecrets(address)
		if got != want {
			t.Errorf("%q became %q, want %q", address, got, want)
		}
		if again, found := privacy.WithoutSecrets(got); found {
			t.Errorf("%q became %q, and that %q", address, got, again)
		}
		if text, _ := privacy.Clean("See "+address+" and on", privacy.Kind.Secret); !strings.HasSuffix(text,
			" and on") ||
			strings.Contains(text, "abc") || strings.Contains(text, "X@") || strings.Contains(text, "123456") ||
			strings.Contains(text, "778899") {
			t.Errorf("%q in a text became %q", address, text)
		}
	}
}

func TestAddressesStay(t *testing.T) {
	for _, address := range []string{
		"https://a.example/r?room=a&x#part", "https://a.example/?q=a%3Db",
		"mailto:info@a.example?subject=Tea%20at%20five", "tel:+15550100100",
		"https://a.example/a%20b;v=1?next=%2Fgroups%3Fday%3D1",
		"https://a.example/?url=https%3A%2F%2Fb.example%2F%3Fx%3D1", "tel:116123",
		"https://a.example/100%25?x=1", "geo:1,2?q=3", "https://a.example/@name:x",
	} {
		if got, found := privacy.WithoutSecrets(address); got != address || found {
			t.Errorf("%q became %q, %v", address, got, found)
		}
	}
}

// TestDeepAddresses: a level more within an address costs no more work.
func TestDeepAddresses(t *testing.T) {
	r := "http://a/?pwd=1"
	for range 14 {
		r = "http://a/#x?u=" + url.QueryEscape(r)
	}
	got, found := privacy.WithoutSecrets(r)
	if !found || strings.Contains(got, "pwd") {
		t.Errorf("got %q, %v", got, found)
	}
	work := testing.AllocsPerRun(1, func() { privacy.WithoutSecrets(r) })
	if work > 2000 {
		t.Errorf("%v allocations", work)
	}
}
