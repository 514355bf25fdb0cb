package cli

import (
	"fmt"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/publish"
)

// tooLarge says which free hosts do not take a site, and what it can leave out.
func tooLarge(s publish.Size, parts []generator.Part) []diag.Text {
	var out []diag.Text
	whole := false // as a whole, not for one file
	for _, l := range s.TooLargeFor() {
		if l.Files > 0 {
			out = append(out, diag.Say("Too large for %s, which takes at most %s for free.", l.Host,
				some(l.Files, "%s file", "%s files")))
		}
		if l.Bytes > 0 {
			out = append(out, diag.Say("Too large for %s, which takes at most %s for free.", l.Host, size(l.Bytes)))
		}
		if l.File > 0 {
			out = append(out, diag.Say("%s takes no file larger than %s, and %s has %s.", l.Host, binary(l.File),
				s.Largest.Path, binary(s.Largest.Bytes)))
		}
		whole = whole || l.Files > 0 || l.Bytes > 0
	}
	if whole {
		out = append(out, leaveOut(parts)...)
	}
	return out
}

// leaveOut says what parts of a site hub.yaml can leave out, and what that saves.
func leaveOut(parts []generator.Part) []diag.Text {
	var out []diag.Text
	var views diag.Text
	for _, p := range parts {
		saved := diag.Say("%s and %s", some(p.Files, "%s file", "%s files"), size(p.Bytes))
		if p.Name == generator.Calendars {
			out = append(out, diag.Say("With output: {calendars: directory} in hub.yaml it is smaller by %s: groups then have "+
				"no calendars of their own.", saved))
			continue
		}
		if of := diag.Say("%s: %s", p.Name, saved); views == "" {
			views = of
		} else {
			views = diag.Say("%s; %s", views, of)
		}
	}
	if views != "" {
		out = append(out, diag.Say("With output: {views: […]} it has only the lists of groups that you name there. Now it has, "+
			"by name: %s.", views))
	}
	return out
}

// unsearched says what a size without the search leaves open.
func unsearched(s publish.Size) diag.Text {
	switch {
	case len(s.TooLargeFor()) > 0:
		return "The files of the search come on top: build makes them, and says how large the whole site is."
	case s.Near():
		return diag.Say("Without its search, the site has %s and %s. build makes the files of the search, too, and says "+
			"which free hosts take the whole site.", some(s.Files, "%s file", "%s files"), size(s.Bytes))
	}
	return ""
}

// size says how large something is in decimal units.
func size(bytes int64) diag.Text {
	switch {
	case bytes < 1000:
		return some(int(bytes), "%s byte", "%s bytes")
	case bytes < 1_000_000:
		return diag.Say("%s kB", fmt.Sprintf("%.0f", float64(bytes)/1e3))
	case bytes < 1_000_000_000:
		return diag.Say("%s MB", fmt.Sprintf("%.1f", float64(bytes)/1e6))
	}
	return diag.Say("%s GB", fmt.Sprintf("%.1f", float64(bytes)/1e9))
}

// binary says it in the units in which hosts limit single files.
func binary(bytes int64) diag.Text {
	mebibytes := float64(bytes) / (1 << 20)
	if bytes%(1<<20) == 0 {
		return diag.Say("%s MiB", fmt.Sprintf("%.0f", mebibytes))
	}
	return diag.Say("%s MiB", fmt.Sprintf("%.1f", mebibytes))
}
