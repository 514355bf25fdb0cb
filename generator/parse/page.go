package parse

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/markdown"
	"peerhub/generator/model"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// maxFrontMatter is more than any front matter needs, in bytes.
const maxFrontMatter = 64 << 10

// Page parses the text of a file. With data nil, for a file that could not be
// read, it returns a broken page and no finding.
func Page(file load.File, data []byte, hub *model.Hub) (*model.Page, []diag.Finding) {
	p := &model.Page{
		Pos:      model.Position{File: file.Path, Line: 1, Column: 1},
		Section:  file.Section,
		Path:     file.Page,
		Language: file.Language,
		Kind:     schema.KindAt(file.Section, file.Page),
	}
	if data == nil {
		p.Title, p.Broken = path.Base(file.Path), true
		return p, nil
	}
	if found := conflicts(file.Path, data); found != nil {
		p.Title, p.Broken = path.Base(file.Path), true
		return p, found
	}
	facts, body, line, finding := split(file.Path, data)
	if finding != nil {
		p.Title, p.Broken = path.Base(file.Path), true
		return p, []diag.Finding{*finding}
	}
	m, report := strictyaml.Parse(file.Path, 2, facts)
	report.Words = hub.Words
	r := &reader{m: m, page: p, file: file, hub: hub}
	if p.Kind == model.KindGroup {
		r.about = aroundOf(facts)
	}
	unreadable := m == nil && len(report.Findings) > 0
	if !unreadable {
		r.facts()
		m.Close()
	}
	findings := report.Findings
	body, told := r.privateBody(body, line)
	findings = append(findings, told...)

	text, title, found := markdown.Convert(body, markdown.Source{File: file.Path, Line: line, Language: file.Language,
		Titled: p.Title != ""})
	p.Body = text
	findings = append(findings, found...)
	if p.Title == "" {
		p.Title = title
	}
	if p.Title == "" && !(p.Kind == model.KindGroup && r.translation()) {
		p.Title = path.Base(strings.TrimSuffix(file.Path, ".md"))
		if !unreadable && !m.Has("title") && !m.Has("name") { // else that was reported
			findings = append(findings, noTitle(p, data))
		}
	}
	p.Broken = diag.Errors(findings) > 0
	return p, findings
}

func noTitle(p *model.Page, data []byte) diag.Finding {
	f := diag.Finding{Code: diag.TitleMissing, Severity: diag.Error, File: p.Pos.File, Line: 1, Column: 1,
		Field:      "title",
		Message:    "This page has no title.",
		Suggestion: "Write at the very top, between two lines of ---, for example: title: Starting a group"}
	if p.Kind == model.KindGroup {
		f.Message, f.Suggestion = "This group has no name.", "Write at the very top, between two lines of ---, for "+
			"example: name: Tuesday circle"
	}
	return f.In(data, 1)
}

// split cuts the front matter off; it begins at line 2, the body at the line
// that is returned.
func split(file string, data []byte) (facts, body []byte, line int, finding *diag.Finding) {
	head, body := frontmatter.Cut(data)
	bad := diag.Finding{Severity: diag.Error, File: file, Line: 1, Column: 1, Length: 3}
	switch {
	case head == nil && !frontmatter.Opens(data):
		return nil, data, 1, misread(file, data)
	case head == nil:
		bad.Code, bad.Message, bad.Suggestion = diag.FrontMatterOpen, "The front matter opens here and is never closed.", "Write a line of three dashes below its last field: ---"
	case len(head) > maxFrontMatter:
		bad.Code, bad.Message, bad.Suggestion = diag.FrontMatterLarge, "The front matter of this page is too large.", "Move texts below the second line of ---."
	default:
		return frontmatter.Fields(head), body, 1 + bytes.Count(head, []byte("\n")), nil
	}
	bad = bad.In(data, 1)
	return nil, nil, 1, &bad
}

// misread tells front matter that is none: without its first line, below an empty one, or after other
// dashes, which word processors make of three hyphens.
func misread(file string, data []byte) *diag.Finding {
	rest := bytes.TrimLeft(data, " \t\n")
	above := data[:len(data)-len(rest)]
	first, rest, _ := bytes.Cut(rest, []byte("\n"))
	first = bytes.TrimRight(first, " \t")
	if named.Match(first) {
		f := diag.Finding{Code: diag.FrontMatterOpen, Severity: diag.Error, File: file,
			Line: 1 + bytes.Count(above, []byte("\n")), Column: 1, Length: utf8.RuneCount(first),
			Message: "This is a field, and nothing says that fields begin here.",
			Suggestion: "Write a line of three hyphens above the first field, at the very top, and another below " +
				"the last: ---"}.In(data, 1)
		return &f
	}
	if next, _, _ := bytes.Cut(rest, []byte("\n")); len(first) == 0 || len(bytes.Trim(first, "-–—−*_= ")) > 0 ||
		!field.Match(next) {
		return nil
	}
	f := diag.Finding{Code: diag.FrontMatterOpen, Severity: diag.Error, File: file,
		Line: 1 + bytes.Count(above, []byte("\n")), Column: 1, Length: utf8.RuneCount(first),
		Message:    "Fields follow this line, and it is not the one of three hyphens that opens them.",
		Suggestion: "Write here and below the last field a line of three hyphens and nothing else: ---"}
	if string(first) == "---" {
		f.Message, f.Suggestion = "Something stands above this line, so what follows is not read as fields.", "Delete the empty lines and spaces above it: the three hyphens stand at the very top of the file."
	}
	f = f.In(data, 1)
	return &f
}

// named is a field with which front matter often begins, and no text does.
var named = regexp.MustCompile(`^(title|name|summary):([ \t]|$)`)

// field is the beginning of a line of front matter.
var field = regexp.MustCompile(`^[a-z][a-z_.]*[ \t]*:([ \t]|$)`)

// reader reads the front matter of one page.
type reader struct {
	m     *strictyaml.Map
	page  *model.Page
	file  load.File
	hub   *model.Hub
	about around // what fields of a group say about others
}

// facts reads the fields of the page's kind, and what follows from several.
func (r *reader) facts() {
	p := r.page
	kind := schema.Of(p.Kind)
	if kind.Instead != "" && r.m.Has(kind.Instead) {
		p.Kind = kind.Other
		kind = schema.Of(p.Kind)
	}
	kind.New(p)
	p.Provenance = &model.Provenance{}
	r.fields(r.m, kind.Fields, p)
	r.slug()
	r.provenance()
	if p.Group != nil {
		r.group(p.Group)
	}
}

// slug lets front matter override the name of the file.
func (r *reader) slug() {
	v := r.m.Value("slug")
	if r.file.Index && !v.IsZero() {
		v.Error(diag.SlugInvalid, "An index.md is named by its folder.", "Rename the folder, and delete this line.")
		return
	}
	name := slug(v, "slug")
	if name == "" {
		return
	}
	folder, _ := path.Split(r.page.Path)
	if folder == "" && load.Reserved(r.hub, r.page.Section, name) {
		v.Error(diag.SlugReserved, diag.Say("The program needs the name %q itself.", name), "Write another slug.")
		return
	}
	r.page.Path = folder + name
}

func writeInstead(field, instead string) diag.Text {
	if instead == "" {
		return diag.Say("Write small letters, digits and hyphens, for example: %s", field+": tuesday-circle")
	}
	return diag.Say("Write: %s", field+": "+instead)
}

// image checks a picture, and makes its source the path of a file in the hub.
func (r *reader) image(m *strictyaml.Map, i *model.Image) {
	file := path.Join(path.Dir(r.file.Path), i.Src)
	switch src := i.Src; {
	case src == "":
		m.At.Error(diag.FieldMissing, "This picture has no file.",
			"Write for example: image: {src: room.jpg, alt: A room with six chairs}")
		*i = model.Image{}
		return
	case strings.Contains(src, "://") || strings.HasPrefix(src, "/") || strings.HasPrefix(file, "../") ||
		strings.ContainsAny(src, `\:`):
		m.Value("src").Error(diag.ImageRemote, "A picture is a file of the hub.",
			"Put it beside the page and write its name: src: room.jpg")
		*i = model.Image{}
		return
	case i.Alt == "":
		m.At.Error(diag.ImageAlt, "This picture has no words for people who cannot see it.",
			"Write for example: alt: A room with six chairs")
	}
	i.Src = file
}

// termHint says what to write instead of a word that a vocabulary has not.
func termHint(term string, f schema.Field, vocabulary model.Vocabulary) diag.Text {
	var keys, labels []string
	for _, t := range vocabulary.Terms {
		keys = append(keys, t.Key)
		for _, code := range slices.Sorted(maps.Keys(t.Label)) {
			if strings.EqualFold(t.Label[code], term) {
				return diag.Say("Write: %s", t.Key)
			}
			labels = append(labels, t.Label[code])
		}
	}
	if near := diag.Suggest(term, keys); near != "" {
		return diag.Say("Write: %s", near)
	}
	if near := diag.Suggest(term, labels); near != "" {
		return termHint(near, f, vocabulary)
	}
	lacking := func(key string) bool { return !vocabulary.Has(key) }
	switch {
	case f.BuiltIn != nil && !slices.ContainsFunc(f.BuiltIn, lacking):
		return diag.Say("Write one of: %s. Or add it to %s in hub.yaml, below extend: true.",
			strings.Join(keys, ", "), f.Vocabulary)
	case len(keys) > 12:
		return diag.Say("Add it to %s in hub.yaml, or write one of the words there.", f.Vocabulary)
	}
	return diag.Say("Write one of: %s. Or add it to %s in hub.yaml.", strings.Join(keys, ", "), f.Vocabulary)
}

func oneLine(s string) string {
	if utf8.RuneCountInString(s) == len(s) && !strings.ContainsAny(s, "\n\t") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
