package training

import (
	"strings"
	"unicode/utf8"

	"peerhub/generator/model"
)

// Step is a row of the table that tells a facilitator what happens when.
type Step struct {
	Start   int         // minutes since the beginning; the first is 0
	Minutes int         // that it takes; 0 when nobody wrote it
	Lesson  bool        // a lesson begins: Section is its title
	Page    *model.Page // the lesson
	Section string      // what it is about: the heading above it
	Kind    string      // of its callout: "activity"; "" for a lesson, and for what is read or told
	// What each of them does, in the words of the callouts: the first sentence.
	Facilitator, Participants string
}

// Timing returns the table of a module: each lesson, and in it what takes part
// of its time. What is left of a lesson's minutes is for reading and talking,
// and stands with the lesson itself.
func Timing(lessons []*model.Page) []Step {
	var steps []Step
	start := 0
	for _, p := range lessons {
		total := 0
		if p.Lesson != nil {
			total = p.Lesson.Minutes
		}
		var inside []Step
		used := 0
		note := "" // for the facilitator, until something happens
		first := ""
		for _, c := range p.Body.Callouts {
			switch c.Kind {
			case "facilitator":
				if said := sentence(c.Text); len(inside) == 0 && first == "" {
					first = said
				} else if note == "" {
					note = said
				}
			case "activity", "discussion", "reflection", "quiz", "checklist", "question":
				inside = append(inside, Step{Page: p, Minutes: c.Minutes, Section: c.Heading, Kind: c.Kind,
					Facilitator: note, Participants: sentence(c.Text)})
				used += c.Minutes
				note = ""
			}
		}
		left := max(0, total-used)
		steps = append(steps, Step{Page: p, Start: start, Minutes: left, Lesson: true, Section: p.Title,
			Facilitator: first})
		at := start + left
		for _, s := range inside {
			s.Start = at
			at += s.Minutes
			steps = append(steps, s)
		}
		start += max(total, used)
	}
	return steps
}

// Minutes is how long the lessons take together; 0 when one of them does not
// say.
func Minutes(lessons []*model.Page) int {
	sum := 0
	for _, p := range lessons {
		if p.Lesson == nil || p.Lesson.Minutes == 0 {
			return 0
		}
		sum += p.Lesson.Minutes
	}
	return sum
}

// shortest and longest are how much of a text stands in the table, in bytes and
// in letters: notes like to begin with a word or two, such as "Time."
const (
	shortest = 30
	longest  = 120
)

// sentence returns the first sentence of a text of blocks, or the first two
// where the first says little. It does not end within what somebody says.
func sentence(blocks []string) string {
	if len(blocks) == 0 {
		return ""
	}
	s := blocks[0]
	ended, quoting := false, false
	for i, c := range s {
		switch c {
		case '.', '!', '?', '؟', '。':
			ended = true
		case '"':
			quoting = !quoting
		case '«', '“':
			quoting = true
		case '»', '”':
			quoting = false
		case ' ', '\u00a0', '\u202f': // French has one before a closing mark
		default:
			ended = false
		}
		end := i + utf8.RuneLen(c)
		if ended && !quoting && end > shortest && (end == len(s) || s[end] == ' ') {
			s = s[:end]
			break
		}
	}
	if utf8.RuneCountInString(s) <= longest {
		return s
	}
	cut := string([]rune(s)[:longest])
	if space := strings.LastIndexByte(cut, ' '); space > 0 {
		cut = cut[:space]
	}
	return cut + "…" + unclosed(cut)
}

// unclosed is the mark that closes what is being said at the end of a text, or "".
func unclosed(s string) string {
	closing := ""
	for _, c := range s {
		switch {
		case string(c) == closing:
			closing = ""
		case c == '"':
			closing = `"`
		case c == '«':
			closing = "»"
		case c == '“':
			closing = "”"
		}
	}
	return closing
}
