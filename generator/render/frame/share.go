package frame

import (
	"bytes"
	"maps"
	"slices"

	"peerhub/generator/route"
)

// share is the picture of pages that have none of their own: the hub's, else one that is
// drawn for the section and the side on which people begin to read.
func (s *Site) share(section, dir string) string {
	if own := s.Look.Share(); own != "" {
		return route.Asset(own)
	}
	if sectionDrawings[section] == "" {
		section = "pages"
	}
	return sharePath(section, dir)
}

func sharePath(section, dir string) string {
	if dir != "rtl" {
		dir = "ltr"
	}
	return route.Asset("share/" + section + "-" + dir + ".png")
}

// Shares are the addresses of the pictures for sharing that are drawn. Without a base URL
// nobody could fetch them.
func Shares(s *Site) []Address {
	if s.Hub.BaseURL == "" || s.Look.Share() != "" {
		return nil
	}
	var out []Address
	sides := map[string]bool{}
	for _, l := range s.Languages {
		sides[l.Dir] = true
	}
	for _, dir := range slices.Sorted(maps.Keys(sides)) {
		for _, section := range slices.Sorted(maps.Keys(sectionDrawings)) {
			out = append(out, Address{Path: sharePath(section, dir), Sure: true, Make: func(out *bytes.Buffer) ([]Finding, error) {
				data, err := s.Look.SharePicture(sectionDrawings[section], dir == "rtl")
				out.Write(data)
				return nil, err
			}})
		}
	}
	return out
}
