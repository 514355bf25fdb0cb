package rights

import "peerhub/generator/model"

// Exportable reports whether the text of a page may be handed on outside the
// hub: in a book, in a learning package. A work that the hub may use only
// because somebody permitted it may leave the hub only if they permitted that
// too (scope "export"); a copy, word for word, may go where its licence lets
// anybody take it.
func Exportable(p *model.Page) bool {
	if p.Provenance == nil || permits(p.Provenance.Permission, "export") {
		return true
	}
	for _, c := range Credits(p) {
		if work, known := Find(c.License); known && !work.Adaptable() && (c.Kind != Copy || work.Reserved) {
			return false
		}
	}
	own, known := Find(p.License)
	return !known || !own.Reserved || p.Provenance.Permission == nil
}
