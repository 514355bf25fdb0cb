package strictyaml

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/privacy"
)

// Value is a value, or the name of a field, at its place in the source. The
// zero Value is an absent one: reading it gives nothing, and findings about it
// are not kept.
type Value struct {
	report *Report
	node   ast.Node
	field  string // the field's name, for messages
	path   string // that name behind those of the fields around it: "schedule.start"
	rule   string // see Rule
}

// value wraps a node. Anchors, aliases, tags and merge keys are reported and
// read as absent; so is null.
func (r *Report) value(n ast.Node) Value {
	v := Value{report: r, node: n}
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return Value{}
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode, *ast.DirectiveNode:
		v.Error(diag.YAMLUnsupported,
			"The signs &, *, ! and << have a special meaning in YAML that is not supported here.",
			"Write the value itself, or put double quotation marks around the text.")
		return Value{}
	case *ast.MappingKeyNode:
		return r.value(n.Value)
	}
	return v
}

// IsZero reports whether the value is absent.
func (v Value) IsZero() bool { return v.node == nil }

// IsMap reports whether the value is a group of fields.
func (v Value) IsMap() bool {
	switch v.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return true
	}
	return false
}

// IsList reports whether the value is a list.
func (v Value) IsList() bool {
	_, ok := v.node.(*ast.SequenceNode)
	return ok
}

// raw returns the letters of a scalar as they were written.
func raw(v Value) (string, bool) {
	switch n := v.node.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value), true
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// Text returns the value as a text without what nobody sees and what turns the letters around it, which would turn those of a
// list or a menu, too. In YAML such a mark may stand as \u202E, in a cell as it is.
func (v Value) Text() string {
	if v.IsZero() {
		return ""
	}
	s, ok := raw(v)
	if !ok {
		wrongType(v, "%q must be a text.", "This must be a text.", diag.Say("Write: %s: some words", v.field))
	}
	clean := privacy.Seen(s)
	if clean == s {
		return s
	}
	if at := v.Pos(); !v.report.unseen[at] {
		if v.report.unseen == nil {
			v.report.unseen = map[model.Position]bool{}
		}
		v.report.unseen[at] = true
		v.Warn(diag.FileNotText, "Here stands a mark that cannot be seen and turns the letters around it. It was taken out.",
			"Delete it, or type the line again. Arabic and Hebrew find their direction without it.")
	}
	return strings.TrimSpace(clean)
}

// Written returns a value as it is written, with what Text takes out.
func Written(v Value) string {
	s, _ := raw(v)
	return s
}

// List returns the values of a list.
func (v Value) List() []Value {
	if v.IsZero() {
		return nil
	}
	n, ok := v.node.(*ast.SequenceNode)
	if !ok {
		suggestion := diag.Say("Write for example: %s", v.field+": [one, two]")
		if s, ok := raw(v); ok {
			suggestion = diag.Say("Write: %s", v.field+": ["+s+"]")
		}
		if whole := example(v); whole != "" {
			suggestion = diag.Say("Write for example: %s", whole)
		}
		wrongType(v, "%q must be a list.", "This must be a list.", suggestion)
		return nil
	}
	list := make([]Value, 0, len(n.Values))
	for _, node := range n.Values {
		if item := v.report.value(node); !item.IsZero() {
			item.field, item.path = v.field, v.path
			list = append(list, item)
		}
	}
	return list
}

// Map returns the value as a group of fields, or nil. Whoever asks for it
// closes it.
func (v Value) Map() *Map {
	if v.IsZero() {
		return nil
	}
	m := mapping(v, v.field)
	if m == nil {
		suggestion := diag.Text("Write the fields below it, indented, each with a colon.")
		if whole := example(v); whole != "" {
			suggestion = diag.Say("Write for example: %s", whole)
		}
		wrongType(v, "%q must be a group of fields.", "This must be a group of fields.", suggestion)
	}
	return m
}

func mapping(v Value, name string) *Map {
	var pairs []*ast.MappingValueNode
	switch n := v.node.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		return nil
	}
	return newMap(v.report, v, name, pairs)
}

// Rule names the rule that findings about the value are told by: see
// diag.Finding.
func (v Value) Rule(name string) Value {
	v.rule = name
	return v
}

// Error reports that the value is wrong.
func (v Value) Error(code diag.Code, message, suggestion diag.Text) {
	v.find(diag.Error, code, message, suggestion)
}

// Warn reports that the value may be wrong.
func (v Value) Warn(code diag.Code, message, suggestion diag.Text) {
	v.find(diag.Warning, code, message, suggestion)
}

// Pos returns the place of the value; none for an absent one.
func (v Value) Pos() model.Position {
	if v.report == nil || v.node == nil {
		return model.Position{}
	}
	at := model.Position{File: v.report.file, Line: v.report.first, Column: 1}
	if tk := start(v); tk != nil {
		at.Line, at.Column = v.report.first+tk.Position.Line-1, tk.Position.Column
	}
	return at
}

// wrongType reports a value of the wrong type: named when it stands in a field.
func wrongType(v Value, named, unnamed, suggestion diag.Text) {
	if v.field != "" {
		unnamed = diag.Say(named, v.field)
	}
	v.Error(diag.FieldType, unnamed, suggestion)
}

func (v Value) find(s diag.Severity, code diag.Code, message, suggestion diag.Text) {
	if v.report == nil || v.node == nil {
		return
	}
	if text, _ := raw(v); slices.Contains(refused, code) && curly.MatchString(text) {
		message = "These quotation marks are part of the text."
		suggestion = diag.Say("Write straight ones: %s", `"`+strings.Trim(text, curlyMarks)+`"`)
	}
	v.report.add(Place(v, diag.Finding{Severity: s, Code: code, Field: v.path, Rule: v.rule,
		Message: message, Suggestion: suggestion}))
}

// refused are the codes of values that have not the form of their field.
var refused = []diag.Code{diag.AddressInvalid, diag.CountryUnknown, diag.DateInvalid, diag.FieldValue, diag.LanguageUnknown,
	diag.LicenseInvalid, diag.PhoneInvalid, diag.ScheduleInvalid, diag.TermUnknown, diag.TimezoneUnknown}

// Word processors write curly quotation marks for straight ones, which YAML takes for letters.
const curlyMarks = "“”„‟«»‹›‘’‚"

var curly = regexp.MustCompile("^[" + curlyMarks + "][^" + curlyMarks + "]+[" + curlyMarks + "]$")

// Place returns a finding at the place of the value.
func Place(v Value, f diag.Finding) diag.Finding {
	at := v.Pos()
	f.Line = at.Line
	if tk := start(v); tk != nil {
		f.Column = tk.Position.Column
		if text, ok := raw(v); ok && !strings.Contains(text, "\n") {
			f.Length = utf8.RuneCountInString(text)
			if tk.Type == token.SingleQuoteType || tk.Type == token.DoubleQuoteType {
				f.Length += 2
			}
		}
	}
	return f
}

// start returns the token at which the value begins: that of a mapping is its
// first colon, so its first key is taken instead.
func start(v Value) *token.Token {
	n := v.node
	for {
		switch m := n.(type) {
		case *ast.MappingNode:
			if m.IsFlowStyle || len(m.Values) == 0 {
				return m.Start
			}
			n = m.Values[0]
		case *ast.MappingValueNode:
			n = m.Key
		default:
			if tk := n.GetToken(); tk != nil && tk.Position != nil {
				return tk
			}
			return nil
		}
	}
}
