package finder

import (
	"maps"
	"slices"
	"strings"
)

// inNames is how many groups a part of the list of names tells, if a word alone has not
// more: about 4 kB.
const inNames = 3000

// nameFile is a part of the list of the words in the names of groups, with their
// organisations and towns: the words, a line each, and the groups of each by their places
// in the regions, one region after the other, as differences to the one before.
type nameFile struct {
	Words string  `json:"words"`
	Of    [][]int `json:"of"`
}

// names makes the files by which groups of a large hub are found by name: the first word
// of each, and its file. A small hub is looked through as it is.
func (w *writer) names(regions [][]placed) ([][2]string, error) {
	of, place := map[string][]int{}, 0
	for _, region := range regions {
		for _, g := range region {
			words := strings.Fields(fold(g.Name + " " + g.Words + " " + g.City))
			slices.Sort(words)
			for _, word := range slices.Compact(words) {
				of[word] = append(of[word], place)
			}
			place++
		}
	}
	var out [][2]string
	var part nameFile
	var words []string
	told := 0
	finish := func() error {
		part.Words = strings.Join(words, "\n")
		file, err := w.file(w.directory.Language+"-names-", part)
		out = append(out, [2]string{words[0], file})
		part, words, told = nameFile{}, nil, 0
		return err
	}
	for _, word := range slices.Sorted(maps.Keys(of)) {
		if told > 0 && told+len(of[word]) > inNames {
			if err := finish(); err != nil {
				return nil, err
			}
		}
		before, steps := 0, make([]int, 0, len(of[word]))
		for _, n := range of[word] {
			steps = append(steps, n-before)
			before = n
		}
		words, part.Of, told = append(words, word), append(part.Of, steps), told+len(steps)
	}
	if len(words) > 0 {
		if err := finish(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
