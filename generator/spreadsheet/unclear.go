package spreadsheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// What a row says of when, where it cannot be read: its words are kept for readers, beside
// the request to ask.

// whenCells are the cells whose words say when, in the order in which people say them.
var whenCells = []string{"nth", "day", "every", "start", "end"}

// asSaid is a session of the words of a row that nobody can read for sure: "Thursday
// evenings, 7.30". Where they contradict each other, or say that it is over, there is none.
func asSaid(f *matter, at *row) [][]line {
	if at.wrong {
		return nil
	}
	var parts []string
	var from origin
	for _, o := range at.said {
		if from.row == 0 {
			from = o
		}
		if words := f.sheet.hub.Words; words["no_place"][naming.Fold(o.value)] != "unknown" {
			parts = append(parts, strings.Join(strings.Fields(o.value), " "))
		}
	}
	note := strings.Join(parts, ", ")
	if o := at.cells["note"]; o.value != "" {
		if from.row == 0 {
			from = o
		}
		note = strings.Trim(note+"; "+o.value, "; ")
	}
	if from.row == 0 {
		return nil
	}
	session := []line{{"by_arrangement: true", from}}
	if note != "" {
		session = append(session, line{"note: " + frontmatter.Text(note), from})
	}
	return [][]line{session}
}

// partOfDay takes off a text of days or times what it says of the half of the day:
// "Thursday evenings", "mardi soir". The half is "am" or "pm", or "" where it says none.
func partOfDay(words model.Words, text string) (rest, half string) {
	if len(text) > longWhen {
		return text, ""
	}
	tokens := strings.Fields(strings.NewReplacer("(", " ", ")", " ", ",", " ").Replace(text))
	for at := range tokens {
		for n := min(len(tokens)-at, 3); n > 0; n-- {
			if half = words["part_of_day"][phrase(tokens[at:at+n])]; half != "" {
				return strings.Join(slices.Delete(tokens, at, at+n), " "), half
			}
		}
	}
	return text, ""
}

// withHalf reads times again, in the half of the day that stands beside them, where they say
// none of their own.
func withHalf(words model.Words, t times, start, end, half string) times {
	first := bareTime(words, start)
	if a, _ := halves(words, first); a != "" {
		first = bareTime(words, a)
	}
	if half == "" || !noHalf.MatchString(strings.TrimSuffix(strings.Replace(first, "h", ":", 1), ":")) {
		return t
	}
	again := hours(words, strings.TrimSpace(start)+" "+half, end)
	if !isClock(again.start) || again.asks != "" || again.end != "" && !isClock(again.end) {
		return t
	}
	return again
}

var inWeeks = regexp.MustCompile(`^[0-9]{1,2}$`)

// everyWeeks takes off a text of days how many weeks lie between two meetings: "every 6 weeks
// Thurs"; key is "6 weeks", or "".
func everyWeeks(words model.Words, text string) (rest, key string) {
	if len(text) > longWhen {
		return text, ""
	}
	tokens := strings.Fields(strings.NewReplacer("(", " ", ")", " ", ",", " ").Replace(digits(text)))
	for at := 1; at+1 < len(tokens); at++ {
		number := tokens[at]
		if !inWeeks.MatchString(number) || number < "3" && len(number) == 1 || words["weeks"][phrase(tokens[at+1:at+2])] == "" {
			continue
		}
		for n := min(at, 2); n > 0; n-- {
			if words["all"][phrase(tokens[at-n:at])] != "" || words["each"][phrase(tokens[at-n:at])] != "" {
				return strings.Join(slices.Delete(tokens, at-n, at+2), " "), strings.TrimPrefix(number, "0") + " weeks"
			}
		}
	}
	return text, ""
}

// withoutFortnight takes off a text of days that it is every second week, where only then its days
// can be read: "cada 15 días los martes"; "" where that is not so.
func withoutFortnight(words model.Words, text string) string {
	if len(text) > longWhen || len(whensOf(words, text)) > 0 {
		return ""
	}
	fields := strings.Fields(strings.NewReplacer("(", " ", ")", " ", ",", " ").Replace(text))
	for at := range fields {
		for n := min(len(fields)-at, 5); n > 0; n-- {
			if words["often"][phrase(fields[at:at+n])] != "2 weeks" {
				continue
			}
			rest := strings.Join(slices.Concat(fields[:at], fields[at+n:]), " ")
			if whens := whensOf(words, rest); len(whens) == 1 && len(whens[0].Days) > 0 && len(whens[0].Nth) == 0 && whens[0].Every == "" {
				return rest
			}
			return ""
		}
	}
	return ""
}

// readBeside takes apart what the cells of the day and the start say beside days and times.
func readBeside(f *matter, at *row) {
	words := f.sheet.hub.Words
	if o := at.cells["day"]; at.cells["every"].value == "" {
		if rest, key := everyWeeks(words, o.value); key != "" {
			at.cells["day"], at.cells["every"] = origin{o.row, o.column, rest}, origin{o.row, o.column, key}
		}
	}
	if o := at.cells["day"]; at.cells["every"].value == "" {
		if rest := withoutFortnight(words, o.value); rest != "" {
			at.cells["day"], at.cells["every"] = origin{o.row, o.column, rest}, origin{o.row, o.column, "2 weeks"}
		}
	}
	o := at.cells["day"]
	if rest, half := partOfDay(words, o.value); half != "" && (saysDay(words, rest) || rest == "") {
		at.half = half
		at.cells["day"] = origin{o.row, o.column, rest}
		if rest == "" {
			delete(at.cells, "day")
		}
	}
	o = at.cells["start"]
	if rest, half := partOfDay(words, o.value); half != "" && rest != "" && !isClock(hours(words, o.value, "").start) {
		at.half, at.cells["start"] = half, origin{o.row, o.column, rest}
	}
	hourOfDays(f, at)
}

// datesUnknown reports whether the cell of a day says that nobody knows it yet, or that people
// ask for it.
func datesUnknown(words model.Words, day string) bool {
	said := phrase(strings.Fields(day))
	return words["no_day"][said] != "" || words["no_place"][said] == "unknown"
}

// askDates reads such a cell: the group is listed with the request to ask.
func askDates(f *matter, at *row, day origin) [][]line {
	f.problem(day, diag.Warning, problem{diag.ScheduleInvalid,
		"This is no day. Readers are told to ask for the days and times.",
		"Once the day is known, write it. Until then, leave this cell and the time empty, or write: by arrangement"})
	return asSaid(f, at)
}

// noTime asks about a start that is none, or an hour alone.
func noTime(said string) problem {
	hour, err := strconv.Atoi(digits(strings.TrimSpace(said)))
	p := problem{diag.ScheduleInvalid, diag.Say("%q is no time of day in 24 hours.", said),
		diag.Say("Write for example: %s", "18:30")}
	switch {
	case err == nil && hour >= 12 && hour < 24:
		p.suggestion = diag.Say("Write: %s", fmt.Sprintf("%02d:00", hour))
	case err == nil && hour > 0 && hour < 12:
		p.message = "Is this in the morning or in the evening?"
		p.suggestion = either(fmt.Sprintf("%02d:00", hour), fmt.Sprintf("%02d:00", hour+12))
	}
	return p
}
