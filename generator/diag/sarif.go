package diag

import (
	"encoding/json"
	"io"
	"net/url"
)

// WriteSARIF writes findings in the form that code hosts and editors share (SARIF 2.1.0, OASIS), with what each code of
// them teaches. Columns are characters.
func WriteSARIF(w io.Writer, findings []Finding, words Words) error {
	type text struct {
		Text string `json:"text"`
	}
	type rule struct {
		ID    Code `json:"id"`
		Short text `json:"shortDescription"`
		Full  text `json:"fullDescription"`
		Help  text `json:"help"`
	}
	type region struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
		End    int `json:"endColumn,omitempty"` // behind the last
	}
	type artifact struct {
		URI string `json:"uri"`
	}
	type physical struct {
		Artifact artifact `json:"artifactLocation"`
		Region   *region  `json:"region,omitempty"`
	}
	type location struct {
		Physical physical `json:"physicalLocation"`
	}
	type result struct {
		Rule      Code       `json:"ruleId"`
		Level     Severity   `json:"level"` // "error" and "warning" there too
		Message   text       `json:"message"`
		Locations []location `json:"locations,omitempty"`
	}
	met := map[Code]bool{}
	results := make([]result, 0, len(findings))
	for _, f := range findings {
		met[f.Code] = true
		said := words.Say(f.Message)
		if f.Suggestion != "" {
			said += "\n" + words.Say(f.Suggestion)
		}
		r := result{Rule: f.Code, Level: f.Severity, Message: text{said}}
		if f.File != "" {
			at := physical{Artifact: artifact{(&url.URL{Path: f.File}).EscapedPath()}}
			if f.Line > 0 {
				at.Region = &region{Line: f.Line, Column: f.Column}
				if f.Column > 0 {
					at.Region.End = f.Column + max(f.Length, 1)
				}
			}
			r.Locations = []location{{at}}
		}
		results = append(results, r)
	}
	rules := []rule{}
	for _, l := range Lessons() {
		if met[l.Code] {
			rules = append(rules, rule{l.Code, text{words.Say(l.Means)}, text{words.Say(l.Teaches)}, text{words.Say(l.Teaches) + "\n" + words.Say(l.More)}})
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
		"runs": []any{map[string]any{
			"tool":       map[string]any{"driver": map[string]any{"name": "Peerhub", "rules": rules}},
			"columnKind": "unicodeCodePoints", "results": results,
		}},
	})
}
