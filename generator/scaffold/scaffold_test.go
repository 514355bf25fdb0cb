package scaffold_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/scaffold"
	"peerhub/generator/schema"
	"peerhub/layouts"
)

var blanks = scaffold.Blanks{Title: `"X"`, Today: "2026-03-01", Language: "en",
	Examples: map[string]string{"topics": "a", "audience": "b", "access": "c", "kinds": "self-help"}}

// written are the kinds that have a first version: all but those of an index.md.
func written(t *testing.T) map[model.Kind]string {
	t.Helper()
	out := map[model.Kind]string{}
	for _, k := range schema.Kinds() {
		page, err := scaffold.Page(k.Name, blanks)
		if k.Index != (err != nil) {
			t.Fatalf("%s: %v", k.Name, err)
		} else if !k.Index {
			out[k.Name] = page
		}
	}
	return out
}

// read parses a page of a kind, in the hub's first language or as a translation.
func read(kind model.Kind, page string, translation bool) (*model.Page, []diag.Finding) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}}
	file := load.File{Path: "content/x/en/x.md", Section: "pages", Language: "en", Page: "x"}
	if _, in, known := schema.StartOf(string(kind)); known {
		file.Section = in.Name
	}
	if schema.Of(kind).Part {
		file.Page = "m/x"
	}
	if translation {
		file.Language, file.Original = "fr", "content/x/en/x.md"
	}
	return parse.Page(file, []byte(page), hub)
}

// field is the line of a field, written or as a comment.
var field = regexp.MustCompile(`^(# )?([a-z_]+): ?`)

// TestEveryField: a first version explains each field of its kind once, with an
// example that can be read as it stands.
func TestEveryField(t *testing.T) {
	for kind, page := range written(t) {
		if p, findings := read(kind, page, false); len(findings) > 0 || !p.Draft || p.Title != "X" {
			t.Errorf("%s: %q, draft %v: %v", kind, p.Title, p.Draft, findings)
		}
		head, _ := frontmatter.Cut([]byte(page))
		lines := strings.SplitAfter(page, "\n")
		seen := map[string]int{}
		for i := range strings.Count(string(head), "\n") {
			m := field.FindStringSubmatch(lines[i])
			if m == nil {
				continue
			}
			seen[m[2]]++
			f, _ := schema.Of(kind).Field(m[2])
			note := f.Note.String()[:min(70, len(f.Note)-1)] // a longer one may go on in a further line
			if !strings.Contains(lines[i]+lines[i+1], note) && f.Name != "draft" {
				t.Errorf("%s: nothing explains %s", kind, m[2])
			}
			with := slices.Clone(lines)
			with[i] = strings.TrimPrefix(lines[i], "# ")
			if m[1] == "" && f.Type != schema.Groups && f.Type != schema.Texts {
				with[i] = f.Name + ": " + schema.Fill(f.Example, map[string]string{"today": "2026-03-01"}) + "\n"
			}
			p, findings := read(kind, strings.Join(with, ""), false)
			if p.Kind != kind && f.Name != "modules" || len(findings) > 0 {
				t.Errorf("%s, a %s with %q: %v", kind, p.Kind, with[i], findings)
			}
		}
		for _, f := range schema.Of(kind).Fields {
			if want := map[bool]int{true: 0, false: 1}[f.Program]; seen[f.Name] != want {
				t.Errorf("%s: the field %s stands there %d times", kind, f.Name, seen[f.Name])
			}
			delete(seen, f.Name)
		}
		if len(seen) > 0 {
			t.Errorf("%s has no fields %v", kind, seen)
		}
	}
}

// TestUncommented takes one # away from every line below the first notes, as an
// editor's command for that does.
func TestUncommented(t *testing.T) {
	for kind, page := range written(t) {
		above, below, _ := strings.Cut(page, "\n\n")
		head, text, _ := strings.Cut(below, "\n---\n")
		head = regexp.MustCompile(`(?m)^# ?`).ReplaceAllString(head, "")
		p, findings := read(kind, above+"\n\n"+head+"\n---\n"+text, false)
		if len(findings) > 0 || p.Kind != kind {
			t.Errorf("%s: %v\n%s", kind, findings, head)
		}
		if kind == model.KindGroup && len(p.Group.Schedule) != 4 {
			t.Errorf("the schedule has %d lines", len(p.Group.Schedule))
		}
	}
}

// TestNested reads the example of each field within a group of fields, beside
// others that it wants there.
func TestNested(t *testing.T) {
	beside := map[string]string{
		"alert.until":                    "text: Tea, ",
		"place.lat":                      "lon: 1, ",
		"place.lon":                      "lat: 1, ",
		"image.src":                      "alt: Tea, ",
		"image.alt":                      "src: tea.jpg, ",
		"image.caption":                  "src: tea.jpg, alt: Tea, ",
		"image.credit":                   "src: tea.jpg, alt: Tea, ",
		"image.consent":                  "src: tea.jpg, alt: Tea, ",
		"verified.by":                    "on: 2026-03-01, ",
		"verified.how":                   "on: 2026-03-01, ",
		"coproduced_by.lived_experience": "role: host, ",
		"schedule.day":                   `start: "18:30", `,
		"schedule.start":                 "day: monday, ",
		"schedule.nth":                   `day: monday, start: "18:30", every: month, `,
		"schedule.rrule":                 `start: "18:30", `,
		"schedule.every":                 `day: monday, start: "18:30", from: 2026-03-02, `,
		"schedule.by_arrangement":        "",
	}
	for kind := range written(t) {
		for _, f := range schema.Of(kind).Fields {
			for _, inner := range f.Fields {
				others, has := beside[f.Name+"."+inner.Name]
				if f.Name == "schedule" && !has {
					others = `day: monday, start: "18:30", `
				}
				example := schema.Fill(inner.Example, map[string]string{"today": "2026-03-01"})
				value := "{" + others + inner.Name + ": " + example + "}"
				if f.Type == schema.Groups {
					value = "[" + value + "]"
				}
				page := "---\ntitle: X\n" + f.Name + ": " + value + "\n---\n"
				if _, findings := read(kind, page, false); len(findings) > 0 {
					t.Errorf("%s: %s: %v", kind, value, findings)
				}
			}
		}
	}
}

// TestTranslation: the first version of a translation has what a translation may
// say, and nothing of what it takes over.
func TestTranslation(t *testing.T) {
	b := blanks
	b.Original = "content/x/en/x.md"
	for kind := range written(t) {
		page, err := scaffold.Page(kind, b)
		if err != nil {
			t.Fatal(err)
		}
		uncommented := regexp.MustCompile(`(?m)^# ([a-z_]+:)`).ReplaceAllString(page, "$1")
		if _, findings := read(kind, uncommented, true); len(findings) > 0 {
			t.Errorf("%s: %v\n%s", kind, findings, uncommented)
		}
		for _, f := range schema.Of(kind).Fields {
			has := strings.Contains(uncommented, "\n"+f.Name+":")
			if want := f.Scope != schema.Fact && f.Part != schema.Seldom && !f.Program; has != want {
				t.Errorf("%s: has %s: %v", kind, f.Name, has)
			}
		}
		if !strings.Contains(page, "\n# content/x/en/x.md\n") {
			t.Errorf("%s does not say what it translates", kind)
		}
	}
}

// TestUnwritten takes each first version as it stands: one that the table does not
// have would be published unread.
func TestUnwritten(t *testing.T) {
	table := map[model.Kind][]string{
		model.KindCourse: {"summary:", "Say how long people may take"},
		model.KindGroup:  {"summary:", "first_visit:", "What people do there"},
		model.KindLesson: {"summary:", "Begin with", "> Say what people do", "> A question that each",
			"> - What to take home.", "> A question with one", "> - [x] The good answer.", ">   Why it is a good one.",
			"> - [ ] Another answer", ">   Why it helps less.", "> What only whoever"},
		model.KindModule:   {"summary:", `  - "One thing`, "Say what this module"},
		model.KindPage:     {"summary:", "Write here.", "## A heading", "Link to another page"},
		model.KindPractice: {"summary:", "Write only what", "What happens, who", "Say who tells"},
		model.KindPrinciple: {"summary:", "short:", "differs:", "Say what the principle",
			"- Something that people do.", "- Something else.", "- A misunderstanding"},
		model.KindSource: {"summary:", "url:", "What it says"},
		model.KindTerm:   {"summary:", "What the word means"},
	}
	english := scaffold.NotesIn()
	for kind, page := range written(t) {
		want, own := table[kind]
		if !own {
			want = table[model.KindPage] // whose text it has
		}
		lines := strings.Split(page, "\n")
		got := english.Unwritten([]byte(page))
		for i, number := range got {
			if i >= len(want) || !strings.HasPrefix(lines[number-1], want[i]) {
				t.Errorf("%s: line %d is taken for a note: %s", kind, number, lines[number-1])
			}
		}
		if len(got) < len(want) {
			t.Errorf("%s: only %d of %d notes were found: %v", kind, len(got), len(want), got)
		}
	}
}

// TestUnwrittenInEveryLanguage: what is written in one language is found beside
// what is written in others.
func TestUnwrittenInEveryLanguage(t *testing.T) {
	var all []diag.Words
	for _, code := range []string{"fr", "es", "ar"} {
		all = append(all, locale.Schema(model.Language{Code: code}, layouts.Builtin))
	}
	notes := scaffold.NotesIn(all...)
	for _, words := range all {
		for _, original := range []string{"", "content/x/en/x.md"} {
			for kind := range written(t) {
				b := blanks
				b.Original = original
				page, _ := scaffold.Page(kind, b)
				want := notes.Unwritten([]byte(page))
				b.Words = words
				page, _ = scaffold.Page(kind, b)
				if got := notes.Unwritten([]byte(page)); len(got) != len(want) || len(got) == 0 {
					t.Errorf("%s: %d notes, in English %d:\n%s", kind, len(got), len(want), page)
				}
				if _, findings := read(kind, page, original != ""); len(findings) > 0 {
					t.Errorf("%s: %v\n%s", kind, findings, page)
				}
			}
		}
	}
}

// TestUnwrittenElsewhere: an editing program writes front matter its own way,
// Windows ends lines its own way, and words of one's own are no notes.
func TestUnwrittenElsewhere(t *testing.T) {
	for text, want := range map[string][]int{
		"---\r\nsummary: Who meets, and what for, in one or two sentences.\r\n---\r\n\r\nCome in.\r\n":               {2},
		"---\nsummary: 'What this lesson is about, in one sentence.' # soon\n---\n* What to take home.":              {2, 4},
		"---\nsummary: We meet on Tuesdays.\n---\n\n## In practice\n\n- Tea.\n\n> [!KEYPOINTS]\n> - Listen.\n":       nil,
		"---\nsource: {url: \"https://example.org/\"}\n---\nWrite here what you think.\n\n[x](https://example.org/)": nil,
		"Say here, in two or three sentences, who you are and whom you want to reach.\n":                             {1},
		"# About\n\n" + scaffold.Untranslated: {3},
		"":                                    nil,
	} {
		if got := scaffold.NotesIn().Unwritten([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%q: lines %v, want %v", text, got, want)
		}
	}
}
