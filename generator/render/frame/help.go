package frame

import (
	"net/url"
	"strings"
	"unicode"

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
}

// HelpPlace is the numbers of a country.
type HelpPlace struct {
	Name  string
	Lines []HelpLine
}

// HelpLine is one number with all that is known of it. State is the short form
// of Checked, for the footer.
type HelpLine struct {
	Phone          *Number
	Name, What     Words
	More           string
	Checked, State string
	Source         *Link
	URL            string
	checked        bool
}

// Number is a telephone number. Dial is empty for one that may not be rung by
// a tap.
type Number struct{ Text, Dial string }

// newHelp groups the hub's lines by country, in the order of hub.yaml. A number
// that this hub has not checked is text: no tap rings it. The bar rings the
// emergency number only when there is exactly one, and it is checked.
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
			h.Places = append(h.Places, HelpPlace{Name: name})
		}
		shown := newHelpLine(l, line)
		h.Places[at].Lines = append(h.Places[at].Lines, shown)
		if line.Emergency && shown.Phone != nil {
			emergency = append(emergency, shown.Phone)
		}
	}
	h.sayOnce(l.T("help.none_checked"))
	if len(h.Places) > 1 && !(len(emergency) == 1 && emergency[0].Dial != "") {
		h.BarTitle = l.T("help.title_countries")
	}
	if len(emergency) == 1 && emergency[0].Dial != "" {
		h.Call = emergency[0]
		h.Danger = l.T("help.danger_number", "phone", emergency[0].Text)
	}
	return h
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

func newHelpLine(l *Language, line model.HelpLine) HelpLine {
	out := HelpLine{Name: l.Say(line.Name), What: l.Say(line.What), URL: line.URL}
	if line.Phone != "" {
		out.Phone = &Number{Text: line.Phone}
		if !line.Verified.IsZero() {
			out.Phone.Dial = directory.DialHelp(line.Phone, line.Country)
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
	switch {
	case !line.Verified.IsZero():
		out.Checked, out.checked = l.T("help.checked", "date", l.Date(line.Verified)), true
		out.State = out.Checked
	case !line.Read.IsZero():
		out.Checked = l.T("help.read", "date", l.Date(line.Read))
		out.State = l.T("help.unchecked")
	default:
		out.Checked = l.T("help.unchecked")
		out.State = out.Checked
	}
	if u, err := url.Parse(line.Source); err == nil && u.Host != "" {
		out.Source = &Link{Href: line.Source, Text: l.T("help.source", "source", u.Host)}
	}
	return out
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
