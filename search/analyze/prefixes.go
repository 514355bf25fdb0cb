package analyze

import (
	"slices"
	"strings"
)

// Compounds reports whether the language makes long words of short ones, the last of
// which says what it is: a Selbsthilfegruppe is a Gruppe.
func (l *Language) Compounds() bool {
	switch base(l.Code) {
	case "da", "de", "fi", "hu", "nl", "no", "sv":
		return true
	}
	return false
}

// clitics are French pronouns and particles that stand behind a verb or noun with a
// hyphen: "dites-le" is no word. Elsewhere a hyphen parts words alone.
var clitics = strings.Fields(
	"je tu il elle on nous vous ils elles le la les l lui leur moi toi y en ce ci là même mêmes t")

// Clitic reports whether the last of the words that are joined is a clitic.
func (l *Language) Clitic(text string, j Joined) bool {
	if base(l.Code) != "fr" {
		return false
	}
	last := strings.LastIndexAny(text[j.Start:j.End], hyphens)
	return last >= 0 &&
		slices.Contains(clitics, strings.TrimLeft(strings.ToLower(text[j.Start+last:j.End]), hyphens))
}

// ShortWords reports whether words of three letters stand among text that does not
// part its words; there they are names, and a slip in one is worth guessing at.
func (l *Language) ShortWords() bool { return l.grams }

// Prefixes returns, folded and longest first, what the language writes
// together with the next word: Arabic and Hebrew articles, "and", "to", "in".
// bleve takes some of the Arabic ones off and none of the Hebrew ones; who
// takes off more must see that what is left is a word.
func (l *Language) Prefixes() []string {
	switch base(l.Code) {
	case "ar":
		return strings.Fields("وبال ولل وال بال كال فال لل ال وب ول فل و ف ب ل ك")
	case "he":
		return strings.Fields("וה שה כש ול וב ומ ה ו ב ל מ כ ש")
	}
	return nil
}
