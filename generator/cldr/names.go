package cldr

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"io"
	"io/fs"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// namesFile is a zip with a file for each language. The first line is the language
// that has the names that are not there; it is empty when there is none. Each other
// line is the code of a language (fr, pt-BR, zh-Hant) or of a country (FR), a
// space, and its name. The file "own" has what each language calls itself.
//
//go:embed names.zip
var namesFile []byte

// names are by code.
type names map[string]string

// archive opens names.zip. What is built in can be read: else the program is broken.
var archive = sync.OnceValue(func() *zip.Reader {
	r, err := zip.NewReader(bytes.NewReader(namesFile), int64(len(namesFile)))
	if err != nil {
		panic(err)
	}
	return r
})

// read keeps what has been read of the archive, by file: every build asks for the
// same few languages.
var read sync.Map

// namesIn returns the names in a language, its own first, then those of the wider
// ones; nil when CLDR has none.
func namesIn(file string) []names {
	if kept, ok := read.Load(file); ok {
		return kept.([]names)
	}
	f, err := archive().Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var text []byte
	if err == nil {
		text, err = io.ReadAll(f)
	}
	if err != nil {
		panic(err)
	}
	wider, lines, _ := strings.Cut(string(text), "\n")
	all := []names{{}}
	for line := range strings.Lines(lines) {
		code, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		all[0][code] = name
	}
	if wider != "" {
		all = append(all, namesIn(wider)...)
	}
	read.Store(file, all)
	return all
}

func (l Language) name(code string) string {
	for _, n := range l.names {
		if name := n[code]; name != "" {
			return name
		}
	}
	return ""
}

// CountryName returns the name of a country (ISO 3166-1 alpha-2 in capitals, or
// EU); "" when CLDR has none.
func (l Language) CountryName(code string) string {
	if region, err := language.ParseRegion(code); err == nil { // also by a code that another has replaced
		code = region.Canonicalize().String()
	}
	return l.name(code)
}

// LanguageName returns the name of a language (BCP 47). One without a name of its
// own has that of a wider one: Portuguese, for Portuguese of Angola. It is "" when
// CLDR has none.
func (l Language) LanguageName(code string) string { return widest(code, l.name) }

// OwnName returns what a language (BCP 47) calls itself, as it writes that within a
// sentence: "français". It is "" when CLDR does not know, or not in the script.
func OwnName(code string) string {
	own := namesIn("own")[0]
	tag := Tag(code)
	base, _ := tag.Base()
	script, _ := tag.Script()
	if usual, _ := language.Make(base.String()).Script(); script != usual { // Chinese of Taiwan
		return own[base.String()+"-"+script.String()]
	}
	return widest(code, func(code string) string { return own[code] })
}

// widest asks for the name of a language, as it is written and by the code that
// replaced it, each time wider than the last.
func widest(code string, name func(code string) string) string {
	tag := Tag(code)
	newer, _ := language.All.Canonicalize(tag)
	for _, code := range []string{code, tag.String(), newer.String()} {
		for ; code != ""; code = code[:max(0, strings.LastIndexByte(code, '-'))] {
			if found := name(code); found != "" {
				return found
			}
		}
	}
	return ""
}
