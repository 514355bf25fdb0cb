package cli

import (
	"bufio"
	"cmp"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/alecthomas/kong"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/look"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/newhub"
	"peerhub/generator/vscode"
	"peerhub/layouts"
)

type initCommand struct {
	Dir       string  `arg:"" help:"The folder of the new hub. What lies in it stays as it is."`
	Name      *string `help:"What the site is called." aliases:"title" placeholder:"NAME"`
	Languages *string `help:"The languages of its pages, the first one first: en,fr." aliases:"language" placeholder:"CODES"`
	Country   *string `help:"The country in which most groups are." placeholder:"CODE"`
	Sections  *string `help:"What it has beside groups and guides: ${sections}." placeholder:"NAMES"`
	Look      *string `help:"A ready-made look: ${looks}." placeholder:"NAME"`
	Host      *string `help:"Where the site will stand: ${hosts}." placeholder:"NAME"`
	BaseURL   string  `help:"The address at which people will find it." placeholder:"URL"`
	Program   *string `help:"The address of the repository from which the host may take this program." placeholder:"URL"`
	Date      string  `help:"The day to note in examples, instead of today (UTC)." placeholder:"YYYY-MM-DD"`
}

// initVars are what the help of init names.
func initVars() kong.Vars {
	var looks, hosts []string
	for _, p := range look.Presets() {
		looks = append(looks, p.Name)
	}
	for _, h := range newhub.Hosts() {
		hosts = append(hosts, h.Name)
	}
	return kong.Vars{"sections": strings.Join(newhub.Sections(), ", "), "looks": strings.Join(looks, ", "),
		"hosts": strings.Join(hosts, ", ")}
}

// Run writes a hub that builds, with what an editor needs to help with it. On a terminal it asks what no flag says.
func (c *initCommand) Run(r *run) error {
	today, err := r.today(c.Date)
	if err != nil {
		return err
	}
	a := newhub.Answers{Today: today.String(), Program: newhub.Program{Repository: home, Ref: ref()}}
	words, assumed, err := c.answers(r, &a)
	if err != nil {
		return err
	}
	if there := firstThere(c.Dir, "hub.yaml", "content"); there != "" {
		return misuse{diag.Say("%s has a hub in it already (%s), and was left as it is. Name another folder", c.Dir, there)}
	}
	r.hub, a.Guide = c.Dir, newhub.Guide
	entries, _ := os.ReadDir(c.Dir) // there need be none
	if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.EqualFold(e.Name(), newhub.Guide) }) {
		a.Guide = newhub.GuideBeside
	}
	w := &hubWriter{run: r, lock: hubLock{Format: hubLockFormat, Host: a.Host, Program: a.Program.Repository, Ref: a.Program.Ref,
		Files: map[string]string{}}}
	files, err := newhub.Files(a)
	if err != nil {
		return err
	}
	for _, f := range files {
		w.write(f.Path, f.Data, f.Brought)
		if strings.HasPrefix(f.Path, "content/") {
			w.pages = append(w.pages, f.Path)
		}
	}
	said, err := w.rest(a, today)
	if err != nil {
		return err
	}
	name := shellWord(filepath.Clean(c.Dir))
	says := []diag.Text{diag.Say("The hub is in %s.", name),
		diag.Say("See it:        %s", "peerhub serve --hub "+name),
		diag.Say("Add groups:    %s", filepath.Join(c.Dir, sheetPath)),
		diag.Say("Put it online: %s", filepath.Join(c.Dir, a.Guide))}
	if w.stayed != nil {
		says = append(says, diag.Say("These were there already, and stay as they are: %s.", strings.Join(w.stayed, ", ")))
	}
	if w.ours != nil {
		says = append(says, diag.Say("Without those that it writes itself, something is missing: the way online, or help in an editor. "+
			"Give yours other names; then this brings them: %s", "peerhub upgrade --hub "+name+" --take "+strings.Join(w.ours, ",")))
	}
	if a.Guide != newhub.Guide {
		says = append(says, diag.Say("Your %s stays. How to look after the hub, and to put it online, stands in %s.", newhub.Guide, a.Guide))
	}
	if err := conclude(r.Stdout, words, append(says, said...)...); err != nil || assumed == nil {
		return err
	}
	return conclude(r.Stderr, words, diag.Say("Nobody could be asked here, so this was taken for granted: %s. To say otherwise, change hub.yaml; or delete the "+
		"folder, and run this again with these flags, or on a terminal, which asks.", strings.Join(assumed, ", ")))
}

// answers fills in what flags say, and what is asked; where nobody can be asked, assumed are flags with what was taken
// in their place.
func (c *initCommand) answers(r *run, a *newhub.Answers) (words diag.Words, assumed []string, err error) {
	ask := &asker{in: bufio.NewReader(r.Stdin), out: r.Stderr}
	all := []struct {
		name      string
		flag      *string
		question  diag.Text
		otherwise func() string
		take      func(string) error
		unasked   func() bool // whose answer needs no question
	}{
		{"--languages", c.Languages, "In which languages will people read it? Write their codes with commas between them, the main one first, " +
			"such as: en, fr.", always(newhub.English), func(s string) error { return c.languages(a, ask, s) }, nil},
		{"--name", c.Name, "What is the site called?", func() string { return ask.words.Say("Our hub") }, func(s string) error {
			if a.Name = strings.Join(strings.Fields(s), " "); a.Name == "" {
				return misuse{diag.Say("--name: write the name of the hub, for example: --name %q", "Walking alongside")}
			}
			return nil
		}, nil},
		{"--country", c.Country, "In which country are most groups? Nothing, if there are several.", always(""), func(s string) error {
			if a.Country = naming.Country(s); a.Country == "" && naming.IsCountry(strings.ToUpper(s)) {
				a.Country = strings.ToUpper(s)
			}
			if a.Country == "" && s != "" {
				return misuse{diag.Say("--country: %q is no country. Write for example: GB or France", s)}
			}
			a.Timezone = directory.OnlyZone(a.Country)
			return nil
		}, nil},
		{"--sections", c.Sections, diag.Say("What will it have beside groups and guides? Write any of these with commas between them, or nothing: %s.",
			initVars()["sections"]), always(""), func(s string) (err error) {
			a.Sections, err = several("--sections", s, newhub.Sections())
			return err
		}, nil},
		{"--look", c.Look, diag.Say("How should it look? One of: %s.", initVars()["looks"]), always(""), func(s string) error {
			one, err := several("--look", s, strings.Split(initVars()["looks"], ", "))
			if len(one) > 0 {
				a.Look = one[0]
			}
			return err
		}, nil},
		{"--host", c.Host, diag.Say("Where will it stand? One of: %s. With folder you upload it yourself.", initVars()["hosts"]), always("folder"),
			func(s string) error {
				host, known := newhub.HostOf(s)
				if a.Host = host.Name; !known {
					return misuse{diag.Say("--host: write one of: %s", initVars()["hosts"])}
				}
				return nil
			}, nil},
		{"--program", c.Program, "From where may the host take this program? Write the address of the repository that you have it from, such as " +
			"https://github.com/owner/peerhub.", always(home), func(s string) error {
			a.Program.Repository = strings.TrimSuffix(strings.TrimRight(s, "/"), ".git")
			return takesProgram(a.Host, a.Program)
		}, func() bool { host, _ := newhub.HostOf(a.Host); return host.Takes(a.Program) }},
		{"--base-url", given(c.BaseURL), "At which address will people find it? Nothing, if you do not know yet.", always(""), func(s string) error {
			if !isSite(s) {
				return misuse{diag.Say("--base-url: %q is no address of a site. Write for example: %s", s, "https://example.org/")}
			}
			a.BaseURL = s
			return checkBase(s)
		}, func() bool { host, _ := newhub.HostOf(a.Host); return host.Told }},
	}
	for _, q := range all {
		switch {
		case q.flag != nil:
			err = q.take(*q.flag)
		case q.unasked != nil && q.unasked():
		case r.Asks:
			err = ask.ask(q.question, q.otherwise(), q.take)
		default:
			otherwise := q.otherwise()
			err = q.take(otherwise)
			assumed = append(assumed, q.name+" "+cmp.Or(shellWord(otherwise), `""`))
		}
		if err != nil {
			return ask.words, nil, err
		}
	}
	return ask.words, assumed, nil
}

// isSite reports whether a site can stand at an address, or there is none yet.
func isSite(s string) bool {
	u, err := url.Parse(s)
	return s == "" || err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && u.RawQuery == "" &&
		u.Fragment == "" && !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("\"'#{}[]", r) })
}

func always(s string) func() string { return func() string { return s } }

func given(flag string) *string {
	if flag == "" {
		return nil
	}
	return &flag
}

// languages takes the codes of languages, and asks in the first one from then on.
func (c *initCommand) languages(a *newhub.Answers, ask *asker, s string) error {
	var codes []string
	for _, word := range languageWords(s) {
		code, known := languageCode(word)
		if !known {
			return misuse{diag.Say("--languages: %q is no code of a language. Write for example: en, fr or pt-BR", word)}
		}
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	if codes == nil {
		return misuse{"--languages: write at least one, for example: en"}
	}
	a.Languages = codes
	ask.words = locale.Findings(layouts.Builtin, model.Language{Code: codes[0]})
	return nil
}

// several takes words that are among those known.
func several(flag, s string, known []string) ([]string, error) {
	var out []string
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.ToLower(strings.TrimSpace(word)); word == "" || slices.Contains(out, word) {
			continue
		}
		if !slices.Contains(known, word) {
			return nil, misuse{diag.Say("%s: %q is none of these: %s", flag, word, strings.Join(known, ", "))}
		}
		out = append(out, word)
	}
	return out, nil
}

// takesProgram says when a host cannot build with a program of that address.
func takesProgram(host string, p newhub.Program) error {
	h, _ := newhub.HostOf(host)
	switch {
	case h.Takes(p):
		return nil
	case h.Builds == newhub.Nobody:
		return misuse{diag.Say("--program: %q is no address of a repository. Write for example: %s", p.Repository, "https://github.com/owner/peerhub")}
	case h.Builds == newhub.OfGitHub:
		return misuse{diag.Say("--program: %s takes the program from a repository on GitHub. Write the address of the one that you took it from, or of your own copy (fork): --program %s", h.Title,
			"https://github.com/owner/peerhub")}
	}
	return misuse{diag.Say("--program: %s has to know where the program can be had. Write the address of a repository: --program %s",
		h.Title, "https://github.com/owner/peerhub")}
}

// firstThere is the first of the names that a folder has.
func firstThere(dir string, names ...string) string {
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return name
		}
	}
	return ""
}

const sheetPath = "content/groups/groups.xlsx"

// hubWriter writes the files of a new hub, never over another, and keeps the first error.
type hubWriter struct {
	*run
	lock   hubLock
	stayed []string // that were there before
	ours   []string // those of them that the program would bring
	pages  []string
	err    error
}

func (w *hubWriter) write(file string, data []byte, brought bool) {
	if w.err != nil {
		return
	}
	if w.exists(file) {
		w.stayed = append(w.stayed, file)
		if brought && file != ".gitignore" { // which is nobody's way online
			w.ours = append(w.ours, file)
		}
		return
	}
	if w.err = w.create(file, string(data)); w.err == nil && brought {
		w.lock.Files[file] = digest(data)
	}
}

// rest writes what follows from the settings that were written, and says what is left to do.
func (w *hubWriter) rest(a newhub.Answers, today model.Date) ([]diag.Text, error) {
	if w.err != nil {
		return nil, w.err
	}
	form := generator.GroupForm(w.hub, today)
	if form == nil {
		return nil, noHub(w.hub)
	}
	workbook, err := form.Workbook()
	if err != nil {
		return nil, err
	}
	w.write(sheetPath, workbook, false)
	w.write("spreadsheet/groups.csv", form.CSV(), false)
	for _, f := range vscode.Files(generator.Schemas(w.hub), "peerhub") {
		w.write(f.Path, f.Data, true)
	}
	for _, f := range issueForms(w.hub, a.Host, today) {
		w.write(f.Path, f.Data, true)
	}
	var said []diag.Text
	for _, language := range a.Languages {
		said = append(said, w.beginWords(language)...)
	}
	if w.err == nil {
		w.err = acceptAll(w.run, w.translations(a))
	}
	if w.err == nil {
		w.err = w.lock.write(w.run)
	}
	return said, w.err
}

// translations are the first pages that say in another language what those of the first one say.
func (w *hubWriter) translations(a newhub.Answers) []string {
	var out []string
	for _, language := range a.Languages[1:] {
		for _, file := range w.pages {
			if strings.Contains(file, "/"+language+"/") && newhub.Written(a.Languages[0]) != "" {
				out = append(out, file)
			}
		}
	}
	return out
}

// beginWords writes the words of the interface, to be translated, for a language that has
// none, and says so. As long as they are notes, readers see English.
func (w *hubWriter) beginWords(language string) []diag.Text {
	const file = "ui.yaml"
	base, _, _ := strings.Cut(language, "-")
	for _, known := range []string{language, base} {
		if _, err := fs.Stat(layouts.Builtin, "strings/"+known+"/"+file); err == nil {
			return nil
		}
	}
	english, err := fs.ReadFile(layouts.Builtin, "strings/en/"+file)
	w.err = errors.Join(w.err, err)
	lines := strings.Split(strings.TrimRight(string(english), "\n"), "\n")
	for n, line := range lines {
		if line != "" && !strings.HasPrefix(line, "#") {
			lines[n] = "# " + line
		}
	}
	to := "layouts/strings/" + language + "/" + file
	head := "# Take the # away from a line and translate what stands behind the colon. Lines that keep it are said in English.\n\n"
	w.write(to, []byte(head+strings.Join(lines, "\n")+"\n"), false)
	return []diag.Text{diag.Say("This program has no words in the language %q yet: notes, buttons and labels are in "+
		"English. To begin, translate the lines of %s; each one counts as soon as its # is gone.", language, to)}
}

// shellWord writes a path so that a command can be copied with it, in the shells
// of Unix and of Windows.
func shellWord(name string) string {
	if strings.ContainsAny(name, " '&()$`;") {
		return `"` + name + `"`
	}
	return name
}
