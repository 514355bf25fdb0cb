package spreadsheet

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// problem says what is wrong with a cell and what to write instead.
type problem struct {
	code                diag.Code
	message, suggestion diag.Text
}

// plain takes from a cell what spreadsheet programs put around its text. The
// apostrophe marks a text that begins like a formula.
func plain(cell string) string {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, "\u00a0", " "))
	if rest, ok := strings.CutPrefix(cell, "'"); ok && Formula(rest) {
		return strings.TrimSpace(rest)
	}
	return cell
}

// Formula reports whether spreadsheet programs may take a cell for a formula, by
// the sign that it begins with (OWASP, CSV Injection).
func Formula(cell string) bool {
	return cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0])
}

// unquoted takes off curved quotation marks around a word that is no text.
func unquoted(s string) string {
	return strings.TrimSpace(strings.Trim(s, "“”„«»‘’\"'"))
}

// digits writes the digits of other scripts as 0 to 9.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		case r == '٫':
			return '.'
		}
		return r
	}, s)
}

var broken = regexp.MustCompile(`^#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|¡REF!|¡VALOR!|VALEUR!|NOM\?|¿NOMBRE\?|#+)`)

// damaged finds what no cell may hold, whatever its column.
func damaged(cell, text string) *problem {
	switch {
	case strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "＝"):
		return &problem{diag.SheetFormula, "This is a formula, and not what it comes to.",
			"Copy the column and paste it as values, then save again."}
	case broken.MatchString(text):
		return &problem{diag.SheetDamaged, "The spreadsheet program shows here that it lost a value.",
			"Type the value itself. Where there is none, leave the cell empty."}
	case strings.ContainsRune(text, '\uFFFD') ||
		strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7F }):
		return &problem{diag.SheetDamaged, "A letter of this cell was lost when the file was saved.",
			"Type the cell again, and save as CSV UTF-8."}
	}
	return nil
}

// choice returns the key of a word of a part, or the word as it stands, for package
// parse to judge.
func choice(words model.Words, part, s string) string {
	s = unquoted(s)
	if key := words[part][naming.Fold(s)]; key != "" {
		return key
	}
	if part == "status" { // closed until Jan
		return cmp.Or(Status(words, s), s)
	}
	return s
}

// list cuts a cell at any of the separators.
func list(s, separators string) []string {
	var out []string
	for _, item := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

var (
	half  = regexp.MustCompile(`^([0-9][0-9:.h ]*?)\s*([^0-9:.h ].*)$`)
	clock = regexp.MustCompile(`^([0-9]{1,2})(?:\s*[:.hH]\s*([0-9]{2})?(?::[0-9]{2}(?:\.0+)?)?)?\s*` +
		`(?:h|uhr|h\.|hrs|([ap])\.?\s?m?\.?)?$`)
	through = regexp.MustCompile(`\s*([-–—]|\pL[\pL\pM]*)\s*`)
)

var (
	// What may stand behind a time without changing it: its zone, which is kept as a note.
	aside = regexp.MustCompile(`(?i)^(.*[0-9].*?)\s+\(?((?:[ecmpa][sd]?t|[cew]e?st|[cew]et|bst|gmt|utc|eastern|central|mountain|pacific)` +
		`(?:\s+time)?)\)?$`)
	twelve = regexp.MustCompile(`^12(?:[:.]00)?\s*\(?([^0-9:. ()]{4,})\)?$`) // 12 noon
	// together is "1830".
	together = regexp.MustCompile(`^([01][0-9]|2[0-3])([0-5][0-9])$`)
)

// Time reads a time of day as "18:30". Of a number it takes the part after the
// point, as Excel does. What it cannot read it returns as it is.
func Time(words model.Words, s string) string {
	if s = timeOf(words, s); s == endOfDay {
		return "00:00"
	}
	return s
}

// endOfDay ends a day; as a beginning it is that of the next one, or a mistake.
const endOfDay = "24:00"

// isEndOfDay reports whether a time is that at which a day ends, which is no beginning.
func isEndOfDay(words model.Words, s string) bool {
	return timeOf(words, strings.TrimSpace(s)) == endOfDay
}

// zoneBehind is the zone that stands behind a time, or "".
func zoneBehind(s string) string {
	if m := aside.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		return m[2]
	}
	return ""
}

func timeOf(words model.Words, s string) string {
	s = strings.ToLower(digits(unquoted(s)))
	day, time, ok := strings.Cut(s, " ")
	if !ok {
		day, time, ok = strings.Cut(s, "t") // 2026-04-03T18:30
	}
	if ok && len(day) == 10 { // 2026-04-03 18:30
		if _, err := model.ParseDate(day); err == nil {
			s = time
		}
	}
	s = strings.TrimSpace(aside.ReplaceAllString(s, "$1"))
	if m := together.FindStringSubmatch(s); m != nil {
		s = m[1] + ":" + m[2]
	}
	if m := twelve.FindStringSubmatch(s); m != nil && words["time"][naming.Fold(m[1])] != "" {
		s = m[1]
	}
	switch s {
	case "24:00", "24:00:00", "24h", "24h00", "24.00":
		return endOfDay
	}
	if time := words["time"][naming.Fold(s)]; time != "" {
		return time
	}
	if parts := half.FindStringSubmatch(s); parts != nil && words["half"][naming.Fold(parts[2])] != "" {
		s = parts[1] + " " + words["half"][naming.Fold(parts[2])]
	}
	if n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64); err == nil && strings.ContainsAny(s, ".,") &&
		n >= 0 && (n < 1 || len(s) > 5) {
		minutes := int(math.Round((n-math.Floor(n))*24*60)) % (24 * 60)
		return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
	}
	parts := clock.FindStringSubmatch(strings.TrimSpace(s))
	if parts == nil {
		return s
	}
	hour, _ := strconv.Atoi(parts[1])
	minutes := parts[2]
	half := parts[3]
	if minutes == "" {
		if half == "" && !strings.ContainsAny(s, "hH:") {
			return s // "6": of the morning or the evening?
		}
		minutes = "00"
	}
	switch {
	case half != "" && (hour < 1 || hour > 12), hour > 23, minutes > "59":
		return s
	case half == "p":
		hour = hour%12 + 12
	case half == "a":
		hour %= 12
	}
	return fmt.Sprintf("%02d:%s", hour, minutes)
}

// halves cuts "18h30 à 20h" at the last of its words for "until" that a number
// follows.
func halves(words model.Words, s string) (first, last string) {
	for _, at := range slices.Backward(through.FindAllStringSubmatchIndex(s, -1)) {
		word := s[at[2]:at[3]]
		if !strings.Contains("-–—", word) && words["through"][naming.Fold(word)] == "" {
			continue
		}
		first, last = strings.TrimSpace(s[:at[0]]), s[at[1]:]
		if (numeric(first) || words["time"][naming.Fold(first)] != "") &&
			(numeric(last) || words["time"][naming.Fold(last)] != "") {
			return first, last
		}
	}
	return "", ""
}

// numeric reports whether a text begins with a digit.
func numeric(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

var slashes = regexp.MustCompile(`^([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})(?:[ T].*)?$`)

// date reads a day as "2026-04-03", and asks when it may be two.
func date(s string) (string, *problem) {
	s = digits(unquoted(s))
	if day, _, ok := strings.Cut(s, " "); ok && len(day) == 10 {
		if _, err := model.ParseDate(day); err == nil {
			return day, nil // 2026-04-03 00:00:00
		}
	}
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2 January 2006", "January 2, 2006",
		"2 Jan 2006", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(s, ".0")); err == nil && n > 30000 && n < 80000 {
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly), nil
	}
	parts := slashes.FindStringSubmatch(s)
	if parts == nil {
		return s, nil
	}
	a, _ := strconv.Atoi(parts[1])
	b, _ := strconv.Atoi(parts[3])
	first, firstErr := model.ParseDate(fmt.Sprintf("%s-%02d-%02d", parts[4], b, a))   // day/month
	second, secondErr := model.ParseDate(fmt.Sprintf("%s-%02d-%02d", parts[4], a, b)) // month/day
	switch {
	case firstErr == nil && (secondErr != nil || first == second || parts[2] == "."):
		return first.String(), nil
	case firstErr != nil && secondErr == nil:
		return second.String(), nil
	case firstErr == nil:
		return "", &problem{diag.DateInvalid, "This day can be read in two ways.",
			diag.Say("Write year-month-day: %s or %s.", first, second)}
	}
	return s, nil
}

// Date reads a day; it is false where there is none, or may be two.
func Date(s string) (model.Date, bool) {
	text, p := date(strings.TrimSpace(s))
	day, err := model.ParseDate(text)
	return day, p == nil && err == nil
}

var ordinal = regexp.MustCompile(`^[0-9]+`)

// number writes a decimal comma as a point.
func number(s string) string {
	s = strings.TrimSuffix(digits(unquoted(s)), "°")
	s = strings.ReplaceAll(s, "−", "-")
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	return strings.TrimSpace(s)
}

var scientific = regexp.MustCompile(`^[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}$`)

// Country returns the code of a country (ISO 3166-1 alpha-2) by its name, or the text
// as it stands.
func Country(words model.Words, s string) string {
	s = unquoted(s)
	if len(s) != 2 || strings.EqualFold(s, "UK") {
		return cmp.Or(naming.Country(s), words["country"][naming.Fold(s)], s)
	}
	return s
}

// Language returns the code of a language by its name, or the text as it stands.
func Language(words model.Words, s string) string {
	s = unquoted(s)
	if _, err := naming.LanguageTag(s); err == nil && len(s) == 2 {
		return s
	}
	return cmp.Or(naming.Language(s), words["language"][naming.Fold(s)], s)
}

// term returns the key of a word of a vocabulary of the hub, by its key or its
// label in any language; in an open vocabulary, a key made of the word.
func term(s string, vocabulary model.Vocabulary) string {
	for _, t := range vocabulary.Terms {
		if naming.Fold(t.Key) == naming.Fold(s) {
			return t.Key
		}
		for _, label := range t.Label {
			if naming.Fold(label) == naming.Fold(s) {
				return t.Key
			}
		}
	}
	if slug := load.MakeSlug(s); !vocabulary.Closed && slug != "" {
		return slug
	}
	return s
}
