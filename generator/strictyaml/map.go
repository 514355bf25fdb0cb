package strictyaml

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/goccy/go-yaml/ast"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Map is a group of fields. A nil Map has none.
type Map struct {
	At Value // where the group begins

	name    string // of the field that holds it, "" for the whole
	entries []Entry
	asked   []string
	closed  bool
	nested  []*Map
}

// Entry is one field: its name as written, where that stands, and its value.
type Entry struct {
	Key   string
	At    Value
	Value Value
}

func newMap(r *Report, at Value, name string, pairs []*ast.MappingValueNode) *Map {
	m := &Map{At: at, name: name, entries: make([]Entry, 0, len(pairs))}
	seen := make(map[string]bool, len(pairs))
	for _, p := range pairs {
		key := r.value(p.Key)
		name, ok := raw(key)
		if !ok {
			if key.path = at.path; !key.IsZero() {
				key.Error(diag.FieldType, "The name of a field must be a word.", "")
			}
			continue
		}
		key.path = name
		if at.path != "" {
			key.path = at.path + "." + name
		}
		if seen[name] {
			key.Error(diag.FieldRepeated, diag.Say("%q stands here a second time.", name), "Delete one of the two.")
			continue
		}
		seen[name] = true
		value := r.value(p.Value)
		value.field, value.path = name, key.path
		m.entries = append(m.entries, Entry{Key: name, At: key, Value: value})
	}
	return m
}

// Entries returns all fields as they were written, for groups whose names are
// the hub's own, such as a vocabulary. Nothing of them is unknown then.
func (m *Map) Entries() []Entry {
	if m == nil {
		return nil
	}
	m.closed = true
	return m.entries
}

// Value returns the field's value; it is absent when the field is, or is empty.
func (m *Map) Value(key string) Value {
	e := m.entry(key)
	if s, ok := raw(e.Value); ok && s == "" {
		return Value{}
	}
	return e.Value
}

// Has reports whether the field has a value.
func (m *Map) Has(key string) bool { return !m.Value(key).IsZero() }

// Holds is Has without asking for the field: who asks for one says that it may
// stand here.
func (m *Map) Holds(key string) bool {
	if m == nil {
		return false
	}
	return (&Map{entries: m.entries}).Has(key)
}

// Key returns the field's name at its place, to report about the field itself.
func (m *Map) Key(key string) Value { return m.entry(key).At }

func (m *Map) entry(key string) Entry {
	if m == nil {
		return Entry{}
	}
	m.asked = append(m.asked, key)
	for _, e := range m.entries {
		if e.Key == key {
			return e
		}
	}
	return Entry{}
}

// Text returns the field as a text.
func (m *Map) Text(key string) string { return m.Value(key).Text() }

// Map returns the field as a group of fields, nil when it is absent. Closing m
// closes it too.
func (m *Map) Map(key string) *Map {
	child := m.Value(key).Map()
	if child != nil {
		m.nested = append(m.nested, child)
	}
	return child
}

// Maps returns the field as a list of groups of fields. Closing m closes them.
func (m *Map) Maps(key string) []*Map {
	var out []*Map
	for _, v := range m.Value(key).List() {
		if child := v.Map(); child != nil {
			out = append(out, child)
			m.nested = append(m.nested, child)
		}
	}
	return out
}

// Date returns the field as a day.
func (m *Map) Date(key string) model.Date { return m.Value(key).Date() }

// Bool returns the value as true or false.
func (v Value) Bool() bool {
	if v.IsZero() {
		return false
	}
	b, ok := v.node.(*ast.BoolNode)
	if !ok {
		v.Error(diag.FieldType, diag.Say("%q must be true or false.", v.field),
			diag.Say("Write: %s", v.field+": "+truth(v)))
		return false
	}
	return b.Value
}

func truth(v Value) string {
	s, _ := raw(v)
	switch strings.ToLower(s) {
	case "no", "off", "0", "n", "non", "nein":
		return "false"
	}
	return "true"
}

// Int returns the value as a whole number from 0.
func (v Value) Int() int {
	if v.IsZero() {
		return 0
	}
	s, _ := raw(v)
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		v.Error(diag.FieldType, diag.Say("%q must be a whole number, written in digits.", v.field),
			diag.Say("Write for example: %s", v.field+": 3"))
		return 0
	}
	return n
}

// Float returns the value as a number, and whether it is one.
func (v Value) Float() (float64, bool) {
	if v.IsZero() {
		return 0, false
	}
	s, _ := raw(v)
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n != n || n > 1e9 || n < -1e9 {
		v.Error(diag.FieldType, diag.Say("%q must be a number with a point.", v.field),
			diag.Say("Write for example: %s", v.field+": 51.5074"))
		return 0, false
	}
	return n, true
}

// Date returns the value as a day, written as YYYY-MM-DD.
func (v Value) Date() model.Date {
	s := v.Text()
	if s == "" {
		return model.Date{}
	}
	d, err := model.ParseDate(s)
	if err != nil {
		v.Error(diag.DateInvalid, diag.Say("%q is not a day of the calendar, written as year-month-day.", s),
			suggestDate(s))
	}
	return d
}

// suggestDate reads other spellings that have one meaning only.
func suggestDate(s string) diag.Text {
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "2.1.2006", "2 January 2006", "January 2, 2006",
		"2 Jan 2006", time.RFC3339, "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return diag.Say("Write: %s", t.Format("2006-01-02"))
		}
	}
	return "Write for example: 2026-03-09"
}

// free lists the fields that may stand in m and do not: the one that was meant
// may be among them.
func (m *Map) free() string {
	const most = 12
	var names []string
	for _, name := range m.asked {
		if !slices.ContainsFunc(m.entries, func(e Entry) bool { return e.Key == name }) &&
			!slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return strings.Join(names, ", ")
}

// Close reports the fields that nobody asked for, in m and in the groups that
// were read from it.
func (m *Map) Close() {
	if m == nil || m.closed {
		return
	}
	m.closed = true
	free := sync.OnceValue(m.free) // the same for each
	for _, e := range m.entries {
		if slices.Contains(m.asked, e.Key) {
			continue
		}
		message := diag.Say("There is no field %q here.", e.Key)
		if m.name != "" {
			message = diag.Say("There is no field %q in %q.", e.Key, m.name)
		}
		suggestion := diag.Text("Delete the line.")
		if free := free(); free != "" {
			suggestion = diag.Say("Use one of these, or delete the line: %s", free)
		}
		if s := diag.Suggest(e.Key, m.asked); s != "" {
			suggestion = diag.Say("Write: %s", s)
		}
		if e.Value.IsZero() && strings.Contains(e.Key, " ") {
			suggestion = "If this is the rest of a text with a comma in it, put double quotation marks around the " +
				"whole text."
		}
		e.At.Error(diag.FieldUnknown, message, suggestion)
	}
	for _, child := range m.nested {
		child.Close()
	}
}
