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
	// Cities whose names have in them what ends the names of counties, towns and villages.
	inside     = regexp.MustCompile(`.[郡町村].*市|^[郡町村].*市`)
	cityNamed  = regexp.MustCompile(`^(蒲郡|小郡|大和郡山|郡山|郡上|町田|大町|十日町|村上|村山|東村山|武蔵村山|羽村|田村|大村)市`)
	countyTown = regexp.MustCompile(`^(?:\p{Han}|[ぁ-んァ-ヶー]){1,5}郡(?:\p{Han}|[ぁ-んァ-ヶー]){1,5}?[町村]`)
)

// splitJapanese takes apart a line in Japanese script, where the largest stands first.
func splitJapanese(line, country string) (Address, bool) {
	if country != "" && country != "JP" || !hasHan(line) {
		return Address{}, false
	}
	m := prefecture.FindStringSubmatch(line)
	rest := strings.TrimLeft(line[len(m[0]):], " ,")
	if m[1] == "" && m[2] == "" && country == "" {
		return Address{}, false // may be Chinese
	}
	city := cityOf.FindString(rest)
	if m[2] == "東京都" {
		city = wardOf.FindString(rest)
	}
	if city == "" || inside.MatchString(city) && !cityNamed.MatchString(city) { // 西八代郡市川三郷町
		city = countyTown.FindString(rest)
	}
	if city == "" {
		return Address{}, false
	}
	street := strings.TrimLeft(rest[len(city):], " ,")
	return Address{Street: street, City: city, Region: m[2], Postcode: m[1], Country: "JP"}, true
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
