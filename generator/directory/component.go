package directory

import (
	"strings"
	"time"
	"unicode/utf8"

	"peerhub/generator/model"
)

// component writes content lines of iCalendar.
type component struct{ b strings.Builder }

// longest is the length of a line in octets, without its end (RFC 5545 §3.1).
const longest = 75

// line writes a property whose value is not TEXT. Empty ones are left out.
// Control characters, which could begin a line of their own, are dropped.
func (c *component) line(name, value string) {
	if value == "" {
		return
	}
	s := name + ":" + printable(value)
	room := longest
	for len(s) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		c.b.WriteString(s[:cut])
		c.b.WriteString("\r\n ")
		s, room = s[cut:], longest-1 // the space counts
	}
	c.b.WriteString(s)
	c.b.WriteString("\r\n")
}

// text writes a property whose value is TEXT (RFC 5545 §3.3.11).
func (c *component) text(name, value string) {
	c.line(name, strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n").Replace(value))
}

// when writes a property with what the clocks of a zone show so long after the
// midnight of a day, floating when the zone is nil. It is not made from a moment:
// in a night on which clocks skip an hour, the rule still has its own.
func (c *component) when(name string, d model.Date, since time.Duration, zone *time.Location) {
	shown := local(at(d, since, time.UTC))
	switch {
	case zone == nil:
		c.line(name, shown)
	case zone.String() == "UTC":
		c.line(name, shown+"Z")
	default:
		c.line(name+";TZID="+zone.String(), shown)
	}
}

func local(t time.Time) string { return t.Format("20060102T150405") }

// printable returns valid UTF-8 without control characters.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
