package generator

import (
	"peerhub/generator/offline"
	"peerhub/generator/publish"
	"peerhub/generator/render"
)

// noteOffline notes a file that was written for the lists of what readers may keep.
func noteOffline(r *run, path string, data []byte) {
	if hasOffline(r) {
		r.offline.Note(path, data)
	}
}

// hasOffline reports whether there are such lists: a run that keeps no file has none.
func hasOffline(r *run) bool {
	_, rehearsed := r.options.Sink.(*publish.Rehearsal)
	return !rehearsed && r.site.Hub.Offline
}

// writeOffline writes those lists, of all languages.
func writeOffline(r *run, pages *render.Renderer, write func(string, []byte) error) error {
	if !hasOffline(r) {
		return nil
	}
	for _, code := range r.site.Hub.Codes() {
		of := offline.Language{Code: code, Sections: pages.Sections(code)}
		for _, region := range pages.Regions(code) {
			of.Regions = append(of.Regions, offline.Region(region))
		}
		if err := r.offline.Lists(r.site.Hub, of, r.options.Today, write); err != nil {
			return err
		}
	}
	return nil
}
