package gazetteer

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// calledData holds what places are called in other languages, by their place in
// places.bin; cut/main.go says how.
//
//go:embed called.bin
var calledData []byte

// foreign are the names in other languages, by language, and which towns are capitals. A hub
// asks for few of the languages.
type foreign struct {
	capitals []Town
	names    map[string]func() map[Town]string
}

var abroad = sync.OnceValue(func() foreign {
	out, err := unpackCalled(calledData)
	if err != nil {
		panic("generator/gazetteer/called.bin: " + err.Error())
	}
	return out
})

// listed are all towns in the order of places.bin: by country.
func listed() []Town {
	countries := make([]string, 0, len(all()))
	for c := range all() {
		countries = append(countries, c)
	}
	slices.Sort(countries)
	var out []Town
	for _, c := range countries {
		out = append(out, In(c)...)
	}
	return out
}

func unpackCalled(packed []byte) (foreign, error) {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return foreign{}, err
	}
	towns := listed()
	out := foreign{names: map[string]func() map[Town]string{}}
	heads, rest, _ := strings.Cut(string(data), "\n\n")
	capitals, heads, _ := strings.Cut(heads, "\n")
	for _, field := range strings.Fields(capitals) {
		i, err := strconv.Atoi(field)
		if err != nil || i >= len(towns) {
			return out, fmt.Errorf("no capital %q", field)
		}
		out.capitals = append(out.capitals, towns[i])
	}
	type language struct {
		code  string
		names []string
	}
	var languages []language
	for head := range strings.Lines(heads + "\n") {
		var l language
		var n int
		if _, err := fmt.Sscanf(head, "%s %d", &l.code, &n); err != nil {
			return out, err
		}
		for range n {
			var name string
			name, rest, _ = strings.Cut(rest, "\n")
			l.names = append(l.names, name)
		}
		languages = append(languages, l)
	}
	numbers := []byte(rest)
	for _, l := range languages {
		places, at := make([]uint32, len(l.names)), uint64(0)
		for i, name := range l.names {
			step, n := binary.Uvarint(numbers)
			if n <= 0 || at+step >= uint64(len(towns)) {
				return out, fmt.Errorf("%q is of no town", name)
			}
			at, numbers = at+step, numbers[n:]
			places[i] = uint32(at)
		}
		out.names[l.code] = sync.OnceValue(func() map[Town]string {
			names := make(map[Town]string, len(l.names))
			for i, name := range l.names {
				names[towns[places[i]]] = name
			}
			return names
		})
	}
	return out, nil
}

// Capitals returns the capitals of all countries.
func Capitals() []Town { return abroad().capitals }

// Called returns what towns are called in a language (BCP 47) where that differs from
// their Name; nil where nothing is known. It is shared: nobody changes it.
func Called(language string) map[Town]string {
	for language != "" {
		if names := abroad().names[language]; names != nil {
			return names()
		}
		shorter := strings.LastIndexByte(language, '-')
		language = language[:max(shorter, 0)]
	}
	return nil
}

// othersOf are the other names of the towns of a country.
var othersOf sync.Map // country → map[Town][]string

// Others returns by what other names people know a town: those of names.txt.
func Others(t Town) []string {
	known, ok := othersOf.Load(t.Country)
	if !ok {
		names := map[Town][]string{}
		for _, e := range index(t.Country) {
			if e.spelled != e.Name {
				names[*e.Town] = append(names[*e.Town], e.spelled)
			}
		}
		for _, all := range names {
			slices.Sort(all)
		}
		known, _ = othersOf.LoadOrStore(t.Country, names)
	}
	return known.(map[Town][]string)[t]
}

// Large returns the towns of all countries that have so many people (see Town.Size).
func Large(size int) []Town {
	return slices.DeleteFunc(listed(), func(t Town) bool { return t.Size < size })
}

// byLanguage are the towns of a country by the keys of their names in a language.
var byLanguage sync.Map // country and language → map[string]Town

// FindIn is Find, and knows what the towns are called in some languages, too.
func FindIn(country, name string, languages []string) (Town, bool) {
	if t, ok := Find(country, name); ok || country == "" || name == "" {
		return t, ok
	}
	k := key(name)
	for _, l := range languages {
		at := country + " " + l
		towns, known := byLanguage.Load(at)
		if !known {
			names := map[string]Town{}
			for t, called := range Called(l) {
				if k := key(called); t.Country == country && names[k].Size <= t.Size {
					names[k] = t
				}
			}
			towns, _ = byLanguage.LoadOrStore(at, names)
		}
		if t, ok := towns.(map[string]Town)[k]; ok {
			return t, true
		}
	}
	return Town{}, false
}

// NameIn is what a town is called in a language (BCP 47), else its usual name where the
// name that was given is of another of these languages, else that name.
func NameIn(country, name, language string, languages []string) string {
	t, ok := FindIn(country, name, languages)
	if !ok {
		return name
	}
	switch called := Called(language)[t]; {
	case called == "":
	case strings.HasPrefix(called, name):
		return name // it is the language's own name, or the beginning of it
	default:
		return called
	}
	if _, usual := Find(country, name); !usual {
		return t.Name
	}
	return name
}
