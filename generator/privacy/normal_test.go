package privacy_test

import (
	"testing"

	"peerhub/generator/privacy"
)

// TestNobodySees: characters that nobody sees, signs of Markdown and HTML, and letters
// that look like others hide no password, and what stands around it stays as written.
func TestNobodySees(t *testing.T) {
	for text, want := range map[string]string{
		"Tea. Pass\u00ADcode: 580801 Été":                          "Tea. Été",
		"Tea. Pass\u200Bcode: 580802 Été":                          "Tea. Été",
		"Tea. Pa\u2060ss\uFEFFcode: 58\u200B0803 Été":              "Tea. Été",
		"Tea. Passcode: 580804 Été":                                "Tea. Été",
		"Tea. P\u0430sscode: 580805 Été":                           "Tea. Été",
		"Tea. Passc\u043Ed\u0435: 580806 Été":                      "Tea. Été",
		"Tea. Pass**code**: 580807 Été":                            "Tea. Été",
		"Tea. **Pass**code: 580808 Été":                            "Tea. Été",
		"Tea. Pass&shy;code&#58; 580809 Été":                       "Tea. Été",
		"Tea. P&#97;sscode&colon;&nbsp;580810 Été":                 "Tea. Été",
		"Tea. Contrasen\u0303a: 580811 Été":                        "Tea. Été",
		"Tea. Contrasena: 580812 Été":                              "Tea. Été",
		"Tea. S\u0327ifre: 580813 Été":                             "Tea. Été",
		"Tea. P\u0301asscode: 580814 Été":                          "Tea. Été",
		"Tea. Passcode\\: 580815 Été":                              "Tea. Été",
		"كَلِمَةُ السِّرّ: 778899":                                 "",
		"كلمـة السر: 778899":                                       "",
		"كلمه السر: 778899":                                        "",
		"Tea +15550100100,,80000000001\\#,,\\*580816\\# Été":       "Tea +15550100100,,80000000001\\# Été",
		"Tea +15550100100，，80000000001＃，，＊580817＃ Été":             "Tea +15550100100，，80000000001＃ Été",
		"Tea +15550100100%2C%2C80000000001%23%2C%2C*580818%23 Été": "Tea +15550100100%2C%2C80000000001%23 Été",
	} {
		if got, found := privacy.Clean(text, privacy.Kind.Secret); got != want {
			t.Errorf("%q:\n got %q\nwant %q (%v)", text, got, want, found)
		}
	}
}

func TestPlainStays(t *testing.T) {
	for _, text := range []string{
		"Café & tea, *warmly* lit; naïve ﬁgures ½ and １２ of us", "می‌خواهم 12", "مُساعدة ١٢٣٤",
		"Tom &amp; Anna\u00AD's 2026", "Группа cофе 1234",
		"snake_case_name and `code`", "~~gone~~ a~b", "\\*five\\* at 18:30",
	} {
		if got, found := privacy.Clean(text, privacy.Kind.Secret); got != text {
			t.Errorf("%q became %q (%v)", text, got, found)
		}
	}
}
