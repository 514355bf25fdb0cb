package generator

import (
	"context"

	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// Exported says what became of the groups of a hub.
type Exported struct {
	Files []ExportedFile // in the order of the formats
	// the groups that programs are not given, by why; those that they are given by ""
	NotShared map[directory.Reason]int
}

// ExportedFile is the file of a format.
type ExportedFile struct {
	interchange.Format
	interchange.Tally
}

// Export writes the groups of the hub in formats of package interchange, at the
// addresses that they have in the built site; with iCalendar, a calendar of each
// group too. The findings are those of the hub. With errors it writes nothing and
// returns ErrFindings.
func Export(ctx context.Context, o Options, formats []interchange.Format, write func(path string, data []byte) error) (
	Exported, []diag.Finding, error) {
	r := newRun(o)
	if err := r.export(ctx, formats, write); err != nil {
		return Exported{}, r.found.Sorted(), err
	}
	out := Exported{NotShared: r.notShared()}
	for _, f := range formats {
		out.Files = append(out.Files, ExportedFile{f, interchange.Count(f, r.site)})
	}
	return out, r.found.Sorted(), nil
}

// notShared counts the groups of the site, and those that are drafts, of which the
// site knows nothing.
func (r *run) notShared() map[directory.Reason]int {
	drafts := map[string]bool{} // paths of groups that are drafts in some language
	for _, p := range r.parsed {
		if p.Draft && p.Kind == model.KindGroup {
			drafts[p.Path] = true
		}
	}
	out := map[directory.Reason]int{directory.Draft: len(drafts)}
	for _, e := range r.site.Entries {
		if e.Original.Group == nil {
			continue
		}
		if drafts[e.Path] {
			out[directory.Draft]--
		}
		out[directory.WhyNotShared(e, r.site.Hub, r.site.Today)]++
	}
	return out
}

func (r *run) export(ctx context.Context, formats []interchange.Format,
	write func(path string, data []byte) error) error {
	if err := r.prepare(ctx, check.Groups); err != nil {
		return err
	}
	for _, format := range formats {
		if err := interchange.Write(format, r.site, r.locales, write); err != nil {
			return err
		}
	}
	return nil
}
