package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/ordinary"
	"peerhub/generator/scaffold"
	"peerhub/generator/schema"
)

type newCommand struct {
	Kind     string `arg:"" help:"What to write: ${enum}." enum:"${kinds}"`
	Slug     string `arg:"" help:"Its name in addresses: small letters and hyphens, such as starting-a-group. A lesson's is module/lesson."`
	Language string `help:"The language to write in; by default the hub's first." placeholder:"CODE" type:"language"`
	Section  string `help:"The section of a page." placeholder:"NAME"`
	Date     string `help:"The day to note in the page, instead of today (UTC)." placeholder:"YYYY-MM-DD"`
}

// kinds are what can be written, in the order in which the help names them.
func kinds() []string {
	var out []string
	for _, s := range schema.Sections() {
		for _, start := range s.New {
			out = append(out, start.Name)
		}
	}
	return out
}

// Run writes the file, never over another, and prints its path and, for people,
// how to see it.
func (c *newCommand) Run(r *run) error {
	today, err := r.today(c.Date)
	if err != nil {
		return err
	}
	hub := generator.Settings(r.hub)
	if hub == nil {
		return noHub(r.hub)
	}
	if c.Language == "" {
		c.Language = hub.DefaultLanguage
	}
	if _, ok := hub.Language(c.Language); !ok {
		return misuse{diag.Say("--language: the hub has no language %q, only %s. Add it to languages in hub.yaml "+
			"first", c.Language, codes(hub))}
	}
	section, err := c.section()
	if err != nil {
		return err
	}
	if err := c.checkSlug(hub, section); err != nil {
		return err
	}
	folder := path.Join("content", section, c.Language)
	file := path.Join(folder, c.Slug+".md")
	switch kind, whole := c.kind(); {
	case kind.Folder:
		file = path.Join(folder, c.Slug, "index.md")
	case kind.Part:
		if of := path.Dir(c.Slug); !r.exists(path.Join(folder, of, "index.md")) {
			return misuse{diag.Say("there is no %s %s in %s. Write it first: peerhub new %[1]s %[2]s",
				whole, of, c.Language)}
		}
	}
	for _, taken := range []string{path.Join(folder, c.Slug+".md"), path.Join(folder, c.Slug, "index.md")} {
		if r.exists(taken) {
			return misuse{diag.Say("%s exists already, and was left as it is", taken)}
		}
	}
	text, err := c.text(r, hub, section, today)
	if err != nil {
		return err
	}
	if err := r.create(file, text); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(r.Stdout, file); err != nil {
		return err
	}
	if strings.Contains(text, "\ndraft: true\n") {
		fmt.Fprintln(r.Stderr, r.words().Say("It is a draft, which peerhub serve --drafts shows. Take its line "+
			"draft: true away when it is ready."))
	}
	return nil
}

// kind is what is asked for, and what pages of its section are that are no part of
// another.
func (c *newCommand) kind() (kind *schema.Kind, whole model.Kind) {
	start, in, _ := schema.StartOf(c.Kind)
	return schema.Of(start.Kind), in.Kind
}

// section returns the section to write in.
func (c *newCommand) section() (string, error) {
	_, in, _ := schema.StartOf(c.Kind)
	section := in.Name
	if c.Section == "" || c.Section == section {
		return section, nil
	}
	if c.Kind != "page" {
		return "", misuse{diag.Say("--section: a %s stands in the section %s. Only a page may stand anywhere", c.Kind,
			section)}
	}
	if s, _ := schema.SectionOf(c.Section); s.Kind != model.KindPage {
		return "", misuse{diag.Say("--section: %s holds pages of its own kind. Write: peerhub new %s %s",
			c.Section, s.New[0].Name, c.Slug)}
	}
	if problem, instead := load.Slug(c.Section); problem != "" {
		return "", misuse{diag.Say("--section: %s", hinted(problem, instead))}
	}
	return c.Section, nil
}

// checkSlug says why the slug makes no address.
func (c *newCommand) checkSlug(hub *model.Hub, section string) error {
	c.Slug = strings.TrimSuffix(c.Slug, ".md")
	parts := strings.Split(c.Slug, "/")
	kind, whole := c.kind()
	if kind.Part && len(parts) != 2 {
		return misuse{diag.Say("the name of a %s is that of its %s, a slash, and its own: introduction/listening",
			c.Kind, whole)}
	}
	if !kind.Part && len(parts) != 1 {
		return misuse{diag.Say("%q has a slash in it: a %s has one name, such as starting-a-group", c.Slug, c.Kind)}
	}
	for _, part := range parts {
		if problem, instead := load.Slug(part); problem != "" {
			return misuse{hinted(problem, instead)}
		}
	}
	if load.Reserved(hub, section, parts[0]) {
		return misuse{diag.Say("the program needs the name %q itself: choose another", parts[0])}
	}
	return nil
}

// hinted is a problem, and what to write instead where that is known.
func hinted(problem diag.Text, instead string) diag.Text {
	if instead == "" {
		return problem
	}
	return diag.Say("%s Write: %s", problem, instead)
}

// text fills in the first version of the kind.
func (c *newCommand) text(r *run, hub *model.Hub, section string, today model.Date) (string, error) {
	kind, _ := c.kind()
	return scaffold.Page(kind.Name, scaffold.Blanks{
		Title: strconv.Quote(title(path.Base(c.Slug))), Today: today.String(), Language: c.Language,
		Original: c.original(r, hub, section), Words: r.words(), Examples: schema.Examples(hub)})
}

// original returns the path of the page that a new one is a translation of, and ""
// when there is none: the page of the hub's first language is one itself.
func (c *newCommand) original(r *run, hub *model.Hub, section string) string {
	if c.Language == hub.DefaultLanguage {
		return ""
	}
	languages := append([]string{hub.DefaultLanguage}, hub.Codes()...)
	for _, language := range languages {
		for _, name := range []string{c.Slug + ".md", path.Join(c.Slug, "index.md")} {
			if file := path.Join("content", section, language, name); r.exists(file) {
				return file
			}
		}
	}
	return ""
}

// title makes a title of a slug: "starting-a-group" → "Starting a group".
func title(slug string) string {
	words := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, slug)
	letter, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(letter)) + words[size:]
}

func codes(hub *model.Hub) string { return strings.Join(hub.Codes(), ", ") }

// exists reports whether the hub has something at the path.
func (r *run) exists(file string) bool {
	_, err := os.Lstat(filepath.Join(r.hub, filepath.FromSlash(file)))
	return err == nil
}

// create writes a new file of the hub, and never over another.
func (r *run) create(file, text string) error {
	err := r.write(file, text)
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("no permission to write %s (%w)", filepath.Join(r.hub, filepath.FromSlash(file)), err)
	}
	return err
}

func (r *run) write(file, text string) error {
	err := ordinary.Create(r.hub, file, []byte(text))
	if errors.Is(err, fs.ErrExist) {
		return misuse{diag.Say("%s exists already, and was left as it is", file)}
	}
	return unfollowed(err)
}

// unfollowed says of a link in whose place there should be a file or a folder what to do.
func unfollowed(err error) error {
	if link, is := errors.AsType[*ordinary.Link](err); is {
		return misuse{diag.Say("%s is a link, and was not followed: it may lead to the files of others. Put a file or folder of "+
			"its own in its place", link.Path)}
	}
	return err
}
