package parse

import (
	"path"
	"slices"

	"peerhub/generator/diag"
)

// many is how many pages are to lack the same before it is told once for all of them.
const many = 3

// Together makes one finding of those of many pages that hub.yaml can mend at once.
func Together(findings []diag.Finding) []diag.Finding {
	lacks := func(f diag.Finding) bool {
		return f.Code == diag.PhoneInvalid && f.Rule == diag.NoCountry && path.Ext(f.File) == ".md"
	}
	first, count := "", 0
	for _, f := range findings {
		if lacks(f) {
			if count++; first == "" {
				first = f.File
			}
		}
	}
	if count < many {
		return findings
	}
	return append(slices.DeleteFunc(slices.Clone(findings), lacks), diag.Finding{
		Code: diag.PhoneInvalid, Severity: diag.Warning, File: "hub.yaml",
		Message: diag.Say("The telephone numbers of %d groups can be rung in one country only, and their "+
			"places have none. The first: %s.", count, first),
		Suggestion: "If most are in one country, write it in hub.yaml, for example: defaults: {country: GB}"})
}
