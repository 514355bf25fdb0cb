package locale

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
)

// nbsp keeps the day with its month when a line breaks.
const nbsp = "\u00a0"

// Date returns the day in full, "3 November 2025", or "" for an unknown one.
// Day and month are joined by a space that does not break.
func (l *Locale) Date(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return l.parts(d, l.formats.FormatDateLong(d.In(time.UTC)), l.formats.MonthsWide()).whole()
}

// DateShort returns the day in few letters: "3 Nov 2025". Languages that would
// write it in figures alone, of which nobody knows which is the month, get the
// full form.
func (l *Locale) DateShort(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	s := l.formats.FormatDateMedium(d.In(time.UTC))
	if strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return l.Date(d)
	}
	p := l.parts(d, s, l.formats.MonthsAbbreviated())
	if !p.ok {
		p = l.parts(d, s, l.formats.MonthsWide())
	}
	return p.whole()
}

// DayMonth returns the day without its year: "3 November".
func (l *Locale) DayMonth(d model.Date) string { return l.cut(d, dateParts.dayMonth) }

// MonthYear returns the month of the day: "November 2025".
func (l *Locale) MonthYear(d model.Date) string { return l.cut(d, dateParts.monthYear) }

// cut returns a piece of the long date; all of it where it cannot be cut.
func (l *Locale) cut(d model.Date, piece func(dateParts) string) string {
	if d.IsZero() {
		return ""
	}
	p := l.parts(d, l.formats.FormatDateLong(d.In(time.UTC)), l.formats.MonthsWide())
	if !p.ok {
		return l.Date(d)
	}
	return piece(p)
}

// Weekday returns the name of the day: "Tuesday".
func (l *Locale) Weekday(d time.Weekday) string { return l.formats.WeekdaysWide()[d%7] }

// WeekdayShort returns the name of the day for narrow columns: "Tue". Languages
// that do not shorten it, such as Arabic, give the whole name.
func (l *Locale) WeekdayShort(d time.Weekday) string {
	if names := l.formats.WeekdaysAbbreviated(); len(names) == 7 && names[d%7] != "" {
		return names[d%7]
	}
	return l.Weekday(d)
}

// Month returns the name of the month as it stands in a date: "November".
func (l *Locale) Month(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return l.formats.MonthsWide()[m-1]
}

// Clock returns a time of day, given as "18:30". Every language of the site
// writes it by 24 hours and with a colon, as timetables do: it cannot be
// mistaken for the morning, and reads alike from left and from right.
func (l *Locale) Clock(hhmm string) string { return hhmm }

// dateParts is a written date with the places of its day, month and year.
type dateParts struct {
	s                string
	day, month, year span
	ok               bool
}

type span struct{ from, to int }

// parts finds day, month and year in a date that CLDR's pattern has written.
// It works for all patterns that name the month, and those that mark each
// number (2025年11月3日); in others ok is false and the date is left as it is.
func (l *Locale) parts(d model.Date, s string, months []string) dateParts {
	// golocales leaves the era letter of the Thai pattern standing.
	s = strings.Replace(s, " G ", " ", 1)
	p := dateParts{s: s}
	var found [3]bool
	p.month, found[0] = word(s, months[d.Month-1])
	p.day, found[1] = figures(s, d.Day, "日일")
	p.year, found[2] = figures(s, d.Year, "年년")
	if month, ok := figures(s, int(d.Month), "月월"); ok && !digit(s[month.to-1]) {
		p.month, found[0] = month, true
		p.day, found[1] = figures(s[month.to:], d.Day, "日일")
		p.day = span{p.day.from + month.to, p.day.to + month.to}
	}
	p.ok = found[0] && found[1] && found[2]
	// French says "1er janvier", which CLDR's pattern does not: date.day.1.
	if key := "date.day." + strconv.Itoa(d.Day); p.ok && l.Has(key) {
		p.setDay(l.T(key))
	}
	return p
}

func (p *dateParts) setDay(day string) {
	p.s = p.s[:p.day.from] + day + p.s[p.day.to:]
	longer := len(day) - (p.day.to - p.day.from)
	for _, other := range []*span{&p.month, &p.year} {
		if other.from > p.day.from {
			other.from, other.to = other.from+longer, other.to+longer
		}
	}
	p.day.to += longer
}

func word(s, w string) (span, bool) {
	i := strings.Index(s, w)
	return span{i, i + len(w)}, i >= 0 && w != ""
}

// figures finds a number that is not part of a longer one, together with the
// sign of its unit, if one follows.
func figures(s string, n int, units string) (span, bool) {
	w := strconv.Itoa(n)
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], w)
		if i < 0 {
			break
		}
		i += at
		end := i + len(w)
		if (i == 0 || !digit(s[i-1])) && (end == len(s) || !digit(s[end])) {
			if r, size := utf8.DecodeRuneInString(s[end:]); size > 0 && strings.ContainsRune(units, r) {
				end += size
			}
			return span{i, end}, true
		}
		at = end
	}
	return span{}, false
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func (p dateParts) whole() string {
	if !p.ok {
		return p.s
	}
	from, to := min(p.day.from, p.month.from), max(p.day.to, p.month.to)
	return p.s[:from] + strings.ReplaceAll(p.s[from:to], " ", nbsp) + p.s[to:]
}

func (p dateParts) dayMonth() string {
	from, to := min(p.day.from, p.month.from), max(p.day.to, p.month.to)
	if p.year.from > from && p.year.from < to {
		return p.whole()
	}
	return strings.ReplaceAll(p.s[from:to], " ", nbsp)
}

func (p dateParts) monthYear() string {
	from, to := min(p.month.from, p.year.from), max(p.month.to, p.year.to)
	if p.day.from > from && p.day.from < to { // "November 3, 2025"
		return p.s[p.month.from:p.month.to] + " " + p.s[p.year.from:p.year.to]
	}
	return p.s[from:to]
}
