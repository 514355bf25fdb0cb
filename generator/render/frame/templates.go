package frame

import (
	"bytes"
	"cmp"
	"html/template"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"peerhub/generator/diag"
)

// shared are the template files that every page is built with.
var shared = []string{"base.html", "parts.html", "card.html", "training.html"}

// pageTemplates are the templates of pages; each defines "main".
var pageTemplates = []string{"home", "page", "module", "view", "course", "source", "term", "section", "learn", "all",
	"search", "help", "keep", "known", "group", "groups", "facets", "notfound", "moved", "look", "book", "scorm"}

// templates are the parsed templates of pages, each with the shared ones.
type templates map[string]*template.Template

// Layout is what the pages of all sites with the same layouts share: icons and templates.
type Layout struct {
	Icons     Icons
	templates templates
}

// ReadLayout reads icons and templates. The findings are their mistakes; with errors among
// them, the layout makes no site.
func ReadLayout(layouts fs.FS) (Layout, []diag.Finding) {
	icons, found := readIcons(layouts)
	templates, more := readTemplates(layouts, icons)
	found = append(found, more...)
	if _, err := fs.Stat(layouts, "styles/site.css"); err != nil {
		found = append(found, diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/styles/site.css",
			Message:    "The style sheet site.css is missing.",
			Suggestion: "Remove your styles folder to get the built-in one back."})
	}
	return Layout{icons, templates}, found
}

// readTemplates parses all templates. Mistakes are findings with file and line.
func readTemplates(layouts fs.FS, icons Icons) (templates, []diag.Finding) {
	t := templates{}
	var found []diag.Finding
	base := template.New("").Funcs(template.FuncMap{
		"icon":   icons.Icon,
		"sign":   icons.sign,
		"marker": icons.marker,
		"mark":   func() template.HTML { return icons.mark },
		"bdi":    Isolated,
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
		parse(base, name)
	}
	if len(found) > 0 {
		return t, found
	}
	for _, name := range pageTemplates {
		page, err := base.Clone()
		if err != nil { // only after execution, which has not happened
			found = append(found, templateFinding(err, name+".html"))
			continue
		}
		if parse(page, name+".html") {
			t[name] = page
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

// goType is what a template's error says of our program rather than of the
// template.
var goType = regexp.MustCompile(` in type .*$`)

// templateFinding turns an error of html/template into a finding. The file is
// the template that was executed; an error may name another.
func templateFinding(err error, file string) diag.Finding {
	text := goType.ReplaceAllString(err.Error(), "")
	f := diag.Finding{Code: diag.Template, Severity: diag.Error, File: "layouts/templates/" + file,
		Message:    diag.Say("This template has a mistake: %s", text),
		Suggestion: "Compare it with the built-in template of the same name, or remove your copy to get that one back."}
	if at := place.FindStringSubmatchIndex(text); at != nil {
		f.File = "layouts/templates/" + text[at[2]:at[3]]
		f.Line, _ = strconv.Atoi(text[at[4]:at[5]])
		if at[6] >= 0 {
			f.Column, _ = strconv.Atoi(text[at[6]:at[7]])
		}
		f.Message = diag.Say("This template has a mistake: %s", text[at[1]:])
	}
	return f
}

// definedIn are the files of the pieces that pages share.
var definedIn = map[string]string{
	"assets": "base", "above": "base", "switch": "base", "nav": "base", "below": "base",
	"card": "card", "fact": "card", "row": "card", "strip": "parts",
}

// Execute executes a template of a page's file: "filter" of "groups". Of a
// mistake it says in which file it is.
func (s *Site) Execute(out *bytes.Buffer, file, name string, view any) []Finding {
	if err := s.templates[file].ExecuteTemplate(out, name, view); err != nil {
		return []Finding{{Finding: templateFinding(err, cmp.Or(definedIn[name], file)+".html")}}
	}
	return nil
}
