package langcheck

import (
	"embed"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/glossary"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Pair is a word to leave, and what to say instead.
type Pair struct {
	Avoid []string // forms of it
	Say   string
	Why   string // a sentence; "" when the glossary gives none
}

//go:embed words/*.txt
var files embed.FS

// Pairs returns the words of a language that come with Peerhub; none for a
// language without a list. A line is: forms, with commas | instead | why. Strokes
// within a form part what can stand in one place: commits/committed suicide.
func Pairs(language string) []Pair {
	data, err := files.ReadFile("words/" + language + ".txt")
	if err != nil {
		return nil // nobody has written one
	}
	var out []Pair
	for line := range strings.Lines(string(data)) {
		part := strings.Split(strings.TrimSpace(line), "|")
		if len(part) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		p := Pair{Say: strings.TrimSpace(part[1]), Why: strings.TrimSpace(part[2])}
		for form := range strings.SplitSeq(part[0], ",") {
			p.Avoid = append(p.Avoid, spelled(strings.Fields(form))...)
		}
		out = append(out, p)
	}
	return out
}

// spelled returns the forms that words with strokes stand for.
func spelled(words []string) []string {
	forms := []string{""}
	for _, word := range words {
		var longer []string
		for _, form := range forms {
			for one := range strings.SplitSeq(word, "/") {
				longer = append(longer, strings.TrimSpace(form+" "+one))
			}
		}
		forms = longer
	}
	return forms
}

// Check reads the pages of the site again, as they were written, and those beside it that
// have no address yet, and returns a warning for each word that hurts.
func Check(hub fs.FS, site *model.Site, beside []*model.Page) []diag.Finding {
	pages := slices.Clone(beside)
	for _, e := range site.Entries {
		for _, code := range site.Hub.Codes() {
			if p := e.Pages[code]; p != nil {
				pages = append(pages, p)
			}
		}
	}
	lists := map[string]*list{}
	var found diag.List
	for _, p := range pages {
		if !strings.EqualFold(path.Ext(p.Pos.File), ".md") { // a feed or a spreadsheet
			continue
		}
		words := lists[p.Language]
		if words == nil {
			words = newList(p.Language, site)
			lists[p.Language] = words
		}
		data, _ := load.File{Path: p.Pos.File}.Read(hub) // nothing of what was refused; load has said why
		found.Add(words.find(p, string(data))...)
	}
	return found.Sorted()
}

// list is what is looked for in one language.
type list struct {
	forms []form
	pairs map[string]Pair // folded form → its pair
}

// form is one form of a word, or of several that stand together.
type form struct {
	pattern string
	rarest  string // its longest word, in small letters
}

// pattern finds the forms that a text can have, or is nil when it has none. Few
// pages have any, and a plain search for a word costs a hundredth of a pattern.
func (l *list) pattern(text string) *regexp.Regexp {
	small := strings.ToLower(text)
	var here []string
	for _, f := range l.forms {
		if strings.Contains(small, f.rarest) {
			here = append(here, f.pattern)
		}
	}
	if len(here) == 0 {
		return nil
	}
	return regexp.MustCompile(`(?i)` + strings.Join(here, "|"))
}

func newList(code string, site *model.Site) *list {
	l := &list{pairs: map[string]Pair{}}
	base, _, _ := strings.Cut(code, "-")
	pairs := Pairs(base)
	for _, e := range site.InSection("glossary") {
		if p := e.Pages[code]; p != nil && p.Term != nil && len(p.Term.Avoid) > 0 {
			pairs = append(pairs, Pair{Avoid: p.Term.Avoid, Say: strings.Join(p.Term.Say, "; ")})
		}
	}
	for _, pair := range pairs {
		for _, avoid := range pair.Avoid {
			key := fold(avoid)
			if _, has := l.pairs[key]; has || key == "" {
				continue
			}
			l.pairs[key] = pair
			longest := slices.MaxFunc(strings.Fields(key), func(a, b string) int { return len(a) - len(b) })
			l.forms = append(l.forms, form{strings.NewReplacer(" ", `\s+`, "' ", `'\s*`).Replace(regexp.QuoteMeta(key)),
				longest})
		}
	}
	// the longest of several that fit
	slices.SortStableFunc(l.forms, func(a, b form) int { return len(b.pattern) - len(a.pattern) })
	return l
}

// fold is what all spellings of some words have in common.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(plainly(s).text, "'", "' ")), " "))
}

// find returns the findings of one page.
func (l *list) find(p *model.Page, source string) []diag.Finding {
	text := others(p, source)
	words := plainly(text)
	pattern := l.pattern(words.text)
	if pattern == nil {
		return nil
	}
	var out []diag.Finding
	for _, found := range pattern.FindAllStringIndex(words.text, -1) {
		if !glossary.Whole(words.text, beginning(words.text, found[0], p.Language), found[1], "_-") ||
			named(words.text, found) {
			continue
		}
		pair, ok := l.pairs[fold(words.text[found[0]:found[1]])]
		if !ok || p.Term != nil &&
			(slices.ContainsFunc(p.Term.Avoid, func(s string) bool { return slices.Contains(pair.Avoid, s) })) {
			continue // the term that says so
		}
		at := []int{words.from[found[0]], words.to[found[1]-1]}
		line := 1 + strings.Count(text[:at[0]], "\n")
		start := strings.LastIndexByte(text[:at[0]], '\n') + 1
		message := diag.Say("%q can hurt.", strings.Join(strings.Fields(source[at[0]:at[1]]), " "))
		if pair.Why != "" {
			message = diag.Say("%s %s", message, pair.Why)
		}
		suggestion := diag.Text("Say it another way.")
		if pair.Say != "" {
			suggestion = diag.Say("Write for example: %s.", pair.Say)
		}
		out = append(out, diag.Finding{Severity: diag.Warning, Code: diag.WordHurtful, File: p.Pos.File, Line: line,
			Column: 1 + utf8.RuneCountInString(text[start:at[0]]), Length: utf8.RuneCountInString(text[at[0]:at[1]]),
			Message: message, Suggestion: diag.Say("%s If it is somebody's own word, put it in quotation marks.",
				suggestion)}.In([]byte(source), 1))
	}
	return out
}

// named reports whether a match is part of a name: it and the word behind it begin
// with capital letters, where the text does not write all words so.
func named(text string, at []int) bool {
	first, _ := utf8.DecodeRuneInString(text[at[0]:])
	second, size := utf8.DecodeRuneInString(text[at[0]+utf8.RuneLen(first):])
	rest := strings.TrimLeft(text[at[1]:], " ")
	next, n := utf8.DecodeRuneInString(rest)
	third, _ := utf8.DecodeRuneInString(rest[n:])
	return size > 0 && unicode.IsUpper(first) && unicode.IsLower(second) && unicode.IsUpper(next) &&
		unicode.IsLower(third) &&
		len(rest) < len(text[at[1]:])
}

// beginning is where a word begins of which a match is found. In Arabic, "and",
// "for" and the article are written as one with it.
func beginning(text string, match int, language string) int {
	before := text[:match]
	if strings.HasPrefix(language, "ar") {
		for _, prefix := range []string{"ال", "لل", "و", "ف", "ب", "ل", "ك"} {
			before = strings.TrimSuffix(before, prefix)
		}
	}
	return len(before)
}

// somebody are the parts of a page that are somebody else's words: code, block
// quotations that are no callout of ours, and what stands in quotation marks.
var somebody = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("(?s)```.*?```|<!--.*?-->|(?:https?://|www\\.)[^\\s<>\"]+|[^\\s<>()\"]+@[^\\s<>()\"]+|`[^`\n]*`|\\]\\([^)\n]*\\)|<[^>\n]*>|\\[@[^]\n]*\\]" +
		`|“[^”]{1,400}”|«[^»]{1,400}»|„[^“”]{1,400}[“”]|‘[^’\n]{1,200}’|»\pL[^«]{1,400}«|‚[^‘’\n]{1,200}[‘’]|「[^」]{1,400}」|『[^』]{1,400}』` +
		`|\\"[^"\n]{1,400}\\"|(?:^|[\s(\[>])"[^"\n]{1,400}"|(?:^|[\s(\[>])'[^'\n]{1,200}'`)
})

// quoted are block quotations; callouts of other kinds than QUOTATION are the
// page's own words.
var quoted = regexp.MustCompile(`(?m)^>.*(?:\n>.*)*`)

func ownWords(block string) bool {
	return strings.HasPrefix(block, "> [!") && !strings.HasPrefix(block, "> [!QUOTATION]")
}

// fieldMarks are quotation marks that only YAML needs.
var fieldMarks = regexp.MustCompile(`(?m)^(\s*(?:- )?(?:[\w.]+:\s*)?)"(.*)"([ \t\r]*)$`)

// asked is the field with what people type into a search. Nobody is shown it.
var asked = regexp.MustCompile(`(?m)^asked[ \t]*:.*(?:\n(?:[ \t\]]|- ).*)*`)

// others returns the source with somebody else's words blanked out: every
// letter of the rest keeps its place.
func others(p *model.Page, source string) string {
	above, below := frontmatter.Cut([]byte(source))
	head, body := string(above), string(below)
	head = asked.ReplaceAllStringFunc(head, blank)
	head = fieldMarks.ReplaceAllString(head, "$1 $2 $3")
	if schema.Of(p.Kind).Quoted { // titles of works, and the words that a term is about
		head = blank(head)
	}
	body = quoted.ReplaceAllStringFunc(body, func(block string) string {
		if ownWords(block) {
			return block
		}
		return blank(block)
	})
	return somebody().ReplaceAllStringFunc(head, blank) + somebody().ReplaceAllStringFunc(body, blank)
}

// blank keeps the length in bytes and the lines of a text, and nothing else.
func blank(s string) string {
	out := []byte(s)
	for i, c := range out {
		if c != '\n' {
			out[i] = ' '
		}
	}
	return string(out)
}
