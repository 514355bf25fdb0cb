package main

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// sharing are the places that have a name, in whichever language, with another place of
// their country.
func sharing(kept []place, names []called) []bool {
	first := map[string]int{} // the first place of a country and name
	out := make([]bool, len(kept))
	add := func(at int, name string) {
		key := kept[at].Country + " " + name
		if before, seen := first[key]; seen && before != at {
			out[before], out[at] = true, true
			return
		}
		first[key] = at
	}
	for i, p := range kept {
		add(i, p.Name)
	}
	for _, l := range names {
		for i, name := range l.names {
			add(l.places[i], name)
		}
	}
	return out
}

// packRegions writes, deflated: a line for each region that a place needs, with what it is
// called in English, and after tabs what it is called otherwise, each behind its language and
// an equals sign; an empty line; and for each place that shares a name, as varints, the difference
// of its place in the list to the one before, and the place of its region in these lines.
func packRegions(kept []place, names []called, known []spoken) []byte {
	lines, english := map[string]string{}, map[string]string{}
	for _, l := range known {
		if l.language == "en" {
			english = l.names
		}
	}
	code := func(p place) string { return p.Country + "." + p.Region }
	share := sharing(kept, names)
	for i, p := range kept {
		if name := plain(english[code(p)]); share[i] && name != "" {
			line := name
			for _, l := range known {
				if other := plain(l.names[code(p)]); other != "" && other != name && len(l.language) == 2 {
					line += "\t" + l.language + "=" + other
				}
			}
			lines[code(p)] = line
		}
	}
	codes := slices.Sorted(maps.Keys(lines))
	var heads strings.Builder
	for _, c := range codes {
		fmt.Fprintln(&heads, lines[c])
	}
	var numbers []byte
	before := 0
	for i, p := range kept {
		if at, ok := slices.BinarySearch(codes, code(p)); ok && share[i] {
			numbers = binary.AppendUvarint(numbers, uint64(i-before))
			numbers = binary.AppendUvarint(numbers, uint64(at))
			before = i
		}
	}
	return deflate(heads.String(), "\n", string(numbers))
}
