package interchange

import (
	"slices"
	"strconv"
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
	Group   model.Group // its ID and its Sample are not read
}

// lines writes the front matter of a record, in the order in which peerhub new
// writes it. Facts that are not known have no line.
func (r *Record) lines() []string {
	g := &r.Group
	var out []string
	one := func(key, value string) {
		if value != "" {
			out = append(out, key+": "+frontmatter.Text(value))
		}
	}
	// under writes fields that belong together: pairs of a key and a value.
	under := func(key string, pairs ...string) {
		head := len(out)
		out = append(out, key+":")
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i+1] != "" {
				out = append(out, "  "+pairs[i]+": "+pairs[i+1])
			}
		}
		if len(out) == head+1 {
			out = out[:head]
		}
	}
	list := func(key string, items []string) {
		if len(items) > 0 {
			out = append(out, key+": "+frontmatter.List(items))
		}
	}
	one("name", r.Title)
	one("summary", r.Summary)
	one("first_visit", g.FirstVisit)
	under("alert", "text", textOr(g.Alert.Text), "until", g.Alert.Until.String())
	one("status", string(g.Status))
	one("resumes", g.Resumes.String())
	if len(g.Schedule) > 0 {
		out = append(out, "schedule:")
		for _, s := range g.Schedule {
			out = append(out, sessionLines(s)...)
		}
	}
	one("timezone", g.Timezone)
	one("attendance", string(g.Attendance))
	place, lat, lon, region := g.Place, "", "", ""
	if place.HasPoint {
		lat, lon = degrees(place.Lat), degrees(place.Lon)
	}
	if len(place.Region) > 0 {
		region = frontmatter.List(place.Region)
	}
	under("place", "venue", textOr(place.Venue), "address", textOr(place.Address), "city", textOr(place.City),
		"region", region, "country", textOr(place.Country), "lat", lat, "lon", lon,
		"precision", textOr(string(place.Precision)))
	publish := ""
	if g.Online.PublishLink {
		publish = "true"
	}
	under("online", "url", textOr(g.Online.URL), "publish_link", publish)
	one("join", string(g.Join))
	c := g.Contact
	under("contact", "role", textOr(c.Role), "name", textOr(c.Name),
		"email", textOr(c.Email), "phone", textOr(c.Phone), "url", textOr(c.URL))
	one("organisation", g.Organisation)
	one("kind", g.Kind)
	list("languages", g.Languages)
	list("audience", g.Audience)
	list("topics", g.Topics)
	list("access", g.Access)
	one("cost", g.Cost)
	one("source", r.Source)
	one("updated", r.Updated.String())
	return out
}

func textOr(s string) string {
	if s == "" {
		return ""
	}
	return frontmatter.Text(s)
}

// sessionLines write a session as block lines.
func sessionLines(s model.Session) []string {
	var facts []string
	one := func(key, value string) {
		if value != "" {
			facts = append(facts, key+": "+value)
		}
	}
	switch {
	case s.ByArrangement:
		one("by_arrangement", "true")
	case s.RRule != "":
		one("rrule", frontmatter.Quoted(s.RRule))
	case len(s.Days) == 7:
		one("day", "daily")
	case len(s.Days) == 1:
		one("day", dayName(s.Days[0]))
	case len(s.Days) > 0:
		one("day", frontmatter.List(dayNames(s.Days)))
	}
	one("start", textOr(s.Start))
	one("end", textOr(s.End))
	one("every", every(s))
	one("nth", bracketed(texts(s.Nth, strconv.Itoa)))
	one("from", s.From.String())
	one("until", s.Until.String())
	one("except", bracketed(texts(s.Except, model.Date.String)))
	one("extra", bracketed(texts(s.Extra, model.Date.String)))
	one("note", textOr(strings.Join(strings.Fields(s.Note), " ")))
	for i := range facts {
		facts[i] = "    " + facts[i]
	}
	if len(facts) > 0 {
		facts[0] = "  - " + strings.TrimSpace(facts[0])
	}
	return facts
}

// every is how often a session on weekdays comes back, as front matter has it.
func every(s model.Session) string {
	if s.ByArrangement || len(s.Days) == 0 {
		return ""
	}
	return frontmatter.Every(s.Every)
}

// bracketed is a list of what needs no quotation marks; "" is an empty one.
func bracketed(items []string) string {
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// paragraph adds a paragraph to the text of the page.
func (r *Record) paragraph(s string) {
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
	for i, first := range r.Group.Schedule {
		if weekly(first) && weekly(s) && first.Start == s.Start && first.End == s.End && first.Note == s.Note &&
			first.From == s.From && first.Until == s.Until {
			days := append(slices.Clone(first.Days), s.Days...)
			slices.SortFunc(days, directory.MondayFirst)
			r.Group.Schedule[i].Days = slices.Compact(days)
			return
		}
	}
	r.Group.Schedule = append(r.Group.Schedule, s)
}
