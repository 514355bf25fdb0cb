package model

// Site is a hub with its entries, on one day. Nobody changes it, nor anything that
// it leads to.
type Site struct {
	Hub     *Hub // with the fallback of groups that follows from their number
	Today   Date
	Entries []*Entry // sorted by section, then order, then path
	// hub path of a content file that is no page → where it is published, relative to the root
	Files map[string]string

	byFile map[string]*Entry
	byKey  map[string]*Entry
}

// NewSite indexes the entries.
func NewSite(hub *Hub, today Date, entries []*Entry, files map[string]string) *Site {
	s := &Site{Hub: hub, Today: today, Entries: entries, Files: files,
		byFile: make(map[string]*Entry), byKey: make(map[string]*Entry)}
	for _, e := range entries {
		s.byKey[e.Section+"/"+e.Path] = e
		for _, p := range e.Pages {
			if p.Pos.Line <= 1 { // a spreadsheet has many
				s.byFile[p.Pos.File] = e
			}
		}
	}
	return s
}

// EntryOfFile returns the entry of a content file (hub path), or nil.
func (s *Site) EntryOfFile(file string) *Entry { return s.byFile[file] }

// Entry returns the entry at a path of a section, or nil. A section's
// introduction has the path "".
func (s *Site) Entry(section, path string) *Entry { return s.byKey[section+"/"+path] }

// InSection returns the section's entries in order, its introduction left out.
func (s *Site) InSection(section string) []*Entry {
	var out []*Entry
	for _, e := range s.Entries {
		if e.Section == section && e.Path != "" {
			out = append(out, e)
		}
	}
	return out
}
