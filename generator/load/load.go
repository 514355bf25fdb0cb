package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// root is the folder of the content.
const root = "content"

// maxFile is the size above which a file that is no page is not published, in
// bytes. It keeps a film or a photograph from a camera out of a phone's way.
const maxFile = 25 << 20

// largePicture is the size above which a picture of which no smaller ones are made is told to be
// made smaller, in bytes.
const largePicture = 1 << 20

// Tree is what lies in content/, in the order of the alphabet.
type Tree struct {
	Pages  []File
	Sheets []string // spreadsheets of groups: content/groups/*.csv, *.xlsx and the like; never published as they are
	Files  []string // the other files: images, handouts
	// Nameless are pages whose names make no address. They are on no site; what else is
	// wrong with them is told all the same.
	Nameless []File
	Told     []string // files and folders of which something is said
	// Misspelt are sections whose names are nearly those of known ones, with these.
	Misspelt map[string]string
}

// File is a page's source before it is read.
type File struct {
	Path     string // slash-separated, relative to the hub
	Section  string
	Language string // of the hub, in its canonical spelling
	Page     string // as model.Page.Path: "", "starting", "intro/what"
	// Index is set for index.md: its folder gives the page its name.
	Index bool
	// Original is the path of the same page in the default language, "" when
	// there is none or this is it.
	Original string
	// Info is what the folder says of it; nil when it is gone again.
	Info fs.FileInfo
}

// Content finds the files of the hub's content.
func Content(fsys fs.FS, hub *model.Hub) (Tree, []diag.Finding) {
	w := &walker{fsys: fsys, hub: hub, pages: map[string]int{}, tags: map[string]tag{}, strange: map[string]bool{},
		tree: Tree{Misspelt: map[string]string{}}}
	if info, err := fs.Lstat(fsys, root); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		w.link(root)
	} else if err := fs.WalkDir(fsys, root, w.visit); err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.find(diag.FileUnreadable, diag.Error, root, "This folder cannot be read.", diag.Verbatim(err.Error()))
	}
	if len(w.tree.Pages)+len(w.tree.Sheets)+len(w.findings)+len(hub.Feeds) == 0 {
		w.find(diag.ContentEmpty, diag.Error, root, "There is nothing to publish.",
			diag.Say("Write a first page: content/pages/%s/index.md", hub.DefaultLanguage))
	}
	w.originals()
	for _, f := range w.findings {
		w.tree.Told = append(w.tree.Told, f.File)
	}
	return w.tree, w.findings
}

type walker struct {
	fsys     fs.FS
	hub      *model.Hub
	tree     Tree
	findings []diag.Finding
	pages    map[string]int // section/language/page → index in tree.Pages
	tags     map[string]tag
	strange  map[string]bool // folders that are no language of the hub, already reported
}

// tag is what the name of a folder is as a language, or why it is none.
type tag struct {
	code string
	err  error
}

func (w *walker) find(code diag.Code, severity diag.Severity, file string, message, suggestion diag.Text) {
	w.findings = append(w.findings, diag.Finding{Code: code, Severity: severity, File: file, Message: message,
		Suggestion: suggestion})
}

func (w *walker) link(name string) {
	to, err := fs.ReadLink(w.fsys, name)
	message := diag.Text("This is a link of the file system, not a file.")
	if err == nil && (path.IsAbs(to) || !fs.ValidPath(path.Join(path.Dir(name), to))) {
		message = "This is a link of the file system that leads out of the hub."
	}
	w.find(diag.FileOutside, diag.Error, name, message, "Put the file or folder itself here.")
}

func (w *walker) visit(name string, d fs.DirEntry, err error) error {
	if err != nil {
		if name == root {
			return err
		}
		w.find(diag.FileUnreadable, diag.Error, name, "This cannot be read.", "Check the rights of the file or folder.")
		if d != nil && d.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	if name == root {
		return nil
	}
	if passedOver(d.Name()) {
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	}
	switch {
	case d.Type()&fs.ModeSymlink != 0:
		w.link(name)
	case d.IsDir():
		return w.folder(name)
	case !d.Type().IsRegular():
		w.find(diag.FileUnreadable, diag.Error, name, "This is not an ordinary file.", "Delete it.")
	default:
		w.file(name, d)
	}
	return nil
}

// passedOver tells what systems and editors leave behind.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "#") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".tmp") ||
		strings.HasSuffix(name, ".lock.json") || name == "Thumbs.db" || name == "desktop.ini"
}

// folder checks the name of a section.
func (w *walker) folder(name string) error {
	section := strings.TrimPrefix(name, root+"/")
	if strings.Contains(section, "/") {
		return nil
	}
	near := diag.Suggest(section, schema.SectionNames())
	if problem, instead := Slug(section); problem != "" {
		if near != "" {
			instead = near
		}
		w.find(diag.SlugInvalid, diag.Error, name, problem, rename(instead))
		return fs.SkipDir
	}
	if near != "" && near != section {
		w.tree.Misspelt[section] = near
		w.find(diag.SectionUnknown, diag.Warning, name, diag.Say("The section %q is new. Its pages are ordinary pages.",
			section), diag.Say("If you meant the known section, call the folder: %s", near))
	}
	if Reserved(w.hub, "", section) {
		w.find(diag.SlugReserved, diag.Error, name,
			diag.Say("The program needs the address %q itself, so a section cannot have it.", section+"/"),
			"Give the folder another name.")
		return fs.SkipDir
	}
	return nil
}

func rename(instead string) diag.Text {
	if instead == "" {
		return "Give it a name of small letters, digits and hyphens."
	}
	return diag.Say("Call it: %s", instead)
}

func (w *walker) file(name string, d fs.DirEntry) {
	parts := strings.Split(name, "/")[1:]
	if !strings.EqualFold(path.Ext(name), ".md") {
		w.other(name, parts, d)
		return
	}
	switch {
	case len(parts) < 3:
		w.find(diag.FileMisplaced, diag.Error, name, "A page lies in the folder of its section and its language.",
			diag.Say("Move it, for example to: content/%s/%s/%s", section(parts), w.hub.DefaultLanguage,
				parts[len(parts)-1]))
		return
	case !w.language(parts):
		return
	}
	stem, ending, _ := strings.Cut(strings.TrimSuffix(parts[len(parts)-1], path.Ext(name)), ".")
	if _, err := w.tag(ending); err == nil && len(ending) == len("fr") { // aidants.fr.md, as other programs have it
		parts[len(parts)-1] = MakeSlug(stem) + ".md"
		w.find(diag.FileMisplaced, diag.Error, name, "The folder of a page says its language, and its name does not.",
			diag.Say("Move it, for example to: content/%s/%s/%s", parts[0], ending, strings.Join(parts[2:], "/")))
		return
	}
	w.page(name, parts, d)
}

// tag is the language that a folder is named after. Most files lie in folders of few names.
func (w *walker) tag(folder string) (string, error) {
	known, ok := w.tags[folder]
	if !ok {
		known.code, known.err = naming.LanguageTag(folder)
		w.tags[folder] = known
	}
	return known.code, known.err
}

// section is the section that a misplaced page belongs to.
func section(parts []string) string {
	if len(parts) == 1 {
		return "pages"
	}
	return parts[0]
}

// language reports whether the page lies in the folder of a language of the
// hub; one that does not is reported once for its folder.
func (w *walker) language(parts []string) bool {
	code, err := w.tag(parts[1])
	if _, ok := w.hub.Language(code); err == nil && ok {
		return true
	}
	dir := path.Join(root, parts[0], parts[1])
	if w.strange[dir] {
		return false
	}
	w.strange[dir] = true
	codes := w.hub.Codes()
	suggestion := diag.Say("Pages lie in one of these folders: %s.", strings.Join(codes, ", "))
	if err == nil {
		suggestion = diag.Say("Add %s to languages in hub.yaml, or move the pages to one of: %s.", code,
			strings.Join(codes, ", "))
	}
	if near := diag.Suggest(parts[1], codes); near != "" {
		suggestion = diag.Say("Call it: %s", near)
	}
	w.find(diag.LanguageUnknown, diag.Error, dir, diag.Say("The folder %q is not a language of this hub.", parts[1]),
		suggestion)
	return false
}

func (w *walker) page(name string, parts []string, d fs.DirEntry) {
	code, _ := w.tag(parts[1])
	slugs := slices.Clone(parts[2:])
	last := len(slugs) - 1
	slugs[last] = slugs[last][:len(slugs[last])-len(".md")]
	f := File{Path: name, Section: parts[0], Language: code, Index: slugs[last] == "index"}
	if f.Index {
		slugs = slugs[:last]
	}
	f.Page = strings.Join(slugs, "/")
	if info, err := d.Info(); err == nil {
		f.Info = info
	}
	if !w.named(name, f.Section, slugs) {
		w.tree.Nameless = append(w.tree.Nameless, f)
		return
	}
	key := f.Section + "/" + f.Language + "/" + f.Page
	if first, ok := w.pages[key]; ok {
		w.find(diag.FileDuplicate, diag.Error, name, diag.Say("Two files would have the same address: this one and %s.",
			w.tree.Pages[first].Path), "Delete or rename one of them.")
		w.tree.Nameless = append(w.tree.Nameless, f)
		return
	}
	w.pages[key] = len(w.tree.Pages)
	w.tree.Pages = append(w.tree.Pages, f)
}

// named reports whether the names on the way to a page make an address, and says why they
// make none.
func (w *walker) named(file, section string, slugs []string) bool {
	f, wrong := Misnamed(w.hub, section, slugs)
	if f.File = file; wrong {
		w.findings = append(w.findings, f)
	}
	return !wrong
}

// Misnamed says why the names on the way to a page of a section make no address, and what to do, if they make none.
func Misnamed(hub *model.Hub, section string, slugs []string) (f diag.Finding, wrong bool) {
	f.Severity = diag.Error
	for _, slug := range slugs {
		if problem, instead := Slug(slug); problem != "" {
			f.Code, f.Message, f.Suggestion = diag.SlugInvalid, problem, rename(instead)
			return f, true
		}
	}
	if most := depth(section); len(slugs) > most {
		f.Code, f.Message, f.Suggestion = diag.FileMisplaced, "This page lies too deep: nothing would list it.", "Move it one folder up."
		return f, true
	}
	if len(slugs) > 0 && (Reserved(hub, section, slugs[0]) || len(slugs) > 1 && view(slugs[1])) {
		f.Code, f.Message, f.Suggestion = diag.SlugReserved, diag.Say("The program needs the name %q itself.", slugs[len(slugs)-1]), "Give the page another name."
		return f, true
	}
	return f, false
}

// depth is how many names a page's path in the section may have: kinds that are
// listed one by one have no pages below them.
func depth(section string) int {
	if s, _ := schema.SectionOf(section); s.Within == "" {
		return 1
	}
	return 2
}

// originals fills in File.Original once all pages are known.
func (w *walker) originals() {
	for i := range w.tree.Pages {
		f := &w.tree.Pages[i]
		if f.Language == w.hub.DefaultLanguage {
			continue
		}
		if at, ok := w.pages[f.Section+"/"+w.hub.DefaultLanguage+"/"+f.Page]; ok {
			f.Original = w.tree.Pages[at].Path
		}
	}
	for i, f := range w.tree.Nameless { // what a translation need not say again
		of := func(o File) bool {
			return o.Section == f.Section && o.Page == f.Page && o.Language == w.hub.DefaultLanguage
		}
		if at := slices.IndexFunc(w.tree.Nameless, of); at >= 0 && f.Language != w.hub.DefaultLanguage {
			w.tree.Nameless[i].Original = w.tree.Nameless[at].Path
		}
	}
}
