// Command cut makes names.zip, plurals.txt, zones.txt and quotes.txt, the data of package cldr, from
// three npm packages of the Unicode Consortium (Unicode License v3; see LICENSE there).
// They must be of the release that golocales has, from which dates come. In an
// empty folder:
//
//	npm install cldr-localenames-full@48.1.0 cldr-core@48.1.0 cldr-misc-full@48.1.0
//
// and then, in generator/cldr, with that folder's path:
//
//	CLDR=folder go generate
//
// Kept are the names of languages and of countries in every language, each in its
// plain form, but for those that a wider language has, too (French of Canada
// lacks what French has); what each language calls itself; the rules of plural
// forms, as they stand in CLDR; and the marks of quotations.
package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	from := flag.String("from", "", "the folder with node_modules")
	flag.Parse()
	if err := run(filepath.Join(*from, "node_modules")); err != nil {
		fmt.Fprintln(os.Stderr, "cut:", err)
		os.Exit(1)
	}
}

func run(from string) error {
	all, err := readNames(filepath.Join(from, "cldr-localenames-full", "main"))
	if err != nil {
		return err
	}
	var parents struct {
		Supplemental struct {
			ParentLocales struct{ ParentLocale map[string]string }
		}
	}
	if err := read(filepath.Join(from, "cldr-core/supplemental/parentLocales.json"), &parents); err != nil {
		return err
	}
	data, err := pack(all, parents.Supplemental.ParentLocales.ParentLocale)
	if err != nil {
		return err
	}
	if err := os.WriteFile("names.zip", data, 0o644); err != nil {
		return err
	}
	rules, err := plurals(filepath.Join(from, "cldr-core/supplemental/plurals.json"))
	if err != nil {
		return err
	}
	if err := os.WriteFile("plurals.txt", []byte(rules), 0o644); err != nil {
		return err
	}
	zones, err := windowsZones(filepath.Join(from, "cldr-core/supplemental/windowsZones.json"))
	if err != nil {
		return err
	}
	if err := os.WriteFile("zones.txt", []byte(zones), 0o644); err != nil {
		return err
	}
	marks, err := quotes(filepath.Join(from, "cldr-misc-full", "main"), parents.Supplemental.ParentLocales.ParentLocale)
	if err != nil {
		return err
	}
	return os.WriteFile("quotes.txt", []byte(marks), 0o644)
}

func read(file string, into any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// Codes of languages (no variants of a name: az-alt-short) and of countries, but
// for those that are none: test data, and what lies between continents.
var (
	languageCode = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$`)
	countryCode  = regexp.MustCompile(`^[A-Z]{2}$`)
	noName       = []string{"und", "root", "QO", "XA", "XB", "ZZ"}
)

// names are those of languages and countries in one language, by code.
type names map[string]string

// readNames reads all languages, as CLDR spells their codes.
func readNames(from string) (map[string]names, error) {
	folders, err := os.ReadDir(from)
	if err != nil {
		return nil, err
	}
	all := map[string]names{}
	for _, folder := range folders {
		language := folder.Name()
		all[language] = names{}
		for _, kind := range []string{"languages", "territories"} {
			var file struct {
				Main map[string]struct {
					LocaleDisplayNames map[string]json.RawMessage
				}
			}
			err := read(filepath.Join(from, language, kind+".json"), &file)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			var found map[string]string
			if raw := file.Main[language].LocaleDisplayNames[kind]; err == nil && raw != nil {
				err = json.Unmarshal(raw, &found)
			}
			if err != nil {
				return nil, err
			}
			for code, name := range found {
				known := languageCode.MatchString(code) || countryCode.MatchString(code)
				if known && !slices.Contains(noName, code) {
					all[language][code] = name
				}
			}
		}
	}
	return all, nil
}

// wider returns the language that has the names that this one shares with it; "".
func wider(language string, all map[string]names, parents map[string]string) string {
	up, told := parents[language]
	if !told {
		up = shorter(language)
	}
	for code := range all[up] {
		if _, has := all[language][code]; !has {
			return "" // another script
		}
	}
	if all[up] == nil {
		return ""
	}
	return up
}

// shorter takes the last part off a code; "" when there is one.
func shorter(code string) string { return code[:max(0, strings.LastIndexByte(code, '-'))] }

// pack writes the format that package cldr reads; see names.go there.
func pack(all map[string]names, parents map[string]string) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(file, head string, lines names) error {
		part, err := w.Create(file)
		if err != nil {
			return err
		}
		text := head + "\n"
		for _, code := range slices.Sorted(maps.Keys(lines)) {
			text += code + " " + lines[code] + "\n"
		}
		_, err = part.Write([]byte(text))
		return err
	}
	for _, language := range slices.Sorted(maps.Keys(all)) {
		up, own := wider(language, all, parents), names{}
		for code, name := range all[language] {
			if all[up][code] != name {
				own[code] = name
			}
		}
		if len(own) == 0 {
			continue
		}
		if err := add(language, up, own); err != nil {
			return nil, err
		}
	}
	if err := add("own", "", ownNames(all)); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

// ownNames returns what each language that has a name in English, or a script that
// is not the usual one, is called in itself.
func ownNames(all map[string]names) names {
	out := names{}
	for _, code := range slices.Concat(slices.Collect(maps.Keys(all["en"])), slices.Collect(maps.Keys(all))) {
		in := code
		for in != "" && all[in] == nil {
			in = shorter(in)
		}
		if countryCode.MatchString(code) || in == "" {
			continue
		}
		if name := all[in][code]; name != "" {
			out[code] = name
		} else if base, script, _ := strings.Cut(code, "-"); len(script) == 4 && all[in][base] != "" {
			out[code] = all[in][base]
		}
	}
	return out
}

// plurals writes a line for each set of rules: the languages that have it and, after
// each bar, a form with its rule.
func plurals(file string) (string, error) {
	var data struct {
		Supplemental struct {
			Cardinal map[string]map[string]string `json:"plurals-type-cardinal"`
		}
	}
	if err := read(file, &data); err != nil {
		return "", err
	}
	languages := map[string][]string{} // by rules
	for _, language := range slices.Sorted(maps.Keys(data.Supplemental.Cardinal)) {
		rules := ""
		for _, form := range []string{"zero", "one", "two", "few", "many"} {
			rule, has := data.Supplemental.Cardinal[language]["pluralRule-count-"+form]
			rule, _, _ = strings.Cut(rule, " @") // examples follow
			if has {
				rules += " | " + form + ": " + rule
			}
		}
		languages[rules] = append(languages[rules], language)
	}
	var lines []string
	for rules, of := range languages {
		lines = append(lines, strings.Join(of, " ")+rules+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, ""), nil
}
