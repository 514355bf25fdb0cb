package schema_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// TestFields holds each field to what the rest of the house takes from it.
func TestFields(t *testing.T) {
	for _, k := range schema.Kinds() {
		names := map[string]bool{}
		k.Walk(func(path string, f schema.Field) {
			at := fmt.Sprintf("%s: %s", k.Name, path)
			for _, name := range []string{path, strings.TrimSuffix(path, f.Name) + f.Alias} {
				if names[name] && f.Alias+f.Name != "" && !strings.HasSuffix(name, ".") && name != "" {
					t.Errorf("%s stands there twice", at)
				}
				names[name] = true
			}
			if f.Label == "" || f.Note == "" || f.Example == "" {
				t.Errorf("%s has no label, note or example", at)
			}
			if s := f.Note.String(); !strings.HasSuffix(s, ".") {
				t.Errorf("%s: its note is no sentence: %s", at, s)
			}
			if (f.Type == schema.Choice) != (f.Choices != nil) && f.Type != schema.Weekdays {
				t.Errorf("%s is a %s, and its choices are %v", at, f.Type, f.Choices)
			}
			if (f.Type == schema.Term || f.Type == schema.Terms) != (f.Vocabulary != "") {
				t.Errorf("%s is a %s of the vocabulary %q", at, f.Type, f.Vocabulary)
			}
			if (f.Type == schema.Group || f.Type == schema.Groups) != (f.Fields != nil) {
				t.Errorf("%s is a %s, and has %d fields", at, f.Type, len(f.Fields))
			}
			if f.Required && path == f.Name && !slices.ContainsFunc(schema.Kinds(), func(of *schema.Kind) bool {
				return of.Other == k.Name && of.Instead == f.Name
			}) {
				t.Errorf("%s is required of a page, which may leave out what nobody knows", at)
			}
			if f.At == nil && f.Tell != schema.Team && f.Type != schema.Slug {
				t.Errorf("%s is told, and never kept", at)
			}
		})
	}
	seen := map[string]bool{}
	for _, x := range schema.Facets() {
		byHand := []string{schema.FacetOpen, schema.FacetDay, schema.FacetPlace, schema.FacetLanguage, schema.FacetCost}
		if !x.Plain() && !slices.Contains(byHand, x.Name) {
			t.Errorf("nobody knows which groups are where in the facet %q, since %s is a %s", x.Name, x.Path,
				x.Field.Type)
		}
		if seen[x.Name] {
			t.Errorf("several fields make the facet %q", x.Name)
		}
		seen[x.Name] = true
	}
}

// TestFacetsInOrder: readers are asked the known facets as they are used to, and all
// others before how one joins.
func TestFacetsInOrder(t *testing.T) {
	want := []string{"attendance", "day", "place", "language", "topic", "for", "join"}
	known := slices.DeleteFunc(schema.Listed(), func(name string) bool { return !slices.Contains(want, name) })
	if all := schema.Listed(); !slices.Equal(known, want) || all[len(all)-1] != "join" {
		t.Errorf("readers are asked %v", all)
	}
}

// TestPointers holds what accessors return to what the types of fields say.
func TestPointers(t *testing.T) {
	want := map[schema.Type]reflect.Type{
		schema.Texts: reflect.TypeFor[*[]string](), schema.Addresses: reflect.TypeFor[*[]string](), schema.Terms: reflect.TypeFor[*[]string](),
		schema.Languages: reflect.TypeFor[*[]string](),
		schema.Sources:   reflect.TypeFor[*[]string](), schema.Modules: reflect.TypeFor[*[]string](),
		schema.Flag:  reflect.TypeFor[*bool](),
		schema.Count: reflect.TypeFor[*int](), schema.Degrees: reflect.TypeFor[*float64](),
		schema.Date:  reflect.TypeFor[*model.Date](),
		schema.Dates: reflect.TypeFor[*[]model.Date](), schema.Weekdays: reflect.TypeFor[*[]time.Weekday](),
		schema.Every: reflect.TypeFor[*model.Every](),
		schema.Nth:   reflect.TypeFor[*[]int](),
	}
	visit(t, func(kind model.Kind, path string, f schema.Field, at any) {
		got := reflect.TypeOf(at)
		switch {
		case f.Type == schema.Group || f.Type == schema.Groups:
		case want[f.Type] != nil && got != want[f.Type]:
			t.Errorf("%s: %s is a %s, and its accessor returns a %s", kind, path, f.Type, got)
		case want[f.Type] == nil && got.Elem().Kind() != reflect.String:
			t.Errorf("%s: %s is a %s, and its accessor returns a %s", kind, path, f.Type, got)
		}
	})
}

// TestNothingIsForgotten: what the model says of a page stands in the schema. A
// field of the model that no accessor reaches would be read, written and explained
// by nobody.
func TestNothingIsForgotten(t *testing.T) {
	clear(holders)
	reached := map[string]bool{}
	visit(t, func(_ model.Kind, _ string, f schema.Field, at any) { reached[name(at)] = true })
	for _, k := range schema.Kinds() {
		if k.Of != nil {
			reached[name(k.Of(pageOf(k)))] = true
		}
	}
	// Not in front matter: where things lie, what follows from other fields, and
	// what the body says.
	other := []string{"Page.Pos", "Page.Section", "Page.Path", "Page.Language", "Page.Kind", "Page.Body", "Page.Broken",
		"Page.Provenance", "Page.OfKind", "Group.Sample", "Group.Topics", "Place.HasPoint", "Attribution.Pos",
		"Work.Pos",
		"Permission.Pos", "Provenance.ProfileAt", "Provenance.LicenseAt", "Provenance.Inherited"}
	for _, field := range holders {
		if !reached[field] && !slices.Contains(other, field) {
			t.Errorf("no field of the schema reaches %s", field)
		}
	}
}

// pageOf is an empty page of a kind, whose fields name knows.
func pageOf(k *schema.Kind) *model.Page {
	p := &model.Page{Kind: k.Name, Provenance: &model.Provenance{}}
	k.New(p)
	remember(&p.OfKind)
	remember(p.Provenance)
	if k.Of != nil {
		remember(reflect.ValueOf(k.Of(p)).Elem().Interface())
	}
	return p
}

// holders are the structs whose fields accessors point at, by address.
var holders = map[uintptr]string{}

// visit calls f for every field that has an accessor, with what that returns.
func visit(t *testing.T, f func(kind model.Kind, path string, field schema.Field, at any)) {
	var fields func(kind model.Kind, under string, all []schema.Field, parent any)
	fields = func(kind model.Kind, under string, all []schema.Field, parent any) {
		remember(parent)
		for _, field := range all {
			if field.At == nil {
				continue
			}
			at := field.At(parent)
			if at == nil {
				t.Errorf("%s: the accessor of %s%s returns nothing", kind, under, field.Name)
				continue
			}
			f(kind, under+field.Name, field, at)
			switch field.Type {
			case schema.Group:
				fields(kind, under+field.Name+".", field.Fields, schema.Within(at, true))
			case schema.Groups:
				fields(kind, under+field.Name+".", field.Fields, schema.NewItem(at))
			}
		}
	}
	for _, k := range schema.Kinds() {
		fields(k.Name, "", k.Fields, pageOf(k))
	}
}

// remember notes the address of each field of a struct.
func remember(of any) {
	v := reflect.ValueOf(of)
	if v.IsNil() {
		return
	}
	for i := range v.Elem().NumField() {
		f := v.Elem().Field(i)
		holders[f.Addr().Pointer()] = v.Elem().Type().Name() + "." + v.Elem().Type().Field(i).Name
	}
}

// name says which field of the model a pointer points at.
func name(at any) string { return holders[reflect.ValueOf(at).Pointer()] }

func TestKindAt(t *testing.T) {
	for at, want := range map[[2]string]model.Kind{
		{"pages", ""}: model.KindHome, {"guides", ""}: model.KindSection, {"pages", "about"}: model.KindPage,
		{"guides", "a/b"}:      model.KindPage,
		{"principles", "safe"}: model.KindPrinciple, {"practice", "soteria"}: model.KindPractice,
		{"training", "m"}:   model.KindModule,
		{"training", "m/l"}: model.KindLesson, {"groups", "tea"}: model.KindGroup,
		{"library", "who2021"}: model.KindSource,
		{"glossary", "peer"}:   model.KindTerm, {"recipes", "soup"}: model.KindPage,
		{"recipes", "soup/hot"}: model.KindPage,
	} {
		if got := schema.KindAt(at[0], at[1]); got != want {
			t.Errorf("%s/%s is a %s, want %s", at[0], at[1], got, want)
		}
	}
}

func TestEach(t *testing.T) {
	for list, want := range map[string][]string{
		"[a]": {"a"}, `[{a: [b, c], d: "e, f"}, {g: "]"}]`: {`{a: [b, c], d: "e, f"}`, `{g: "]"}`},
		"[$note]": {"$note"}, "a, b": nil,
	} {
		if got := schema.Each(list); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", list, got, want)
		}
	}
}
