package layouts_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"peerhub/layouts"
)

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
	taken := regexp.MustCompile(`url\("(?:\.\./){1,2}icons/[a-z]+\.svg"\)`) // into the style sheet
	for name, css := range styles(t) {
		// Code is read from left to right in every language.
		css = strings.ReplaceAll(css, "direction: ltr; text-align: left;", "")
		if p := physical.FindString(css); p != "" {
			t.Errorf("%s: %q looks the same in both directions; use the logical property", name, p)
		}
		if strings.Contains(css, ":visited") {
			t.Errorf("%s shows which links were visited, also to the next person at a shared phone", name)
		}
		if strings.Contains(taken.ReplaceAllString(css, ""), "url(") {
			t.Errorf("%s asks for a file", name)
		}
	}
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
