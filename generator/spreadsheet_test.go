package generator_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// TestSpreadsheetRoundTrip: what a hub exports, another hub reads unchanged.
func TestSpreadsheetRoundTrip(t *testing.T) {
	export := func(files map[string]string) string {
		t.Helper()
		hub, site := t.TempDir(), publish.NewMemory()
		for name, text := range files {
			write(t, filepath.Join(hub, name), []byte(text))
		}
		_, findings, err := generator.Build(context.Background(),
			generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true})
		if err != nil || len(findings) > 0 {
			t.Fatalf("%v %+v", err, findings)
		}
		data, _ := site.Get("groups.csv")
		return string(data)
	}
	const settings = "title: X\nbase_url: https://example.org/\ndefault_language: en\nlanguages: [en, fr]\n" +
		"timezone: Europe/London\n"
	first := export(map[string]string{"hub.yaml": settings,
		"content/groups/en/tea.md": `---
name: Tea, "talk" and 'cake'
summary: =not a formula
id: tea-2019
status: paused
resumes: 2026-06-01
kind: self-help
attendance: hybrid
schedule:
  - {day: [monday, friday], start: "18:30", end: "20:00", every: 2 weeks, from: 2026-01-05, except: [2026-12-21, 2026-12-28], note: "Ring, twice"}
  - {day: sunday, start: "09:00", every: month, nth: [1, -1]}
  - {rrule: "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", start: "10:00", extra: [2026-05-02]}
  - {by_arrangement: true}
timezone: Europe/Belfast
place: {venue: Hall, address: "1 High St; rear", city: Leeds, region: ["England, north", Yorkshire], postcode: LS1 3AB, country: GB, lat: 53.80755, lon: -1.5491, precision: exact}
online: {url: "https://zoom.us/j/1", publish_link: true}
contact: {email: tea@example.org, phone: "+44 113 496 0000", url: "https://example.org/"}
languages: [en, pt-BR]
audience: [young-people]
topics: [hearing-voices]
access: [step-free]
cost: "0"
join: drop-in
organisation: "@home"
verified: {on: 2026-02-01}
---
`,
		"content/groups/fr/tea.md":   "---\nname: Thé\nsummary: \"-1 et 18:30\"\n---\n",
		"content/groups/fr/seul.md":  "---\nname: Seul\nschedule: [{day: daily, start: \"08:00\"}]\n---\n",
		"content/groups/en/quiet.md": "---\nname: Quiet\n---\n",
	})
	second := export(map[string]string{"hub.yaml": settings, "content/groups/all.csv": first})
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
}

// TestPageBesideSpreadsheet: a group of a spreadsheet may have its translation in
// a file, and a group may not stand in both.
func TestPageBesideSpreadsheet(t *testing.T) {
	hub, site := t.TempDir(), publish.NewMemory()
	build := func() string {
		_, findings, err := generator.Build(context.Background(),
			generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true})
		if err != nil && !errors.Is(err, generator.ErrFindings) {
			t.Fatal(err)
		}
		codes := ""
		for _, f := range findings {
			codes += f.File + " " + string(f.Code) + "\n"
		}
		return codes
	}
	write(t, filepath.Join(hub, "hub.yaml"),
		[]byte("title: X\ndefault_language: en\nlanguages: [en, fr]\ntimezone: Europe/London\n"))
	write(t, filepath.Join(hub, "content/groups/all.csv"),
		[]byte("id,name,day,start,city\ntea,Tea,monday,18:30,Leeds\n"))
	write(t, filepath.Join(hub, "content/groups/fr/tea.md"), []byte("---\nname: Thé\n---\nEntrez.\n"))
	if codes := build(); codes != "" {
		t.Error(codes)
	}
	page, _ := site.Get("fr/groups/tea/index.html")
	for _, want := range []string{"Thé", "Entrez.", "18:30", "Leeds"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the translation has no %s", want)
		}
	}
	write(t, filepath.Join(hub, "content/groups/en/tea.md"), []byte("# Tea again\n"))
	if codes := build(); codes != "content/groups/all.csv file-duplicate\n" {
		t.Error(codes)
	}
}

// TestKinds: a hub that says nothing of kinds has those that are built in, with their
// labels in its languages; a cell may have the label; and what is no kind is told
// with all of them.
func TestKinds(t *testing.T) {
	hub, site := t.TempDir(), publish.NewMemory()
	write(t, filepath.Join(hub, "hub.yaml"),
		[]byte("title: X\nbase_url: https://example.org/\ndefault_language: fr\nlanguages: [fr, pl]\n"))
	write(t, filepath.Join(hub, "layouts/strings/pl/terms.yaml"), []byte("kinds.respite: Dom wytchnienia\n"))
	write(t, filepath.Join(hub, "layouts/strings/pl/spreadsheet.yaml"), []byte("header: {kind: [rodzaj]}\n"))
	write(t, filepath.Join(hub, "content/groups/tout.csv"),
		[]byte("nom,rodzaj,langue de la fiche,langues\nMaison bleue,Maison de répit,fr,fr\n"+
			"Dom,dom wytchnienia,pl,pl\nLigne,warm line,fr,fr\n"))
	_, findings, err := generator.Build(context.Background(),
		generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1}, NoSearch: true})
	var told []string
	for _, f := range findings {
		if f.Code != "strings-partial" && f.Code != "id-advised" { // nobody has translated the rest
			told = append(told, f.Message.String()+" "+f.Suggestion.String())
		}
	}
	if diff := cmp.Diff([]string{`Row 4, column B (rodzaj): "warm line" is not among the kinds of this hub. Write: warmline`}, told); diff != "" || !errors.Is(err, generator.ErrFindings) {
		t.Errorf("%v %s", err, diff)
	}
	write(t, filepath.Join(hub, "content/groups/tout.csv"),
		[]byte("nom,rodzaj,langue de la fiche,langues\nMaison bleue,Maison de répit,fr,fr\nDom,dom wytchnienia,pl,pl\n"))
	if _, findings, err := generator.Build(context.Background(),
		generator.Options{Hub: hub, Sink: site, Today: model.Date{Year: 2026, Month: 3, Day: 1},
			NoSearch: true}); err != nil {
		t.Fatal(findings, err)
	}
	data, _ := site.Get("groups.hsds.json")
	for _, want := range []string{`"code":"respite","name":"Maison de répit"`,
		`"code":"respite","name":"Dom wytchnienia"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in %s", want, data)
		}
	}
}
