package analyze

import "strings"

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
