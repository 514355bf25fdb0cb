package interchange

import (
	"net/url"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// DropChecks leaves out of drafts that the hub's team checked them: what others write is
// none of its checks. It tells that once.
func (in *Import) DropChecks(file string, which func(frontmatter.Draft) bool) {
	n := 0
	for at, d := range in.Drafts {
		if hasField(&d, "verified") && which(d) {
			in.Drafts[at].Lines = frontmatter.WithoutField(d.Lines, "verified")
			n++
		}
	}
	if n > 0 {
		in.Findings = append(in.Findings, diag.Finding{Code: diag.FieldLeftOut, Severity: diag.Warning, File: file,
			Field: "verified",
			Message: diag.Say("This list says that its groups were checked, and that is no check of yours. It was left "+
				"out: %d.", n),
			Suggestion: "Once you have checked a group, write into its page: verified, with that day."})
	}
}

// ofOthers reports whether a draft was on the site of somebody else.
func ofOthers(i *importer, d frontmatter.Draft) bool {
	return i.exported || onOtherSite(i.hub, FieldOf(d.File(), "source"))
}

// onOtherSite reports whether an address is on another site than the hub's.
func onOtherSite(hub *model.Hub, address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	return err == nil && u.Host != "" && (hub.BaseURL == "" || !strings.HasPrefix(u.String(), hub.BaseURL))
}

// fromElsewhere reports whether rows of a sheet say that they are from pages of another site,
// as groups.csv does.
func fromElsewhere(hub *model.Hub, t spreadsheet.Table) bool {
	if len(t.Rows) == 0 {
		return false
	}
	for column, header := range t.Rows[0].Cells {
		if hub.Words["header"][naming.Fold(strings.TrimSpace(header))] != "page" {
			continue
		}
		for _, r := range t.Rows[1:] {
			if column < len(r.Cells) && onOtherSite(hub, r.Cells[column]) {
				return true
			}
		}
	}
	return false
}

// dropEarly leaves out days of a last change that are yet to come.
func dropEarly(i *importer) {
	n := 0
	for at, d := range i.Drafts {
		day, err := model.ParseDate(FieldOf(d.File(), "updated"))
		if err == nil && i.today.Before(day) {
			i.Drafts[at].Lines = frontmatter.WithoutField(d.Lines, "updated")
			n++
		}
	}
	if n > 0 {
		i.Findings = append(i.Findings, diag.Finding{Code: diag.FieldLeftOut, Severity: diag.Warning, File: i.file,
			Field:      "updated",
			Message:    diag.Say("The day of the last change of some groups is yet to come, and was left out: %d.", n),
			Suggestion: "Look whether the clock of the program that it comes from is right."})
	}
}
