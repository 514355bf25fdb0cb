package search_test

import (
	"reflect"
	"testing"

	"peerhub/search"
)

// Whatever an index is made of changes its sum: each field of a document, each option.
func TestSum(t *testing.T) {
	docs := func() []search.Document {
		return []search.Document{{ID: "a", Title: "One", Facets: map[string][]string{"day": {"monday"}}}, {ID: "b"}}
	}
	sum := func(change func([]search.Document, *search.Options)) [32]byte {
		d, o := docs(), search.Options{}
		change(d, &o)
		return search.Sum("en", d, o)
	}
	as := sum(func([]search.Document, *search.Options) {})
	if as != sum(func([]search.Document, *search.Options) {}) {
		t.Error("the same documents have two sums")
	}
	if as == search.Sum("fr", docs(), search.Options{}) {
		t.Error("another language has the same sum")
	}
	for i := range reflect.TypeFor[search.Document]().NumField() {
		field := reflect.TypeFor[search.Document]().Field(i)
		if !field.IsExported() {
			continue // Build sets it
		}
		if as == sum(func(d []search.Document, _ *search.Options) { other(t, reflect.ValueOf(&d[1]).Elem().Field(i)) }) {
			t.Errorf("a change of %s does not change the sum", field.Name)
		}
	}
	for i := range reflect.TypeFor[search.Options]().NumField() {
		field := reflect.TypeFor[search.Options]().Field(i)
		name := field.Name
		if name == "Workers" || !field.IsExported() {
			continue // which change nothing, or are of tests
		}
		if as == sum(func(_ []search.Document, o *search.Options) { other(t, reflect.ValueOf(o).Elem().Field(i)) }) {
			t.Errorf("another option %s does not change the sum", name)
		}
	}
}

// other gives a field another value than none.
func other(t *testing.T, v reflect.Value) {
	switch v.Interface().(type) {
	case string:
		v.SetString("other")
	case bool:
		v.SetBool(true)
	case []string:
		v.Set(reflect.ValueOf([]string{"other"}))
	case [][]string:
		v.Set(reflect.ValueOf([][]string{{"other"}}))
	case map[string][]string:
		v.Set(reflect.ValueOf(map[string][]string{"day": {"other"}}))
	default:
		t.Fatalf("what is another %s?", v.Type())
	}
}
