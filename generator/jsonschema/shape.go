package jsonschema

import "slices"

// A shape is what a value may be.
type shape struct {
	types   []string // of JSON; none beside an enum
	pattern string   // of all of a text, without the spaces around it
	more    object   // further keywords
	or      []shape  // other forms
	strict  bool     // an empty text is none
}

// anything is a text: what looks like a number is one, too.
func anything() shape { return shape{types: []string{"string", "number", "boolean"}} }

// like is a text of a pattern.
func like(pattern string) shape { return shape{types: []string{"string"}, pattern: pattern} }

// oneOf is one of the words, each with its label for readers, if it has one.
func oneOf(words, labels []string) shape {
	var enum []any
	for _, w := range words {
		enum = append(enum, w)
	}
	for _, w := range words { // what YAML reads as something else stands there as that, too
		if v := value(w); v != any(w) {
			enum = append(enum, v)
		}
	}
	s := shape{more: object{{"enum", enum}}}
	if labels != nil {
		s.more = append(s.more, member{"enumDescriptions", labels})
	}
	return s
}

// words are those of an enum.
func (s shape) words() []string {
	var out []string
	for _, m := range s.more {
		enum, _ := m.value.([]any)
		for _, w := range enum {
			if w, is := w.(string); is && m.key == "enum" {
				out = append(out, w)
			}
		}
	}
	return out
}

// several is a list, in which empty items count for nothing.
func several(item shape, says string) shape {
	return shape{types: []string{"array"}, more: object{{"items", item.optional().said(says)}}}
}

// mapped is a group of fields with names of the hub's own, of a pattern.
func mapped(names string, item object) shape {
	return shape{types: []string{"object"},
		more: object{{"propertyNames", object{{"pattern", names}}}, {"additionalProperties", item}}}
}

// optional is the shape, or nothing: a field without a value says no more than one
// that is absent.
func (s shape) optional() shape {
	if s.types == nil || s.or != nil {
		s.or = append(slices.Clone(s.or), nothing(s.strict))
		return s
	}
	text := slices.Contains(s.types, "string")
	s.types = append(slices.Clone(s.types), "null")
	switch {
	case s.pattern != "":
		s.pattern = "|" + s.pattern
	case !text && !s.strict:
		s.types, s.pattern = append(s.types, "string"), blank
	}
	return s
}

// required is the shape alone.
func (s shape) required() shape {
	if s.pattern == "" && slices.Contains(s.types, "string") {
		s.more = append(object{{"pattern", `\S`}}, s.more...)
	}
	return s
}

// blank is a pattern of texts that say nothing.
const blank = "|"

// nothing is no value, or a text that says nothing.
func nothing(strict bool) shape {
	if strict {
		return shape{types: []string{"null"}}
	}
	return shape{types: []string{"null", "string"}, pattern: blank}
}

// said returns the keywords, with what an editor says to whoever writes something
// else.
func (s shape) said(says string) object {
	forms := []object{s.keywords(says)}
	for _, other := range s.or {
		forms = append(forms, other.keywords(says))
	}
	if len(forms) == 1 {
		return forms[0]
	}
	return object{{"anyOf", forms}}
}

func (s shape) keywords(says string) object {
	var o object
	if s.types != nil {
		o = append(o, member{"type", s.types})
	}
	if s.pattern != "" {
		o = append(o, member{"pattern", whole(s.pattern)})
	}
	if o = append(o, s.more...); says != "" {
		o = append(o, member{"errorMessage", says})
	}
	return o
}

// whole is a pattern of all of a text, without the spaces around it.
func whole(pattern string) string {
	if pattern == blank {
		return `^\s*$`
	}
	return `^\s*(` + pattern + `)\s*$`
}
