package scaffold

import (
	"bytes"
	"strings"

	"peerhub/generator/diag"
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
	for _, note := range former {
		notes[note] = true
	}
	notes[Untranslated] = true
	return notes
}

// Untranslated stands at the end of a page of a new hub that is in English, because nobody has written it in the
// language of the hub.
const Untranslated = "This page is still in English. Translate it, and delete this line."

// former are notes that earlier versions wrote onto the first page of a hub.
var former = []string{
	"Say here, in two or three sentences, who you are and whom you want to reach.",
	"Dites ici, en deux ou trois phrases, qui vous êtes et à qui vous vous adressez.",
	"Diga aquí, en dos o tres frases, quiénes son y a quién quieren llegar.",
	"قولوا هنا، في جملتين أو ثلاث، من أنتم وإلى من تريدون أن تصلوا.",
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
