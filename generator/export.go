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
	var found diag.List
	b := newBuild(o)
	site, set, _ := b.read(ctx, &found)
	if site == nil {
		return found.Sorted(), ErrFindings
	}
	found.Add(check.Groups(site)...)
	if diag.Errors(found.Sorted(), o.Strict) > 0 {
		return found.Sorted(), ErrFindings
	}
	for _, format := range formats {
		data, err := interchange.Write(format, site, set)
		if err != nil {
			return found.Sorted(), err
		}
		at := format.Address()
		if err := write(at, data); err != nil {
			return found.Sorted(), err
		}
		for _, l := range interchange.Lost(format, site) {
			found.Add(l.Finding(at, format))
		}
		if format == interchange.ICalendar {
			if err := interchange.Calendars(site, write); err != nil {
				return found.Sorted(), err
			}
		}
	}
	return found.Sorted(), nil
}
