package render

import (
	"net/url"
	"strings"
	"unicode"

	"peerhub/generator/model"
)

// help is the help panel of a language.
type help struct {
	BarTitle string
	Danger   string
	Call     *number // the direct call in the bar
	Places   []helpPlace
	State    string // said once when no number is checked
}

type helpPlace struct {
	Name  string
	Lines []helpLine
}

// helpLine is one number with all that is known of it. State is the short form
// of Checked, for the footer.
type helpLine struct {
	Phone          *number
	Name, What     words
	More           string
	Checked, State string
	Source         *link
	URL            string
	checked        bool
}

// number is a telephone number. Dial is empty for one that may not be rung by
// a tap.
type number struct{ Text, Dial string }

// newHelp groups the hub's lines by country, in the order of hub.yaml. A number
// that this hub has not checked is text: no tap rings it. The bar rings the
// emergency number only when there is exactly one, and it is checked.
func (t *tongue) newHelp() help {
	h := help{BarTitle: t.T("help.title"), Danger: t.T("help.danger")}
	places := map[string]int{}
	var emergency []*number
	for _, line := range t.r.hub.HelpNow {
		at, ok := places[line.Country]
		if !ok {
			at = len(h.Places)
			places[line.Country] = at
			name := t.T("help.title")
			if line.Country != "" {
				name = t.CountryName(line.Country)
			}
			h.Places = append(h.Places, helpPlace{Name: name})
		}
		shown := t.helpLine(line)
		h.Places[at].Lines = append(h.Places[at].Lines, shown)
		if line.Emergency && shown.Phone != nil {
			emergency = append(emergency, shown.Phone)
		}
	}
	h.sayOnce(t.T("help.none_checked"))
	if len(h.Places) > 1 && !(len(emergency) == 1 && emergency[0].Dial != "") {
		h.BarTitle = t.T("help.title_countries")
	}
	if len(emergency) == 1 && emergency[0].Dial != "" {
		h.Call = emergency[0]
		h.Danger = t.T("help.danger_number", "phone", emergency[0].Text)
	}
	return h
}

// sayOnce says it once for all lines when none is checked.
func (h *help) sayOnce(all string) {
	for _, p := range h.Places {
		for _, l := range p.Lines {
			if l.checked {
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

func (t *tongue) helpLine(line model.HelpLine) helpLine {
	out := helpLine{Name: t.say(line.Name), What: t.say(line.What), URL: line.URL}
	if line.Phone != "" {
		out.Phone = &number{Text: line.Phone}
		if !line.Verified.IsZero() {
			out.Phone.Dial = dial(line.Phone)
		}
	}
	var more []string
	for _, text := range []model.Text{line.Hours, line.Cost} {
		if s := t.say(text); s.Text != "" {
			more = append(more, sentence(s.Text))
		}
	}
	if len(line.Languages) > 0 {
		more = append(more, t.T("help.languages", "languages", t.languages(line.Languages)))
	}
	out.More = strings.Join(more, " ")
	switch {
	case !line.Verified.IsZero():
		out.Checked, out.checked = t.T("help.checked", "date", t.Date(line.Verified)), true
		out.State = out.Checked
	case !line.Read.IsZero():
		out.Checked = t.T("help.read", "date", t.Date(line.Read))
		out.State = t.T("help.unchecked")
	default:
		out.Checked = t.T("help.unchecked")
		out.State = out.Checked
	}
	if u, err := url.Parse(line.Source); err == nil && u.Host != "" {
		out.Source = &link{Href: line.Source, Text: t.T("help.source", "source", u.Host)}
	}
	return out
}

// languages names languages: "English, French and Arabic".
func (t *tongue) languages(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = t.LanguageName(code)
	}
	return t.List(names)
}

// dial returns a number as a tel: link wants it (RFC 3966): digits, and the
// plus of an international one.
func dial(phone string) string {
	var b strings.Builder
	for i, c := range phone {
		if c >= '0' && c <= '9' || c == '+' && i == 0 || c == '*' || c == '#' {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// sentence ends a text with a full stop if it has no end of its own.
func sentence(s string) string {
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
