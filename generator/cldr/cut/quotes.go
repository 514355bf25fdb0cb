package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// quotes writes a line for each way of quoting: its four marks, and the languages
// that quote so. A language that quotes as a wider one does is left out.
func quotes(from string, parents map[string]string) (string, error) {
	folders, err := os.ReadDir(from)
	if err != nil {
		return "", err
	}
	all := map[string]string{}
	for _, folder := range folders {
		var file struct {
			Main map[string]struct {
				Delimiters struct {
					QuotationStart, QuotationEnd, AlternateQuotationStart, AlternateQuotationEnd string
				}
			}
		}
		language := folder.Name()
		if err := read(filepath.Join(from, language, "delimiters.json"), &file); err != nil {
			return "", err
		}
		d := file.Main[language].Delimiters
		all[language] = strings.Join([]string{d.QuotationStart, d.QuotationEnd,
			d.AlternateQuotationStart, d.AlternateQuotationEnd}, " ")
	}
	languages := map[string][]string{} // by marks
	for _, language := range slices.Sorted(maps.Keys(all)) {
		up, told := parents[language]
		if !told {
			up = shorter(language)
		}
		if all[up] != all[language] {
			languages[all[language]] = append(languages[all[language]], language)
		}
	}
	var lines []string
	for marks, of := range languages {
		lines = append(lines, marks+" "+strings.Join(of, " ")+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, ""), nil
}
