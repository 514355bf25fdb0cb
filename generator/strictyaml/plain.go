package strictyaml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// Front matter is nearly always plain: a field a line, with a text, a list or a group of fields
// behind it. That is read here, in a tenth of the time and of the memory that the library takes;
// whatever is otherwise, and all that is wrong, is the library's. A test holds both to the same.

// plainTree reads the fields of a source; nil where it is not plain.
func plainTree(source []byte) ast.Node {
	p := plain{}
	for n, text := 1, string(source); text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		bare := strings.TrimLeft(line, " ")
		if bare == "" || bare[0] == '#' {
			continue
		}
		if strings.HasSuffix(bare, " ") || strings.ContainsFunc(bare, isOdd) {
			return nil
		}
		p.lines = append(p.lines, plainLine{n, len(line) - len(bare), bare})
	}
	if len(p.lines) == 0 || p.lines[0].indent != 0 {
		return nil
	}
	tree := p.fields(0)
	if tree == nil || len(p.lines) > 0 {
		return nil
	}
	return tree
}

// isOdd reports whether a sign is seen by nobody, or none.
func isOdd(r rune) bool {
	return r < ' ' || r > '~' && (r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.IsSpace(r) && r != '\u00A0' && r != '\u202F')
}

// plain is what is still to read.
type plain struct{ lines []plainLine }

type plainLine struct {
	number, indent int
	text           string
}

// at is where a part of the line stands.
func (l plainLine) at(text string) *token.Position {
	before := l.text[:len(l.text)-len(text)]
	return &token.Position{Line: l.number, Column: 1 + l.indent + utf8.RuneCountInString(before)}
}

// block reads a list or a group of fields that is indented by so much.
func (p *plain) block(indent int) ast.Node {
	if strings.HasPrefix(p.lines[0].text, "- ") {
		return p.list(indent)
	}
	if fields := p.fields(indent); fields != nil {
		return fields
	}
	return nil
}

func (p *plain) list(indent int) ast.Node {
	var out *ast.SequenceNode
	for len(p.lines) > 0 && p.lines[0].indent == indent {
		l := &p.lines[0]
		item, ok := strings.CutPrefix(l.text, "- ")
		if !ok {
			return nil
		}
		if out == nil {
			out = ast.Sequence(&token.Token{Type: token.SequenceEntryType, Value: "-", Position: l.at(l.text)}, false)
		}
		var value ast.Node
		if name, _ := nameOf(item); name != "" { // of a group of fields
			l.indent, l.text = indent+2, item
			if fields := p.fields(indent + 2); fields != nil {
				value = fields
			}
		} else {
			value = l.value(item)
			p.lines = p.lines[1:]
		}
		if value == nil {
			return nil
		}
		out.Values = append(out.Values, value)
	}
	if out == nil || len(p.lines) > 0 && p.lines[0].indent > indent {
		return nil
	}
	return out
}

// fields reads a group of fields that is indented by so much.
func (p *plain) fields(indent int) *ast.MappingNode {
	var pairs []*ast.MappingValueNode
	for len(p.lines) > 0 && p.lines[0].indent == indent {
		l := p.lines[0]
		name, rest := nameOf(l.text)
		if name == "" {
			return nil
		}
		p.lines = p.lines[1:]
		var value ast.Node
		switch {
		case rest != "":
			value = l.value(rest[1:])
		case len(p.lines) > 0 && p.lines[0].indent > indent:
			value = p.block(p.lines[0].indent)
		}
		pair := l.pair(l.text, name, value)
		if pair == nil {
			return nil
		}
		pairs = append(pairs, pair)
	}
	if len(pairs) == 0 || len(p.lines) > 0 && p.lines[0].indent > indent {
		return nil
	}
	return ast.Mapping(pairs[0].Start, false, pairs...)
}

// nameOf is the name of the field that a text begins with, and what follows its colon: nothing,
// or a space and more. Without a field, the name is "".
func nameOf(text string) (name, rest string) {
	end := 0
	for end < len(text) && (text[end] >= 'a' && text[end] <= 'z' || end > 0 && (text[end] == '_' || text[end] == '.')) {
		end++
	}
	if end == 0 || end == len(text) || text[end] != ':' || end+1 < len(text) && text[end+1] != ' ' {
		return "", ""
	}
	return text[:end], text[end+1:]
}

// pair is a field with its value; nil without one, or with a name that is no word.
func (l plainLine) pair(text, name string, value ast.Node) *ast.MappingValueNode {
	if value == nil {
		return nil
	}
	key, ok := l.scalar(text, name).(*ast.StringNode)
	if !ok {
		return nil
	}
	return ast.MappingValue(&token.Token{Type: token.MappingValueType, Value: ":", Position: l.at(text[len(name):])}, key, value)
}

// value reads a value that ends with its line.
func (l plainLine) value(text string) ast.Node {
	if text == "" || text[0] == ' ' {
		return nil
	}
	if strings.IndexByte(`"'[{`, text[0]) >= 0 {
		value, rest := l.flow(text, 0)
		if rest != "" {
			return nil
		}
		return value
	}
	if !plainText(text, true) {
		return nil
	}
	return l.scalar(text, text)
}

// plainText reports whether a text without quotation marks is no more than that. In a list in
// brackets, fewer signs may stand in it.
func plainText(text string, alone bool) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !(first == '-' && len(text) > 1 && text[1] >= '0' && text[1] <= '9') {
		return false
	}
	for at := range len(text) {
		switch c := text[at]; c {
		case '[', ']', '{', '}', '"', '#', '|', '>', '\\', '`':
			return false
		case ':':
			if !alone || at+1 == len(text) || text[at+1] == ' ' {
				return false
			}
		case ',':
			if !alone {
				return false
			}
		}
	}
	return !strings.Contains(text, "  ")
}

// flow reads a text in quotation marks, a list or a group in brackets, or a word of one, and
// returns what stands behind it; nil for what is not plain.
func (l plainLine) flow(text string, depth int) (value ast.Node, rest string) {
	switch c := text[0]; {
	case depth > 8:
		return nil, ""
	case c == '"' || c == '\'':
		end := strings.IndexByte(text[1:], c) + 1
		if end == 0 || strings.Contains(text[1:end], `\`) || strings.HasPrefix(text[end+1:], "'") {
			return nil, ""
		}
		of := token.DoubleQuoteType
		if c == '\'' {
			of = token.SingleQuoteType
		}
		return ast.String(&token.Token{Type: of, Value: text[1:end], Position: l.at(text)}), text[end+1:]
	case c == '[':
		out := ast.Sequence(&token.Token{Type: token.SequenceStartType, Value: "[", Position: l.at(text)}, true)
		rest, ok := l.items(text[1:], ']', func(item string) string {
			value, rest := l.flow(item, depth+1)
			if value == nil {
				return "!"
			}
			out.Values = append(out.Values, value)
			return rest
		})
		if !ok {
			return nil, ""
		}
		return out, rest
	case c == '{':
		out := ast.Mapping(&token.Token{Type: token.MappingStartType, Value: "{", Position: l.at(text)}, true)
		rest, ok := l.items(text[1:], '}', func(item string) string {
			name, behind := nameOf(item)
			if len(behind) < 2 || behind[1] == ' ' {
				return "!"
			}
			value, rest := l.flow(behind[1:], depth+1)
			pair := l.pair(item, name, value)
			if pair == nil {
				return "!"
			}
			out.Values = append(out.Values, pair)
			return rest
		})
		if !ok {
			return nil, ""
		}
		return out, rest
	}
	end := strings.IndexAny(text, ",]}")
	if end <= 0 || text[end-1] == ' ' || !plainText(text[:end], false) {
		return nil, ""
	}
	return l.scalar(text, text[:end]), text[end:]
}

// items reads what stands between brackets, with a comma and a space between, and returns what
// stands behind the one that closes.
func (l plainLine) items(text string, closes byte, item func(text string) (rest string)) (rest string, ok bool) {
	if text != "" && text[0] == closes {
		return text[1:], true
	}
	for text != "" && text[0] != ' ' {
		text = item(text)
		if text != "" && text[0] == closes {
			return text[1:], true
		}
		if text, ok = strings.CutPrefix(text, ", "); !ok {
			break
		}
	}
	return "", false
}

// scalar is a word, a number or a text that a part of the line begins with.
func (l plainLine) scalar(text, value string) ast.Node {
	switch tk := token.New(value, value, l.at(text)); tk.Type {
	case token.StringType:
		return ast.String(tk)
	case token.BoolType:
		return ast.Bool(tk)
	case token.IntegerType:
		return ast.Integer(tk)
	case token.FloatType:
		return ast.Float(tk)
	}
	return nil
}
