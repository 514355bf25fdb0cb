package privacy_test

import (
	"strings"
	"testing"
	"unicode"

	"peerhub/generator/privacy"
)

// cases are ways to write the same words.
var cases = []struct {
	name  string
	write func(string) string
}{
	{"capitals", strings.ToUpper},
	{"small letters", strings.ToLower},
	{"first capitals", func(s string) string {
		before := ' '
		return strings.Map(func(r rune) rune {
			last := before
			if before = r; !unicode.IsLetter(last) && last != '\'' && last != '’' {
				return unicode.ToUpper(r)
			}
			return unicode.ToLower(r)
		}, s)
	}},
}

// outside writes what stands outside the marks in another way, and what is between them as
// it is.
func outside(text string, write func(string) string) string {
	var out strings.Builder
	for {
		before, after, marked := strings.Cut(text, "⟦")
		out.WriteString(write(before))
		if !marked {
			return out.String()
		}
		secret, rest, _ := strings.Cut(after, "⟧")
		out.WriteString("⟦" + secret + "⟧")
		text = rest
	}
}

// TestLetterCase: however the words around it are written, in capitals or small letters, a
// secret with figures goes. Names have capitals, which say that they are names; capitals of
// other scripts look like Latin ones, and characters of HTML are known by theirs.
func TestLetterCase(t *testing.T) {
	list, _ := sentences(t, "secrets.txt")
	looked := 0
	for _, s := range list {
		_, after, _ := strings.Cut(s[1], "⟦")
		secret, _, _ := strings.Cut(after, "⟧")
		if !strings.ContainsFunc(secret, unicode.IsDigit) || strings.ContainsAny(s[1], "&Ρ") ||
			strings.HasSuffix(s[1], "(Kim)") {
			continue
		}
		for _, c := range cases {
			text := strings.NewReplacer("⟦", "", "⟧", "").Replace(outside(s[1], c.write))
			if got, _ := privacy.Clean(text, all); strings.Contains(got, secret) {
				t.Errorf("%s in %s: %q became %q", s[0], c.name, text, got)
			}
		}
		looked++
	}
	if looked < 140 {
		t.Errorf("only %d secrets have figures", looked)
	}
}

// TestSievesLetterCase: what a look before a pattern asks for may be written in capitals.
func TestSievesLetterCase(t *testing.T) {
	for _, text := range []string{
		"facebook.com/anna.smith", "linkedin.com/in/anna-smith", "t.me/anna_smith", "kim.smith at hotmail.com",
		"kim.smith at gmail dot com", "kim dot smith at example dot org", "kim.smith (at) example (dot) org",
		"whereby (580701)", "zoom (580702)", "webinar 800 000 0001 / 580703", "enter 580704 when prompted",
		"when asked, enter 580705", "data:text/plain,passcode:%20580706", "[kim](tel:07700900123)",
		"insta: anna.smith", "p.a.s.s.c.o.d.e 580707", "zoom.us/j/800?pwd=ab580708", "x?pwd=580709",
	} {
		for _, c := range cases {
			if found := privacy.Look(c.write(text)); len(found) == 0 {
				t.Errorf("nothing is found in %q", c.write(text))
			}
		}
	}
}
