package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
)

// shared are the template files that every page is built with.
var shared = []string{"base.html", "parts.html", "card.html", "training.html"}

// pageTemplates are the templates of pages; each defines "main".
var pageTemplates = []string{"home", "page", "module", "view", "course", "source", "term", "section", "learn", "all", "search", "help", "group", "groups", "facets", "notfound", "book", "scorm"}

// templates are the parsed templates, each page's with the shared ones.
type templates struct {
	base  *template.Template
	pages map[string]*template.Template
}

// readTemplates parses all templates. Mistakes are findings with file and line.
func readTemplates(layouts fs.FS, icons icons) (templates, []diag.Finding) {
	t := templates{pages: map[string]*template.Template{}}
	var found []diag.Finding
	t.base = template.New("").Funcs(template.FuncMap{
		"icon":   icons.icon,
		"marker": icons.marker,
		"mark":   icons.mark,
	})
	parse := func(into *template.Template, name string) bool {
		data, err := fs.ReadFile(layouts, "templates/"+name)
		if err == nil {
			_, err = into.New(name).Parse(icons.inline(squeeze(string(data))))
		}
		if err != nil {
			found = append(found, templateFinding(err, name))
		}
		return err == nil
	}
	for _, name := range shared {
		parse(t.base, name)
	}
	if len(found) > 0 {
		return t, found
	}
	for _, name := range pageTemplates {
		page, err := t.base.Clone()
		if err != nil { // only after execution, which has not happened
			found = append(found, templateFinding(err, name+".html"))
			continue
		}
		if parse(page, name+".html") {
			t.pages[name] = page
		}
	}
	return t, found
}

// squeeze takes out indentation and empty lines, which HTML does not need. The
// number of lines stays, so that mistakes are found where they are.
func squeeze(source string) string {
	lines := strings.Split(source, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return strings.Join(lines, "\n")
}

// place finds "name.html:12" or "name.html:12:5" in a template's error.
var place = regexp.MustCompile(`([\w-]+\.html):(\d+)(?::(\d+))?:? ?`)

// templateFinding turns an error of html/template into a finding.
func templateFinding(err error, file string) diag.Finding {
	f := diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/templates/" + file,
		Message:    diag.Say("This template has a mistake: %s", err.Error()),
		Suggestion: "Compare it with the built-in template of the same name, or remove your copy to get that one back."}
	if at := place.FindStringSubmatchIndex(err.Error()); at != nil {
		text := err.Error()
		f.File = "layouts/templates/" + text[at[2]:at[3]]
		f.Line, _ = strconv.Atoi(text[at[4]:at[5]])
		if at[6] >= 0 {
			f.Column, _ = strconv.Atoi(text[at[6]:at[7]])
		}
		f.Message = diag.Say("This template has a mistake: %s", text[at[1]:])
	}
	return f
}

// icons are the drawings of layouts/icons by name.
type icons struct {
	symbols map[string]string
	uses    map[string]template.HTML
}

var svg = regexp.MustCompile(`(?s)^\s*<svg[^>]*viewBox="([^"]*)"[^>]*>(.*)</svg>\s*$`)

// readIcons reads the drawings. One that is no plain SVG is a finding.
func readIcons(layouts fs.FS) (icons, []diag.Finding) {
	set := icons{symbols: map[string]string{}, uses: map[string]template.HTML{}}
	var found []diag.Finding
	entries, err := fs.ReadDir(layouts, "icons")
	if err != nil {
		return set, []diag.Finding{{Code: diag.Template, Severity: diag.Error, File: "layouts/icons", Message: diag.Say("The icons cannot be read: %s", err.Error())}}
	}
	for _, e := range entries {
		name, isSVG := strings.CutSuffix(e.Name(), ".svg")
		if !isSVG {
			continue
		}
		data, err := fs.ReadFile(layouts, path.Join("icons", e.Name()))
		part := svg.FindSubmatch(data)
		if err != nil || part == nil || bytes.Contains(data, []byte("<script")) {
			found = append(found, diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/icons/" + e.Name(),
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
	}
	return set, found
}

func use(class, name string) template.HTML {
	return template.HTML(`<svg class="` + class + `" aria-hidden="true"><use href="#i-` + name + `"/></svg>`)
}

var iconCall = regexp.MustCompile(`\{\{icon "([\w-]+)"\}\}`)

// inline puts the icons that a template names in the place of their calls, which
// is quicker than a call on every page.
func (s icons) inline(source string) string {
	return iconCall.ReplaceAllStringFunc(source, func(call string) string {
		return string(s.icon(iconCall.FindStringSubmatch(call)[1]))
	})
}

// icon draws an icon in the line; an unknown one draws nothing.
func (s icons) icon(name string) template.HTML { return s.uses[name] }

// marker draws one of the large signs of the doors.
func (s icons) marker(name string) template.HTML { return use("marker", name) }

// mark draws the hub's sign. It never mirrors.
func (s icons) mark() template.HTML { return use("i", "mark") }

// used adds to names those of the icons that the page uses, in the order of
// their first use.
func used(names []string, page []byte) []string {
	const sign = `href="#i-`
	for {
		i := bytes.Index(page, []byte(sign))
		if i < 0 {
			return names
		}
		page = page[i+len(sign):]
		name := page[:max(0, bytes.IndexByte(page, '"'))]
		if !slices.ContainsFunc(names, func(known string) bool { return known == string(name) }) {
			names = append(names, string(name))
		}
	}
}

// sprite appends the drawings of these icons to out.
func (s icons) sprite(out []byte, names []string) []byte {
	open := false
	for _, name := range names {
		symbol := s.symbols[name]
		if symbol == "" {
			continue
		}
		if !open {
			out = append(out, "\n<svg class=\"sprite\">"...)
			open = true
		}
		out = append(out, symbol...)
	}
	if open {
		out = append(out, "</svg>"...)
	}
	return out
}
