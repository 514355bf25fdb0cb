package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// missing names the pages of an earlier import of the same list that this one
// does not have: groups that have gone, or rows that were lost.
func (i *importing) missing() {
	before, gone := 0, []string{}
	for file := range i.notes[i.source] {
		if !i.fresh[file] {
			before++
		}
		if !i.written[file] && i.exists(file) {
			gone = append(gone, file)
		}
	}
	if len(gone) == 0 {
		return
	}
	slices.Sort(gone)
	shown := diag.Verbatim(strings.Join(gone[:min(len(gone), 20)], ", "))
	if len(gone) > 20 {
		shown = diag.Say("%s and %d more", shown, len(gone)-20)
	}
	i.found.Add(diag.Finding{Code: diag.PartOfFile, Severity: diag.Warning, File: filepath.Base(i.command.File),
		Message: diag.Say("The last import had %s, and %s of them are not in this file: %s. Is it the whole file?",
			some(before, "%s page", "%s pages"), thousands(int64(len(gone))), shown),
		Suggestion: "Their pages were left as they are. If a group has gone, write in its page: status: closed, or " +
			"delete the page."})
}

func (i *importing) summarise(name string, in interchange.Import, groups int) error {
	used := 0
	for _, d := range in.Drafts {
		used += d.Records
	}
	hub := 0
	for _, e := range i.site.Entries {
		if e.Kind == model.KindGroup {
			hub++
		}
	}
	used -= i.unused
	summary := diag.Say("%s (%s) has %s: %s made %s, %d left out. Pages: %d new, %d updated, %d as before, %d kept as "+
		"they were. The hub had %s.", name, in.Format.TitleOf(name), some(in.Records, "%s record", "%s records"),
		thousands(int64(used)), some(groups, "%s group", "%s groups"), in.Records-used, i.counts["new"],
		i.counts["updated"], i.counts["same"], i.counts["kept"], some(hub, "%s group", "%s groups"))
	if i.command.DryRun {
		summary = diag.Say("Nothing was written. %s", summary)
	}
	said := []diag.Text{summary}
	for _, state := range []string{"new", "updated"} {
		lines := i.lines[state]
		if more := len(lines) - diag.Examples; more > 0 && !i.command.All {
			lines = append(lines[:diag.Examples:diag.Examples], stateLine(state,
				diag.Say("… and %s; --all lists them", some(more, "%s more page", "%s more pages"))))
		}
		said = append(said, lines...)
	}
	return conclude(i.Stdout, i.words(), said...)
}

// stateLine says what became of a page.
func stateLine(state string, what diag.Text) diag.Text {
	if state == "new" {
		return diag.Say("new      %s", what)
	}
	return diag.Say("updated  %s", what)
}
