package scaffold

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Unwritten returns the lines, from 1, of a page that still hold a note of a
// first version, of whatever kind. Quotation marks and the marks of lists do not
// count, since the program in which somebody edits may write others.
func Unwritten(page []byte) []int {
	notes := notes()
	var out []int
	for number := 1; len(page) > 0; number++ {
		line, rest, _ := bytes.Cut(page, []byte("\n"))
		page = rest
		if notes[string(words(line))] {
			out = append(out, number)
		}
	}
	return out
}

// notes are the words of all notes.
var notes = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	files, err := fs.Glob(texts, "text/*.md")
	if err != nil {
		panic(err) // the pattern above is wrong
	}
	for _, name := range append(files, "text/hub/index.md") {
		text, err := texts.ReadFile(name)
		if err != nil {
			panic(err) // it was compiled in
		}
		_, rest, _ := strings.Cut(string(text), "---\n")
		front, body, _ := strings.Cut(rest, "\n---\n")
		for line := range strings.Lines(front) {
			// The title of a new hub's home page is one that may stay.
			if path.Dir(name) == "text" && strings.Contains(line, `"`) && !strings.HasPrefix(line, "#") && !strings.Contains(line, "{{") {
				out[string(words([]byte(line)))] = true
			}
		}
		for line := range strings.Lines(body) {
			if said := string(words([]byte(line))); said != "" && !made(said) {
				out[said] = true
			}
		}
	}
	return out
})

// made reports whether a line may stay as it is: a heading that says what such a
// page has, or the name of a callout.
func made(said string) bool {
	return strings.HasPrefix(said, "#") && said != "## A heading" || strings.HasPrefix(said, "[!")
}

// words returns what a line says: without the marks of quotations and lists, the
// name of a field, quotation marks, and a comment after them.
func words(line []byte) []byte {
	line = bytes.TrimLeft(line, "> \t")
	for _, mark := range []string{"- ", "* ", "[x] ", "[ ] "} {
		line = bytes.TrimPrefix(line, []byte(mark))
	}
	if name, value, is := bytes.Cut(line, []byte(": ")); is && !bytes.ContainsAny(name, " \"") {
		line = bytes.TrimLeft(value, " ")
	}
	if before, _, is := bytes.Cut(line, []byte(" #")); is {
		line = before
	}
	line = bytes.TrimRight(line, " \t\r\n")
	if len(line) > 1 && (line[0] == '"' || line[0] == '\'') && line[len(line)-1] == line[0] {
		line = line[1 : len(line)-1]
	}
	return line
}
