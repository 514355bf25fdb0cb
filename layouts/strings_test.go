package layouts_test

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"peerhub/generator/schema"
	"peerhub/layouts"
)

// builtIn are the languages that the program itself speaks.
var builtIn = []string{"en", "fr", "es", "ar"}

// made are keys that a program puts together: the beginning, and the endings
// that must exist.
var made = map[string][]string{
	"facet.":    {"section", "open", "open.anyone", "open.members"},
	"home.step": {"1", "2", "3", "4", "1_text", "2_text", "3_text", "4_text"},
	"crisis.": {"poisoning", "child", "violence", "someone", "suicide", "self-harm", "number", "title", "pages",
		"cleared", "call"},
	"search.": {"everything", "nothing", "did-you-mean", "also", "more", "again", "failed", "found", "suggestions",
		"elsewhere",
		"chosen", "nothing_chosen", "take_away", "show_all", "open_language", "matching", "without",
		"see_groups", "kind_groups", "kind_pages", "kind_words"},
	"callout-": {"note", "keypoints", "care", "activity", "discussion", "reflection", "facilitator", "steps",
		"quiz", "question", "checklist", "hint", "solution"},
	"quiz-":        {"right", "other", "several"},
	"credit.":      {"translation", "adaptation", "copy"},
	"view.":        {"part", "facilitator", "handout", "large-print", "print"},
	"checked.by.":  {"hub-team"},
	"checked.how.": {"phone", "email", "visit", "website"},
	"source.kind.": schema.SourceKinds,
	"level.":       {"beginner", "intermediate", "advanced"},
	"finder.": {"credit", "more", "near", "within", "position", "position-name", "position-why", "position-wait",
		"position-here", "position-denied", "position-none", "towns", "towns-none", "towns-guess", "towns-search", "time",
		"time-morning", "time-afternoon", "time-evening", "when", "when-now", "when-today", "when-tonight",
		"when-weekend", "when-week", "text", "count", "nothing", "take-away", "remove", "leaves", "away", "online",
		"online-all", "wider", "show-more", "failed", "again", "comma", "colon", "or", "month", "said-morning",
		"said-afternoon", "said-evening", "said-now", "said-today", "said-tonight", "said-weekend", "said-week",
		"said-near-vowel", "said-near", "said-text", "sheet", "close", "show", "show-n", "show-none", "mine",
		"further", "afar", "way", "way-near", "way-online", "way-line", "leaves-none", "said-open",
		"where", "where-why", "where-town", "where-country", "where-language"},
}

func texts(t *testing.T, language string) map[string]any {
	t.Helper()
	out := map[string]any{}
	for _, file := range []string{"ui", "terms"} {
		own := map[string]any{}
		if err := yaml.Unmarshal([]byte(read(t, "strings/"+language+"/"+file+".yaml")), &own); err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		maps.Copy(out, own)
	}
	maps.Copy(out, ofFields(t, language))
	return out
}

// ofFields are the texts for readers in fields.yaml, by the keys that locale gives them.
func ofFields(t *testing.T, language string) map[string]any {
	t.Helper()
	var file struct {
		Fields map[string]struct {
			Label, Said string
			Choices     map[string]struct{ Label string }
		}
	}
	if err := yaml.Unmarshal([]byte(read(t, "strings/"+language+"/fields.yaml")), &file); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	out := map[string]any{}
	put := func(key, text string) {
		if text != "" {
			out[key] = text
		}
	}
	for path, f := range file.Fields {
		name := schema.Question(path)
		put("facet."+name, f.Label)
		put("finder.said-"+name, f.Said)
		for key, choice := range f.Choices {
			put("facet."+name+"."+key, choice.Label)
		}
	}
	return out
}

// TestStringsInEveryLanguage holds the languages to the same keys, the same
// places to fill in, and no empty text.
func TestStringsInEveryLanguage(t *testing.T) {
	place := regexp.MustCompile(`\{\w+\}`)
	places := func(v any) []string {
		text, plural := v.(string)
		if forms, ok := v.(map[string]any); ok {
			text, plural = forms["other"].(string)
		}
		if !plural || text == "" {
			return []string{"(empty)"}
		}
		found := place.FindAllString(text, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	english := texts(t, "en")
	for _, code := range builtIn {
		other := texts(t, code)
		for key, v := range english {
			if other[key] == nil {
				t.Errorf("%s lacks %s", code, key)
			} else if a, b := places(v), places(other[key]); !slices.Equal(a, b) || slices.Contains(a, "(empty)") {
				t.Errorf("%s: %s has the places %v, English %v", code, key, b, a)
			}
		}
		for key := range other {
			if english[key] == nil {
				t.Errorf("%s has %s, English has not", code, key)
			}
		}
	}
}

// TestStringsAreUsed fails on a key that is asked for and missing, and on one
// that nobody asks for.
func TestStringsAreUsed(t *testing.T) {
	english := texts(t, "en")
	used := map[string]bool{}
	for prefix, endings := range made {
		for _, e := range endings {
			used[prefix+e] = true
		}
	}
	for key := range ofFields(t, "en") { // asked for by the schema, field by field
		used[key] = true
	}
	for _, name := range []string{"topics", "audience", "access", "kinds"} {
		for _, key := range schema.BuiltIn(name) {
			used[name+"."+key], used[name+"."+key+".note"] = true, true
		}
	}
	for _, s := range schema.Sections() {
		used["kind."+s.Name] = s.One == "" || english["kind."+s.Name] != nil
		used["section."+s.Name] = s.Title == "" && s.Menu == schema.MenuLearn || english["section."+s.Name] != nil
	}
	for _, k := range schema.Kinds() {
		k.Walk(func(path string, _ schema.Field) {
			used[string(k.Name)+"."+path] = english[string(k.Name)+"."+path] != nil
		})
	}
	asked := regexp.MustCompile(`\bT(?:\(| )"([a-z][\w.-]*)"`)
	quoted := regexp.MustCompile(`"([a-z][\w.-]*)"`)
	marked := regexp.MustCompile(`TextMark ?\+ ?"([a-z-]+)"`)
	scan := func(fsys fs.FS, ext string) {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ext) || strings.HasSuffix(name, "_test.go") {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			for _, m := range append(asked.FindAllStringSubmatch(string(data), -1),
				marked.FindAllStringSubmatch(string(data), -1)...) {
				if key := m[1]; !strings.HasSuffix(key, ".") && !strings.HasSuffix(key, "-") {
					used[key] = true
				}
			}
			for _, m := range quoted.FindAllStringSubmatch(string(data), -1) {
				if english[m[1]] != nil { // handed to T by way of a table
					used[m[1]] = true
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	scan(layouts.Builtin, ".html")
	scan(os.DirFS("../generator"), ".go")
	if len(used) < 150 {
		t.Fatalf("only %d keys are seen", len(used))
	}
	// The words of schedules are the business of package directory's tests; some
	// of its keys only some languages have.
	schedule := map[string]any{}
	if err := yaml.Unmarshal([]byte(read(t, "strings/en/schedule.yaml")), &schedule); err != nil {
		t.Fatal(err)
	}
	for key, is := range used {
		if !is {
			continue
		}
		first, _, _ := strings.Cut(key, ".")
		if english[key] == nil && schedule[key] == nil &&
			!slices.Contains([]string{"schedule", "list", "date", "language", "country"}, first) {
			t.Errorf("%s is asked for, and no text has it", key)
		}
	}
	for key := range english {
		if !used[key] {
			t.Errorf("%s is a text that nothing asks for", key)
		}
	}
}

// TestFrenchSpaces keeps a line from beginning with a mark: French puts a space
// before ; : ! ? » and after «, and it must not break.
func TestFrenchSpaces(t *testing.T) {
	breaks := regexp.MustCompile(` [;:!?»]( |$)|[\pL\d}][;!?»]( |$)|«[^\x{a0}\x{202f}]`)
	for key, v := range texts(t, "fr") {
		forms, plural := v.(map[string]any)
		if !plural {
			forms = map[string]any{"": v}
		}
		for _, form := range forms {
			if text := form.(string); breaks.MatchString(text) {
				t.Errorf("%s: %q lacks a no-break space", key, text)
			}
		}
	}
}
