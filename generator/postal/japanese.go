package postal

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	prefecture = regexp.MustCompile(`^(?:日本,? ?)?(?:〒 ?)?(?:([0-9]{3}-[0-9]{4}) ?)?(北海道|東京都|京都府|大阪府|\p{Han}{2,3}県)?`)
	cityOf     = regexp.MustCompile(`^(?:\p{Han}|[ぁ-んァ-ヶー]){1,6}?市市?`)
	wardOf     = regexp.MustCompile(`^(?:\p{Han}|[ぁ-んァ-ヶー]){1,5}?[区市町村]`)
	countyTown = regexp.MustCompile(`^(?:\p{Han}|[ぁ-んァ-ヶー]){1,5}郡(?:\p{Han}|[ぁ-んァ-ヶー]){1,5}?[町村]`)
)

// splitJapanese takes apart a line in Japanese script, where the largest stands first.
func splitJapanese(line, country string) (Address, bool) {
	if country != "" && country != "JP" || !strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return Address{}, false
	}
	m := prefecture.FindStringSubmatch(line)
	rest := strings.TrimLeft(line[len(m[0]):], " ,")
	if m[1] == "" && m[2] == "" && country == "" {
		return Address{}, false // may be Chinese
	}
	city := cityOf.FindString(rest)
	switch {
	case m[2] == "東京都":
		city = wardOf.FindString(rest)
	case city == "":
		city = countyTown.FindString(rest)
	}
	if city == "" || strings.HasPrefix(city, "市") {
		return Address{}, false
	}
	a := Address{Street: strings.TrimLeft(rest[len(city):], " ,"), City: city, Region: m[2], Postcode: m[1], Country: "JP"}
	return a, true
}
