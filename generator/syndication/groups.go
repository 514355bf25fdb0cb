package syndication

import "peerhub/generator/interchange"

// groups writes all groups in each format of package interchange.
func (w *writer) groups() error {
	for _, format := range interchange.Written() {
		if err := interchange.Publish(format, w.site, w.set, w.write); err != nil {
			return err
		}
	}
	return nil
}
