package locale

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// texts are the texts of one language by key.
type texts map[string]text

// text is one text, by plural form; a text without plurals has only other.
type text [6]*pattern

// The forms of CLDR's plural rules.
const (
	formOther = iota
	formZero
	formOne
	formTwo
	formFew
	formMany
)

// form returns the number of a plural form by its name in CLDR.
func form(name string) (int, bool) {
	for i, n := range [...]string{"other", "zero", "one", "two", "few", "many"} {
		if n == name {
			return i, true
		}
	}
	return 0, false
}

// pattern is a text cut at its places to fill in: literals[0], names[0],
// literals[1], …
type pattern struct {
	literals, names []string
}

// compile cuts a text at its {places}. A brace that encloses no plain name
// stands for itself.
func compile(s string) *pattern {
	p := &pattern{}
	literal := ""
	for {
		before, after, found := strings.Cut(s, "{")
		literal += before
		if !found {
			break
		}
		name, rest, closed := strings.Cut(after, "}")
		if !closed || !plainName(name) {
			literal += "{"
			s = after
			continue
		}
		p.literals, p.names = append(p.literals, literal), append(p.names, name)
		literal, s = "", rest
	}
	p.literals = append(p.literals, literal)
	return p
}

func plainName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && r != '_' {
			return false
		}
	}
	return s != ""
}

// notTexts are files of words that readers write and nobody is shown: packages
// spreadsheet and crisis read them.
var notTexts = []string{schema.SpreadsheetFile, "crisis.yaml"}

// readTexts reads all YAML files of a language's folder. Files that cannot be
// read as texts are findings; their good lines still count. A file that a layer above has likewise was
// read there.
func readTexts(fsys fs.FS, code string, read map[string]string, findings *diag.List) texts {
	out := texts{}
	dir := "strings/" + code
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return out // a language without texts: see complain
	}
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".yaml" || slices.Contains(notTexts, e.Name()) {
			continue
		}
		file := "layouts/" + dir + "/" + e.Name()
		data, err := fs.ReadFile(fsys, dir+"/"+e.Name())
		if err != nil {
			findings.Add(diag.Finding{Code: diag.StringsUnreadable, Severity: diag.Error, File: file,
				Message:    "This file cannot be read.",
				Suggestion: "Check that the file is still there and may be read."})
			continue
		}
		if before, is := read[e.Name()]; is && before == string(data) {
			continue
		}
		read[e.Name()] = string(data)
		if e.Name() == schema.FieldsFile {
			readFields(data, out)
			continue
		}
		readFile(file, data, out, findings)
	}
	return out
}

func readFile(file string, data []byte, out texts, findings *diag.List) {
	fail := func(at *token.Token, message, suggestion diag.Text) {
		f := diag.Finding{Code: diag.StringsShape, Severity: diag.Error, File: file, Message: message,
			Suggestion: suggestion}
		if at != nil && at.Position != nil {
			f.Line, f.Column = at.Position.Line, at.Position.Column
			f = f.In(data, 1)
		}
		findings.Add(f)
	}
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		at, why := (*token.Token)(nil), err.Error()
		if e := yaml.Error(nil); errors.As(err, &e) {
			at, why = e.GetToken(), e.GetMessage()
		}
		fail(at, diag.Say("This file is not YAML: %s.", why),
			`Write one text in a line, as in  groups.title: "Find a group"`)
		return
	}
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue // nothing but comments
		}
		m, ok := doc.Body.(ast.MapNode)
		if !ok {
			fail(doc.Body.GetToken(), "This file must hold texts with their keys.",
				`Write one text in a line, as in  groups.title: "Find a group"`)
			continue
		}
		seen := map[string]bool{}
		for it := m.MapRange(); it.Next(); {
			key := it.Key().GetToken().Value
			if seen[key] {
				fail(it.Key().GetToken(), diag.Say("The key %q stands here twice.", key), "Keep one of the two lines.")
				continue
			}
			seen[key] = true
			if t, ok := readText(key, it.Value(), fail); ok {
				out[key] = t
			}
		}
	}
}

// readText reads one text: a scalar, or a mapping of plural forms.
func readText(key string, n ast.Node, fail func(at *token.Token, message, suggestion diag.Text)) (text, bool) {
	var t text
	if m, ok := n.(ast.MapNode); ok {
		for it := m.MapRange(); it.Next(); {
			name := it.Key().GetToken().Value
			i, known := form(name)
			s, plain := scalar(it.Value())
			switch {
			case !known:
				fail(it.Key().GetToken(), diag.Say("%q is no plural form of %q.", name, key),
					"Use zero, one, two, few, many, other.")
				return t, false
			case !plain:
				fail(it.Value().GetToken(), diag.Say("The form %q of %q must be one text.", name, key),
					"Write the text after the colon, in quotation marks.")
				return t, false
			}
			t[i] = compile(s)
		}
		if t[formOther] == nil {
			fail(n.GetToken(), diag.Say("%q has no form %q, which every language needs.", key, "other"),
				`Write for example  {one: "{n} group", other: "{n} groups"}`)
			return t, false
		}
		return t, true
	}
	s, plain := scalar(n)
	if !plain {
		fail(n.GetToken(), diag.Say("%q must be one text.", key), "Write the text after the colon, in quotation marks.")
		return t, false
	}
	t[formOther] = compile(s)
	return t, true
}

// scalar returns the words of a plain, quoted or block text as they stand:
// "yes" and 112 are words here.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n"), true
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// UpperFirst begins a text with a capital, where its script has them.
func UpperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToTitle(r)) + s[size:]
}

// LowerFirst returns a label as it stands within a sentence of a language (BCP 47):
// "hearing voices", but "LGBT" as it is, and in German and Luxembourgish all nouns.
func LowerFirst(s, language string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	base, _, _ := strings.Cut(language, "-")
	if base == "de" || base == "lb" || !unicode.IsLower(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
