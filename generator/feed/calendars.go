package feed

import (
	"peerhub/generator/directory"
	"peerhub/generator/route"
)

// calendars writes a calendar for each group that meets on known days, and one
// for all of them.
func (w *writer) calendars() error {
	entries := w.groupEntries()
	calendars := directory.NewCalendars(w.site.Hub, w.site.Today)
	for _, e := range entries {
		if data := calendars.Group(e); data != nil {
			if err := w.write(route.Calendar(e), data); err != nil {
				return err
			}
		}
	}
	return w.write(route.Calendars, calendars.Directory(entries))
}
