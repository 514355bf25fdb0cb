package interchange

import (
	"encoding/json"
	"html"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/privacy"
)

// object is a record of a foreign format, or a part of one. It remembers which
// fields somebody asked for; the others are counted as left out.
type object struct {
	path   string // within the record: "organization."
	fields map[string]any
	asked  map[string]bool
	parts  *[]object // of the same record, this one included
}

// newObject begins a record.
func newObject(fields map[string]any) object {
	o := object{fields: fields, asked: map[string]bool{}, parts: new([]object)}
	*o.parts = append(*o.parts, o)
	return o
}

func (o object) part(name string, fields map[string]any) object {
	p := object{path: o.path + name + ".", fields: fields, asked: map[string]bool{}, parts: o.parts}
	*o.parts = append(*o.parts, p)
	return p
}

// value returns a field; "" and an empty list are none.
func (o object) value(name string) any {
	if o.asked != nil {
		o.asked[name] = true
	}
	if empty(o.fields[name]) {
		return nil
	}
	return o.fields[name]
}

func empty(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return !slices.ContainsFunc(v, func(v any) bool { return !empty(v) })
	case map[string]any:
		return len(v) == 0
	case bool:
		return !v
	}
	return v == nil
}

var (
	tags     = regexp.MustCompile(`<[^<>]*>`)
	linkedTo = regexp.MustCompile(`(?i)<(https?://[^<>\s"]+)>`) // behind its words, in plain text
	spaces   = regexp.MustCompile(`  +`)
)

// text returns the first of the fields that has a text or a number, without the
// tags of HTML, which these formats forbid and people write.
func (o object) text(names ...string) string {
	out := ""
	for _, name := range names {
		s := plainText(o.value(name))
		if out == "" {
			out = s
		}
	}
	return out
}

func plainText(v any) string {
	switch v := v.(type) {
	case string:
		v = strings.ToValidUTF8(strings.ReplaceAll(v, "\r", ""), "\uFFFD")
		if strings.ContainsAny(v, "<&") {
			v = tags.ReplaceAllStringFunc(linkedTo.ReplaceAllString(v, " $1 "), func(tag string) string {
				if privacy.IsSign(tag) {
					return tag
				}
				return " "
			})
			v = spaces.ReplaceAllString(html.UnescapeString(v), " ")
		}
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// texts returns a field that is a list of texts; a single text is a list of one.
func (o object) texts(name string) []string {
	var out []string
	values, ok := o.value(name).([]any)
	if !ok {
		values = []any{o.value(name)}
	}
	for _, v := range values {
		if s := plainText(v); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// number returns a field that is a number, or is written like one.
func (o object) number(name string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.Replace(strings.TrimSuffix(o.text(name), "°"), ",", ".", 1), 64)
	return n, err == nil
}

// point returns latitude and longitude, if it has both.
func (o object) point() (lat, lon float64, ok bool) {
	lat, ok1 := o.number("latitude")
	lon, ok2 := o.number("longitude")
	return lat, lon, ok1 && ok2
}

// object returns a field that is an object; it has no fields when there is none.
func (o object) object(name string) object {
	fields, _ := o.value(name).(map[string]any)
	if withheld(fields) { // a contact that is not for everybody
		fields = nil
	}
	return o.part(name, fields)
}

// objects returns a field that is a list of objects.
func (o object) objects(name string) []object {
	values, _ := o.value(name).([]any)
	var out []object
	for _, v := range values {
		if fields, ok := v.(map[string]any); ok && !withheld(fields) {
			out = append(out, o.part(name, fields))
		}
	}
	return out
}

// first returns the first of a list of objects.
func (o object) first(name string) (object, bool) {
	if all := o.objects(name); len(all) > 0 {
		return all[0], true
	}
	return object{}, false
}

// has reports whether the object has a field, and asks for nothing.
func (o object) has(name string) bool { return !empty(o.fields[name]) }

// skip marks fields that carry nothing by themselves, such as the ids by which
// the parts of a format point at each other.
func (o object) skip(names ...string) {
	for _, name := range names {
		o.asked[name] = true
	}
}

// skipAll marks all fields.
func (o object) skipAll() {
	for name := range o.fields {
		o.asked[name] = true
	}
}

// leftOut counts what was left out, by field.
type leftOut struct {
	counts      map[string]int
	first, last map[string]string // where
}

// add counts a field once for a record, however often it is told of that.
func (l *leftOut) add(field, where string) {
	if l.counts == nil {
		l.counts, l.first, l.last = map[string]int{}, map[string]string{}, map[string]string{}
	}
	if l.counts[field] > 0 && l.last[field] == where {
		return
	}
	l.last[field] = where
	if l.counts[field]++; l.counts[field] == 1 {
		l.first[field] = where
	}
}

// unasked counts the fields of a record that nobody asked for; a part of which
// nobody asked for anything counts as one. It returns what stands in those about persons, which stands in no text either.
func (l *leftOut) unasked(record object, where string) (ofPerson []string) {
	seen := map[string]bool{}
	count := func(field string) {
		if !seen[field] {
			seen[field] = true
			l.add(field, where)
		}
	}
	for _, o := range *record.parts {
		if len(o.asked) == 0 && len(o.fields) > 0 {
			count(strings.TrimSuffix(o.path, "."))
			if ofPersons.MatchString(o.path) {
				ofPerson = append(ofPerson, said(o.fields, 0)...)
			}
			continue
		}
		for name, v := range o.fields {
			if !o.asked[name] && !empty(v) {
				count(o.path + name)
				if ofPersons.MatchString(o.path + name) {
					ofPerson = append(ofPerson, said(v, 0)...)
				}
			}
		}
	}
	return ofPerson
}

// said are the texts in a field, however deep.
func said(v any, depth int) (out []string) {
	const deepest = 5
	switch v := v.(type) {
	case map[string]any:
		for _, part := range v {
			if depth < deepest {
				out = append(out, said(part, depth+1)...)
			}
		}
	case []any:
		for _, part := range v {
			if depth < deepest {
				out = append(out, said(part, depth+1)...)
			}
		}
	default:
		if s := plainText(v); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// ofPersons are the names of fields in which persons stand, what opens something, or what
// somebody sent along.
var ofPersons = regexp.MustCompile(`(?i)^\S*(phone|mail|contact|attend|attach|organi[sz]er|person|member|author|owner|` +
	`facilitator|passw|passcode|pwd|token|secret|login)\S*$`)

// lettingIn are the names of fields in which what lets strangers in stands.
var lettingIn = regexp.MustCompile(`(?i)(?:pass(?:code|word|wd|phrase)?|pwd|secret|token|` +
	`(?:^|[^a-z])(?:pin|code|key)|(?:door|gate|access|entry|alarm|host|wifi|zoom|meeting)(?:pin|code|key))$`)

// mostNamed is how many fields are named at once: no list has more, and nobody reads more.
const mostNamed = 100

// someOf are names of fields, of endless ones the first.
func someOf(fields []string) diag.Text {
	var out []string
	for _, f := range fields[:min(len(fields), mostNamed)] {
		out = append(out, shortened(f))
	}
	if more := len(fields) - mostNamed; more > 0 {
		return diag.Say("%s and %d more", strings.Join(out, "; "), more)
	}
	return diag.Say("%s", strings.Join(out, "; "))
}

// findings say for each field how many records had it; fields of the same records
// stand together, and those of persons apart. What stood in them is not repeated: it may be
// what nobody should read.
func (l *leftOut) findings(file string) []diag.Finding {
	same := map[diag.Text][]string{}
	var persons, secrets []string
	for _, field := range slices.Sorted(maps.Keys(l.counts)) {
		if lettingIn.MatchString(field) {
			secrets = append(secrets, field)
			continue
		}
		if ofPersons.MatchString(field) {
			persons = append(persons, field)
			continue
		}
		first := Where(l.first[field], false)
		in := diag.Say("1 record: %s", first)
		if n := l.counts[field]; n > 1 {
			in = diag.Say("%d records; the first is %s", n, first)
		}
		same[in] = append(same[in], field)
	}
	var out []diag.Finding
	leftOut := func(message, suggestion diag.Text) {
		out = append(out, diag.Finding{Code: diag.FieldLeftOut, Severity: diag.Warning, File: file, Message: message,
			Suggestion: suggestion})
	}
	if len(persons) > 0 {
		leftOut(diag.Say("These fields may be about persons, and were left out: %s.", someOf(persons)),
			"Ask each person. Once they agree, write the number or the address into the page, under contact.")
		out[0].Field = "contact"
	}
	if len(secrets) > 0 {
		leftOut(diag.Say("These fields may let strangers in, and were left out: %s.", someOf(secrets)),
			"Write no password and no code into a page. Readers ask the group.")
	}
	const instead diag.Text = "If readers need it, write it into the text of the group."
	var all []diag.Text
	for n, in := range slices.Sorted(maps.Keys(same)) {
		if n == mostNamed {
			all = append(all, diag.Say("%s and %d more", "…", len(same)-mostNamed))
			break
		}
		all = append(all, diag.Say("%s (%s)", someOf(same[in]), in))
	}
	if len(all) > 3 { // in one sentence what would be a list
		leftOut(diag.Say("A group here has no place for these, and they were left out: %s.", enumerate(all)), instead)
		return out
	}
	for _, one := range all {
		leftOut(diag.Say("A group here has no place for this, and it was left out: %s.", one), instead)
	}
	return out
}
