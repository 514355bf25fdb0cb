package jsonschema_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// values are what somebody may write behind any field, good or bad.
var values = []string{"x", "5", "-1", "0", "1.5", "200", "true", "false", "", `""`, `"  "`, "null", "two words",
	"Größe", "a-b", "A-B", "[]", "[x]", "[5, null]", `[""]`,
	"[a, b]", "[[a]]", "{}", "{a: b}", "[{a: b}]", "2026-03-09", "2024-02-29", "2026-02-29", "2026-3-9", "09/03/2026",
	`"18:30"`, "8:30", "24:00", "6 pm",
	"week", "2 weeks", "53 weeks", "6 months", "2 years", "1201 months", "tuesday", "[tuesday, friday]", "tusday",
	"daily", "[-1]", "[6]", `["2"]`,
	"FREQ=DAILY", "GB", "gb", "UK", "Germany", "fr", "pt_BR", "[fr, pt-BR]", "français", "Europe/London", "a@b.org",
	"a@b", "https://example.org/a?b#c",
	"http://example.org", "https://me@example.org/", "https://a b/", "example.org", "CC-BY-SA-4.0", "CC BY",
	"LicenseRef-", "../x", "/x", "x.jpg",
	"drop-in", "free", "{en: Hello}", "{en: Hello, fr: 5}", "{en: [a]}", "{EN: Hello}", "{en: [[a, b]]}",
	"{en: [[a]]}", "[en, {code: prs, dir: rtl}]", "[{name: x}]",
	"{default: page, groups: link}", "{default: x}", "{on: 2026-03-09, by: x}", "{by: x}", "[epub, scorm]",
	"[self-help]", "hearing-voices", "[hearing-voices, 5]"}

// A written page: its kind, by the place of its file, and its front matter; or
// hub.yaml, whose kind is hub.
type written struct{ name, kind, text string }

// placeOf is a file of a kind: where it lies makes it one.
func placeOf(kind string) load.File {
	k := schema.Of(model.Kind(kind))
	_, in, _ := schema.StartOf(kind)
	switch {
	case k.Name == model.KindHome:
		return load.File{Section: "pages", Index: true}
	case k.Index:
		return load.File{Section: "guides", Index: true}
	case k.Part:
		return load.File{Section: in.Name, Page: "a/b"}
	}
	return load.File{Section: in.Name, Page: "a"}
}

// beside is what a field needs beside itself, so that it alone is good or bad: by
// what holds it, with a point, and for some by its own path.
var beside = map[string][]string{
	"hub": {"title: T", "languages: [en, fr]"}, "course": {"modules: [a]"}, "alert.": {"text: T"},
	"image.":    {"src: a.jpg", "alt: A"},
	"verified.": {"on: 2026-03-09"}, "help_now.verified.": {"on: 2026-03-09"},
	"schedule.": {"day: tuesday", `start: "18:30"`}, "schedule.rrule": {`start: "18:30"`},
	"schedule.by_arrangement": {},
	"schedule.every":          {"day: tuesday", `start: "18:30"`, "from: 2026-03-09"},
	"schedule.nth":            {"day: tuesday", `start: "18:30"`, "every: month"},
	"place.lat":               {"lon: 5"}, "place.lon": {"lat: 5"}, "coproduced_by.": {"name: N", "role: R"},
	"languages.": {"code: prs"},
	"feeds.":     {"name: leeds", "url: https://example.org/a"}, "feeds.file": {"name: leeds"},
	"feeds.url":  {"name: leeds"},
	"ways.":      {"text: T", "to: groups"},
	"nav.":       {"text: T", "to: groups"},
	"footer.":    {"text: T", "to: groups"},
	"look.font.": {"file: look/a.woff2"}, "look.font.file": {},
	"help_now.": {"name: N", `phone: "112"`, "url: https://example.org/"},
}

// settings are those of the hub whose pages are written.
const settings = `title: T
languages: [en, fr]
topics: {hearing-voices: {en: Hearing voices, fr: Entendre des voix}, "2026": The year}
access: {step-free: Step-free}
`

// pages returns the pages of the test: for each field of each kind every value, a
// name that is misspelt, and the field alone; what rules are about; and the pages
// and the settings of the starter hub and of the hubs of other tests.
func pages(t *testing.T) []written {
	var out []written
	seen := map[string]bool{}
	for _, k := range append(schema.Kinds(), schema.Hub()) {
		kind := string(k.Name)
		wrap := func(path, field string) string { return within(kind, path, field) }
		k.Walk(func(path string, f schema.Field) {
			all := append(slices.Clone(values), f.Example)
			if field := fmt.Sprint(path, f.Type, f.Required, kind == "hub"); seen[field] { // as in another kind
				all = []string{"x", "[[a]]", "2026-03-09", f.Example}
			} else {
				seen[field] = true
			}
			for _, v := range all {
				v = schema.Fill(v, map[string]string{"today": "2026-03-09", "language": "fr", "title": "T",
					"topics": "hearing-voices", "audience": "everyone", "access": "step-free", "kinds": "self-help"})
				out = append(out, written{fmt.Sprintf("%s %s: %s", kind, path, v), kind, wrap(path, f.Name+": "+v)})
			}
			out = append(out, written{kind + " " + path + "x", kind, wrap(path, f.Name+"x: "+f.Example)})
			if f.Alias != "" {
				out = append(out, written{kind + " " + f.Alias, kind, wrap(path, f.Alias+": [x]")})
			}
		})
	}
	for _, line := range strings.Split(strings.TrimSpace(rules), "\n") {
		kind, text, _ := strings.Cut(line, " ")
		text = text[strings.Index(text, "{"):]
		out = append(out, written{line, kind, text})
	}
	return append(out, real(t)...)
}

// within writes a field inside what holds it, with what it needs beside.
func within(kind, path, field string) string {
	fields := schema.Hub().Fields
	if k := schema.Of(model.Kind(kind)); k != nil {
		fields = k.Fields
	}
	holder, rest, nested := strings.Cut(path, ".")
	if !nested {
		return strings.Join(with(beside[kind], field), "\n")
	}
	under := holder
	var write func(fields []schema.Field, holder, rest string) []string
	write = func(fields []schema.Field, holder, rest string) []string {
		f := fields[slices.IndexFunc(fields, func(f schema.Field) bool { return f.Name == holder })]
		var lines []string
		if inner, own, deeper := strings.Cut(rest, "."); deeper {
			outer := under
			under += "." + inner
			lines = with(beside[outer+"."], write(f.Fields, inner, own)...)
		} else if own, special := beside[under+"."+rest]; special {
			lines = with(own, field)
		} else {
			lines = with(beside[under+"."], field)
		}
		out := []string{holder + ":"}
		for i, line := range lines {
			indent := "  "
			if f.Type.List() && i == 0 {
				indent = "- "
			}
			out = append(out, indent+line)
		}
		return out
	}
	return strings.Join(with(beside[kind], write(fields, holder, rest)...), "\n")
}

// with returns lines with others that a page needs, unless it has them.
func with(needed []string, lines ...string) []string {
	out := slices.Clone(lines)
	for _, need := range needed {
		name, _, _ := strings.Cut(need, ":")
		if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, name+":") }) {
			out = append(out, need)
		}
	}
	return out
}

// rules are front matter that keeps or breaks what is said between fields.
const rules = `
group {place: {lat: 5}}
group {place: {lat: 5, lon: }}
group {place: {lat: "", lon: 5}}
group {place: {lat: 91, lon: 5}}
group {place: {lat: 5, lon: -180.5}}
group {place: {city: X, precision: hidden}}
group {place: {city: X, precision: hidden, address: 1 Street}}
group {place: {city: X, precision: hidden, address: , lat: ""}}
group {place: {city: X, precision: hidden, lat: 5, lon: 5}}
group {place: {city: X, precision: hidden, venue: Library}}
group {online: {url: "http://example.org/"}}
group {online: {url: "https://example.org/?pwd=1"}}
group {id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
group {id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
group {schedule: [{}]}
group {schedule: [{day: , start: "18:30"}]}
group {schedule: [{start: "18:30"}]}
group {schedule: [{day: tuesday}]}
group {schedule: [{day: tuesday, start: ""}]}
group {schedule: [{day: tuesday, rrule: "FREQ=DAILY", start: "18:30"}]}
group {schedule: [{day: tuesday, by_arrangement: true}]}
group {schedule: [{day: tuesday, start: "18:30", by_arrangement: false}]}
group {schedule: [{by_arrangement: true, nth: [1], every: month}]}
group {schedule: [{by_arrangement: true, nth: [1]}]}
group {schedule: [{by_arrangement: false}]}
group {schedule: [{rrule: "FREQ=DAILY", start: "18:30", every: week}]}
group {schedule: [{rrule: "FREQ=DAILY", start: "18:30", nth: [1]}]}
group {schedule: [{rrule: "FREQ=DAILY", start: "18:30", nth: }]}
group {schedule: [{rrule: "FREQ=DAILY", by_arrangement: true}]}
group {schedule: [{day: tuesday, start: "18:30", every: month}]}
group {schedule: [{day: tuesday, start: "18:30", every: month, nth: []}]}
group {schedule: [{day: tuesday, start: "18:30", every: month, nth: [1]}]}
group {schedule: [{day: tuesday, start: "18:30", nth: [1]}]}
group {schedule: [{day: tuesday, start: "18:30", from: 2026-03-09, until: 2026-03-08}]}
group {schedule: [{day: tuesday, start: "18:30"}, , {day: friday, start: "9:00"}]}
group {alert: {}}
group {alert: {until: 2026-03-09}}
group {alert: {text: }}
group {verified: {}}
group {verified: {on: ""}}
group {image: {src: a.jpg}}
group {image: {alt: A}}
group {name: A, title: B}
module {coproduced_by: [{}]}
module {coproduced_by: [{lived_experience: own}]}
module {coproduced_by: [{role: R}]}
module {coproduced_by: [{name: , role: ""}]}
course {modules: [a, /b/]}
page {summary: }
page {title: T, tittle: U}
page {topics: [hearing-voices, 2026]}
page {topics: [hearing voices]}
hub {title: T}
hub {title: T, default_language: fr}
hub {title: T, languages: [fr]}
hub {title: T, languages: []}
hub {title: T, languages: , default_language: ""}
hub {title: T, languages: [fr], default_language: en}
hub {languages: [en]}
hub {title: {}, languages: [en]}
hub {title: "", languages: [en]}
hub {title: {fr: T}, languages: [en]}
hub {title: T, languages: [en, en]}
hub {title: T, languages: [en, {code: en}]}
hub {title: T, languages: [en], help_now: [{name: N}]}
hub {title: T, languages: [en], help_now: [{name: N, phone: }]}
hub {title: T, languages: [en], help_now: [{phone: "112"}]}
hub {title: T, languages: [en], help_now: [{name: N, phone: ring us}]}
hub {title: T, languages: [en], help_now: [{name: N, phone: 112}]}
hub {title: T, languages: [en], help_now: [{name: N, url: "https://example.org/", country: eu}]}
hub {title: T, languages: [en], feeds: [{name: leeds}]}
hub {title: T, languages: [en], feeds: [{name: leeds, url: "http://example.org/a"}]}
hub {title: T, languages: [en], feeds: [{name: Leeds, url: "https://example.org/a"}]}
hub {title: T, languages: [en], feeds: [{url: "https://example.org/a"}]}
hub {title: T, languages: [en], feeds: [{name: leeds, url: "https://example.org/a", file: a/b.json}]}
hub {title: T, languages: [en], feeds: [{name: leeds, file: a/b.json, every: 2 weeks}]}
hub {title: T, languages: [en], feeds: [{name: leeds, file: ../b.json}]}
hub {title: T, languages: [en], feeds: [{name: leeds, file: a/b.json, every: 0 days}]}
hub {title: T, languages: [en], feeds: [{name: leeds, file: a/b.json, every: 366 days}]}
hub {title: T, languages: [en], look: {accent: "#17506E", font: [{file: look/a.woff2, unicode_range: "U+0-FF, U+4??"}]}}
hub {title: T, languages: [en], look: {accent: blue}}
hub {title: T, languages: [en], look: {accent: }}
hub {title: T, languages: [en], look: {preset: sea, logo: ../a.svg}}
hub {title: T, languages: [en], look: {font: [{file: look/a.woff2, unicode_range: Latin}]}}
hub {title: T, languages: [en], output: {calendars: directory, views: [day, place]}}
hub {title: T, languages: [en], output: {views: []}}
hub {title: T, languages: [en], output: {calendars: none}}
hub {title: T, languages: [en], output: {views: [colour]}}
hub {title: T, languages: [en], output: {views: }}
hub {title: T, languages: [en], freshness: {remind: 2 years}}
hub {title: T, languages: [en], freshness: {}}
hub {title: T, languages: [en], synonyms: {en: [[a, ""]]}}
hub {title: T, languages: [en], synonyms: {en: [[], [a, b, c]]}}
hub {title: T, languages: [en], topics: {Hearing: H}}
hub {title: T, languages: [en], topics: {hearing-voices: }}
hub {title: T, languages: [en], quick_exit: [groups, ]}
hub {title: T, languages: [en], base_url: "https://example.org/?"}
hub {title: T, languages: [en], base_url: "https://example.org/?a"}
page {title: 0x1F, order: 0x1F}
page {order: 1_000}
page {order: 3.0}
page {title: &a A, summary: *a}
page {title: !!str A}
group {schedule: [{rrule: "FREQ=NEVER", start: "18:30"}]}
group {contact: {url: "https://example.org/%zz"}}
group {image: {src: "../../../../a.jpg", alt: A}}
group {place: {lat: "95", lon: "5"}}
group {place: {lat: "95x", lon: "5"}}
group fr {name: A, cost: free}
group fr {name: A, summary: S}
page untitled {summary: S}
group {join: " drop-in "}
group {join: "drop-in"}
`

// real are the pages of the starter hub, and those of the hubs of other tests.
func real(t *testing.T) []written {
	var out []written
	add := func(name string, data []byte) {
		if path, is := strings.CutPrefix(name, "hub.yaml"); is && path == "" {
			out = append(out, written{name, "hub", string(data)})
			return
		}
		parts := strings.Split(name, "/")
		if len(parts) < 4 || parts[0] != "content" || !strings.HasSuffix(name, ".md") {
			return
		}
		head, _ := frontmatter.Cut(data)
		page := strings.TrimSuffix(strings.TrimSuffix(strings.Join(parts[3:], "/"), ".md"), "index")
		kind := string(schema.KindAt(parts[1], strings.TrimSuffix(page, "/")))
		text := string(frontmatter.Fields(head))
		if kind == "module" && strings.Contains("\n"+text, "\nmodules:") {
			kind = "course"
		}
		out = append(out, written{name, kind, text})
	}
	err := filepath.WalkDir("../../content", func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		add(strings.TrimPrefix(filepath.ToSlash(name), "../../"), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	hub, err := os.ReadFile("../../hub.yaml")
	if err != nil {
		t.Fatal(err)
	}
	add("hub.yaml", hub)
	for _, pattern := range []string{"../testdata/*.txtar", "../*/testdata/*.txtar"} {
		archives, err := filepath.Glob(pattern)
		if err != nil || len(archives) == 0 {
			t.Fatal(archives, err)
		}
		for _, name := range archives {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range archive.Files {
				add(f.Name, f.Data)
			}
		}
	}
	return out
}
