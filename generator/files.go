package generator

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/image"
	"peerhub/generator/model"
)

// files writes styles, scripts, and those files among the content that a published
// page links to: what lies beside them may be anything.
func (r *run) files(write func(string, []byte) error) error {
	for _, f := range r.assets.Files {
		if err := write(f.Path, f.Data); err != nil {
			return err
		}
	}
	shown := r.shown()
	for _, from := range slices.Sorted(maps.Keys(shown)) {
		to, ok := r.site.Files[from]
		if !ok {
			continue // check has said so
		}
		data, found, err := asPublished(r.options.Hub, r.site.Hub.Words, from)
		if r.found.Add(found...); err != nil {
			return err
		}
		if data == nil {
			continue
		}
		if err := write(to, data); err != nil {
			return err
		}
	}
	r.unlinked(shown)
	return nil
}

// asPublished reads a file that lies among the content of the hub in a folder, as it is
// published; nil when it is not, for the reason that is found.
func asPublished(folder string, words model.Words, from string) ([]byte, []diag.Finding, error) {
	data, err := bare{within(folder)}.ReadFile(from)
	if err == image.ErrUnreadable {
		return nil, []diag.Finding{unreadable(from)}, nil
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
func unreadable(from string) diag.Finding {
	f := diag.Finding{Code: diag.FileUnreadable, Severity: diag.Warning, File: from,
		Message: "This picture is not published: it cannot be read, so what the camera wrote into it " +
			"(where, when, of whom) cannot be taken out.",
		Suggestion: "Open it in a picture program, and save it again as JPEG or PNG, with the ending that " +
			"belongs to it."}
	switch strings.ToLower(path.Ext(from)) {
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

// shown are the files that published pages link to or show.
func (r *run) shown() map[string]bool {
	out := map[string]bool{}
	for _, e := range r.site.Entries {
		for _, p := range e.Pages {
			filesOf(p, out)
		}
	}
	return out
}

func filesOf(p *model.Page, out map[string]bool) {
	for _, link := range p.Body.Links {
		if link.Kind == model.LinkFile {
			out[link.Target] = true
		}
	}
	if p.Image.Src != "" {
		out[p.Image.Src] = true
	}
}

// unlinked names the files that stay behind, but for those of drafts: they wait.
func (r *run) unlinked(shown map[string]bool) {
	waiting := map[string]bool{}
	for _, p := range r.parsed {
		if p.Draft {
			filesOf(p, waiting)
		}
	}
	var names []string
	for _, from := range slices.Sorted(maps.Keys(r.site.Files)) {
		if !shown[from] && !waiting[from] {
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
	if err != nil {
		return nil, err
	}
	if slices.Contains(officeKinds, strings.ToLower(path.Ext(name))) {
		return withBarePictures(data), nil
	}
	return image.Bare(name, data)
}
