package schema

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"

	"peerhub/generator/model"
)

// at makes an accessor of a function that gives a pointer into a struct; a nil
// pointer says that there is no such value.
func at[P, T any](get func(*P) *T) func(any) any {
	return func(parent any) any {
		p, ok := parent.(*P)
		if !ok || p == nil {
			return nil
		}
		if v := get(p); v != nil {
			return v
		}
		return nil
	}
}

// of makes accessors of fields that only pages of one kind have.
func of[K, T any](kind func(*model.Page) *K, get func(*K) *T) func(any) any {
	return at(func(p *model.Page) *T {
		if k := kind(p); k != nil {
			return get(k)
		}
		return nil
	})
}

// GroupAt returns a pointer to what a field of a group holds, by the field's path; nil
// where there is no such value, and for the fields of a list's items.
func GroupAt(path string, g *model.Group) any { return Of(model.KindGroup).At(PageOf(g), path) }

// PageOf returns a page of the group, for whoever asks it for several fields.
func PageOf(g *model.Group) *model.Page {
	return &model.Page{Kind: model.KindGroup, OfKind: model.OfKind{Group: g}, Topics: g.Topics}
}

// Absent reports whether a pointer of the field's accessor points at what holds
// when nobody wrote the field.
func (f Field) Absent(at any) bool {
	if at == nil {
		return true
	}
	v := reflect.ValueOf(at).Elem()
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()) == cmp.Or(f.Default, "false")
	case reflect.Slice:
		return v.Len() == 0
	}
	return v.IsZero()
}

// At returns a pointer to the value of a field of a page, by its path: "place.city".
// It is nil where there is no such field or value.
func (k *Kind) At(p *model.Page, path string) any {
	var at any = p
	for name, rest, fields := "", path, k.Fields; rest != "" && at != nil; {
		name, rest, _ = strings.Cut(rest, ".")
		f, known := find(fields, name)
		if !known || f.At == nil {
			return nil
		}
		at, fields = f.At(Within(at, false)), f.Fields
	}
	return at
}

// Copy puts what one pointer of an accessor points at where another does. What
// lies behind it (the items of a list) is shared.
func Copy(to, from any) { reflect.ValueOf(to).Elem().Set(reflect.ValueOf(from).Elem()) }

// TextOf returns the text of a field whose value is one.
func TextOf(at any) string { return reflect.ValueOf(at).Elem().String() }

// WordsOf returns the words of a field whose value is a text, or several; nil of any
// other, and of none.
func WordsOf(at any) []string {
	if at == nil {
		return nil
	}
	switch v := reflect.ValueOf(at).Elem(); v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Slice:
		out, _ := v.Interface().([]string)
		return out
	}
	return nil
}

// SetText sets the text of a field whose value is one.
func SetText(at any, s string) { reflect.ValueOf(at).Elem().SetString(s) }

// Within returns a pointer to the struct that holds the fields of a Group. With
// make, one that is not there yet is made; otherwise it is nil.
func Within(at any, make bool) any {
	if at == nil {
		return nil
	}
	v := reflect.ValueOf(at)
	if v.Elem().Kind() != reflect.Pointer {
		return at
	}
	if v.Elem().IsNil() {
		if !make {
			return nil
		}
		v.Elem().Set(reflect.New(v.Elem().Type().Elem()))
	}
	return v.Elem().Interface()
}

// Items returns pointers to the items of Groups.
func Items(at any) []any {
	v := reflect.ValueOf(at).Elem()
	out := make([]any, v.Len())
	for i := range out {
		out[i] = v.Index(i).Addr().Interface()
	}
	return out
}

// NewItem returns a pointer to a new item for Groups; Append adds it.
func NewItem(at any) any { return reflect.New(reflect.TypeOf(at).Elem().Elem()).Interface() }

// Append adds an item that NewItem made.
func Append(at, item any) {
	v := reflect.ValueOf(at).Elem()
	v.Set(reflect.Append(v, reflect.ValueOf(item).Elem()))
}
