package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// maxDepth is more nesting than any field has; the parser recurses, and takes
// time that grows with the square of it.
const maxDepth = 40

// Parse reads a YAML mapping that begins at the line first of the file. The
// map is nil when the source is empty or cannot be read; the report then says
// why.
func Parse(file string, first int, source []byte) (*Map, *Report) {
	r := &Report{file: file, source: source, first: first}
	if len(bytes.TrimSpace(source)) == 0 {
		return nil, r
	}
	if line := tooDeep(source); line > 0 {
		r.add(diag.Finding{Code: diag.YAMLSyntax, Severity: diag.Error, Line: first + line - 1, Column: 1,
			Message: "There are too many brackets or dashes inside each other here."})
		return nil, r
	}
	tree, err := parseTree(source)
	if err != nil {
		r.syntax(err)
		return nil, r
	}
	var body ast.Node
	for i, doc := range tree.Docs {
		if i == 0 {
			body = doc.Body
		} else if doc.Body != nil {
			at := r.value(doc.Body)
			at.Error(diag.YAMLSyntax, "A second document begins here, after a line of three dashes.",
				"Take the line of dashes out.")
		}
	}
	if body == nil { // nothing but comments
		return nil, r
	}
	v := r.value(body)
	m := mapping(v, "")
	if m == nil && len(r.Findings) == 0 {
		v.Error(diag.YAMLSyntax,
			"Here belong fields, each on a line of its own with a colon and a space after its name.",
			"Write for example: title: Our group")
	}
	return m, r
}

// parseTree turns a panic of the YAML parser, which strangers' files can
// cause, into an error.
func parseTree(source []byte) (tree *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the YAML parser gave up: %v", p)
		}
	}()
	return parser.ParseBytes(source, 0, parser.AllowDuplicateMapKey())
}

// tooDeep returns the line in which brackets or compact lists nest deeper than
// maxDepth, or 0. It counts brackets in texts too: nobody writes so many.
func tooDeep(source []byte) int {
	depth, line, dashes := 0, 1, 0
	for i, c := range source {
		switch c {
		case '\n':
			line++
			dashes = 0
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		case '-', '?', '!', '&':
			if i+1 < len(source) && (source[i+1] == ' ' || c == '!' || c == '&') {
				dashes++
			}
		}
		if depth > maxDepth || dashes > 2*maxDepth {
			return line
		}
	}
	return 0
}

// Report holds what was found in one source.
type Report struct {
	Findings []diag.Finding
	Words    model.Words // to suggest what a word of another language stands for

	file   string
	source []byte
	first  int
	unseen map[model.Position]bool // where a mark was taken out and told of
}

func (r *Report) add(f diag.Finding) {
	f.File = r.file
	r.Findings = append(r.Findings, f.In(r.source, r.first))
}

// syntax explains an error of the YAML parser in the words of an editor.
func (r *Report) syntax(err error) {
	f := diag.Finding{Code: diag.YAMLSyntax, Severity: diag.Error, Line: r.first,
		Message: "This part cannot be read as YAML."}
	message := err.Error()
	var at *yaml.SyntaxError
	if errors.As(err, &at) {
		message = at.Message
		if at.Token != nil && at.Token.Position != nil {
			f.Line, f.Column = r.first+at.Token.Position.Line-1, at.Token.Position.Column
		}
	}
	has := func(s string) bool { return strings.Contains(message, s) }
	switch {
	case has("mapping value is not allowed"), has("value is not allowed in this context"):
		f.Message = "A text with a colon or a quotation mark in it, or a line that is indented too far."
		f.Suggestion = `Put double quotation marks around the text, for example: title: "Our group: a welcome". Lines that belong together start in the same column.`
	case has("reserved character"):
		f.Message = "A text may not begin with this sign."
		f.Suggestion = "Put double quotation marks around the text."
	case has("could not find end character"):
		f.Message = "A quotation mark opens here and is never closed."
		f.Suggestion = `Close it, or put the text into double quotation marks: "it's here".`
	case has("end token") && has("]"), has("',' or ']'"), has("sequence end"):
		f.Message = "A list opens with [ in this line or the one before, and is never closed."
		f.Suggestion = "Write the closing ]."
	case has("}"), has("flow map"):
		f.Message = "A group of fields opens with { in this line or the one before, and is never closed."
		f.Suggestion = "Write the closing }."
	case has("tab character"), has("character '\t'"):
		f.Message = "A Tab stands here."
		f.Suggestion = "Use spaces instead."
	case has("non-map value"), has("unexpected key name"):
		f.Message = "A colon is missing after the field's name."
		f.Suggestion = "Write for example: join: drop-in"
	default:
		f.Suggestion = diag.Say("The YAML reader says: %s.", strings.SplitN(message, "\n", 2)[0])
	}
	r.add(f)
}
