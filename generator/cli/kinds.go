package cli

import (
	"fmt"
	"io"

	"peerhub/generator/diag"
)

// examples is how many findings of a kind are shown where there are many.
const examples = 3

// writeKinds writes findings by their kind, each with how many there are and some
// examples; or every one of them.
func writeKinds(w io.Writer, findings []diag.Finding, words diag.Words, all bool) error {
	if all {
		return diag.WriteText(w, findings, words)
	}
	kinds := map[string][]diag.Finding{}
	var order []string
	for _, severity := range []diag.Severity{diag.Warning, diag.Error} {
		for _, f := range findings {
			key := string(f.Code) + " " + f.Message.Kind()
			if f.Severity != severity {
				continue
			}
			if len(kinds[key]) == 0 {
				order = append(order, key)
			}
			kinds[key] = append(kinds[key], f)
		}
	}
	for _, key := range order {
		kind := kinds[key]
		shown := kind[:min(len(kind), examples)]
		for n := range shown {
			if n < len(shown)-1 && shown[n].Suggestion == shown[n+1].Suggestion {
				shown[n].Suggestion = ""
			}
		}
		if err := diag.WriteText(w, shown, words); err != nil {
			return err
		}
		if more := len(kind) - len(shown); more > 0 {
			line := words.Say(diag.Say("There are %s of this kind; --all lists them.", thousands(int64(len(kind)))))
			if _, err := fmt.Fprintf(w, "  … %s\n", line); err != nil {
				return err
			}
		}
	}
	return nil
}
