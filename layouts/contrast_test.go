package layouts_test

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"peerhub/layouts"
)

// pairs are the colours that stand on each other, with the least contrast that
// they may have: 7 for running text (WCAG 2.2 SC 1.4.6), 4.5 for other text
// (1.4.3), 3 for borders and drawings that carry meaning (1.4.11).
var pairs = []struct {
	over, on string
	least    float64
}{
	{"ink", "ground", 7}, {"ink", "card", 7}, {"ink", "tint", 7},
	{"soft", "ground", 7}, {"soft", "card", 7}, {"soft", "tint", 7},
	{"accent", "ground", 7}, {"accent", "card", 7}, {"accent", "tint", 7},
	{"on", "accent", 7}, {"white", "deep", 7}, {"ground", "ink", 7},
	{"lamp-ink", "lamp", 7},
	{"edge", "ground", 3}, {"edge", "card", 3}, {"edge", "tint", 3},
	{"lamp-line", "ground", 3}, {"lamp-line", "card", 3}, {"lamp-line", "lamp", 3},
	{"beside", "deep", 3}, // the second path on the first door
}

func TestContrast(t *testing.T) {
	for theme, tokens := range themes(t) {
		for _, p := range pairs {
			over, on := tokens[p.over], tokens[p.on]
			if over == "" || on == "" {
				t.Errorf("%s: no colour %s or %s", theme, p.over, p.on)
				continue
			}
			if got := contrast(t, over, on); got < p.least {
				t.Errorf("%s: %s on %s is %.2f, less than %.1f", theme, p.over, p.on, got, p.least)
			}
		}
	}
}

func TestContrastOfCode(t *testing.T) {
	light, dark, found := strings.Cut(read(t, "styles/code.css"), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("code.css has no dark colours")
	}
	tokens := themes(t)
	for theme, css := range map[string]string{"light": light, "dark": dark} {
		colours := regexp.MustCompile(`color: (#\w{6})`).FindAllStringSubmatch(css, -1)
		if len(colours) < 4 {
			t.Errorf("%s: only %d colours of code", theme, len(colours))
		}
		for _, c := range colours {
			if got := contrast(t, c[1], tokens[theme]["tint"]); got < 4.5 {
				t.Errorf("%s: code in %s is %.2f on the tint", theme, c[1], got)
			}
		}
	}
}

// TestColoursAreTokens keeps colours in tokens.css; code and paper have their own.
func TestColoursAreTokens(t *testing.T) {
	colour := regexp.MustCompile(`#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(`)
	for name, css := range styles(t) {
		if strings.HasSuffix(name, "tokens.css") || strings.HasSuffix(name, "code.css") ||
			strings.HasSuffix(name, "print.css") {
			continue
		}
		if c := colour.FindString(css); c != "" {
			t.Errorf("%s has the colour %s: use a token", name, c)
		}
	}
}

// TestLogicalProperties keeps right-to-left free.
func TestLogicalProperties(t *testing.T) {
	physical := regexp.MustCompile(`(?m)[{;]\s*((?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:|(?:text-align|float): *(?:left|right)`)
	for name, css := range styles(t) {
		// Code is read from left to right in every language.
		css = strings.ReplaceAll(css, "direction: ltr; text-align: left;", "")
		if p := physical.FindString(css); p != "" {
			t.Errorf("%s: %q looks the same in both directions; use the logical property", name, p)
		}
		if strings.Contains(css, ":visited") {
			t.Errorf("%s shows which links were visited, also to the next person at a shared phone", name)
		}
		if strings.Contains(css, "url(") {
			t.Errorf("%s asks for a file", name)
		}
	}
}

// themes reads the tokens: the dark ones are the light ones with changes.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	light, dark, found := strings.Cut(read(t, "styles/parts/tokens.css"), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("tokens.css has no dark theme")
	}
	token := regexp.MustCompile(`--([\w-]+): (#\w{6});`)
	out := map[string]map[string]string{"light": {}, "dark": {}}
	for _, m := range token.FindAllStringSubmatch(light, -1) {
		out["light"][m[1]], out["dark"][m[1]] = m[2], m[2]
	}
	for _, m := range token.FindAllStringSubmatch(dark, -1) {
		out["dark"][m[1]] = m[2]
	}
	return out
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (math.Max(la, lb) + .05) / (math.Min(la, lb) + .05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var sum float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func styles(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(layouts.Builtin, "styles", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[name] = read(t, name)
		}
		return err
	})
	if err != nil || len(out) < 5 {
		t.Fatal(fmt.Errorf("%d style sheets: %w", len(out), err))
	}
	return out
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(layouts.Builtin, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
