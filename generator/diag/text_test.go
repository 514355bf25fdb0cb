package diag

import (
	"encoding/json"
	"testing"
)

func TestSay(t *testing.T) {
	french := Words{Texts: map[Text]string{
		"%s, row %d: %s": "%[3]s (%[1]s, ligne %[2]d)", "No name.": "Pas de nom.", "%q or %s": "%q ou %s",
		"100 %": "cent pour cent",
	}}
	arabic := Words{Texts: map[Text]string{"%q or %s": "%q أو %s", "No name.": "لا اسم."}, RightToLeft: true}
	for _, c := range []struct {
		said                    Text
		english, french, arabic string
	}{
		{"No name.", "No name.", "Pas de nom.", "لا اسم."},
		{"100 %", "100 %", "cent pour cent", "\u2068100 %\u2069"},
		{"Only in English.", "Only in English.", "Only in English.", "\u2068Only in English.\u2069"},
		{Say("%q or %s", "a\nb", 3), `"a\nb" or 3`, `"a\nb" ou 3`, "\u2068\"a\\nb\"\u2069 أو \u20683\u2069"},
		{Say("%s, row %d: %s", "a.csv", 7, Text("No name.")), "a.csv, row 7: No name.", "Pas de nom. (a.csv, ligne 7)",
			"\u2068a.csv\u2069, row \u20687\u2069: لا اسم."},
		{Say("%q or %s", Say("%q or %s", 1, 2), "%s %q %[1]s"), `"1" or 2 or %s %q %[1]s`, `"1" ou 2 ou %s %q %[1]s`,
			"\u2068\"1\"\u2069 أو \u20682\u2069 أو \u2068%s %q %[1]s\u2069"},
		{Say("%s is 100%% %x", "x"), "x is 100% %x", "x is 100% %x", "\u2068x\u2069 is 100% %x"},
		{Say("%s and %s", "one"), "one and %s", "one and %s", "\u2068one\u2069 and %s"},
		{Verbatim("No name."), "No name.", "No name.", "\u2068No name.\u2069"}, // of a file, not ours
		{Say("%s", "\x01No name.\x02x\x03\x1b[31m\u202e"), "\uFFFDNo name.\uFFFDx\uFFFD\x1b[31m\u202e",
			"\uFFFDNo name.\uFFFDx\uFFFD\uFFFD[31m\uFFFD", "\u2068\uFFFDNo name.\uFFFDx\uFFFD\uFFFD[31m\uFFFD\u2069"},
		{"\x01lost", "\x01lost", "\uFFFDlost", "\u2068\uFFFDlost\u2069"},
		{"", "", "", ""},
	} {
		if got := c.said.String(); got != c.english {
			t.Errorf("English: %q, want %q", got, c.english)
		}
		if got := french.Say(c.said); got != c.french {
			t.Errorf("French: %q, want %q", got, c.french)
		}
		if got := arabic.Say(c.said); got != c.arabic {
			t.Errorf("Arabic: %q, want %q", got, c.arabic)
		}
	}
	if got, err := json.Marshal(Finding{Code: "c", Message: Say("%q or %s", 1, 2)}); err != nil ||
		string(got) != `{"code":"c","severity":"","message":"\"1\" or 2"}` {
		t.Errorf("JSON: %s %v", got, err)
	}
}
