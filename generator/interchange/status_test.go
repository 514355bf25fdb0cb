package interchange

import (
	"testing"

	"peerhub/generator/spreadsheet"
)

// TestStatus: what is said of a group is never turned into its opposite.
func TestStatus(t *testing.T) {
	for said, want := range map[string]string{
		"active": "active", "Inactive": "paused", "Defunct": "closed", "Temporarily closed": "paused",
		"temporarily closed (flood)": "paused", "closed until Jan": "paused", "Closed for the summer": "paused",
		"closed": "closed", "Permanently closed": "closed", "suspended": "paused", "not active": "paused",
		"on hold":           "paused",
		"No longer meeting": "closed", "currently not meeting": "paused", "ended 2019": "closed", "disbanded": "closed",
		"fermé jusqu'en janvier": "paused", "fermé définitivement": "closed", "fermé temporairement": "paused",
		"inactif":             "paused",
		"cerrado hasta enero": "paused", "cerrado temporalmente": "paused", "inactivo": "paused", "غير نشط": "paused",
		"مغلق مؤقتا": "paused", "مغلق حتى يناير": "paused", "مغلق": "closed",
		"open from January": "", "varies": "", "": "", "reopening": "",
	} {
		if got := spreadsheet.Status(words(), said); got != want {
			t.Errorf("Status(%q) = %q, want %q", said, got, want)
		}
	}
}
