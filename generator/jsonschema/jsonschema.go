// Package jsonschema says what the schema says of pages and of hub.yaml in the words
// of JSON Schema 2020-12, for editors, and in a reference, for people.
//
//	Of         the JSON Schema of a kind
//	Reference  the fields of kinds, their types and rules, as Markdown
//
// A type of field is a row of one table here: what is written there in plain words,
// and what JSON Schema has for it. What lies between fields is a row of another.
// A document takes what the parser takes, as far as one can know from a page alone:
// `field:` and an empty text say nothing, a number is a text where a text is wanted.
package jsonschema

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// A Hub is what documents are written for.
type Hub struct {
	Settings *model.Hub               // its words and languages
	Words    diag.Words               // its language, for titles and notes
	Country  func(code string) string // names of countries in that language
}

// Of returns the JSON Schema of a kind. The same hub gives the same bytes.
func (h *Hub) Of(k *schema.Kind) []byte {
	if k.Instead != "" {
		return encode(append(head(), h.either(k.Instead, schema.Of(k.Other), k)...))
	}
	return encode(append(head(), h.document(k)...))
}

// either is for pages that are of the kind when they have the field, and of the
// other when they have not.
func (h *Hub) either(field string, kind, other *schema.Kind) object {
	without := *other
	decides, _ := kind.Field(field)
	decides.Required = false
	without.Fields = append(slices.Clone(other.Fields), decides)
	return object{{"if", has(field)}, {"then", h.document(kind)}, {"else", h.document(&without)}}
}

// Mark stands at the top of what is written here, to be known by.
const Mark = "Written by peerhub schema, which writes it anew."

func head() object {
	return object{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"$comment", Mark}}
}

func (h *Hub) document(k *schema.Kind) object {
	types := []string{"object"}
	if k.Name != schema.Hub().Name { // a page may have no front matter
		types = append(types, "null")
	}
	o := object{{"title", string(k.Name)}, {"description", h.Words.Say(k.Note)}, {"type", types}}
	return append(o, h.fields(string(k.Name), k.Fields)...)
}

// fields returns the keywords of a group of fields; the path names it in rules.
func (h *Hub) fields(path string, fields []schema.Field) object {
	var properties, required object
	for _, f := range fields {
		o := h.field(f)
		if more := h.alone(path, f.Name); more != nil {
			o = append(o, member{"allOf", more})
		}
		properties = append(properties, member{f.Name, o})
		if f.Alias != "" {
			properties = append(properties, member{f.Alias, o})
		}
		if f.Required {
			required = append(required, member{f.Name, nil})
		}
	}
	o := object{{"properties", properties}, {"additionalProperties", false}}
	if required != nil {
		o = append(o, member{"required", required.keys()})
	}
	if all := h.together(path); all != nil {
		o = append(o, member{"allOf", all})
	}
	return o
}

func (h *Hub) field(f schema.Field) object {
	o := object{{"title", h.Words.Say(f.Label)}, {"description", h.Words.Say(f.Note)}}
	o = append(o, h.shape(f)...)
	if f.Default != "" {
		o = append(o, member{"default", value(f.Default)})
	}
	example := value(h.Example(f))
	if group, is := example.(object); is { // which VS Code names "[object Object]" when it is an example
		return append(o, member{"defaultSnippets", []object{{{"label", h.Example(f)}, {"body", group}}}})
	}
	return append(o, member{"examples", []any{example}})
}

// Example returns the example of a field, as it stands in YAML, with words of the
// hub, and with a day that is the same whenever one asks.
func (h *Hub) Example(f schema.Field) string {
	words := schema.Examples(h.Settings)
	words["today"], words["title"] = "2026-03-09", "Starting a group"
	return schema.Fill(f.Example, words)
}

// value reads what stands in YAML as JSON has it.
func value(s string) any {
	var v any
	if err := yaml.UnmarshalWithOptions([]byte(s), &v, yaml.UseOrderedMap()); err != nil {
		return s
	}
	return ordered(v)
}

func ordered(v any) any {
	switch v := v.(type) {
	case yaml.MapSlice:
		o := object{}
		for _, item := range v {
			key, _ := item.Key.(string)
			o = append(o, member{key, ordered(item.Value)})
		}
		return o
	case []any:
		for i := range v {
			v[i] = ordered(v[i])
		}
	}
	return v
}

// An object is a JSON object whose keys stay in their order.
type object []member

type member struct {
	key   string
	value any
}

func (o object) keys() []string {
	out := make([]string, len(o))
	for i, m := range o {
		out[i] = m.key
	}
	return out
}

// encode writes an object with a line for each member. Lists of words stay on one.
func encode(o object) []byte {
	var b bytes.Buffer
	write(&b, o, "\n")
	return append(b.Bytes(), '\n')
}

// write writes a value; a new line of it begins with the line break and what stands
// behind that.
func write(b *bytes.Buffer, v any, line string) {
	switch v := v.(type) {
	case object:
		for i, m := range v {
			b.WriteString(map[bool]string{true: "{", false: ","}[i == 0] + line + "  " + plain(m.key) + ": ")
			write(b, m.value, line+"  ")
		}
		b.WriteString(map[bool]string{true: "{}", false: line + "}"}[len(v) == 0])
	case []object:
		for i, o := range v {
			b.WriteString(map[bool]string{true: "[", false: ","}[i == 0] + line + "  ")
			write(b, o, line+"  ")
		}
		b.WriteString(line + "]")
	case []any:
		for i, item := range v {
			b.WriteString(map[bool]string{true: "[", false: ", "}[i == 0])
			write(b, item, line)
		}
		b.WriteString(map[bool]string{true: "[]", false: "]"}[len(v) == 0])
	default:
		b.WriteString(strings.ReplaceAll(plain(v), `","`, `", "`))
	}
}

// plain writes a value that has no order of its own to lose.
func plain(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // of a value that has no JSON, which no table here holds
	}
	return strings.TrimSpace(b.String())
}
