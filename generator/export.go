package generator

import (
	"context"

	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/interchange"
)

// Exported counts the groups of a hub by why programs are not told of them, and
// those that they are told of by "".
type Exported map[directory.Reason]int

// Export writes the groups of the hub in formats of package interchange, at the
// addresses that they have in the built site; with iCalendar, a calendar of each
// group too. The findings are those of the hub and, for each format, what it
// cannot say. With errors it writes nothing and returns ErrFindings.
func Export(ctx context.Context, o Options, formats []interchange.Format, write func(path string, data []byte) error) (Exported, []diag.Finding, error) {
	r := newRun(o)
	if err := r.export(ctx, formats, write); err != nil {
		return nil, r.found.Sorted(), err
	}
	return r.exported(), r.found.Sorted(), nil
}

// exported counts the groups of the site, and those that are drafts, of which the
// site knows nothing.
func (r *run) exported() Exported {
	out := Exported{directory.Draft: len(r.drafts)}
	for _, e := range r.site.Entries {
		if e.Original.Group == nil {
			continue
		}
		if r.drafts[e.Path] {
			out[directory.Draft]--
		}
		out[directory.Untold(e, r.site.Hub, r.site.Today)]++
	}
	return out
}

func (r *run) export(ctx context.Context, formats []interchange.Format, write func(path string, data []byte) error) error {
	if err := r.prepare(ctx, check.Groups); err != nil {
		return err
	}
	for _, format := range formats {
		data, err := interchange.Write(format, r.site, r.locales)
		if err != nil {
			return err
		}
		at := format.Address()
		if err := write(at, data); err != nil {
			return err
		}
		for _, l := range interchange.Lost(format, r.site) {
			r.found.Add(l.Finding(at, format))
		}
		if format == interchange.ICalendar {
			if err := interchange.Calendars(r.site, write); err != nil {
				return err
			}
		}
	}
	return nil
}
