package load

import (
	"io/fs"
	"path"
	"strings"

	"peerhub/generator/diag"
)

// other takes a file that is no page, or says why not.
func (w *walker) other(name string, parts []string, d fs.DirEntry) {
	for _, part := range parts {
		if strings.ContainsFunc(part, func(r rune) bool { return r < ' ' || r == 0x7F || r == '\\' || r == '\uFFFD' }) {
			w.find(diag.SlugInvalid, diag.Error, name, "The name of this file has characters that cannot be seen.",
				"Rename it.")
			return
		}
	}
	groups := parts[0] == "groups" || w.tree.Misspelt[parts[0]] == "groups"
	switch {
	case IsSheet(name) && parts[0] == "groups":
		w.sheet(name, parts)
		return
	case IsSheet(name) && groups:
		w.wrong(parts[0])
		return
	case IsSheet(name) && len(parts) < 3:
		w.find(diag.FileMisplaced, diag.Warning, name,
			"This spreadsheet is not published: it lies outside the pages, and could have columns that only the "+
				"team may see.",
			diag.Say("If it has groups, move it to: content/groups/%s. If it is for readers, put it beside the page "+
				"that links to it.", path.Base(name)))
		return
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".markdown", ".mdown", ".mkd", ".mdx":
		w.find(diag.FileMisplaced, diag.Warning, name,
			diag.Say("The name of this file ends in %s, and only names that end in .md are pages.", path.Ext(name)),
			diag.Say("Rename it to: %s", strings.TrimSuffix(path.Base(name), path.Ext(name))+".md"))
		return
	}
	if strings.HasSuffix(strings.ToLower(name), ".md.txt") {
		w.find(diag.FileMisplaced, diag.Warning, name,
			"This file ends in .md.txt, as some editors save it, and is no page.",
			diag.Say("Rename it to: %s", path.Base(name[:len(name)-len(".txt")])))
		return
	}
	if isActive(name) {
		w.find(diag.FileActive, diag.Error, name,
			"A file of this kind could run a program in the reader's browser. It is not published.",
			"Take it away. Write pages in Markdown; give pictures as PNG, JPEG or WebP.")
		return
	}
	if instead, is := instead[strings.ToLower(path.Ext(name))]; is {
		w.find(diag.FileMisplaced, diag.Warning, name,
			diag.Say("This file is not published: most browsers cannot show files that end in %s.", path.Ext(name)), instead)
		return
	}
	if groups && !isShown(name) {
		w.find(diag.FileMisplaced, diag.Warning, name,
			"This file is not published: beside groups, only pictures, sound and PDF are. It could be a list with "+
				"what only the team may know.",
			"Take it away, or save it as PDF.")
		return
	}
	if !groups && !isShown(name) && !isDocument(name) {
		w.find(diag.FileMisplaced, diag.Warning, name,
			"A file of this kind is not published: it could be a spare copy, or hold what only the team may know.",
			"Take it away: files of a hub are public. What is for readers can be a page, a picture, sound, a film, "+
				"PDF, or a file of an office program.")
		return
	}
	if w.tooLarge(name, d) {
		return
	}
	w.tree.Files = append(w.tree.Files, name)
}

// tooLarge reports whether a file would not arrive on a phone, and tells of that and of large pictures.
func (w *walker) tooLarge(name string, d fs.DirEntry) bool {
	info, err := d.Info()
	if err != nil {
		return false
	}
	switch size := info.Size(); {
	case size > maxFile:
		w.find(diag.FileTooLarge, diag.Error, name, diag.Say("This file has %d MB. It would not arrive on a phone.",
			size>>20),
			diag.Say("Make it smaller than %d MB, or link to it elsewhere.", maxFile>>20))
		return true
	case size > largePicture && stays(name):
		w.find(diag.FileTooLarge, diag.Warning, name,
			diag.Say("This picture has %d MB. Readers with a slow phone wait long for it.", (size+1<<19)>>20),
			"Make it 1600 pixels wide and save it as JPEG or WebP. It then has less than half a MB, and looks "+
				"the same.")
	}
	return false
}

// sheet takes a spreadsheet of groups, which is never published as it is: it has
// columns that only the team may see.
func (w *walker) sheet(name string, parts []string) {
	switch {
	case !sheets[strings.ToLower(path.Ext(name))]:
		w.find(diag.SheetInvalid, diag.Error, name, "A spreadsheet of this format is not read.",
			"In your spreadsheet program, save it as .xlsx or as CSV (Excel: CSV UTF-8) in content/groups/, and "+
				"take this file away.")
	case len(parts) != 2:
		w.find(diag.FileMisplaced, diag.Error, name,
			"A spreadsheet of groups lies in the folder groups itself. Here it is not read.",
			diag.Say("Move it to: content/groups/%s", path.Base(name)))
	default:
		w.tree.Sheets = append(w.tree.Sheets, name)
	}
}
