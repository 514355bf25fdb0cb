package main

import (
	"fmt"
	"strings"
)

// A bomb is files of a hub that are small, or quick to write, and take much to read.
type bomb struct {
	name  string
	files map[string]func() []byte // made when they are wanted: they are large
	grow  map[string]int64         // size to which a file is stretched with zeros that take no room on the disk
	args  []string                 // of the program; nil is a build
}

// page is where a bomb in Markdown lies.
const page = "content/guides/en/page.md"

// bombs are all of them, as large as readers take them, or the part of it that is asked for.
func bombs(part int) (out []bomb) {
	for _, more := range [][]bomb{texts(part), yamls(part), sheets(part), books(part), lists(part), documents(part), locks(part), long()} {
		out = append(out, more...)
	}
	return out
}

// times repeats a text up to a size.
func times(unit string, size int) string { return strings.Repeat(unit, max(1, size/len(unit))) }

// plain is a file that is small.
func plain(text string) func() []byte { return func() []byte { return []byte(text) } }

// inPage is a page of a text.
func inPage(name string, text func() []byte) bomb {
	return bomb{name: "page of " + name, files: map[string]func() []byte{page: func() []byte { return append([]byte("---\ntitle: Page\n---\n\n"), text()...) }}}
}

// texts are pages of one sign or a few.
func texts(part int) (out []bomb) {
	const most = 3<<19 - 100 // as large as a page may be
	for name, unit := range map[string]string{
		"stars": "*", "strong stars": "a**", "star words": "*a **b ", "mixed marks": "**a_", "underlines": "a_b_", "tildes": "~~a",
		"backticks": "`a``", "more backticks": "` `` ``` ", "brackets": "[", "closing brackets": "]", "images": "![", "links": "[a](", "references": "[a]: b\n",
		"reference uses": "[a][b] ", "footnotes": "[^a]", "footnote texts": "[^a]: b\n\n", "citations": "[@a ", "angles": "<a ", "tags": "<b>", "details": "<details>\n\n",
		"comments": "<!--", "instructions": "<?", "declarations": "<!A ", "character data": "<![CDATA[", "closing tags": "</", "attributes": "<a b='", "entities": "&#1;", "ampersands": "&a",
		"quotations": "> ", "quotation lines": "> a\n", "compact lists": "- ", "lists": "- a\n", "numbered": "1. ", "numbers": "1234567890. a\n", "tasks": "- [ ] a\n",
		"headings": "# a\n", "same headings": "## a\n\n", "underlined": "a\n=\n", "tables": "|a", "rows": "|a|\n", "definitions": "a\n: b\n\n",
		"colons": "a\n: ", "callouts": "> [!NOTE]\n\n", "fences": "```\n", "quoted fences": "> ```\n", "tilde fences": "~~~\n", "spaces": " ", "tabs": "\t", "hard breaks": "a  \n", "hyphens": "a-", "hyphened numbers": "1-",
		"backslashes": "\\", "schemes": "http://a.b ", "addresses": "www.a", "mails": "a@b.", "mail words": "a.b-c_d@", "lines": "\n", "words": "word ", "quotes": "\"a ", "apostrophes": "'a", "dots": ".", "digits": "12 34-56 ",
		"equals": "=", "carets": "^", "code": "    a\n", "dashes": "-", "right to left": "\u0645 a ", "marks": "e\u0301", "joiners": "a\u200d", "emoji": "\U0001F469\u200D",
		"passwords": "password: a ", "times": "18:30 ", "names": "Mary Okafor ", "phones": "+44 113 496 0118 ",
	} {
		out = append(out, inPage(name, func() []byte { return []byte(times(unit, most/part)) }))
	}
	deep := func(begin, end string, levels int) string {
		return strings.Repeat(begin, levels) + "x" + strings.Repeat(end, levels)
	}
	stairs := func(sign string, levels, indent int) string {
		var b strings.Builder
		for n := range levels {
			b.WriteString(strings.Repeat(" ", n*indent) + sign + " a\n")
		}
		return b.String()
	}
	table := func(columns, rows int) string {
		return times("|a", 2*columns) + "|\n" + times("|-", 2*columns) + "|\n" + strings.Repeat("|b|\n", rows)
	}
	return append(out,
		inPage("wide table", func() []byte { return []byte(table(2000/part, 2000)) }), inPage("long table", func() []byte { return []byte(table(10000/part, 2000)) }), inPage("table of one row", func() []byte { return []byte(table(1_000_000/part, 1)) }),
		inPage("nested lists", func() []byte { return []byte(stairs("-", 2000/part, 2)) }), inPage("nested numbers", func() []byte { return []byte(stairs("1.", 1500/part, 3)) }), inPage("nested quotations", func() []byte { return []byte(strings.Repeat(strings.Repeat("> ", 50)+"a\n", 40_000/part)) }),
		inPage("nested tags", func() []byte { return []byte(deep("<div>", "</div>", 400_000/part)) }), inPage("nested spans", func() []byte { return []byte(deep("<b>", "</b>", 400_000/part)) }), inPage("nested brackets", func() []byte { return []byte(deep("[", "]", 1_000_000/part)) }),
		inPage("nested emphasis", func() []byte { return []byte(deep("*a ", " b*", 400_000/part)) }), inPage("long code", func() []byte { return []byte("```go\n" + times("f(\"a\") ", 3<<19/part-100) + "\n```\n") }), inPage("long line of code", func() []byte { return []byte("```yaml\n" + times("{a: ", 3<<19/part-100) + "\n```\n") }),
		inPage("many definitions", func() []byte { return []byte(many(100_000/part, "[a%d]: b\n")) }), inPage("many uses", func() []byte { return []byte(many(60_000/part, "[a%d]: b\n") + many(60_000/part, "[a%d] ")) }),
		inPage("many footnotes", func() []byte {
			return []byte(many(40_000/part, "[^a%d] ") + "\n\n" + many(40_000/part, "[^a%d]: b\n\n"))
		}), inPage("many headings", func() []byte { return []byte(many(60_000/part, "## a%d\n\n")) }),
		inPage("many pictures", func() []byte { return []byte(many(40_000/part, "![a](p%d.png)\n\n")) }), inPage("many links", func() []byte { return []byte(many(60_000/part, "[a](p%d.md)\n\n")) }), inPage("many citations", func() []byte { return []byte(many(60_000/part, "[@a%d]\n\n")) }),
		inPage("lists in quotations", func() []byte { return []byte(strings.Repeat("> - > - a\n", 200_000/part)) }), inPage("long words", func() []byte { return []byte(times("a", 3<<19/part-100)) }), inPage("long bidi", func() []byte { return []byte(times("\u2067a", 3<<19/part-100)) }),
		inPage("quiz", func() []byte { return []byte(strings.Repeat("> [!QUIZ]\n> - [ ] a\n> - [x] b\n\n", 40_000/part)) }),
	)
}

func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// yamls are front matter and settings.
func yamls(part int) (out []bomb) {
	laughs := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", c, c, times(fmt.Sprintf("*%c,", c-1), 27))
	}
	for name, text := range map[string]string{
		"laughs": laughs, "merges": "a: &a {b: c}\n" + strings.Repeat("<<: *a\n", 20_000/part),
		"deep brackets": "topics: " + times("[", 60_000/part), "deep braces": "topics: " + times("{a: ", 60_000/part), "deep lines": func() string {
			var b strings.Builder
			for n := range 300 / part {
				b.WriteString(strings.Repeat(" ", n) + "a:\n")
			}
			return b.String()
		}(),
		"deep dashes": "topics:\n  " + times("- ", 60_000/part), "question marks": times("? ", 60_000/part), "tags": "title: " + times("!!str ", 60_000/part), "anchors": many(6000/part, "a%d: &a%[1]d b\n"),
		"colons": times("a: ", 60_000/part), "fields": many(6000/part, "field%d: a\n"), "same fields": times("title: a\n", 60_000/part), "documents": times("---\n...\n", 60_000/part),
		"long text": "title: " + times("word ", 60_000/part), "folded": "title: >\n" + times("  word\n\n", 60_000/part), "literal": "title: |\n" + times("  a\n", 60_000/part),
		"quotes": "title: \"" + times("\\u0061", 60_000/part) + "\"", "single quotes": "title: " + times("'", 60_001/part), "open quote": "title: \"" + times("a\n\n", 60_000/part), "comments": times("# a\n", 60_000/part),
		"commas": "topics: [" + times(",", 60_000/part) + "]", "items": "topics: [" + times("a, ", 60_000/part) + "b]", "lines of items": "topics:\n" + times("  - a\n", 60_000/part), "tabs": times("\t", 60_000/part),
		"sessions": "schedule:\n" + times("  - {day: monday, start: \"18:00\", every: week}\n", 60_000/part), "days": "schedule:\n  - {day: [" + times("monday, ", 60_000/part) + "sunday], start: \"18:00\"}",
		"rules":     "schedule: [{rrule: \"FREQ=DAILY;INTERVAL=1;COUNT=999999999\", start: \"00:00\"}]",
		"far rule":  "schedule: [{rrule: \"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\", start: \"00:00\"}]",
		"full rule": "schedule: [{rrule: \"FREQ=YEARLY;BYDAY=" + times("MO,TU,WE,TH,FR,SA,SU,", 30_000/part) + "MO;BYSETPOS=-366\", start: \"00:00\"}]",
		"every":     "schedule: [{day: monday, every: 999999999 weeks, from: 2026-01-05, start: \"18:00\"}]",
		"excepted":  "schedule: [{day: daily, start: \"18:00\", except: [" + times("2026-03-01, ", 60_000/part) + "2026-03-02]}]",
	} {
		out = append(out, bomb{name: "front matter of " + name, files: map[string]func() []byte{
			"content/groups/en/tea.md": plain("---\nname: Tea\n" + text + "\n---\n\nText.\n")}})
		out = append(out, bomb{name: "settings of " + name, files: map[string]func() []byte{
			"hub.yaml": plain(settings + strings.ReplaceAll(text, "title: ", "tagline: "))}})
	}
	more := func(name string, text func() []byte) {
		out = append(out, bomb{name: "settings of " + name, files: map[string]func() []byte{"hub.yaml": plain(settings + string(text()))}})
	}
	out = append(out, bomb{name: "settings of languages", files: map[string]func() []byte{"hub.yaml": func() []byte {
		return []byte(strings.Replace(settings, "languages: [en]", "default_language: en\nlanguages:\n  - en\n"+strings.TrimSuffix(many(9000/part, "  - {code: en-x-a%d, name: A}\n"), "\n"), 1))
	}}})
	more("topics", func() []byte { return []byte("topics:\n" + many(10_000/part, "  t%d: {en: A}\n")) })
	more("synonyms", func() []byte {
		return []byte("search: {synonyms: {en: [" + times("[a, b], ", 400_000/part) + "[c, d]]}}\n")
	})
	more("help lines", func() []byte {
		return []byte("help_now:\n" + times("  - {name: A, phone: \"112\", country: GB}\n", 400_000/part))
	})
	return out
}
