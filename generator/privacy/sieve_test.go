package privacy

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestHomely: each way to say that a group meets at somebody's is passed on to the pattern,
// wherever it stands, and texts of other things are not.
func TestHomely(t *testing.T) {
	for _, phrase := range listed("homes", ",") {
		said := strings.NewReplacer("{name}", "Maria", "{family}", "Smith").Replace(strings.TrimPrefix(phrase, "*"))
		for _, text := range []string{said, "(" + said + ")", "We meet " + said + ", second floor", "We meet -" + said + ".",
			"x\n" + strings.ReplaceAll(said, " ", "\u00A0 ") + "\nx"} {
			if low := lowered(plain(text).text); !slices.Equal(homesBy(homes, low, homely(low)), everywhere(homes, low)) ||
				!slices.Equal(homesBy(calledHomes, low, homely(low)), everywhere(calledHomes, low)) || homely(low) == nil {
				t.Errorf("%q is passed over", text)
			}
		}
	}
	for _, text := range []string{"in Linda Brown's front room", "بيت مريم", "وفي بيتي", "na kwatyrze u Anny, u Anny w domu",
		"علی کے گھر", "homes: each other's homes"} {
		if low := lowered(plain(text).text); !slices.Equal(homesBy(homes, low, homely(low)), everywhere(homes, low)) {
			t.Errorf("%q is passed over", text)
		}
	}
	for _, text := range []string{"People meet at the church, and each says what stays in the room.",
		"Chez nous, on parle de tout.", "Wir treffen uns bei der Kirche in der Stadt.", "Nos vemos en la casa de cultura.",
		"We meet at home and abroad: a place of your own"} {
		if homely(lowered(plain(text).text)) != nil {
			t.Errorf("%q is looked through", text)
		}
	}
}

// everywhere is what is found when all of a text is looked at.
func everywhere(phrases []homePhrase, low string) []Find {
	return homesBy(phrases, low, [][2]int{{0, len(low)}})
}

// TestPlainParagraph: a paragraph with nothing private in it is compared with few patterns,
// and with none that is looked for in the whole of it.
func TestPlainParagraph(t *testing.T) {
	for _, text := range []string{
		"We meet every Tuesday in the hall of the church, and anyone who hears voices can come. Nobody has to speak: " +
			"the group began in 2012, has room for 14 people, and opens at 18:30 or 19.00. Pay what you can; part of the line is new.",
		"Nous nous retrouvons chaque mardi à la maison de quartier. Personne n'est obligé de parler : on écoute, on prend un café, " +
			"et on repart quand on veut. Depuis 2015, plus de 300 personnes sont venues.",
		"Nos vemos los martes en la casa de cultura. Nadie tiene que hablar; escuchamos, tomamos un café y compartimos lo que ayuda.",
		"نلتقي كل ثلاثاء في المركز المجتمعي، ولا أحد مضطر للكلام. نستمع بعضنا إلى بعض ونشرب الشاي معا.",
	} {
		low := lowered(plain(text).text)
		for _, s := range sieves {
			if s.may(plain(text).text) {
				t.Errorf("%q is looked through for %s", text, s)
			}
		}
		if len(sieves) < 6 || homely(low) != nil || addressed(text) != nil || spacedAt(text) || dotted(text) || enough(text) {
			t.Errorf("%q is looked through", text)
		}
		begun := 0
		for at, r := range text {
			next, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
			for _, l := range labelsBy[[2]rune{unicode.ToLower(r), unicode.ToLower(next)}] {
				if l.begins(text[at:]) {
					begun++
				}
			}
		}
		if words := len(strings.Fields(text)); begun > words/6 {
			t.Errorf("%q: %d labels are compared with %d words", text, begun, words)
		}
		begun = 0
		for _, w := range lettering(low).words {
			if cues[low[w.start:w.end]] != 0 {
				begun++
			}
		}
		if words := len(strings.Fields(text)); begun > words/10 {
			t.Errorf("%q: %d of %d words begin something private", text, begun, words)
		}
	}
}

// TestAddressedWordByWord: what is found in words is what is found in the text as a whole.
func TestAddressedWordByWord(t *testing.T) {
	pieces := []string{"https://", "//", "www.", "a.example/", "@", ":", "/", "tel:", "mailto:", "x", "é", " ", "\n", "\v", "\f", "\u00a0",
		"\u3000", "<", "\"", "»", ".", "..", "s3cret", "example.org/j/1?pwd=2", "[@s1](../en/a.md)"}
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 20_000 {
		text := ""
		for range 1 + random.IntN(12) {
			text += pieces[random.IntN(len(pieces))]
		}
		want := web().FindAllStringIndex(text, -1)
		found += len(want)
		if got := addressed(text); !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	}
	if found < 1000 {
		t.Errorf("only %d addresses were found", found)
	}
}
