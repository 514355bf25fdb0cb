package generator

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/image"
	"peerhub/generator/model"
	"peerhub/generator/workpool"
)

// files writes styles, scripts, and those files among the content that a published
// page links to: what lies beside them may be anything.
func (r *run) files(ctx context.Context, write func(string, []byte) error) error {
	for _, f := range r.assets.Files {
		if err := write(f.Path, f.Data); err != nil {
			return err
		}
	}
	shown := r.shown()
	work := workpool.New(ctx)
	for _, from := range slices.Sorted(maps.Keys(shown)) {
		if to, ok := r.site.Files[from]; ok { // else check has said so
			work.Go(func() error { return fileOf(ctx, r, from, to, shown[from], write) })
		}
	}
	if err := work.Wait(); err != nil {
		return err
	}
	r.unlinked(shown)
	return nil
}

// fileOf writes a file of the content as it is used: those that are made of it for pages, it itself for who
// loads it down.
func fileOf(ctx context.Context, r *run, from, to string, used use, write func(string, []byte) error) error {
	made, found, err := r.pictures.write(ctx, from, used, !r.kept.once, write)
	if r.found.Add(usedBy(used.by, found)...); err != nil || made && !used.linked {
		return err
	}
	data, found, err := asPublished(r.options.Hub, r.site.Hub.Words, from)
	if r.found.Add(usedBy(used.by, found)...); err != nil || data == nil {
		return err
	}
	return write(to, data)
}

// usedBy names the page that uses the files that findings are about.
func usedBy(page string, found []diag.Finding) []diag.Finding {
	for n, f := range found {
		if f.Code == diag.FileUnreadable || f.Code == diag.FileTooLarge {
			found[n].Message = diag.Say("%s (first met on the page %q)", f.Message, page)
		}
	}
	return found
}

// asPublished reads a file that lies among the content of the hub in a folder, as it is
// published; nil when it is not, for the reason that is found.
func asPublished(folder string, words model.Words, from string) ([]byte, []diag.Finding, error) {
	dir := bare{within(folder)}
	data, err := fs.ReadFile(dir.within, from)
	if err == nil && !withinBounds(from, data) {
		return nil, []diag.Finding{{Code: diag.FileTooLarge, Severity: diag.Error, File: from,
			Message:    diag.Say("This file holds more than can be looked through for what is private: %d MB once it is unpacked.", mostXML>>20),
			Suggestion: "Save it as PDF, or make several files of it."}}, nil
	}
	if err == nil && !unpacks(from, data) {
		return nil, []diag.Finding{{Code: diag.FileUnreadable, Severity: diag.Warning, File: from,
			Message:    "This file is not published: a part of it cannot be unpacked, so nobody knows what is in it.",
			Suggestion: "Open it in its program, and save it again."}}, nil
	}
	data, err = dir.stripped(from, data, err)
	if err == image.ErrUnreadable {
		raw, _ := fs.ReadFile(dir.within, from) // which went well before
		return nil, []diag.Finding{unreadable(from, raw)}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	team := diag.Finding{Code: diag.FileMisplaced, Severity: diag.Error, File: from,
		Suggestion: "Save a copy without what only the team may see, and link to the copy."}
	switch {
	case privateNamed(words, from):
		team.Message = "A page links to this file, and its name says that it is for the team."
	case hasPrivate(words, from, data):
		team.Message = "A page links to this file, and something in it is called (private)."
	default:
		return data, toldBy(from, data), nil
	}
	return nil, []diag.Finding{team}, nil
}

// unreadable says of a file that it stays behind, since nobody knows what is in it.
func unreadable(from string, data []byte) diag.Finding {
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(from), "."))
	if is := image.Kind(data); is != "" && is != strings.Replace(strings.ToUpper(ending), "JPG", "JPEG", 1) && !strings.EqualFold(is, ending) {
		f := diag.Finding{Code: diag.FileUnreadable, Severity: diag.Warning, File: from,
			Message:    diag.Say("This file is not published: its name ends in .%s, and it is a file of the kind %s.", ending, is),
			Suggestion: "Open it in a picture program, and save it again as JPEG or PNG. To give it another name is not enough."}
		name := strings.TrimSuffix(path.Base(from), path.Ext(from))
		switch is {
		case "PDF":
			f.Suggestion = diag.Say("Name it %s.pdf, and write a link to it, without an exclamation mark.", name)
		case "MP3", "MP4":
			f.Suggestion = diag.Say("Name it %s, in the page too: it is no picture but a film or a recording.", name+"."+strings.ToLower(is))
		case "MOV":
			f.Suggestion = "Open it in a film program, and save it again as MP4: few browsers play this kind."
		}
		return f
	}
	f := diag.Finding{Code: diag.FileUnreadable, Severity: diag.Warning, File: from,
		Message: "This picture is not published: it cannot be read, so what the camera wrote into it " +
			"(where, when, of whom) cannot be taken out.",
		Suggestion: "Open it in a picture program, and save it again as JPEG or PNG, with the ending that " +
			"belongs to it."}
	switch strings.ToLower(path.Ext(from)) {
	case ".vtt":
		f.Message = "These captions are not published: they do not begin as captions do, so no player shows them."
		f.Suggestion = "Save them again as WebVTT: the first line of the file is WEBVTT."
	case ".pdf":
		f.Message = "This file is not published: it is no PDF, whatever its name says."
		f.Suggestion = "Open it in its program, and save it as PDF."
	case ".mp4", ".webm":
		f.Message = "This film is not published: it cannot be read, so what the camera wrote into it " +
			"(where, when, of whom) cannot be taken out."
		f.Suggestion = "Open it in a program for films, and save it again as MP4 or WebM, with the ending that belongs to it."
	case ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus":
		f.Message = "This recording is not published: it cannot be read, so what a program wrote into it " +
			"(where, when, of whom) cannot be taken out."
		f.Suggestion = "Open it in a program for recordings, and save it again as MP3 or WAV, with the ending that belongs to it."
	}
	return f
}

// played are the endings of sounds and films, which pages show with a player.
var played = []string{".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mp4", ".webm"}

// use says what pages do with a file.
type use struct {
	shown, linked bool
	by            string // the page that does; the first of several, by name
}

func (u use) and(other use) use {
	by := other.by
	if u.by != "" {
		by = min(u.by, by)
	}
	return use{u.shown || other.shown, u.linked || other.linked, by}
}

// shown are the files that published pages link to or show.
func (r *run) shown() map[string]use {
	out := map[string]use{}
	for _, e := range r.site.Entries {
		for _, p := range e.Pages {
			filesOf(p, out)
		}
	}
	return out
}

func filesOf(p *model.Page, out map[string]use) {
	for _, link := range p.Body.Links {
		if link.Kind == model.LinkFile {
			out[link.Target] = out[link.Target].and(use{link.Image, !link.Image, p.Pos.File})
			if ext := strings.ToLower(path.Ext(link.Target)); link.Image && slices.Contains(played, ext) { // and what is said in it
				out[strings.TrimSuffix(link.Target, path.Ext(link.Target))+".vtt"] = use{false, true, p.Pos.File}
			}
		}
	}
	if p.Image.Src != "" {
		out[p.Image.Src] = out[p.Image.Src].and(use{true, false, p.Pos.File})
	}
}

// unlinked names the files that stay behind, but for those of drafts: they wait.
func (r *run) unlinked(shown map[string]use) {
	waiting := map[string]use{}
	for _, p := range r.parsed {
		if p.Draft {
			filesOf(p, waiting)
		}
	}
	var names []string
	for _, from := range slices.Sorted(maps.Keys(r.site.Files)) {
		if shown[from] == (use{}) && waiting[from] == (use{}) {
			names = append(names, from)
		}
	}
	if len(names) == 0 {
		return
	}
	r.found.Add(diag.Finding{Code: diag.FileMisplaced, Severity: diag.Warning, File: names[0],
		Message:    diag.Say("Files that no page links to are not published: %d, such as %s.", len(names), names[0]),
		Suggestion: "Link to what readers shall have, and take the rest away: files of a hub are public."})
}

// bare is the hub's folder, whose pictures, also those in documents, say nothing beside what is seen.
type bare struct{ within }

// ReadFile reads a file; a picture without its metadata.
func (dir bare) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(dir.within, name)
	return dir.stripped(name, data, err)
}

// stripped is a file that was read, if it was.
func (dir bare) stripped(name string, data []byte, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	if slices.Contains(officeKinds, strings.ToLower(path.Ext(name))) {
		return withBarePictures(data), nil
	}
	return image.Bare(name, data)
}
