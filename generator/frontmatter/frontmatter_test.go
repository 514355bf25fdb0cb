package frontmatter

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestText: whatever the text, YAML reads it back, alone and within braces.
func TestText(t *testing.T) {
	for _, s := range []string{"Tea and talk", "1 High St", "12 e5", "1 e", "Café d’été", "tuesday", "2 weeks", "18:30",
		"yes", "No", "null", "1e5", "007", "a: b", "a #b", "[x]", "a, b", "{", "-x", "- x",
		"'x'", `"x"`, "x ", " x", "", "*", "&a", "a & b", "!tag", "|", "%", "@home", "`", "line\nline", "tab\there", `back\slash`, "اللقاء", "朝の集い", "+44 113", "ends:", "~", "true"} {
		for _, form := range []string{"v: " + Text(s), "v: " + List([]string{s}), "v: {w: " + Text(s) + "}", "v: {w: " +
			List([]string{s, s}) + "}"} {
			var got any
			if err := yaml.Unmarshal([]byte(form), &got); err != nil {
				t.Errorf("%s: %v", form, err)
				continue
			}
			if back := innermost(got); back != s {
				t.Errorf("%s is read as %#v", form, back)
			}
		}
	}
	for in, want := range map[string]string{"Leeds": "Leeds", "18:30": `"18:30"`, "2026-01-06": "2026-01-06",
		"hearing-voices": "hearing-voices", "yes": `"yes"`} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %s, want %s", in, got, want)
		}
	}
}

func innermost(v any) any {
	for {
		switch x := v.(type) {
		case map[string]any:
			for _, inner := range x {
				v = inner
			}
		case []any:
			v = x[0]
		default:
			return v
		}
	}
}

const lines = `name: Tea
schedule:
  - day: tuesday
    start: "18:30"
  - by_arrangement: true
place:
  city: Leeds
  lat: 99
  lon: 7
alert:
  text: No meeting`

func TestNeat(t *testing.T) {
	want := `name: Tea
schedule:
  - {day: tuesday, start: "18:30"}
  - {by_arrangement: true}
place: {city: Leeds, lat: 99, lon: 7}
alert: {text: No meeting}`
	if got := strings.Join(neat(strings.Split(lines, "\n")), "\n"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestWithout(t *testing.T) {
	want := `name: Tea
schedule:
  - by_arrangement: true
place:
  city: Leeds`
	if got := strings.Join(Without(strings.Split(lines, "\n"), map[int]bool{3: true, 7: true, 10: true}),
		"\n"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := Without(strings.Split(lines, "\n"), map[int]bool{0: true, 2: true, 4: true, 5: true,
		9: true}); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// TestWithoutAnEnd: a session that lacks its end or its note still says when it is.
func TestWithoutAnEnd(t *testing.T) {
	session := []string{"schedule:", "  - day: monday", `    start: "18:00"`, `    end: "24:61"`, "    note: Ring"}
	for bad, want := range map[int]string{3: "schedule:|  - day: monday|    start: \"18:00\"|    note: Ring",
		4: "schedule:|  - day: monday|    start: \"18:00\"|    end: \"24:61\"", 2: "", 1: ""} {
		if got := strings.Join(Without(session, map[int]bool{bad: true}), "|"); got != want {
			t.Errorf("without line %d: %s, want %s", bad, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for page, want := range map[string]struct {
		head, fields string
		opens        bool
	}{
		"---\ntitle: x\n---\ntext\n":                {"---\ntitle: x\n---\n", "title: x\n", true},
		"\uFEFF---\r\ntitle: x\r\n--- \r\ntext\r\n": {"\uFEFF---\r\ntitle: x\r\n--- \r\n", "title: x\r\n", true},
		"---\n---\n\n---\n":                         {"---\n---\n", "", true},
		"---\ntitle: x\n---":                        {"---\ntitle: x\n---", "title: x\n", true},
		"---\ntitle: x\n----\ntext\n":               {"", "", true},
		"---":                                       {"", "", true},
		"text\n---\n---\n":                          {},
		"":                                          {},
	} {
		head, text := Cut([]byte(page))
		if string(head) != want.head || string(head)+string(text) != page {
			t.Errorf("%q is cut into %q and %q", page, head, text)
		}
		if fields := string(Fields(head)); fields != want.fields {
			t.Errorf("the fields of %q: %q", page, fields)
		}
		if opens := Opens([]byte(page)); opens != want.opens {
			t.Errorf("%q opens front matter: %v", page, opens)
		}
	}
}
