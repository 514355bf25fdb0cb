package feed

import (
	"peerhub/generator/directory"
	"peerhub/generator/interchange"
	"peerhub/generator/route"
)

// groups writes all groups in each format of package interchange.
func (w *writer) groups() error {
	for format, at := range interchange.Written() {
		data, _, err := interchange.Write(format, w.site, w.set)
		if err != nil {
			return err
		}
		if err := w.write(at, data); err != nil {
			return err
		}
	}
	return nil
}

// calendars writes a calendar for each group that meets on known days.
func (w *writer) calendars() error {
	calendars := directory.NewCalendars(w.site.Hub, w.site.Today)
	for _, e := range w.site.Entries {
		if !calendars.Has(e) {
			continue
		}
		if err := w.write(route.Calendar(e), calendars.Group(e)); err != nil {
			return err
		}
	}
	return nil
}
