package syndication

import "peerhub/generator/interchange"

// groups writes all groups in each format of package interchange.
func (w *writer) groups() error {
	for _, format := range interchange.Written() {
		if err := w.format(format); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) format(format interchange.Format) error {
	if w.named {
		for path := range interchange.Paths(format, w.site) {
			if err := w.write(path, nil); err != nil {
				return err
			}
		}
		return nil
	}
	if w.asked == "" {
		return interchange.Publish(format, w.site, w.set, w.write)
	}
	if data, ok := interchange.One(format, w.site, w.set, w.asked); ok {
		return w.write(w.asked, data)
	}
	return nil
}
