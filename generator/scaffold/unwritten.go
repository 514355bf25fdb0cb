package scaffold

import (
	"bytes"
	"io/fs"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/schema"
)

// Notes are what first versions say to whoever writes them, and not to readers.
type Notes map[string]bool

// NotesIn returns the notes in English and in the languages of the words.
func NotesIn(languages ...diag.Words) Notes {
	notes := Notes{}
	for _, words := range append([]diag.Words{{}}, languages...) {
		b := Blanks{Words: words}
		for _, k := range schema.Kinds() {
			for _, f := range k.Fields {
				if f.Ask != "" {
					notes.asked(b.field(f))
				}
			}
			if text, err := body(k.Name, b); err == nil { // else nobody writes a first version of it
				notes.text(text, b.say("A heading"))
			}
		}
		notes.text(b.say(translation), "")
	}
	homes, _ := fs.Glob(hubs, "text/hub/index*.md")
	for _, name := range homes {
		if home, err := hubs.ReadFile(name); err == nil {
			_, text := frontmatter.Cut(home) // its title is one that may stay
			notes.text(string(text), "")
		}
	}
	return notes
}

// asked adds the notes among the lines of a field.
func (n Notes) asked(lines []string) {
	for _, line := range lines {
		if strings.Contains(line, `"`) && !strings.HasPrefix(line, "#") {
			n[string(words([]byte(line)))] = true
		}
	}
}

// text adds the notes of a text, in which one heading may be a note.
func (n Notes) text(text, heading string) {
	for line := range strings.Lines(text) {
		said := string(words([]byte(line)))
		if said != "" && !strings.HasPrefix(said, "[!") && (!strings.HasPrefix(said, "#") || said == "## "+heading) {
			n[said] = true
		}
	}
}

// Unwritten returns the lines, from 1, of a page that still hold a note. Quotation
// marks and the marks of lists do not count, since the program in which somebody
// edits may write others.
func (n Notes) Unwritten(page []byte) []int {
	var out []int
	number := 0
	for line := range bytes.Lines(page) {
		number++
		if n[string(words(line))] {
			out = append(out, number)
		}
	}
	return out
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
