// Package newhub holds what a new hub begins with: its settings, first pages, words for its editors, and what its
// host asks for.
//
//	text/hub.LANGUAGE.yaml, README.LANGUAGE.md   the settings, and how to look after the hub
//	text/content/                                first pages, where a hub has them
//	text/hosts/HOST/                             the files of a host, where a hub has them
//
// Pages and settings are the editors' from then on. What is Brought, a later version may bring anew.
package newhub

import (
	"bytes"
	"cmp"
	"embed"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"peerhub/generator/scaffold"
)

//go:embed all:text
var texts embed.FS

// Answers are what somebody has said of a hub to begin.
type Answers struct {
	Name      string
	Languages []string // BCP 47, the first one first
	Country   string   // ISO 3166; "" is not said
	Timezone  string   // of that country, if it has only one
	Sections  []string // beside pages, groups and guides, which each hub has
	Look      string   // the name of a preset; "" says none
	Host      string   // the Name of a Host
	BaseURL   string   // "" is not known yet
	Today     string   // as it may stand in an example
	Guide     string   // the file that tells editors how to look after the hub; "" is README.md
	Program   Program
}

// Where the words for editors stand: beside a README.md of somebody's own they have another name.
const (
	Guide       = "README.md"
	GuideBeside = "EDITORS.md"
)

// Program is where the program can be had, for computers of a host that build the site.
type Program struct {
	Repository string // its address: https://github.com/owner/peerhub
	Ref        string // the tag or branch to take
}

// Name is the repository as GitHub names it, owner/peerhub.
func (p Program) Name() string { return strings.TrimPrefix(p.Repository, onGitHub) }

const onGitHub = "https://github.com/"

// A File is a file of a hub.
type File struct {
	Path    string // below the hub's folder, with slashes
	Data    []byte
	Brought bool // the program's: see package newhub
}

// English is the language of pages for languages in which nobody has written any.
const English = "en"

// Sections are those for which there are first pages, beside those that each hub has.
func Sections() []string {
	return []string{"principles", "practice", "training", "glossary", "library"}
}

var always = []string{"pages", "groups", "guides"}

// Files returns the files of a hub with the answers. Files that follow from its settings, such as its spreadsheet, are
// not among them.
func Files(a Answers) ([]File, error) {
	var out []File
	yaml := a
	yaml.Name = strconv.Quote(a.Name)
	settings, err := written("hub.", ".yaml", a.Languages[0])
	if err != nil {
		return nil, err
	}
	if err := add(&out, "hub.yaml", settings, yaml.values(), false); err != nil {
		return nil, err
	}
	pages, err := firstPages(a)
	if err != nil {
		return nil, err
	}
	brought, err := Brought(a)
	return slices.Concat(out, pages, brought), err
}

// Brought returns the files of a hub that a later version may bring anew.
func Brought(a Answers) ([]File, error) {
	var out []File
	readme, err := written("README.", ".md", a.Languages[0])
	if err != nil {
		return nil, err
	}
	host, _ := HostOf(a.Host)
	for _, dir := range host.files() {
		err := fs.WalkDir(texts, dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return add(&out, strings.TrimPrefix(name, dir+"/"), name, a.values(), true)
		})
		if err != nil {
			return nil, err
		}
	}
	if err := add(&out, ".gitignore", "text/gitignore", a.values(), true); err != nil {
		return nil, err
	}
	a.Name = plainName(a.Name)
	return out, add(&out, cmp.Or(a.Guide, Guide), readme, a.values(), true)
}

// values are what templates fill in.
func (a Answers) values() any {
	host, _ := HostOf(a.Host)
	names := []string{".vscode/"}
	for _, dir := range host.files() {
		_ = fs.WalkDir(texts, dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				names = append(names, strings.TrimPrefix(name, dir+"/"))
			}
			return nil
		})
	}
	if host.Issues != "" {
		names = append(names, host.Issues+"/")
	}
	return struct {
		Answers
		Brought string
	}{a, "`" + strings.Join(names, "`, `") + "`"}
}

// firstPages are the pages of the hub in each of its languages for which there are any; in the first one always.
func firstPages(a Answers) ([]File, error) {
	var out []File
	a.Name = plainName(a.Name)
	for _, section := range append(slices.Clone(always), a.Sections...) {
		for i, language := range a.Languages {
			from := Written(language)
			if from == "" && i > 0 {
				continue // readers get the original, with a notice
			}
			dir := path.Join("text/content", section, cmp.Or(from, English))
			entries, err := fs.ReadDir(texts, dir)
			if err != nil {
				return nil, err
			}
			for _, e := range entries {
				page := path.Join("content", section, language, e.Name())
				if err := add(&out, page, path.Join(dir, e.Name()), a.values(), false); err != nil {
					return nil, err
				}
				f := &out[len(out)-1]
				f.Data = bytes.ReplaceAll(f.Data, []byte("/"+cmp.Or(from, English)+"/"), []byte("/"+language+"/"))
				if from == "" {
					f.Data = append(f.Data, "\n"+scaffold.Untranslated+"\n"...)
				}
			}
		}
	}
	return out, nil
}

// plainName writes a name so that Markdown takes no sign of it for one of its own, wherever it stands in a line.
func plainName(name string) string {
	name = plain.Replace(strings.Join(strings.Fields(name), " "))
	return entity.ReplaceAllString(begins.ReplaceAllString(name, `$1\$2`), `\$0`)
}

var (
	plain = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`")
	// begins is a sign that means something where a line begins.
	begins = regexp.MustCompile(`^([0-9]*)([#+>=|~.)-])`)
	entity = regexp.MustCompile(`&[#A-Za-z]`)
)

// Written returns the language, of those in which first pages are written, that a language is; "" of others.
func Written(language string) string {
	base, _, _ := strings.Cut(language, "-")
	if _, err := fs.Stat(texts, "text/hub."+base+".yaml"); err != nil {
		return ""
	}
	return base
}

// written is the text of a file in a language, or else in English.
func written(before, after, language string) (string, error) {
	name := "text/" + before + cmp.Or(Written(language), English) + after
	_, err := fs.Stat(texts, name)
	return name, err
}

// add fills in a template. Files of hosts have <% %> in place of {{ }}, which workflows use themselves.
func add(out *[]File, to, from string, values any, brought bool) error {
	data, err := fs.ReadFile(texts, from)
	if err != nil {
		return err
	}
	left, right := "{{", "}}"
	if strings.HasPrefix(from, "text/hosts/") {
		left, right = "<%", "%>"
	}
	parsed, err := template.New(to).Delims(left, right).Funcs(template.FuncMap{
		"join": func(items []string) string { return strings.Join(items, ", ") }}).Parse(string(data))
	if err != nil {
		return err
	}
	var text bytes.Buffer
	err = parsed.Execute(&text, values)
	*out = append(*out, File{Path: to, Data: text.Bytes(), Brought: brought})
	return err
}
