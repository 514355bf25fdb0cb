package frame

import (
	"testing"
	"time"

	"peerhub/generator/asset"
	"peerhub/generator/crisis"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/layouts"
)

// TestFacts tells a field of each type that pages can have: a kind that nobody has
// drawn a page for is shown by them. What only programs read says nothing.
func TestFacts(t *testing.T) {
	l := english(t)
	day := model.Date{Year: 2026, Month: time.March, Day: 9}
	text := func(s string) *string { return &s }
	texts := func(s ...string) *[]string { return &s }
	yes, minutes, degrees, weeks := true, 1200, 53.8, model.Every(2)
	rows := map[schema.Type]struct {
		at   any
		want Labelled
	}{
		schema.Line:      {text("A line"), Labelled{Text: "A line", LangAttr: LangAttr{Lang: "fr"}}},
		schema.Text:      {text("2018"), Labelled{Text: "2018"}},
		schema.Texts:     {texts("Ann", "Ben"), Labelled{Text: "Ann, Ben", LangAttr: LangAttr{Lang: "fr"}}},
		schema.Flag:      {&yes, Labelled{Text: "Yes"}},
		schema.Count:     {&minutes, Labelled{Text: "1,200"}},
		schema.Degrees:   {&degrees, Labelled{Text: "53.8"}},
		schema.Date:      {&day, Labelled{Text: l.Date(day)}},
		schema.Dates:     {&[]model.Date{day, day}, Labelled{Text: l.List([]string{l.Date(day), l.Date(day)})}},
		schema.Choice:    {text("other"), Labelled{Text: "other"}},
		schema.Term:      {text("grief"), Labelled{Text: "Losing somebody"}},
		schema.Terms:     {texts("grief", "low-mood"), Labelled{Text: "Losing somebody · Low mood"}},
		schema.Country:   {text("GB"), Labelled{Text: "United Kingdom"}},
		schema.Language:  {text("fr"), Labelled{Text: "French"}},
		schema.Languages: {texts("fr", "en"), Labelled{Text: "French and English"}},
		schema.Timezone:  {text("Europe/London"), Labelled{Text: "Europe/London"}},
		schema.Email:     {text("a@example.org"), Labelled{Text: "a@example.org", Href: "mailto:a@example.org"}},
		schema.Phone:     {text("+441134960118"), Labelled{Text: "+441134960118", Href: "tel:+441134960118"}},
		schema.URL: {text("https://www.example.org/a/"),
			Labelled{Text: "example.org/a", Href: "https://www.example.org/a/"}},
		schema.License:   {text("CC-BY-4.0"), Labelled{Text: "CC BY 4.0"}},
		schema.Slug:      {text("tea"), Labelled{Text: "tea"}},
		schema.File:      {text("room.jpg"), Labelled{}},
		schema.Addresses: {texts("guides/old/"), Labelled{}},
		schema.Sources:   {texts("mhe2024"), Labelled{Text: "mhe2024"}},
		schema.Modules:   {texts("introduction"), Labelled{Text: "introduction"}},
		schema.Weekdays:  {&[]time.Weekday{time.Monday, time.Friday}, Labelled{Text: "Monday and Friday"}},
		schema.Clock:     {text("18:30"), Labelled{Text: "18:30"}},
		schema.Every:     {&weeks, Labelled{}},
		schema.Nth:       {&[]int{1}, Labelled{}},
		schema.RRule:     {text("FREQ=DAILY"), Labelled{}},
		schema.Groups: {&[]model.Coproducer{{Name: "Ann", Role: "author"}, {Name: "Ben"}},
			Labelled{Text: "Ann · author; Ben", LangAttr: LangAttr{Lang: "fr"}}},
	}
	made, _ := schema.Of(model.KindModule).Field("coproduced_by")
	page := &model.Page{Language: "fr"}
	tell := func(f schema.Field, at any) []Labelled {
		f.Name, f.Label, f.At = "x", "Day", func(any) any { return at }
		return facts(l, page, "event", []schema.Field{f}, page)
	}
	for kind, row := range rows {
		field := schema.Field{Type: kind, Vocabulary: "topics", Fields: made.Fields}
		got := tell(field, row.at)
		row.want.Label = "Day"
		switch {
		case row.want.Text == "" && len(got) > 0:
			t.Errorf("a %s is told: %+v", kind, got)
		case row.want.Text != "" && (len(got) != 1 || got[0] != row.want):
			t.Errorf("a %s: %+v, want %+v", kind, got, row.want)
		}
		for _, secret := range []schema.Tell{schema.Coarse, schema.Team} {
			if field.Tell = secret; len(tell(field, row.at)) > 0 {
				t.Errorf("a %s that is not for everybody is told", kind)
			}
		}
	}
	for _, k := range schema.Kinds() {
		k.Walk(func(path string, f schema.Field) {
			if _, known := rows[f.Type]; !known && f.Type != schema.Group {
				t.Errorf("%s: how a %s is told (%s) is not tested", k.Name, f.Type, path)
			}
		})
	}
	unsafe := "javascript:alert(1)"
	if got := tell(schema.Field{Type: schema.URL}, &unsafe); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

// english is the site of an empty hub in English.
func english(t *testing.T) *Language { return empty(t).Language("en") }

// empty is the site of an empty hub.
func empty(t *testing.T) *Site {
	t.Helper()
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en", Dir: ""},
		{Code: "fr", Dir: ""}, {Code: "ar", Dir: "rtl"}},
		Topics: model.Vocabulary{Terms: []model.VocabularyTerm{{Key: "grief",
			Label: model.Text{"en": "Losing somebody"}}}}}
	set, found := locale.New(layouts.Builtin, hub)
	if diag.Errors(found) > 0 {
		t.Fatal(found)
	}
	assets, err := asset.Bundle(layouts.Builtin, crisis.Constants(hub))
	if err != nil {
		t.Fatal(err)
	}
	layout, found := ReadLayout(layouts.Builtin)
	if len(found) > 0 {
		t.Fatal(found)
	}
	site := model.NewSite(hub, model.Date{Year: 2026, Month: 11, Day: 3}, nil, nil)
	return New(site, set, layout, look.Look{}, assets, nil)
}
