package scaffold

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

//go:embed text/*.md
var bodies embed.FS

// What stands above the fields.
const (
	fillIn    diag.Text = "Fill in what you know and delete the rest: an empty place is better than a guess."
	uncomment diag.Text = "A line that begins with # is not read. To use it, take its # away; " +
		"the words after a second # are for you."
	// facts stands above the path of the original.
	facts diag.Text = "A translation holds only what differs. Days, places and all other facts come from the original:"
	// translation is the text of a translation.
	translation diag.Text = "Here comes the text of the original, in this language."
)

// Page returns the first version of a page of a kind: all fields of its kind, in
// the parts that the schema has; of a translation, those that it does not take over
// from its original.
func Page(kind model.Kind, b Blanks) (string, error) {
	body, err := body(kind, b)
	if err != nil {
		return "", err
	}
	k := schema.Of(kind)
	draft, _ := k.Field("draft")
	above := []diag.Text{k.Note, fillIn, uncomment, draft.Note}
	if b.Original != "" {
		above = []diag.Text{k.Note, facts, diag.Text(b.Original), uncomment, draft.Note}
	}
	var out strings.Builder
	out.WriteString("---\n")
	for _, t := range above {
		fmt.Fprintf(&out, "# %s\n", b.say(t))
	}
	out.WriteString("draft: true\n")
	fields := shown(k.Fields, b.Original != "")
	for i, lines := range b.fields(fields) {
		if part := fields[i].Part; i == 0 || part != fields[i-1].Part {
			out.WriteString("\n")
			if part != "" {
				fmt.Fprintf(&out, "## %s\n", b.say(part))
			}
		}
		out.WriteString(strings.Join(lines, "\n") + "\n")
	}
	return out.String() + "---\n\n" + body, nil
}

// shown returns the fields that a first version shows, those of a part together and
// those that are seldom needed last. A translation has neither them nor facts.
func shown(fields []schema.Field, translated bool) []schema.Field {
	var out []schema.Field
	place := map[diag.Text]int{schema.Seldom: len(fields)}
	for i, f := range fields {
		if _, begun := place[f.Part]; !begun {
			place[f.Part] = i
		}
		switch {
		case f.Program || f.Name == "draft": // which stands on top
		case translated && (f.Scope == schema.Fact || f.Part == schema.Seldom):
		default:
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b schema.Field) int { return cmp.Compare(place[a.Part], place[b.Part]) })
	return out
}

// Columns, in characters.
const (
	beside = 32  // a longer line has its note below it
	below  = 110 // where such a note is broken
	widest = 120 // no note beside a field goes beyond
)

// fields writes fields, each with its note: beside it, all in one column, or below.
func (b Blanks) fields(fields []schema.Field) [][]string {
	out := make([][]string, len(fields))
	column := 0
	for i, f := range fields {
		out[i] = b.field(f)
		if n := utf8.RuneCountInString(out[i][0]); n <= beside {
			column = max(column, n+2)
		}
	}
	for i, f := range fields {
		first, note := out[i][0], b.say(f.Note)
		space := column - utf8.RuneCountInString(first)
		switch {
		case strings.Contains(f.Ask, "$note"): // it says what belongs there
		case space > 0 && column+utf8.RuneCountInString("# "+note) <= widest:
			out[i][0] += strings.Repeat(" ", space) + "# " + note
		default:
			out[i] = slices.Insert(out[i], 1, wrapped(note, "#   # ", below)...)
		}
	}
	return out
}

// field writes a field as it may stand there: with what is asked for, or as a
// comment with its example. Of a list that is asked for, further examples follow.
func (b Blanks) field(f schema.Field) []string {
	ask := schema.Fill(f.Ask, map[string]string{
		"title": b.Title, "today": b.Today, "note": frontmatter.Quoted(b.say(f.Note))})
	switch {
	case f.Ask == "":
		return []string{"# " + f.Name + ": " + b.example(f)}
	case f.Type != schema.Texts && f.Type != schema.Groups:
		return []string{f.Name + ": " + ask}
	}
	lines := []string{f.Name + ":"}
	for _, item := range schema.Each(ask) {
		lines = append(lines, "  - "+item)
	}
	if f.Type == schema.Groups {
		for _, item := range schema.Each(b.example(f)) {
			lines = append(lines, "#   - "+item)
		}
	}
	return lines
}

func (b Blanks) example(f schema.Field) string {
	words := maps.Clone(b.Examples)
	if words == nil {
		words = map[string]string{}
	}
	words["today"], words["language"] = b.Today, b.Language
	return schema.Fill(f.Example, words)
}

// say returns a sentence in the language of the notes. What has values is not
// among what first versions say.
func (b Blanks) say(t diag.Text) string {
	if s := b.Words.Texts[t]; s != "" {
		return s
	}
	return t.String()
}

// wrapped breaks a text into lines of at most the width.
func wrapped(text, prefix string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(prefix+line+" "+word) > width {
			out = append(out, prefix+line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	return append(out, prefix+line)
}

// textOf returns the text of first versions of a kind, in English: that of a page
// where nobody wrote one for it. An index.md has none.
func textOf(k *schema.Kind) ([]byte, error) {
	if k.Index {
		return nil, fmt.Errorf("no first version of a %s", k.Name)
	}
	text, err := bodies.ReadFile("text/" + string(k.Name) + ".md")
	if errors.Is(err, fs.ErrNotExist) {
		return bodies.ReadFile("text/" + string(model.KindPage) + ".md")
	}
	return text, err
}

// body returns the text below the front matter.
func body(kind model.Kind, b Blanks) (string, error) {
	text, err := textOf(schema.Of(kind))
	if err != nil {
		return "", err
	}
	if b.Original != "" {
		return b.say(translation) + "\n", nil
	}
	var out strings.Builder
	for line := range strings.Lines(string(text)) {
		if t := sentence(line); t != "" {
			line = strings.Replace(line, string(t), b.say(t), 1)
		}
		out.WriteString(line)
	}
	return out.String(), nil
}

// sentence is what a line of a text says, without the marks of Markdown; "" of a
// line that says nothing, or is the name of a callout.
func sentence(line string) diag.Text {
	s := string(words([]byte(line)))
	if strings.HasPrefix(s, "[!") {
		return ""
	}
	return diag.Text(strings.TrimLeft(s, "# "))
}

// Sentences are what the texts of first versions say, line by line: keys of their
// translations.
func Sentences() []diag.Text {
	var out []diag.Text
	for _, k := range schema.Kinds() {
		text, err := textOf(k)
		if err != nil {
			continue // nobody writes a first version of it
		}
		for line := range strings.Lines(string(text)) {
			if t := sentence(line); t != "" {
				out = append(out, t)
			}
		}
	}
	return out
}
