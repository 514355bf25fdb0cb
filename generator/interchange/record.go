package interchange

import (
	"math"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
)

// Record is a group of another directory.
type Record struct {
	Where   string // "record 3": for messages
	Slug    string // what the format calls it; "" leaves it to the name
	Title   string
	Summary string
	Text    string // paragraphs, for the page itself
	Source  string // where it came from: an address, or the file
	Updated model.Date
	Draft   bool        // it may be no group for everybody, and somebody is to look first
	Group   model.Group // its ID and its Sample are not read

	persons []string // what stood in fields about persons, and was left out

	weekly map[weeklyTime]int // which of its sessions are each week at a time
}

// weeklyTime is what sessions of each week have in common that are one, on several days.
type weeklyTime struct {
	start, end, note string
	from, until      model.Date
}

// lines writes the front matter of a record, as a page of a group has it. Facts that
// are not known have no line.
func (r *Record) lines() []string {
	g := r.Group
	g.Schedule = slices.Clone(g.Schedule)
	for i, s := range g.Schedule {
		g.Schedule[i] = oneForm(s)
	}
	g.Place.Lat, g.Place.Lon = rounded(g.Place.Lat), rounded(g.Place.Lon)
	out := frontmatter.Write(&model.Page{Kind: model.KindGroup, Title: r.Title, Summary: r.Summary, Updated: r.Updated,
		Draft:  r.Draft,
		Topics: g.Topics, OfKind: model.OfKind{Group: &g}})
	if r.Source == "" {
		return out
	}
	// Where a listing comes from is not kept when a page is read, so no page has it.
	at := slices.IndexFunc(out, func(line string) bool { return strings.HasPrefix(line, "updated:") })
	if at < 0 {
		at = len(out)
	}
	return slices.Insert(out, at, "source: "+frontmatter.Text(r.Source))
}

// oneForm is a session as a line of a schedule can say it: by arrangement, by a rule,
// or on weekdays, which come back every week if nothing else is known.
func oneForm(s model.Session) model.Session {
	switch {
	case s.ByArrangement:
		s.RRule, s.Days, s.Every = "", nil, 0
	case s.RRule != "":
		s.Days, s.Every = nil, 0
	case len(s.Days) == 0:
		s.Every = 0
	case s.Every == 0:
		s.Every = 1
	}
	return s
}

// rounded is a coordinate to a metre.
func rounded(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }

// paragraph adds a paragraph to the text of the page. One that is too long already is left out
// whole, and does not grow.
func (r *Record) paragraph(s string) {
	if len(r.Text) > longText {
		return
	}
	if s = strings.TrimSpace(s); s != "" && !strings.Contains(r.Text, s) {
		r.Text = strings.TrimSpace(r.Text + "\n\n" + s)
	}
}

// maxSummary is the length of a summary, in characters; more is a text.
const maxSummary = 400

// describe takes a text as the summary, or when it is long as the page's text.
func (r *Record) describe(s string) {
	if len([]rune(s)) <= maxSummary && !strings.Contains(s, "\n") && r.Summary == "" {
		r.Summary = s
		return
	}
	if s != r.Summary {
		r.paragraph(s)
	}
}

// addSession adds a session. One at the same time of other days joins it.
func (r *Record) addSession(s model.Session) {
	if !weekly(s) {
		r.Group.Schedule = append(r.Group.Schedule, s)
		return
	}
	at := weeklyTime{s.Start, s.End, s.Note, s.From, s.Until}
	if i, known := r.weekly[at]; known {
		days := append(slices.Clone(r.Group.Schedule[i].Days), s.Days...)
		slices.SortFunc(days, directory.MondayFirst)
		r.Group.Schedule[i].Days = slices.Compact(days)
		return
	}
	if r.weekly == nil {
		r.weekly = map[weeklyTime]int{}
	}
	r.weekly[at] = len(r.Group.Schedule)
	r.Group.Schedule = append(r.Group.Schedule, s)
}
