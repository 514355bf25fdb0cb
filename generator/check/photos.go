package check

import (
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// photographs are the kinds of files that cameras write. Others are drawn, as a rule.
var photographs = []string{".jpg", ".jpeg", ".webp", ".avif", ".heic"}

// Photos asks of each photograph, once, whether the people in it have agreed: no program
// sees for sure that there are none.
func Photos(site *model.Site) []diag.Finding {
	agreed := map[string]bool{}
	var pictured []*model.Entry
	for _, e := range site.Entries {
		has := false
		for _, p := range e.Pages {
			if p.Image.Src != "" {
				agreed[p.Image.Src], has = agreed[p.Image.Src] || p.Image.Consent != "", true
			}
		}
		if has {
			pictured = append(pictured, e)
		}
	}
	var out []diag.Finding
	for _, e := range pictured {
		for _, language := range languages(e) {
			p := e.Pages[language]
			photo := slices.Contains(photographs, strings.ToLower(path.Ext(p.Image.Src)))
			if !photo || agreed[p.Image.Src] || p.Broken {
				continue
			}
			agreed[p.Image.Src] = true // and asked once
			out = append(out, diag.Finding{Code: diag.ImageConsent, Severity: diag.Warning, File: p.Pos.File, Line: p.Pos.Line,
				Field:   "image.src",
				Message: diag.Say("Nobody has noted whether the people in %s agreed to be shown.", path.Base(p.Image.Src)),
				Suggestion: "Write consent: with the day on which all of them agreed, or consent: nobody if no person can " +
					"be recognised."})
		}
	}
	return out
}
