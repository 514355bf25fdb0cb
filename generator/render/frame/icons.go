package frame

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/image"
)

// Icons are the drawings of layouts/icons by name. Those of the frame, and of facts and buttons of
// groups, are drawn by style sheets: in each of thousands of pages they would be a tenth of it. Others
// are drawn once at the end of a page. So no page waits for a request.
type Icons struct {
	names   []string // sorted; an icon's number is its place among them
	symbols map[string]string
	uses    map[string]template.HTML
	mark    template.HTML // the hub's sign. It never mirrors
}

var svg = regexp.MustCompile(`(?s)^\s*<svg[^>]*viewBox="([^"]*)"[^>]*>(.*)</svg>\s*$`)

// readIcons reads the drawings. One that is no plain SVG is a finding.
func readIcons(layouts fs.FS) (Icons, []diag.Finding) {
	set := Icons{symbols: map[string]string{}, uses: map[string]template.HTML{}}
	var found []diag.Finding
	entries, err := fs.ReadDir(layouts, "icons")
	if err != nil {
		return set, []diag.Finding{{Code: diag.Template, Severity: diag.Error, File: "layouts/icons",
			Message: diag.Say("The icons cannot be read: %s", err.Error())}}
	}
	for _, e := range entries {
		name, isSVG := strings.CutSuffix(e.Name(), ".svg")
		if !isSVG {
			continue
		}
		data, err := fs.ReadFile(layouts, path.Join("icons", e.Name()))
		if bare, unclear := image.SVG(data); unclear == nil {
			data = bare
		}
		part := svg.FindSubmatch(data)
		if err != nil || part == nil || bytes.Contains(data, []byte("<script")) {
			found = append(found, diag.Finding{Code: diag.Template, Severity: diag.Error,
				File:       "layouts/icons/" + e.Name(),
				Message:    "This icon cannot be used: it must be an SVG drawing with a viewBox, and without scripts.",
				Suggestion: "Save it as plain SVG."})
			continue
		}
		set.symbols[name] = fmt.Sprintf(`<symbol id="i-%s" viewBox="%s">%s</symbol>`, name, part[1], part[2])
		class := "i"
		if name == "down" {
			class = "i down"
		}
		if name == "out" {
			class = "i turn"
		}
		set.uses[name] = use(class, name)
		if name == "mark" {
			set.mark = template.HTML(fmt.Sprintf(`<svg class="i" viewBox="%s" aria-hidden="true">%s</svg>`, part[1], part[2]))
		}
		set.names = append(set.names, name)
	}
	if len(set.names) > maxIcons {
		found = append(found, diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/icons",
			Message:    diag.Say("There are %s icons, and pages can use %s.", len(set.names), maxIcons),
			Suggestion: "Delete those that no template names."})
	}
	slices.Sort(set.names)
	return set, found
}

func use(class, name string) template.HTML {
	return template.HTML(`<svg class="` + class + `" aria-hidden="true"><use href="#i-` + name + `"/></svg>`)
}

var iconCall = regexp.MustCompile(`\{\{(icon|sign) "([\w-]+)"\}\}`)

// inline puts the icons that a template names in the place of their calls, which
// is quicker than a call on every page.
func (s Icons) inline(source string) string {
	return iconCall.ReplaceAllStringFunc(source, func(call string) string {
		found := iconCall.FindStringSubmatch(call)
		if found[1] == "sign" {
			return string(s.sign(found[2]))
		}
		return string(s.Icon(found[2]))
	})
}

// Icon draws an icon in the line; an unknown one draws nothing.
func (s Icons) Icon(name string) template.HTML { return s.uses[name] }

// marker draws one of the large signs of the doors.
func (s Icons) marker(name string) template.HTML { return use("marker", name) }

// sign is an icon that the style sheet draws: it has to have a rule .i-name for it. One that
// turns over has a class for that, too.
func (s Icons) sign(name string) template.HTML {
	class := "i i-" + template.HTMLEscapeString(name)
	if name == "down" {
		class += " down"
	}
	return template.HTML(`<i class="` + class + `"></i>`)
}

// maxIcons are as many icons as a set of them tells apart, the built-in ones included.
const maxIcons = 256

// IconSet is a set of icons: a bit for each, by its number.
type IconSet [maxIcons / 64]uint64

// With returns what is in either.
func (s IconSet) With(others IconSet) IconSet {
	for i, bits := range others {
		s[i] |= bits
	}
	return s
}

// Used are those of the icons that a piece of HTML uses.
func (s Icons) Used(html []byte) IconSet {
	var used IconSet
	for {
		_, rest, found := bytes.Cut(html, []byte(`href="#i-`))
		if !found {
			return used
		}
		name, after, _ := bytes.Cut(rest, []byte(`"`))
		if i, known := slices.BinarySearch(s.names, string(name)); known && i < maxIcons {
			used[i/64] |= 1 << (i % 64)
		}
		html = after
	}
}

// Sprite appends the drawings of these icons to out.
func (s Icons) Sprite(out []byte, used IconSet) []byte {
	if used == (IconSet{}) {
		return out
	}
	out = append(out, "\n<svg class=\"sprite\">"...)
	for i, name := range s.names[:min(len(s.names), maxIcons)] {
		if used[i/64]&(1<<(i%64)) != 0 {
			out = append(out, s.symbols[name]...)
		}
	}
	return append(out, "</svg>"...)
}
