package spreadsheet

import (
	"slices"
	"strings"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// Often is what words beside a day or a time say of how often a group meets, other than each
// week. Where they cannot be read, nobody may take its day for one of each week.
type Often struct {
	When When
	Sure bool // it can be read, and is all that the part of the text says
}

// Heard is where words stand that may say how often a group meets.
type Heard int

const (
	BesideDay Heard = iota // all of them count, but those of something within the meetings
	InNote                 // of a meeting; "monthly meeting for carers" counts
	InText                 // of the whole group
)

// OftenIn looks for words in a text that say that a group does not meet each week. Of notes
// and texts only a part counts that says nothing else ("1st and 3rd Tuesdays only") or says
// when the group meets ("Meets fortnightly"): it may have walks each month.
func OftenIn(words model.Words, text string, at Heard) (Often, bool) {
	var out []Often
	for _, clause := range oftenEnds.Split(text, -1) {
		if o, ok := oftenOf(words, clause, at); ok {
			out = append(out, o)
		}
	}
	if len(out) == 0 {
		return Often{}, false
	}
	for _, o := range out[1:] {
		if !same(o.When.Days, out[0].When.Days) || !same(o.When.Nth, out[0].When.Nth) || o.When.Every != out[0].When.Every {
			out[0].Sure = false
		}
	}
	out[0].Sure = out[0].Sure && !strings.ContainsAny(text, "?؟")
	return out[0], true
}

// oftenEnds stand between the parts of a text; the commas of "1st, 3rd Tuesday" do not.
var oftenEnds = clauseEndsBut(",،")

// mostClause is how many words a part of a text may have that says how often a group meets.
const mostClause = 200

// oftenOf looks for how often in a part of a text.
func oftenOf(words model.Words, clause string, heard Heard) (Often, bool) {
	tokens := strings.Fields(commas.Replace(naming.Fold(clause)))
	for i := range tokens {
		tokens[i] = strings.TrimFunc(tokens[i], func(r rune) bool { return unicode.IsPunct(r) && r != ',' })
	}
	tokens = slices.DeleteFunc(tokens, func(t string) bool { return t == "" })
	if len(tokens) > mostClause { // a day that is so long is asked about
		return Often{}, heard == BesideDay
	}
	if key := words["often"][strings.Join(tokens, " ")]; key == "alone" {
		return Often{}, true
	}
	if said := words["not_weekly"][strings.Join(tokens, " ")]; heard != InText && said != "" ||
		heard == BesideDay && saysAnywhere(words, tokens) {
		return Often{}, true
	}
	for at := 0; at < len(tokens); {
		run := runOf(words, tokens[at:])
		if run.length == 0 {
			at++
			continue
		}
		before, behind := tokens[:at], tokens[at+run.length:]
		ofKind := hasPhrase(words, "open_or_closed", before) || hasPhrase(words, "open_or_closed", behind)
		if run.often && !ofKind && !inMonth(words, behind) {
			if comma := lastIndex(before, ","); comma >= 0 {
				before = before[comma+1:]
			}
			left, meets := unfilled(words, before)
			rest, _ := unfilled(words, behind)
			whole := len(left)+len(rest) == 0
			named := heard == InNote && (isNamed(words, before) || isNamed(words, behind[:min(1, len(behind))]))
			if whole || len(left) == 0 && (meets || named) || heard == BesideDay && !withinMeetings(words, left) {
				return Often{When: run.when, Sure: run.reads && whole}, true
			}
		}
		at += run.length
	}
	return Often{}, false
}

// saysAnywhere reports whether words beside a day have a phrase that says that it is not each week,
// whatever stands around it.
func saysAnywhere(words model.Words, tokens []string) bool {
	for at := range tokens {
		for n := min(len(tokens)-at, 4); n > 0; n-- {
			if words["not_weekly"][strings.Join(tokens[at:at+n], " ")] == "anywhere" {
				return true
			}
		}
	}
	return false
}

// oftenRun is a run of words of days and of how often.
type oftenRun struct {
	length int
	often  bool // it says that it is not each week
	reads  bool
	when   When
}

func runOf(words model.Words, tokens []string) oftenRun {
	var signs []sign
	var run oftenRun
	var said []string
	key := ""
	for at := 0; at < len(tokens); {
		if n := PhraseAt(words, "often", tokens[at:], 5); n > 0 {
			phrase := strings.Join(tokens[at:at+n], " ")
			if key = words["often"][phrase]; key == "alone" {
				break
			}
			run.often, said = true, append(said, phrase)
			signs = append(signs, sign{part: "often", key: key})
			at += n
			run.length = at
			continue
		}
		if tokens[at] == "," {
			signs, said = append(signs, comma), append(said, ",")
			at++
			continue
		}
		s, n := longest(words, tokens[at:])
		if n == 0 {
			if left, _ := unfilled(words, tokens[at:at+1]); len(left) == 0 && len(signs) > 0 {
				at++
				continue
			}
			break
		}
		signs, said = append(signs, s), append(said, strings.Join(tokens[at:at+n], " "))
		at += n
		run.length = at
	}
	day := slices.IndexFunc(signs, func(s sign) bool { return s.part == "day" })
	last := -1 // after which no number is one of the days of a month
	for i, s := range slices.Backward(signs) {
		if s.part == "day" || s.part == "of_month" || s.part == "often" {
			last = i
			break
		}
	}
	for i, s := range signs {
		switch {
		case s.part == "alternate" && len(signs) > 1, s.part == "every" && s.key == "2 weeks" && len(signs) > 1:
			run.often = true
		case s.part == "nth":
			run.often = run.often || last > i ||
				day >= 0 && day < i && (!s.digits || i+1 < len(signs) && signs[i+1].part == "of_month")
		}
	}
	if whens, ok := Whens(words, strings.Trim(strings.Join(said, " "), " ,")); ok && len(whens) == 1 {
		run.when = whens[0]
		run.reads = (len(run.when.Nth) > 0 || run.when.Every != "") && !slices.ContainsFunc(signs, func(s sign) bool {
			return s.part == "often" && s.key == "other"
		})
	} else if len(signs) == 1 && key == "2 weeks" {
		run.when, run.reads = When{Every: key}, true
	}
	return run
}

// unfilled are words without those that change nothing: "we only", "the group meets", which
// also says that it meets.
func unfilled(words model.Words, tokens []string) (left []string, meets bool) {
	for len(tokens) > 0 {
		n := min(len(tokens), 4)
		for ; n > 0; n-- {
			phrase := strings.Join(tokens[:n], " ")
			key := words["meets"][phrase]
			meets = meets || key == "verb"
			if key != "" || words["subject"][phrase] != "" || words["each"][phrase] != "" || words["and"][phrase] != "" {
				break
			}
		}
		if n == 0 {
			if tokens[0] != "," {
				left = append(left, tokens[0])
			}
			n = 1
		}
		tokens = tokens[n:]
	}
	return left, meets
}

// isNamed reports whether words name the meetings: "monthly meeting for carers".
func isNamed(words model.Words, tokens []string) bool {
	return slices.ContainsFunc(tokens, func(w string) bool { return words["meets"][w] == "noun" })
}

// withinMeetings reports whether words before how often say that it is of something within the
// meetings, or a price: "speaker night last Friday", "£2 a month".
func withinMeetings(words model.Words, left []string) bool {
	return strings.ContainsAny(strings.Join(left, " "), "£$€") ||
		slices.ContainsFunc(left, func(w string) bool { return words["within_meetings"][w] != "" })
}

// inMonth reports whether words begin with a month, or a word before one: a day of the calendar.
func inMonth(words model.Words, behind []string) bool {
	for n := range min(len(behind), 4) {
		if n > 0 && words["within"][strings.Join(behind[:n], " ")] == "" && !numeric(behind[n-1]) {
			continue
		}
		if month, _ := monthOf(words, behind[n:]); month != "" && !numeric(behind[n]) {
			return true
		}
	}
	return false
}

func lastIndex(tokens []string, of string) int {
	for i, t := range slices.Backward(tokens) {
		if t == of {
			return i
		}
	}
	return -1
}

// UnreadOften says that words beside a day say how often, and cannot be read.
const UnreadOften diag.Text = "Words here say that this is not each week, and how often cannot be read. Its days " +
	"are not shown."

// oftenBeside looks at the note of a row, at its summary and at columns that are not read, for
// how often the group meets. What is sure is read; else the meeting is not listed.
func oftenBeside(f *matter, r Row, at *row) {
	words := f.sheet.hub.Words
	day := at.cells["day"]
	if at.cells["every"].value+at.cells["nth"].value+at.cells["rrule"].value != "" || day.value == "" {
		return
	}
	if whens := whensOf(words, day.value); len(whens) > 0 && len(whens[0].Nth)+len(whens[0].Every) > 0 {
		return
	}
	for _, c := range slices.Concat(f.sheet.columns, f.sheet.unread) {
		note := c.field == "schedule.note"
		if c.field != "" && c.field != "summary" && !note || c.field == "" && Private(words, c.header) {
			continue
		}
		o := origin{r.Number, c, cellOf(r, c)}
		heard := InText
		if note {
			heard = InNote
		}
		said, ok := OftenIn(words, o.value, heard)
		if !ok {
			continue
		}
		days := said.When.Days
		switch {
		case !said.Sure, len(days) > 0 && !same(days, dayKeys(words, day.value)):
			f.problem(o, diag.Warning, problem{diag.ScheduleInvalid, UnreadOften, writeOften})
			at.lost = true
		case len(said.When.Nth) > 0:
			at.cells["nth"] = origin{o.row, o.column, strings.Join(said.When.Nth, "; ")}
		default:
			at.cells["every"] = origin{o.row, o.column, said.When.Every}
		}
		return
	}
}

const writeOften diag.Text = "Ask the group. If it is one or some of each month, write the day so: 1st and 3rd Tuesday. " +
	"If it is every second week, write 2 weeks in a column called every, and its first date in a column called from."
