package frame

import (
	"bytes"
	"cmp"
	"encoding/json"
	"html/template"
	"strconv"

	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// Thing is what search engines read of a page, as JSON-LD (schema.org).
type Thing map[string]any

// data describes the hub on its home, and a page whose kind is a thing to search
// engines. Samples and pages in
// a borrowed language have none; a group's are its own.
func data(f *Frame, e *model.Entry, p *model.Page, own bool) template.HTML {
	if !own || f.NoIndex || f.Canonical == "" || p.Group != nil {
		return ""
	}
	l, hub, kind := f.of, f.of.Site.Hub, schema.Of(e.Kind)
	switch {
	case e.Kind == model.KindHome:
		return organisation(l).Block()
	case kind.Thing == "":
		return ""
	}
	thing := Thing{"@type": kind.Thing}
	for _, f := range kind.Own {
		if at := f.At(p); f.Property != "" && !f.Absent(at) {
			thing[f.Property] = property(at)
		}
	}
	switch {
	case p.Module != nil:
		thing["provider"] = organisation(l)
	case p.Lesson != nil && p.Lesson.Minutes > 0:
		thing["timeRequired"] = "PT" + strconv.Itoa(p.Lesson.Minutes) + "M"
	}
	if module := l.Cards.ModuleOf(l.Cards.Of(e)); module != nil {
		thing["isPartOf"] = route.Absolute(hub, module.Address)
	}
	thing.Name(f, p)
	if id := cmp.Or(p.License, hub.License); id != "" {
		_, thing["license"] = l.License(id)
	}
	return thing.Block()
}

// property is the value of a field as JSON-LD has it.
func property(at any) any {
	switch v := at.(type) {
	case *[]string:
		return *v
	case *model.Date:
		return v.String()
	case *int:
		return *v
	}
	return schema.TextOf(at)
}

// Name says what a thing is called and where it is.
func (thing Thing) Name(f *Frame, p *model.Page) {
	thing["name"], thing["description"], thing["inLanguage"], thing["url"] = p.Title, p.Summary, p.Language, f.Canonical
}

// Block writes the thing without its empty values; keys are sorted.
//
// It is a block of data, which a Content-Security-Policy for scripts does not
// concern (HTML, "prepare the script element"). json escapes <, > and &, so no
// text can end the block.
func (thing Thing) Block() template.HTML {
	thing["@context"] = "https://schema.org"
	for key, value := range thing {
		switch v := value.(type) {
		case string:
			if v == "" {
				delete(thing, key)
			}
		case []string:
			if len(v) == 0 {
				delete(thing, key)
			}
		}
	}
	data, err := json.Marshal(thing)
	if err != nil || bytes.Contains(data, []byte("</")) {
		return ""
	}
	return template.HTML(`<script type="application/ld+json">` + string(data) + `</script>`)
}

func organisation(l *Language) Thing {
	hub := l.Site.Hub
	out := Thing{"@type": "Organization", "name": l.HubName, "url": route.Absolute(hub, route.Home(hub, l.Code))}
	if s := l.Say(hub.Description); s.Text != "" {
		out["description"] = s.Text
	}
	if hub.Contact.Email != "" {
		out["email"] = hub.Contact.Email
	}
	return out
}
