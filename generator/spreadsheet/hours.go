package spreadsheet

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// times are those of a meeting, as "18:30"; what cannot be read stays as it is written.
type times struct {
	start, end string
	note       string
	asks       diag.Text // what to write, where nobody can know which half of the day is meant
	sure       bool      // of the start, and only the end is asked about
	backwards  bool      // the end would be before the start
}

var clockTimes = regexp.MustCompile(`^(?:[01][0-9]|2[0-3]):[0-5][0-9]$`)

func isClock(s string) bool { return clockTimes.MatchString(s) }

// Clock reads a time of day as "18:30"; "" when it is none.
func Clock(words model.Words, s string) string {
	if s = Time(words, strings.TrimSpace(s)); isClock(s) {
		return s
	}
	return ""
}

// Told are the times of a meeting in the words of a foreign list, as "18:30"; "" is what it
// does not say, or nobody can know.
type Told struct {
	Start, End string
	Note       string // what stands beside them
	Unread     string // what is said of the end, where nobody can know which it is
	Backwards  string // the end, where it would be before the start
}

// Hours reads the times of a meeting as the cells of a start and of an end are read, which
// may both stand in the first. A time of its own is that of a day of 24 hours, in which
// 6:30 is in the morning.
func Hours(words model.Words, start, end string) Told {
	t := hours(words, start, end)
	if !isClock(t.start) || t.asks != "" && !t.sure && Clock(words, start) == "" {
		return Told{Note: t.note}
	}
	if t.backwards {
		return Told{Start: t.start, Note: t.note, Backwards: t.end}
	}
	if t.sure || t.end != "" && !isClock(t.end) {
		return Told{Start: t.start, Note: t.note, Unread: cmp.Or(end, start)}
	}
	return Told{Start: t.start, End: t.end, Note: t.note}
}

// EndsBefore says that a meeting would end before it begins.
func EndsBefore(start, end string) diag.Text {
	return diag.Say("This ends at %s, before it begins at %s. The end was left out.", end, start)
}

// SameTime says that a meeting ends when it begins.
func SameTime(time string) (message, suggestion diag.Text) {
	return diag.Say("This begins and ends at the same time, %s. The end was left out.", time),
		"Does it go on for a day, or is the end wrong? Write the end that is meant."
}

// hours reads the cells of a start and of an end, which may both stand in the first: "10-12",
// "6:30-8 pm", "7pm (not in August)".
// The zones that stand behind them are kept: the place may have another one.
func hours(words model.Words, start, end string) times {
	if len(start)+len(end) > longWhen {
		return times{start: start, end: end}
	}
	t := backwards(hoursBeside(words, start, end))
	for _, cell := range []string{start, end} {
		if zone := zoneBehind(cell); zone != "" && !strings.Contains(t.note, zone) {
			t.note = strings.Join(append(list(t.note, "\n"), zone), "; ")
		}
	}
	return t
}

// backwards asks about an end before the start, unless the meeting may go on into the night.
func backwards(t times) times {
	if t.asks != "" || !isClock(t.start) || !isClock(t.end) || t.end >= t.start || t.end == "00:00" {
		return t
	}
	from, _ := time.Parse("15:04", t.start)
	to, _ := time.Parse("15:04", t.end)
	long := to.AddDate(0, 0, 1).Sub(from)
	if t.start >= night && long <= longestNight || t.start >= evening && t.end < smallHours && long <= longestEvening {
		return t
	}
	t.sure, t.backwards, t.asks = true, true, "Ask the group, and write the end in 24 hours, for example 20:30."
	return t
}

// A meeting that begins in the evening may end after midnight, and one that begins at night, in the morning.
const (
	evening        = "17:00"
	night          = "20:00"
	smallHours     = "05:00" // the end of those after midnight
	longestEvening = 6 * time.Hour
	longestNight   = 8 * time.Hour
)

func hoursBeside(words model.Words, start, end string) times {
	ends := func(s string) bool { return Clock(words, s) != "" || bareHour.MatchString(s) }
	if head, note, ok := beside(words, end, ends); ok && !ends(bareTime(words, end)) { // 8:00 p.m. is all time
		t := hours(words, start, head)
		t.note = strings.Join(append(list(t.note, "\n"), note), "; ")
		return t
	}
	t := timesOf(words, start, end)
	if isClock(t.start) || t.asks != "" {
		return t
	}
	head, note, ok := beside(words, start, func(s string) bool {
		t := timesOf(words, s, end)
		return isClock(t.start) || t.asks != ""
	})
	if !ok {
		return t
	}
	t = timesOf(words, head, end)
	t.note = note
	return t
}

func timesOf(words model.Words, start, end string) times {
	first, last := bareTime(words, start), bareTime(words, end)
	if a, b := halves(words, first); a != "" && last != "" && Time(words, first) == first { // the end is said twice
		if first = bareTime(words, a); !sameEnd(words, bareTime(words, b), last) {
			last = b + ", " + last
		}
	}
	if last == "" && Time(words, first) == first {
		if a, b := halves(words, first); a != "" {
			if b = bareTime(words, b); Clock(words, b) == "" && !bareHour.MatchString(b) {
				return times{start: first}
			}
			first, last = bareTime(words, a), b
		}
	}
	if first == "24" || isEndOfDay(words, first) { // of which day?
		return times{start: first, end: last}
	}
	t := times{start: Time(words, first), end: last}
	if last != "" {
		t.end = Time(words, last)
	}
	if !isClock(t.start) && !bareHour.MatchString(first) || last == "" {
		return inWhichHalf(first, t)
	}
	half, halfFirst := halfOf(words, last), halfOf(words, first)
	switch {
	case half != "" && halfFirst == "" && unmarked(first): // 6:30-8 pm; in 10-2 pm it is the morning
		t.start = Time(words, first+" "+half)
		if !isClock(t.start) || t.start >= t.end {
			t.start = Time(words, first+" am")
		}
		if !isClock(t.start) { // 18:30-8 pm
			t.start = Time(words, first)
		}
		return t
	case bareHour.MatchString(first):
		return twoHours(first, last, t)
	case unmarked(last) && t.end < t.start && (halfFirst != "" || words["time"][naming.Fold(first)] != ""):
		t.end = after(t.start, last) // noon-1:30
	case bareHour.MatchString(last) && (halfFirst != "" || t.start < "13"):
		t.end = after(t.start, last)
	case bareHour.MatchString(last):
		hour, _ := strconv.Atoi(last)
		if t.end = fmt.Sprintf("%02d:00", hour%24); hour <= 12 {
			t.sure = true
			t.asks = either(t.end, fmt.Sprintf("%02d:00", (hour+12)%24))
		}
	}
	return inWhichHalf(first, t)
}

// sameEnd reports whether an end of two times, perhaps an hour alone, is that of a cell.
func sameEnd(words model.Words, end, cell string) bool {
	if bareHour.MatchString(end) && !bareHour.MatchString(cell) {
		a, _ := strconv.Atoi(end)
		hour, _, _ := strings.Cut(Clock(words, cell), ":")
		b, err := strconv.Atoi(hour)
		return err == nil && a%12 == b%12
	}
	return end == cell || Clock(words, end) != "" && Clock(words, end) == Clock(words, cell)
}

// bareTime is a time without quotation marks and the words that may stand before one.
func bareTime(words model.Words, s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(digits(unquoted(plain(s))))), " ")
	for {
		word, rest, ok := strings.Cut(s, " ")
		if !ok || words["at"][naming.Fold(word)] == "" {
			return s
		}
		s = rest
	}
}

var (
	bareHour = regexp.MustCompile(`^(?:[0-9]|1[0-9]|2[0-4])$`)
	noHalf   = regexp.MustCompile(`^(?:[1-9]|1[0-2])(?:[:.][0-5][0-9])?$`)
	early    = regexp.MustCompile(`^([1-7])[:.]([0-5][0-9])(?::00)?$`)
)

// unmarked reports whether a time may be in either half of the day.
func unmarked(s string) bool { return noHalf.MatchString(s) }

// halfOf is "am" or "pm" where a time says which.
func halfOf(words model.Words, s string) string {
	if m := half.FindStringSubmatch(s); m != nil {
		return words["half"][naming.Fold(m[2])]
	}
	return ""
}

// inWhichHalf asks about a start such as "6:30" and "6": few groups meet before eight in the
// morning, and whoever writes the hours of the day in 24 writes 06:30.
func inWhichHalf(first string, t times) times {
	switch m := early.FindStringSubmatch(first); {
	case t.asks != "":
	case m != nil && isClock(t.start):
		hour, _ := strconv.Atoi(m[1])
		t.asks = either(fmt.Sprintf("%02d:%s", hour, m[2]), fmt.Sprintf("%02d:%s", hour+12, m[2]))
	}
	return t
}

func either(morning, evening string) diag.Text { return diag.Say("Write %s or %s.", morning, evening) }

// twoHours reads two times of which the first is an hour alone: where one half of the day is
// likely, it is meant.
func twoHours(first, last string, t times) times {
	hour, _ := strconv.Atoi(first)
	if hour > 12 || hour == 0 {
		t.start = fmt.Sprintf("%02d:00", hour%24)
		if bareHour.MatchString(last) {
			n, _ := strconv.Atoi(last)
			if t.end = fmt.Sprintf("%02d:00", n%24); n <= 12 && hour > 12 {
				t.sure = true
				t.asks = either(t.end, fmt.Sprintf("%02d:00", (n+12)%24))
			}
		}
		return t
	}
	may := likely(hour)
	if isClock(t.end) && !unmarked(last) && t.end >= "13" { // 10-13:00, and 6-20:00 may be two things
		late := func(h int) bool { return fmt.Sprintf("%02d:00", h) >= t.end }
		may = slices.DeleteFunc([]int{hour, hour%12 + 12}, late)
	}
	at := func(h int) (start, end string) {
		start = fmt.Sprintf("%02d:00", h)
		if unmarked(last) {
			return start, after(start, last)
		}
		return start, t.end
	}
	if len(may) == 1 {
		t.start, t.end = at(may[0])
		return t
	}
	a, b := at(hour % 12)
	c, d := at(hour%12 + 12)
	t.asks = either(a+"–"+b, c+"–"+d)
	return t
}

// after is a time in either half of the day as the next one after another.
func after(start, last string) string {
	hour, minute, _ := strings.Cut(strings.ReplaceAll(last, ".", ":"), ":")
	n, _ := strconv.Atoi(hour)
	minute = (minute + "00")[:2]
	var all []string
	for _, h := range []int{n % 12, n%12 + 12} {
		all = append(all, fmt.Sprintf("%02d:%s", h, minute))
	}
	if n > 12 {
		return fmt.Sprintf("%02d:%s", n%24, minute)
	}
	for _, t := range all {
		if t > start {
			return t
		}
	}
	return all[0] // on the next day
}
