package translate_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/generator/translate"
)

// TestInherit fills in every field of every kind, in the original and in its
// translation, with a value of its own: the translation then says what the scope
// of the field says.
func TestInherit(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}}
	for _, k := range schema.Kinds() {
		for _, silent := range []bool{false, true} { // whether the translation says nothing
			original, parsed := filled(k, "en", 1), &model.Page{Kind: k.Name, Path: "x", Language: "fr"}
			if !silent {
				parsed = filled(k, "fr", 2)
			} else {
				k.New(parsed)
			}
			entries, _ := translate.Entries(hub, []*model.Page{original, parsed}, translate.Options{Drafts: true})
			got := entries[0].Pages["fr"]
			if got == parsed {
				t.Fatalf("%s: the translation is the page that was parsed", k.Name)
			}
			each(k.Fields, got, parsed, original, func(path string, f schema.Field, got, mine, theirs any) {
				want := theirs
				if f.Scope == schema.Own || f.Scope == schema.Words && !silent {
					want = mine
				}
				if f.Name == "sample" {
					want = theirs // what is made up is so in every language
				}
				if !reflect.DeepEqual(reflect.ValueOf(got).Elem().Interface(),
					reflect.ValueOf(want).Elem().Interface()) {
					t.Errorf("%s (silent: %v): %s is %v", k.Name, silent, path, reflect.ValueOf(got).Elem())
				}
			})
		}
	}
}

// each visits the fields of three pages together, those of groups of words one by one.
func each(fields []schema.Field, a, b, c any, visit func(path string, f schema.Field, a, b, c any)) {
	for _, f := range fields {
		if f.At == nil {
			continue
		}
		x, y, z := f.At(a), f.At(b), f.At(c)
		switch {
		case x == nil || y == nil || z == nil: // provenance, which has rules of its own
		case f.Type == schema.Group && f.Scope == schema.Words:
			each(f.Fields, x, y, z, visit)
		default:
			visit(f.Name, f, x, y, z)
		}
	}
}

// filled is a page of the kind on which every field has a value made of a number.
func filled(k *schema.Kind, language string, n int) *model.Page {
	p := &model.Page{Kind: k.Name, Path: "x", Language: language}
	k.New(p)
	fill(k.Fields, p, n)
	if p.Group != nil {
		p.Group.Topics = p.Topics
	}
	p.Draft = false
	return p
}

func fill(fields []schema.Field, parent any, n int) {
	for _, f := range fields {
		if f.At == nil {
			continue
		}
		switch at := f.At(parent).(type) {
		case nil:
		case *[]string:
			*at = []string{fmt.Sprint(f.Name, n)}
		case *bool:
			*at = n == 1
		case *int:
			*at = n
		case *float64:
			*at = float64(n)
		case *model.Date:
			*at = model.Date{Year: 2000 + n, Month: time.March, Day: 9}
		case *[]model.Session:
			*at = []model.Session{{Note: fmt.Sprint(n)}}
		case *[]model.Coproducer:
			*at = []model.Coproducer{{Name: fmt.Sprint(n)}}
		case *[]model.Release:
			*at = []model.Release{{Version: fmt.Sprint(n)}}
		default:
			if f.Type == schema.Group {
				fill(f.Fields, at, n)
			} else {
				schema.SetText(at, fmt.Sprint(f.Name, n))
			}
		}
	}
}
