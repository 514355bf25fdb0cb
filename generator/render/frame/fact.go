package frame

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Labelled is a fact with its label.
type Labelled struct {
	Label, Text string
	LangAttr
	Href string // where its text leads; "" leads nowhere
}

// FactsOf tells what a page says in the fields that only its kind has, but for some
// that its template shows in a way of their own: in the order of the schema, under
// the words that readers have for them.
func FactsOf(l *Language, p *model.Page, but ...string) []Labelled {
	kind := schema.Of(p.Kind)
	fields := slices.DeleteFunc(slices.Clone(kind.Own),
		func(f schema.Field) bool { return slices.Contains(but, f.Name) })
	return facts(l, p, string(kind.Name), fields, p)
}

// facts tells the fields of a page, or of a group of fields: the path is the key of
// what readers call it, of which each field has its part.
func facts(l *Language, p *model.Page, path string, fields []schema.Field, in any) []Labelled {
	var out []Labelled
	for _, f := range fields {
		if f.At == nil || f.Tell != schema.Public && f.Tell != schema.OnPage {
			continue
		}
		at, key := f.At(in), path+"."+f.Name
		if f.Type == schema.Group {
			out = append(out, facts(l, p, key, f.Fields, schema.Within(at, false))...)
			continue
		}
		text := Value(l, key, f, at)
		again := f.Type == schema.Country && slices.ContainsFunc(out, func(o Labelled) bool { return o.Text == text })
		if text == "" || again {
			continue
		}
		fact := Labelled{Label: word(l, key, f.Label), Text: text, Href: href(f, at)}
		if written(f.Type) && strings.ContainsFunc(text, unicode.IsLetter) { // a year is of no language
			fact.LangAttr = l.LangAttr(p.Language)
		}
		out = append(out, fact)
	}
	return out
}

// word is what readers call something of the schema: a text of the interface, else
// what the schema says.
func word(l *Language, key string, text diag.Text) string {
	if l.Answering(key).Has(key) || text == "" {
		return l.T(key)
	}
	return locale.Sentence(l.Locale, text)
}

// written reports whether a field of the type holds words of the page's language.
func written(t schema.Type) bool {
	return t == schema.Line || t == schema.Text || t == schema.Texts || t == schema.Groups
}

// Value says what stands in a field; "" where nothing does that readers could use. The
// key is that of its label, which the words to choose from have theirs below.
func Value(l *Language, key string, f schema.Field, at any) string {
	if at == nil || f.Absent(at) {
		return ""
	}
	switch v := at.(type) {
	case *bool:
		return l.T("fact.yes")
	case *int:
		return l.Number(*v)
	case *float64:
		return strconv.FormatFloat(*v, 'f', -1, 64)
	case *model.Date:
		return l.Date(*v)
	case *[]model.Date:
		return several(l, len(*v), func(i int) string { return l.Date((*v)[i]) })
	case *[]time.Weekday:
		return several(l, len(*v), func(i int) string { return l.Weekday((*v)[i]) })
	}
	words := schema.WordsOf(at)
	switch f.Type {
	case schema.Term, schema.Terms:
		return l.Labels(l.Site.Hub.Vocabulary(f.Vocabulary), words)
	case schema.Language, schema.Languages:
		return l.LanguageNames(words)
	case schema.Choice:
		if key += "." + words[0]; l.Answering(key).Has(key) {
			return l.T(key)
		}
	case schema.Country:
		return l.CountryName(words[0])
	case schema.License:
		name, _ := l.License(words[0])
		return name
	case schema.URL:
		return webPlace(words[0])
	case schema.Sources, schema.Modules:
		return several(l, len(words), func(i int) string { return titleOf(l, f.Type, words[i]) })
	case schema.Groups:
		return items(l, key, f, at)
	case schema.File, schema.Addresses, schema.Every, schema.Nth, schema.RRule: // for programs
		return ""
	}
	return strings.Join(words, ", ")
}

func several(l *Language, n int, name func(i int) string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = name(i)
	}
	return l.List(out)
}

// items says each of a list of groups of fields.
func items(l *Language, key string, f schema.Field, at any) string {
	var out []string
	for _, item := range schema.Items(at) {
		var one []string
		for _, of := range f.Fields {
			if of.At != nil && of.Tell == schema.Public {
				one = append(one, Value(l, key+"."+of.Name, of, of.At(item)))
			}
		}
		out = append(out, Dots(one...))
	}
	return strings.Join(out, "; ")
}

// titleOf is what a page that a field names is called.
func titleOf(l *Language, t schema.Type, name string) string {
	section := "library"
	if t == schema.Modules {
		section = "training"
	}
	if c := l.Cards.At(section, name); c != nil {
		return c.Title
	}
	return name
}

// href is where a field leads.
func href(f schema.Field, at any) string {
	switch f.Type {
	case schema.URL:
		return schema.TextOf(at)
	case schema.Email:
		return "mailto:" + schema.TextOf(at)
	case schema.Phone:
		return "tel:" + schema.TextOf(at)
	}
	return ""
}

// webPlace is an address of the web as people read it; "" of any other address.
func webPlace(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSuffix(u.Host+u.Path, "/"), "www.")
}

// Web is a link to a page of the web; nil when the address is none.
func Web(address string) *Link {
	if text := webPlace(address); text != "" {
		return &Link{Href: address, Text: text}
	}
	return nil
}

// brief are those facts of a page that the line below its name has in lists. A
// country that is told already is not told twice.
func brief(l *Language, c *Card) []string {
	var out []string
	page := &model.Page{Kind: c.Kind, OfKind: c.OfKind}
	for _, f := range schema.Of(c.Kind).Own {
		if !f.Brief {
			continue
		}
		text := Value(l, string(c.Kind)+"."+f.Name, f, f.At(page))
		if f.Type == schema.Country {
			// A page that is not translated says its place in its own language.
			own := cmp.Or(l.Site.Language(c.Lang), l)
			said := Value(own, string(c.Kind)+"."+f.Name, f, f.At(page))
			if i := slices.Index(out, l.Isolate(said)); i >= 0 && own != l {
				out[i] = text
				continue
			}
			if slices.ContainsFunc(out, func(s string) bool { return strings.Contains(s, text) || strings.Contains(s, said) }) {
				continue
			}
		}
		out = append(out, text)
	}
	return out
}

// Searched returns what the search knows of a page under a part of its own.
func Searched(l *Language, p *model.Page, part schema.Search) []string {
	var out []string
	kind := schema.Of(p.Kind)
	for _, f := range kind.Own {
		switch at := f.At(p); {
		case f.Search != part || at == nil:
		case f.Type == schema.Texts:
			out = append(out, schema.WordsOf(at)...)
		default:
			out = append(out, Value(l, string(kind.Name)+"."+f.Name, f, at))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}
