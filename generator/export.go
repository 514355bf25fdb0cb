package generator

import (
	"context"

	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
)

// Export writes the groups of the hub in formats of package interchange, at the
// addresses that they have in the built site; with iCalendar, a calendar of each
// group too. The findings are those of the hub and, for each format, what it
// cannot say. With errors it writes nothing and returns ErrFindings.
func Export(ctx context.Context, o Options, formats []interchange.Format, write func(path string, data []byte) error) ([]diag.Finding, error) {
	r := newRun(o)
	err := r.export(ctx, formats, write)
	return r.found.Sorted(), err
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
