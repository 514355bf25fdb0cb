package look

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/image"
	"peerhub/generator/model"
)

// Look is how a hub looks: its colours, and the files that are made in them.
type Look struct {
	Palette
	base    Palette // without what hub.yaml says
	own     model.Look
	sources fs.FS // layouts
	files   map[string][]byte
}

// Read reads the look of a hub: the colours of its layouts, which lie over the built-in
// ones, and what hub.yaml says, whose files are in the hub's folder.
func Read(layouts, builtin, hub fs.FS, own model.Look) (Look, []diag.Finding) {
	base := tokens(layouts, builtin)
	l := Look{Palette: base.with(own), base: base, own: own, sources: layouts, files: map[string][]byte{}}
	found := l.check(!same(layouts, builtin))
	found = append(found, l.readFiles(hub)...)
	return l, append(found, l.draw()...)
}

// same reports whether a hub has the built-in colours.
func same(layouts, builtin fs.FS) bool {
	return !slices.ContainsFunc(sheets, func(sheet string) bool {
		a, _ := fs.ReadFile(layouts, sheet)
		b, _ := fs.ReadFile(builtin, sheet)
		return !bytes.Equal(a, b)
	})
}

// Files are the files that the look adds to assets/, by their names: drawings/bench.svg.
func (l Look) Files() map[string][]byte { return l.files }

// Logo, Hero and Share are the names of the hub's own pictures in Files; "" has none.
func (l Look) Logo() string { return l.named("logo", l.own.Logo) }

// Hero is the picture at the top of home.
func (l Look) Hero() string { return l.named("hero", l.own.Hero) }

// Share is the picture of pages that have none of their own, and are passed on.
func (l Look) Share() string { return l.named("share", l.own.ShareImage) }

func (l Look) named(what, file string) string {
	if name := what + strings.ToLower(path.Ext(file)); file != "" && l.files[name] != nil {
		return name
	}
	return ""
}

// maxPicture and maxFont are more than a page for cheap phones can bear, in bytes.
const (
	maxPicture = 400 << 10
	maxFont    = 200 << 10
)

// readFiles takes over the pictures and fonts that hub.yaml names.
func (l Look) readFiles(hub fs.FS) []diag.Finding {
	var out []diag.Finding
	take := func(name, file string, most int, endings ...string) {
		if file == "" {
			return
		}
		if finding := l.take(hub, name, file, most, endings); finding != nil {
			out = append(out, *finding)
		}
	}
	pictures := []string{".jpg", ".jpeg", ".png", ".webp"}
	take("logo"+strings.ToLower(path.Ext(l.own.Logo)), l.own.Logo, maxPicture, append(pictures, ".svg")...)
	take("hero"+strings.ToLower(path.Ext(l.own.Hero)), l.own.Hero, maxPicture, append(pictures, ".svg")...)
	take("share"+strings.ToLower(path.Ext(l.own.ShareImage)), l.own.ShareImage, maxPicture, pictures...)
	for _, f := range l.own.Font {
		take("fonts/"+path.Base(f.File), f.File, maxFont, ".woff2")
	}
	return out
}

func (l Look) take(hub fs.FS, name, file string, most int, endings []string) *diag.Finding {
	bad := func(code diag.Code, message, suggestion diag.Text) *diag.Finding {
		return &diag.Finding{Code: code, Severity: diag.Error, File: "hub.yaml", Line: l.own.Line, Message: message,
			Suggestion: suggestion}
	}
	ending := strings.ToLower(path.Ext(file))
	if !slices.Contains(endings, ending) {
		return bad(diag.FieldValue, diag.Say("%q is of a kind that cannot stand here.", file),
			diag.Say("Save it as one of these, and write its new name: %s.", strings.Join(endings, ", ")))
	}
	data, err := fs.ReadFile(hub, file)
	drawing, unclear := data, error(nil)
	if ending == ".svg" {
		drawing, unclear = image.SVG(data)
	}
	switch {
	case err != nil:
		return bad(diag.FileMissing, diag.Say("There is no file %s that can be read.", file),
			"Put it into a folder look beside hub.yaml, and write for example: look/logo.svg")
	case len(data) > most:
		return bad(diag.FileTooLarge, diag.Say("%s is too large for cheap phones: %d kB, and at most %d kB.", file,
			len(data)>>10, most>>10), "Make the picture smaller, or keep only the letters that you need in the font.")
	case ending == ".svg" && (active(data) || unclear != nil):
		return bad(diag.FileActive, diag.Say("%s could run a program in the reader's browser, or is no drawing.", file),
			"Save it as plain SVG, without scripts.")
	case ending == ".woff2" && !bytes.HasPrefix(data, []byte("wOF2")):
		return bad(diag.FieldValue, diag.Say("%s is no font in the format WOFF2.", file),
			"Turn the font into WOFF2: the renamed file of another format does not work.")
	}
	l.files[name] = drawing
	return nil
}

var inSVG = regexp.MustCompile(`(?s)^\s*<svg[^>]*viewBox="([^"]*)"[^>]*>(.*)</svg>\s*$`)

// draw takes the drawings over, those of two lines in the hub's colours. Colours stand in
// each: a picture on a page cannot read those of the page.
func (l Look) draw() []diag.Finding {
	var out []diag.Finding
	for _, name := range l.Drawings() {
		data, err := fs.ReadFile(l.sources, "drawings/"+name+".svg")
		if bare, unclear := image.SVG(data); unclear == nil {
			data = bare
		}
		part := inSVG.FindSubmatch(data)
		if err != nil || part == nil || active(data) {
			out = append(out, diag.Finding{Code: diag.Template, Severity: diag.Error,
				File:       "layouts/drawings/" + name + ".svg",
				Message:    "This drawing cannot be used: it must be an SVG drawing with a viewBox, and without scripts.",
				Suggestion: "Save it as plain SVG."})
			continue
		}
		if bytes.Contains(data, []byte(`class="a"`)) {
			data = fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s" fill="none" stroke-width="4" `+
				`stroke-linecap="round" stroke-linejoin="round"><style>.a{stroke:%s}.b{stroke:%s}`+
				`@media(prefers-color-scheme:dark){.a{stroke:%s}.b{stroke:%s}}</style>%s</svg>`, part[1],
				l.Light["accent"], l.Light["beside"], l.Dark["accent"], l.Dark["beside"], part[2])
		}
		l.files["drawings/"+name+".svg"] = data
	}
	return out
}

// Drawings are the names of the drawings, sorted.
func (l Look) Drawings() []string {
	entries, _ := fs.ReadDir(l.sources, "drawings") // without the folder there are none
	var out []string
	for _, e := range entries {
		if name, is := strings.CutSuffix(e.Name(), ".svg"); is {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// fonts are the rules that name the hub's own fonts.
func (l Look) fonts() string {
	var out strings.Builder
	for _, f := range l.own.Font {
		name := "fonts/" + path.Base(f.File)
		if l.files[name] == nil {
			continue
		}
		weight := or(f.Weight, "400")
		if weight == "variable" {
			weight = "100 900"
		}
		fmt.Fprintf(&out, `@font-face { font-family: hub; src: url("%s") format("woff2"); font-weight: %s; `+
			"font-display: swap;", name, weight)
		if f.Range != "" {
			fmt.Fprintf(&out, " unicode-range: %s;", f.Range)
		}
		out.WriteString(" }\n")
	}
	return out.String()
}

// Dressed are layouts with the style sheets of the look.
func (l Look) Dressed(layouts fs.FS) fs.FS {
	out := dressed{layouts, map[string]string{}}
	for _, sheet := range sheets {
		if css, err := fs.ReadFile(layouts, sheet); err == nil {
			out.own[sheet] = l.write(string(css))
		}
	}
	const base = "styles/parts/base.css"
	if fonts := l.fonts(); fonts != "" {
		if css, err := fs.ReadFile(layouts, base); err == nil {
			out.own[base] = fonts + strings.ReplaceAll(string(css), "--sans: ", "--sans: hub, ")
		}
	}
	return out
}

// dressed are files of which some are others.
type dressed struct {
	fs.FS
	own map[string]string
}

// Open opens a file as it is in the look.
func (d dressed) Open(name string) (fs.File, error) {
	f, err := d.FS.Open(name)
	text, own := d.own[name]
	if err != nil || !own {
		return f, err
	}
	info, err := f.Stat()
	return rewritten{f, strings.NewReader(text), info}, err
}

// ReadDir lists a folder.
func (d dressed) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS, name) }

// rewritten is a file with another text.
type rewritten struct {
	fs.File
	text *strings.Reader
	fs.FileInfo
}

func (r rewritten) Read(to []byte) (int, error) { return r.text.Read(to) }

// Stat returns what is said of the file, with the size of its text.
func (r rewritten) Stat() (fs.FileInfo, error) { return r, nil }

// Size is that of the text.
func (r rewritten) Size() int64 { return r.text.Size() }
