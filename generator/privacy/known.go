package privacy

import (
	"slices"
	"strings"
	"unicode"
)

// Known finds in a text the telephone numbers and e-mail addresses of persons that stand in fields of their own beside it,
// however they are written: of +44 7700 900123 and 07700 900123 the last figures are alike.
func Known(text string, fields []string) []Find {
	if len(fields) == 0 || len(text) < 6 {
		return nil
	}
	var numbers, addresses []string
	for _, f := range fields {
		for _, m := range anyNumbers().FindAllString(f, -1) {
			if isNumber(m) {
				numbers = append(numbers, lastFigures(m))
			}
		}
		for word := range strings.FieldsSeq(f) {
			if word = strings.Trim(word, "<>(),;:\"'"); strings.Contains(word, "@") {
				addresses = append(addresses, strings.ToLower(strings.TrimPrefix(word, "mailto:")))
			}
		}
	}
	var out []Find
	if len(numbers) > 0 {
		for _, m := range anyNumber().FindAllStringSubmatchIndex(text, -1) {
			if is := text[m[4]:m[5]]; isNumber(is) && slices.Contains(numbers, lastFigures(is)) {
				out = append(out, Find{Kind: Phone, Start: m[0], End: m[1], Certain: true})
			}
		}
	}
	low := strings.ToLower(text)
	for _, address := range addresses {
		if len(low) != len(text) {
			break // a letter that is longer when it is small: rare, and other looks are left
		}
		for at := 0; ; {
			found := strings.Index(low[at:], address)
			if found < 0 {
				break
			}
			at += found + len(address)
			out = append(out, Find{Kind: Email, Start: at - len(address), End: at, Certain: true})
		}
	}
	return Together(out)
}

// lastFigures are the last nine figures of a number, of which no country has more behind its own code and the area's zero.
func lastFigures(number string) string {
	var figures []rune
	for _, r := range number {
		if unicode.IsDigit(r) {
			figures = append(figures, '0'+figureOf(r))
		}
	}
	return string(figures[max(0, len(figures)-9):])
}

// figureOf is what a figure of any script counts: those of each stand together, in order.
func figureOf(r rune) rune {
	zero := r
	for unicode.IsDigit(zero-1) && r-zero < 9 {
		zero--
	}
	return r - zero
}
