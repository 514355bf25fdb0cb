package postal

import (
	"regexp"
	"strings"
	"unicode"

	"peerhub/generator/gazetteer"
)

// evidence is what is known of the country of a line.
type evidence struct {
	known bool // it is this country
	loose bool // what named it may be the end of another name

	// Where it is not known: the countries that have a region at the end of the line, and
	// those that have a town behind digits.
	regions, towns map[string]bool
}

// mayRead reports whether a line has anything by which its country could be known.
func (c *country) mayRead(line string, e evidence) bool {
	if e.regions[c.code] || c.before && e.towns[c.code] {
		return true
	}
	_, code := c.codeAtEnd(line)
	return c.after && code != ""
}

// hasPostcode reports whether there are digits for one that stands before a town, with
// something behind them.
func hasPostcode(s string) bool {
	run := 0
	for i := range len(s) {
		switch {
		case s[i] >= '0' && s[i] <= '9' || s[i] == '-' && run > 0:
			run++
		case run >= 4:
			return true
		default:
			run = 0
		}
	}
	return false
}

// behindDigits are four digits or more, with two capitals in the Netherlands, and the words
// behind them.
var behindDigits = regexp.MustCompile(`[0-9-]{4,}(?: ?[A-Z]{2})?,? ([^0-9 ,][^,]*)`)

// townsBehindDigits are the countries whose town, the largest of its name or one that a
// postcode leaves no doubt about, stands behind digits.
func townsBehindDigits(line string) map[string]bool {
	out := map[string]bool{}
	for _, m := range behindDigits.FindAllStringSubmatch(line, 9) {
		words := strings.Fields(m[1])
		for n := 1; n <= min(5, len(words)); n++ {
			name := strings.Join(words[:n], " ")
			out[gazetteer.Largest(name)] = true
			for _, c := range countries() {
				if c.before && c.alone && c.isTown(name) {
					out[c.code] = true
				}
			}
		}
	}
	return out
}

// codeAtEnd takes a postcode off the end of a line.
func (c *country) codeAtEnd(line string) (rest, code string) {
	const most, least = 24, 3 // bytes: with what people write before it, and of its last word
	last := line[strings.LastIndexByte(line, ' ')+1:]
	if len(strings.TrimRight(last, ")")) < least || !strings.ContainsAny(line[max(0, len(line)-8):], "0123456789") {
		return line, ""
	}
	from := 0
	if len(line) > most {
		from = len(line) - most
		if i := strings.IndexAny(line[from:], " ,(-"); i >= 0 {
			from += i
		}
	}
	m := c.atEnd.FindStringSubmatchIndex(line[from:])
	if m == nil {
		return line, ""
	}
	return trimmed(line[:from+m[0]]), line[from+m[2] : from+m[3]]
}

// split takes a line apart by the rules of a country. A word that is a town and a region,
// as Osaka, is tried as both.
func (c *country) split(line string, e evidence) (Address, bool) {
	if !e.known && !c.mayRead(line, e) {
		return Address{}, false
	}
	for _, regions := range []bool{true, false} {
		t := c.takeTail(line, regions)
		if !regions && t.region == "" && t.postcode == "" && t.rest != line {
			continue
		}
		a, ok := c.town(t, e)
		if !ok {
			continue
		}
		a.Region, a.Postcode, a.Country = t.region, c.spell(a.Postcode+t.postcode), c.code
		a.City = c.written(strings.TrimRight(a.City, "."))
		a.Venue, a.Street = venue(a.Street)
		return a, true
	}
	return Address{}, false
}

// tail is what stands at the end of a line, and the line without it.
type tail struct {
	rest, region, postcode string
}

// takeTail takes the postcode, where it stands behind the town, and the region off the
// end of a line, in either order.
func (c *country) takeTail(line string, regions bool) tail {
	t := tail{rest: line}
	for range 2 {
		if c.after && t.postcode == "" {
			t.rest, t.postcode = c.codeAtEnd(t.rest)
		}
		if regions && t.region == "" {
			t.rest, t.region = c.takeRegion(t.rest)
		}
	}
	return t
}

func trimmed(s string) string { return strings.TrimRight(s, " ,-–/(") }

// takeRegion takes a region off the end of a line. Without a comma, one that is written
// in capitals, or a name where the town stands before it.
func (c *country) takeRegion(line string) (rest, region string) {
	if m := lastPart(line); m != nil && c.isRegion(m[1]) {
		if bare := strings.TrimRight(m[1], "."); c.short[bare] {
			return trimmed(m[0]), bare
		}
		return trimmed(m[0]), m[1]
	}
	words := strings.Split(line, " ")
	for n := min(5, len(words)-1); n > 0; n-- {
		last := strings.Join(words[len(words)-n:], " ")
		if c.short[last] || c.after && n > 0 && !strings.Contains(last, ",") && len(last) > 3 && c.isRegion(last) {
			return trimmed(strings.Join(words[:len(words)-n], " ")), last
		}
	}
	return line, ""
}

// lastPart is what stands before the last comma, slash, dash or parenthesis, and after it.
func lastPart(line string) []string {
	line = strings.TrimSuffix(line, ")")
	at := -1
	width := 0
	for _, sep := range []string{", ", "/", " - ", "("} {
		if i := strings.LastIndex(line, sep); i > at {
			at, width = i, len(sep)
		}
	}
	if at < 0 {
		return nil
	}
	return []string{line[:at], strings.TrimSpace(line[at+width:])}
}

// isRegion reports whether it is the name of a region, or its letters in capitals.
func (c *country) isRegion(s string) bool {
	return c.short[strings.TrimRight(s, ".")] || len(s) > 2 && c.regions[key(s)] != ""
}

// town finds the town and what is before it.
func (c *country) town(t tail, e evidence) (Address, bool) {
	if c.before {
		if a, ok := c.besidePostcode(t, e); ok {
			return a, true
		}
		if !c.after && !e.known {
			return Address{}, false
		}
	}
	parts := c.parts(t.rest)
	last := parts[len(parts)-1]
	street := trimmed(strings.TrimSuffix(t.rest, last))
	switch {
	case c.isTown(last) && c.sure(t, last, e) &&
		(street == "" || c.before || t.region+t.postcode != "" || likely(street)):
		return Address{Street: street, City: last}, true
	case len(parts) > 1 && c.place && t.region != "" && (t.postcode != "" || e.known && !e.loose) &&
		strings.ContainsFunc(street, unicode.IsDigit) && mayBeTown(last):
		return Address{Street: street, City: last}, true
	}
	if !c.after || !e.known && t.postcode == "" {
		return Address{}, false
	}
	head, city := c.endsInTown(last)
	if city == "" || !c.sure(t, city, e) {
		return Address{}, false
	}
	return Address{Street: strings.TrimSuffix(t.rest, last) + head, City: city}, true
}

// besidePostcode finds the town that stands behind the postcode.
func (c *country) besidePostcode(t tail, e evidence) (Address, bool) {
	if !hasPostcode(t.rest) {
		return Address{}, false
	}
	var street, code, comma, city string
	for from := 0; ; { // the last postcode is the one: others are numbers of houses
		m := c.ahead.FindStringSubmatchIndex(t.rest[from:])
		if m == nil {
			break
		}
		street, code = trimmed(t.rest[:from+m[0]]), t.rest[from+m[2]:from+m[3]]
		comma, city = strings.TrimSpace(t.rest[from+m[4]:from+m[5]]), t.rest[from+m[5]:]
		from += m[4]
	}
	if city == "" {
		return Address{}, false
	}
	if head, more, ok := strings.Cut(city, ", "); ok {
		if street != "" || !c.isTown(head) {
			return Address{}, false
		}
		city, street = head, more
	}
	city = cedex.ReplaceAllString(city, "")
	isTown := c.isTown(city)
	switch {
	case !isTown && (!e.known || e.loose || c.after || comma != "" || !mayBeTown(city) || c.beginsWithTown(city)):
		return Address{}, false
	case !e.known && !(c.alone && isTown) && !(isTown && !c.shy && c.largest(city)):
		return Address{}, false
	}
	return Address{Street: street, City: city, Postcode: code}, true
}

// cedex is what French mail for large receivers has behind the town.
var cedex = regexp.MustCompile(`(?i) cedex( [0-9]{1,2})?$`)

// parts are those between commas.
func (c *country) parts(s string) []string {
	if c.dash {
		s = strings.ReplaceAll(s, " - ", ", ")
	}
	return strings.Split(s, ", ")
}

// sure reports whether a town is sure to be of this country.
func (c *country) sure(t tail, city string, e evidence) bool {
	switch {
	case e.known:
		return true
	case t.region != "" && (t.postcode != "" || len(c.short) > 0):
		return true
	case t.postcode == "" || c.shy:
		return false
	}
	return c.alone || c.largest(city)
}

// spell writes a postcode as its country does.
func (c *country) spell(code string) string {
	if code == "" || !c.spaced {
		return code
	}
	code = strings.ToUpper(strings.ReplaceAll(code, " ", ""))
	at := c.gap
	if at < 0 {
		at += len(code)
	}
	if at <= 0 || at >= len(code) {
		return code
	}
	return code[:at] + " " + code[at:]
}
