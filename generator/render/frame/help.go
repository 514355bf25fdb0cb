package frame

import (
	"net/url"
	"strings"
	"unicode"

	"peerhub/generator/crisis"
	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// Help is the help panel of a language.
type Help struct {
	BarTitle string
	Danger   string
	Call     *Number // the direct call in the bar
	Places   []HelpPlace
	State    string // said once when no number is checked
	Ages     bool   // some number may be rung by a tap until a day
}

// HelpPlace is the numbers of a country.
type HelpPlace struct {
	Country string // as hub.yaml has it: "GB", "EU", ""
	Name    string
	Lines   []HelpLine
}

// HelpLine is one number with all that is known of it. Read says on which day somebody
// read it, State whether this hub has checked it, where not all say the same.
type HelpLine struct {
	Phone       *Number
	Name, What  Words
	More        string // the hours, the cost and the languages
	Read, State string
	Aged        string // said in the place of State when the last check is too old for a tap
	Emergency   bool
	Source      *Source
	URL         string
	checked     bool
}

// Number is a telephone number. Dial is empty for one that may not be rung by
// a tap; Till is the last day on which it may, empty for one that always may.
type Number struct{ Text, Dial, Till string }

// newHelp groups the hub's lines by country, in the order of hub.yaml. The bar rings
// the emergency number only where there is one alone, for one country alone: it stands
// on every page, whoever reads it.
func newHelp(l *Language) Help {
	h := Help{BarTitle: l.T("help.title"), Danger: l.T("help.danger")}
	places := map[string]int{}
	var emergency []*Number
	for _, line := range l.Site.Hub.HelpNow {
		at, ok := places[line.Country]
		if !ok {
			at = len(h.Places)
			places[line.Country] = at
			name := l.T("help.title")
			if line.Country != "" {
				name = l.CountryName(line.Country)
			}
			h.Places = append(h.Places, HelpPlace{Country: line.Country, Name: name})
		}
		shown := newHelpLine(l, line)
		h.Places[at].Lines = append(h.Places[at].Lines, shown)
		h.Ages = h.Ages || shown.Phone != nil && shown.Phone.Till != ""
		if line.Emergency && shown.Phone != nil {
			emergency = append(emergency, shown.Phone)
		}
	}
	h.sayOnce(l.T("help.none_checked"))
	switch {
	case len(h.Places) > 1:
		h.BarTitle = l.T("help.title_countries")
	case len(emergency) == 1 && emergency[0].Dial != "":
		h.Call = emergency[0]
		h.Danger = l.T("help.danger_number", "phone", emergency[0].Text)
	}
	return h
}

// Emergency returns the emergency number of a country: its own, else that of the European
// Union, else the only one that there is; nil where none is known.
func (h Help) Emergency(country string) *Number {
	var shared *Number
	for _, p := range h.Places {
		for _, line := range p.Lines {
			switch {
			case !line.Emergency || line.Phone == nil:
			case p.Country == country:
				return line.Phone
			case p.Country == "EU" && crisis.InUnion(country):
				shared = line.Phone
			}
		}
	}
	if shared == nil {
		return h.Call
	}
	return shared
}

// sayOnce says it once for all lines when none is checked.
func (h *Help) sayOnce(all string) {
	for _, p := range h.Places {
		for _, line := range p.Lines {
			if line.checked {
				return
			}
		}
	}
	if len(h.Places) == 0 {
		return
	}
	h.State = all
	for _, p := range h.Places {
		for i := range p.Lines {
			p.Lines[i].State = ""
		}
	}
}

// Source is where a line was read: a link among words.
type Source struct {
	Link
	Before, After string
}

// mark stands for a link in a sentence that is about to be cut there.
const mark = "\x00"

func newHelpLine(l *Language, line model.HelpLine) HelpLine {
	out := HelpLine{Name: l.Say(line.Name), What: l.Say(line.What), URL: line.URL, Emergency: line.Emergency}
	if line.Phone != "" {
		out.Phone = &Number{Text: line.Phone}
		till := ringsTill(line, l.Site.Hub.Freshness.Withhold)
		switch {
		case line.Emergency:
			out.Phone.Dial = directory.DialHelp(line.Phone, line.Country)
		case !till.Before(l.Site.Today):
			out.Phone.Dial, out.Phone.Till = directory.DialHelp(line.Phone, line.Country), till.String()
		case !till.IsZero():
			out.Aged = l.T("help.aged")
		}
	}
	var more []string
	for _, text := range []model.Text{line.Hours, line.Cost} {
		if s := l.Say(text); s.Text != "" {
			more = append(more, Sentence(s.Text))
		}
	}
	if len(line.Languages) > 0 {
		more = append(more, l.T("help.languages", "languages", l.LanguageNames(line.Languages)))
	}
	out.More = strings.Join(more, " ")
	out.State = l.T("help.unchecked")
	if !line.Verified.IsZero() {
		out.State, out.checked = l.T("help.checked", "date", l.Date(line.Verified)), true
	} else if !line.Read.IsZero() {
		key := "help.read"
		if line.Secondhand {
			key = "help.read_elsewhere"
		}
		out.Read = l.T(key, "date", l.Date(line.Read))
	}
	if host := hostOf(line.Source); host != "" {
		before, after, _ := strings.Cut(l.T("help.source", "source", mark), mark)
		out.Source = &Source{Link: Link{Href: line.Source, Text: host}, Before: before, After: after}
	}
	return out
}

// ringsTill is the last day on which a tap rings a line that is no emergency number (those
// a tap rings always, since every second counts): as long after somebody of the hub
// rang or opened it as a check of a group counts, or a year after it was read on the line's
// own pages. Zero is never. Devices go on counting (layouts/scripts/help/age.ts).
func ringsTill(line model.HelpLine, withhold int) model.Date {
	var till model.Date
	if own := hostOf(line.URL); !line.Secondhand && own != "" && own == hostOf(line.Source) && !line.Read.IsZero() {
		till = line.Read.AddMonths(12)
	}
	if line.Verified.IsZero() {
		return till
	}
	if checked := line.Verified.AddMonths(withhold); till.Before(checked) {
		return checked
	}
	return till
}

// hostOf is where a page is, without the www that may be left out; "" for what is no address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Sentence ends a text with a full stop if it has no end of its own.
func Sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	last := []rune(s)[len([]rune(s))-1]
	if unicode.IsPunct(last) && last != ')' && last != '»' && last != '”' {
		return s
	}
	return s + "."
}
