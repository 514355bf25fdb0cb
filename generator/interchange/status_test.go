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
		"closed due to covid": "paused", "fermé en raison de travaux": "paused", "cerrado por obras": "paused", "مغلق بسبب التجديد": "paused",
		"ended due to low numbers": "closed", "closed for good": "closed", "folded for good": "closed", "stopped for good": "closed",
		"closed permanently due to covid": "closed", "fermé pour de bon": "closed", "cerrado para siempre": "closed",
		"confirmed Oct 2026": "active", "Confirmed 12 October 2026": "active", "checked 12/10/2026": "active",
		"vérifié en octobre 2026": "active", "confirmado en octubre de 2026": "active", "مؤكد أكتوبر 2026": "active",
		"confirmed from Jan 2027": "", "confirmed until May 2027": "", "confirmed closed": "", "confirmed?": "",
		"back in September": "paused", "no meetings": "paused", "pas de réunion pour le moment": "paused",
		"de momento no hay reuniones": "paused", "not closed": "", "finished in June": "closed",
		"open from January": "", "varies": "", "": "", "reopening": "",
	} {
		if got := spreadsheet.Status(words(), said); got != want {
			t.Errorf("Status(%q) = %q, want %q", said, got, want)
		}
	}
}
