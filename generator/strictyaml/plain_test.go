package strictyaml

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/ast"
)

// TestPlain: what is plain is read as the library reads it, each value at its place.
func TestPlain(t *testing.T) {
	parts := []string{"a", "title", "name: ", "x: ", "key:", "\n", "\n", "\n  ", "\n  - ", "\n- ", "- ", "  ", " ", "# note", " # note",
		"[", "]", "{", "}", "[a, b]", "{day: friday, start: \"19:00\"}", ", ", ",", ":", ": ", `"`, "'", `"a: b"`, "'it is'", `"é"`,
		"true", "null", "~", "12", "-8.44", "0x1f", "0o7", "1e3", "1_000", ".5", "2026-11-22", "19:00", "https://example.org/a?b=c",
		"é", "نص", "it's", "a, b", "|", ">", "&a", "*", "!", "%", "@", "`", "\\", "\t", "\u00A0", "\u200b", "…", "(x)", "?", "- x: y",
		"\n\n", "\n# note\n", "---", "…\n", "yes", "0", "007", "1.", "+1", "1:2", "=", "<<: ", "x.y: "}
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for range 60_000 {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString([]string{"name", "x", "y", "place"}[random.IntN(4)] + ":")
			if random.IntN(8) > 0 {
				b.WriteByte(' ')
			}
			for range 1 + random.IntN(5) {
				b.WriteString(parts[random.IntN(len(parts))])
			}
			b.WriteByte('\n')
		}
		source := b.String()
		tree := plainTree([]byte(source))
		if tree == nil {
			continue
		}
		plain++
		sameAsLibrary(t, source, tree)
	}
	if plain < 1_500 {
		t.Errorf("%d were plain", plain)
	}
}

// TestPlainIsPlain: what people write is plain.
func TestPlainIsPlain(t *testing.T) {
	for _, source := range []string{
		"title: After-work circle\nsummary: On Fridays we talk, and breathe out. You don't have to come!\n",
		"schedule:\n  - {day: friday, start: \"19:00\", every: week}\n  - {day: [monday, tuesday], start: \"9:00\"}\ntimezone: Asia/Kolkata\n",
		"# A note\nsample: true\n\nplace:\n  city: Lyon\n  lat: -12.9716\n  region: [IN-KA]\nschedule:\n  - day: monday\n    start: '18:30'\n  - day: friday\n",
		"source: https://example.org/a?b=c&d=e\nname: دائرة الثلاثاء\ntopics: [work, anxiety]\nfirst_visit: \"Écoute: on parle\"\n",
		"sources:\n  - one\n  - two\nverified: {on: 2026-04-18, by: hub team, how: email}\n",
	} {
		if tree := plainTree([]byte(source)); tree == nil {
			t.Errorf("%q is not plain", source)
		} else {
			sameAsLibrary(t, source, tree)
		}
	}
}

func sameAsLibrary(t *testing.T, source string, tree ast.Node) {
	t.Helper()
	whole, err := parseTree([]byte(source))
	if err != nil {
		t.Fatalf("%q is no YAML: %v", source, err)
	}
	if len(whole.Docs) != 1 {
		t.Fatalf("%q: %d documents", source, len(whole.Docs))
	}
	r := &Report{source: []byte(source), first: 1}
	if got, want := shown(r.value(tree)), shown(r.value(whole.Docs[0].Body)); got != want {
		t.Fatalf("%q:\n%s\nwant\n%s", source, got, want)
	}
}

// shown is all that a value says, and where.
func shown(v Value) string {
	var kind string
	switch v.node.(type) {
	case *ast.BoolNode:
		kind = "bool"
	case *ast.IntegerNode, *ast.FloatNode:
		kind = "number"
	}
	text, scalar := raw(v)
	v.report.Findings = nil
	v.Error("x", "", "")
	length := 0
	if len(v.report.Findings) > 0 {
		length = v.report.Findings[0].Length
	}
	out := fmt.Sprintf("%d:%d+%d %s %q %v", v.Pos().Line, v.Pos().Column, length, kind, text, scalar)
	switch {
	case v.IsList():
		for _, item := range v.List() {
			out += "\n- " + shown(item)
		}
	case v.IsMap():
		for _, e := range mapping(v, "").entries {
			out += "\n" + shown(e.At) + " = " + shown(e.Value)
		}
	}
	return out
}
