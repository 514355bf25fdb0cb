package finder

import (
	"math"
	"slices"
	"strings"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Constants are what layouts/scripts has from here ("go:constants"): the names of
// days and of parts of the day, their numbers in a Block, and how one meets.
func Constants() map[string]any {
	return map[string]any{
		"days": directory.Days(), "byArrangement": ByArrangement,
		"times": []string{"morning", "afternoon", "evening"}, "anyTime": AnyTime,
		"inPerson": model.AttendInPerson, "weekly": weekly, "anyFirst": anyFirst, "firstToken": firstToken, "finderVersion": Version,
		"mostFacts": MostFacts,
	}
}

// Group is a group as the finder knows it.
type Group struct {
	Name string
	// Facets are keys by facet; a facet of which nothing is known is absent. That of places
	// is not read: it is the country.
	Facets   directory.Keys
	When     []When
	Rules    []directory.Rule // of each session; an empty one has no dates
	From     model.Date       // a paused group meets again from this day
	Network  bool             // an organisation that holds no meetings
	Country  string           // ISO 3166-1 alpha-2, or ""
	City     string           // "" when not even the town may be told
	Postcode string           // as far as it may be told
	Lat, Lon float64
	HasPoint bool
	Words    string        // what its card does not say and readers ask for
	Card     func() string // HTML, which is made when it is asked for: a large hub has many
}

// When is a session as readers ask for it.
type When struct {
	Day     int // place in directory.Days
	Part    Part
	Session int
}

// ByArrangement is the day of a session on which one agrees: the last.
const ByArrangement = 7

// Part is a part of the day.
type Part int

// The parts of the day: until noon, until 17:00, and after.
const (
	Morning Part = iota
	Afternoon
	Evening
	AnyTime // nobody said when
)

// PartOf returns the part of the day of a time, "18:30".
func PartOf(start string) Part {
	switch {
	case start == "":
		return AnyTime
	case start < "12:00":
		return Morning
	case start < "17:00":
		return Afternoon
	}
	return Evening
}

// Facet is a question with its answers, in the reader's language.
type Facet struct {
	Name    string      `json:"name"`
	Label   string      `json:"label"`
	Pill    string      `json:"pill,omitempty"`  // where the filter has it: chip, pill, or roomy; "" is the pill "More"
	Every   bool        `json:"every,omitempty"` // see schema.Facet
	Names   bool        `json:"names,omitempty"` // its labels keep their capitals in a sentence
	Choices [][2]string `json:"choices"`         // key and label
}

// Directory is all that the finder of one language has.
type Directory struct {
	Language string
	Home     string     // below the root: the page to which the links of cards are relative
	Zone     string     // IANA; the hub's
	Today    model.Date // of the build
	Strings  map[string]any
	Dates    any                 // words for layouts/scripts/parts/when.ts
	Lines    map[string][]string // when help lines are open (model.HelpLine.Open), by country, in the help panel's order
	Icons    string              // SVG: a symbol for each drawing that a card shows
	Facets   []Facet
	Groups   []Group // by what is next
}

// card is that of the group, "" when it has none.
func (g *Group) card() string {
	if g.Card == nil {
		return ""
	}
	return g.Card()
}

// keys are those of a facet.
func (g *Group) keys(facet string) []string {
	if facet != schema.FacetPlace {
		return g.Facets.Of(facet)
	}
	if g.Country == "" {
		return nil
	}
	return []string{strings.ToLower(g.Country)}
}

// anywhere reports whether one can only join from afar.
func (g *Group) anywhere() bool {
	ways := g.Facets.Of(schema.FacetAttendance)
	return len(ways) > 0 && !slices.Contains(ways, string(model.AttendInPerson))
}

// point is a place in hundredths of a degree.
type point struct{ lat, lon int }

func rounded(lat, lon float64) point {
	return point{int(math.Round(lat * 100)), int(math.Round(lon * 100))}
}
