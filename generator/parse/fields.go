package parse

import (
	"cmp"
	"math"
	"strings"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// fields reads fields into what holds them (see schema.Field.At), and reports what
// is wrong with each.
func (r *reader) fields(m *strictyaml.Map, fields []schema.Field, parent any) {
	for _, f := range fields {
		name := f.Name
		if f.Alias != "" && !m.Has(name) {
			name = f.Alias
		}
		if f.Scope == schema.Fact && r.translation() && r.repeats(m, name) {
			continue
		}
		var at any
		if f.At != nil {
			at = f.At(parent)
		}
		switch f.Type {
		case schema.Group:
			if child := m.Map(name); child != nil {
				to := schema.Within(at, true)
				r.fields(child, f.Fields, to)
				r.together(m.Key(name), child, to)
			}
		case schema.Groups:
			for _, child := range m.Maps(name) {
				item := schema.NewItem(at)
				r.fields(child, f.Fields, item)
				if r.together(child.At, child, item) {
					schema.Append(at, item)
				}
			}
		default:
			r.value(m.Value(name), f, at)
		}
	}
}

// repeats reports whether a translation says a fact that it takes over from its
// original, and tells so. What is said is read all the same where the original is
// not to be found.
func (r *reader) repeats(m *strictyaml.Map, name string) bool {
	if !m.Has(name) {
		return true
	}
	at, message := m.Key(name), diag.Say("%q stands in the original, and a translation takes it over from there.", name)
	if r.page.Kind == model.KindGroup {
		at.Error(diag.TranslationRepeats, message,
			diag.Say("Compare the two. A translation holds only its name, summary, first_visit, alert and text. If "+
				"this page is the original, is default_language in hub.yaml still right? It is %q.",
				r.hub.DefaultLanguage))
		return true
	}
	at.Warn(diag.TranslationRepeats, message,
		diag.Say("Compare the two, and delete the line here. If this page is the original, is default_language in "+
			"hub.yaml still right? It is %q.", r.hub.DefaultLanguage))
	return r.file.Original != ""
}

// value reads a field that is no group. The pointer is nil for one that is checked
// and not kept.
func (r *reader) value(v strictyaml.Value, f schema.Field, at any) {
	switch to := at.(type) {
	case *[]string:
		*to = r.texts(v, f)
	case *bool:
		if !v.IsZero() {
			*to = v.Bool()
		}
	case *int:
		*to = v.Int()
	case *float64:
		if n, ok := v.Float(); ok {
			*to = n
		} else {
			*to = math.NaN() // which is no number, as 0 would be
		}
	case *model.Date:
		*to = v.Date()
	case *[]model.Date:
		*to = dates(v)
	case *[]time.Weekday:
		*to = weekdays(v, f.Choices)
	case *model.Every:
		*to = readEvery(v)
	case *[]int:
		*to = readNth(v)
	case nil:
		switch f.Type {
		case schema.Date:
			v.Date()
		case schema.Slug: // read in its place, with what nobody sees
		default:
			v.Text()
		}
	default:
		if s := r.private(v, f, r.text(v, f)); s != "" {
			schema.SetText(at, s)
		}
	}
}

// text reads a value that is one text.
func (r *reader) text(v strictyaml.Value, f schema.Field) string {
	switch f.Type {
	case schema.Line:
		return oneLine(v.Text())
	case schema.Term:
		return r.term(v, f)
	case schema.Slug:
		return slug(v, f.Name)
	case schema.Clock:
		return readClock(v)
	case schema.RRule:
		return readRRule(v)
	}
	return v.Read(f)
}

// texts reads a list.
func (r *reader) texts(v strictyaml.Value, f schema.Field) []string {
	var out []string
	for n, item := range v.List() {
		if f.Type == schema.Addresses && n == mostAliases {
			item.Error(diag.AliasInvalid, diag.Say("A page has at most %d old addresses, and here are more.", mostAliases),
				"Keep those that people still follow, and delete the others: each is a file of the site, in each language.")
			break
		}
		if s := r.private(item, f, r.item(item, f)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// mostAliases bounds the old addresses of a page, each of which is a file of the site in each language.
const mostAliases = 100

func (r *reader) item(v strictyaml.Value, f schema.Field) string {
	switch f.Type {
	case schema.Terms:
		return r.term(v, f)
	case schema.Sources:
		return nameOf(v, v.Text(), "Write the name of a page of the library, for example: %s", "")
	case schema.Modules:
		return nameOf(v, strings.Trim(v.Text(), "/"), "Write the name of the module's folder, for example: %s",
			"introduction")
	case schema.Addresses:
		address, ok := route.Old(v.Text())
		if !ok && v.Text() != "" {
			v.Error(diag.AliasInvalid, diag.Say("%q can be no old address of this site.", v.Text()),
				"Write what stood behind the address of the site, without ? and #, for example: guides/beginning-a-group/")
		}
		return address
	}
	return v.Read(f)
}

// nameOf is the name of another page; what cannot be one is told with an example.
func nameOf(v strictyaml.Value, name string, suggestion diag.Text, example string) string {
	problem, instead := load.Slug(name)
	if problem == "" {
		return name
	}
	v.Error(diag.SlugInvalid, problem, diag.Say(suggestion, cmp.Or(instead, example)))
	return ""
}

// slug reads a name that stands in addresses.
func slug(v strictyaml.Value, field string) string {
	if name := strictyaml.Written(v); name != "" {
		if problem, instead := load.Slug(name); problem != "" {
			v.Error(diag.SlugInvalid, problem, writeInstead(field, instead))
			return ""
		}
	}
	return v.Text()
}

// term reads a key of a vocabulary; when it is closed, no other.
func (r *reader) term(v strictyaml.Value, f schema.Field) string {
	term, vocabulary := v.Text(), r.hub.Vocabulary(f.Vocabulary)
	switch {
	case term == "" || vocabulary.Has(term):
		return term
	case vocabulary.Closed:
		v.Error(diag.TermUnknown, diag.Say("%q is not among the %s of this hub.", term, f.Vocabulary),
			termHint(term, f, vocabulary))
		return ""
	}
	if problem, instead := load.Slug(term); problem != "" {
		v.Error(diag.SlugInvalid, problem, diag.Say("Write: %s", instead))
		return ""
	}
	return term
}

func dates(v strictyaml.Value) []model.Date {
	var out []model.Date
	for _, item := range v.List() {
		if d := item.Date(); !d.IsZero() {
			out = append(out, d)
		}
	}
	return out
}
