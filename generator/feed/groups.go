package feed

import "peerhub/generator/interchange"

// groups writes all groups in each format of package interchange.
func (w *writer) groups() error {
	for _, format := range interchange.Formats() {
		data, err := interchange.Write(format, w.site, w.set)
		if err != nil {
			return err
		}
		if err := w.write(format.Address(), data); err != nil {
			return err
		}
	}
	return nil
}

// calendars writes a calendar for each group that has one.
func (w *writer) calendars() error { return interchange.Calendars(w.site, w.write) }
