package rights

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Check returns what the texts of the site may not do.
func Check(site *model.Site) []diag.Finding {
	c := &checker{site: site}
	if l := site.Hub.License; l != "" {
		c.license(l, model.Position{File: "hub.yaml"})
	}
	for _, e := range site.Entries {
		for _, code := range site.Hub.Codes() {
			if p := e.Pages[code]; p != nil {
				c.page(e, p)
			}
		}
	}
	return c.found.Sorted()
}

type checker struct {
	site  *model.Site
	found diag.List
}

func (c *checker) find(s diag.Severity, code diag.Code, at model.Position, message, suggestion diag.Text) {
	c.found.Add(diag.Finding{Severity: s, Code: code, File: at.File, Line: at.Line, Column: at.Column, Message: message,
		Suggestion: suggestion})
}

// license finds the licence in the table. An id that is none is no second
// finding for what follows from it.
func (c *checker) license(id string, at model.Position) (License, bool) {
	l, known := Find(id)
	if known {
		return l, true
	}
	suggestion := diag.Text("Write its id as it stands on spdx.org/licenses, for example CC-BY-4.0. If every use " +
		"needs to be asked for, write LicenseRef-all-rights-reserved.")
	if near := suggest(id); near != "" {
		suggestion = diag.Say("Write: %s", near)
	}
	c.find(diag.Warning, diag.LicenseUnknown, at,
		diag.Say("Peerhub does not know the licence %q, so it cannot tell what may be done.", id), suggestion)
	return License{}, false
}

func (c *checker) page(e *model.Entry, p *model.Page) {
	from := p.Provenance
	if s := p.Source; s != nil && s.License != "" && p == e.Original {
		at := p.Pos
		if from != nil && from.LicenseAt.File != "" {
			at = from.LicenseAt
		}
		c.license(s.License, at)
		return
	}
	c.translated(e, p)
	if from == nil || from.Inherited {
		return
	}
	own, ownKnown := c.ownLicense(p)
	for _, credit := range Credits(p) {
		c.credit(p, credit, own, ownKnown)
	}
	c.merged(p)
	c.verbatim(p)
	c.permission(p)
	c.profile(p)
	if ownKnown && own.NonCommercial && p.License != "" {
		c.money(p.License, from.LicenseAt)
	}
}

// ownLicense is the licence under which the hub publishes the page.
func (c *checker) ownLicense(p *model.Page) (License, bool) {
	if p.License != "" && p.Provenance.LicenseAt.File != "" {
		return c.license(p.License, p.Provenance.LicenseAt)
	}
	if p.License != "" {
		return Find(p.License)
	}
	return Find(c.site.Hub.License)
}

// credit checks one work that the page was made from.
func (c *checker) credit(p *model.Page, credit Credit, own License, ownKnown bool) {
	var missing []string
	for _, part := range []struct {
		name   string
		absent bool
	}{{"title", credit.Title == ""}, {"authors", len(credit.Authors) == 0}, {"url", credit.URL == ""}, {"license",
		credit.License == ""}} {
		if part.absent {
			missing = append(missing, part.name)
		}
	}
	if len(missing) > 0 {
		where := diag.Text("Write it there. Nearly every licence wants title, author, address and licence.")
		if credit.Kind != Adaptation && (slices.Contains(missing, "title") || slices.Contains(missing, "authors")) {
			where = "Write it there, title and authors in attribution: {title: …, authors: [ … ]}. Nearly every " +
				"licence wants title, author, address and licence."
		}
		c.find(diag.Error, diag.CreditMissing, credit.At,
			diag.Say("Readers must be told whose work this is. Missing here: %s.", strings.Join(missing, ", ")), where)
	}
	if credit.License == "" {
		return
	}
	work, known := c.license(credit.License, credit.At)
	if !known {
		return
	}
	c.money(credit.License, credit.At)
	if c.refused(p, credit, work) {
		return
	}
	if credit.Kind == Adaptation && credit.Changes == "" && work.Attribution {
		c.find(diag.Error, diag.ChangesMissing, credit.At,
			"The licence of this work wants readers to know what was changed.",
			"Write for example: changes: shortened, and the examples are ours")
	}
	if ownKnown && !allowed(p, credit, work, own) {
		c.find(diag.Error, diag.LicenseConflict, credit.At,
			diag.Say("A text made from a work under %s cannot be published under %s.", work.ID, own.ID),
			conflictHint(work))
	}
}

// scope is what a permission must allow for each kind.
var scope = map[Kind]string{Translation: "translate", Adaptation: "adapt", Copy: "copy"}

// reserved says that a licence does not allow it.
var reserved = map[Kind]diag.Text{
	Translation: "The licence of this work (%s) does not allow you to translate it.",
	Adaptation:  "The licence of this work (%s) does not allow you to adapt it.",
	Copy:        "The licence of this work (%s) does not allow you to copy it.",
}

// holder is the field in which a work of each kind stands.
var holder = map[Kind]string{Translation: "translation_of", Adaptation: "adapted_from", Copy: "verbatim_of"}

// refused reports a use that neither the licence nor a permission allows.
func (c *checker) refused(p *model.Page, credit Credit, work License) bool {
	if work.Adaptable() || credit.Kind == Copy && !work.Reserved {
		return false
	}
	if permits(p.Provenance.Permission, scope[credit.Kind]) {
		return false
	}
	c.find(diag.Error, diag.RightsReserved, credit.At, diag.Say(reserved[credit.Kind], work.ID),
		diag.Say("Ask whoever holds the rights. With their answer, write on a line of its own among the page's own "+
			"fields (not inside %s): permission: {from: …, date: …, scope: [%s], evidence: …}. Or cite the work and "+
			"say it in your own words.", holder[credit.Kind], scope[credit.Kind]))
	return true
}

func permits(permission *model.Permission, what string) bool {
	return permission != nil && slices.Contains(permission.Scope, what)
}

// allowed reports whether the page may stand under its own licence. A copy
// keeps the licence of the work; a permission overrules it.
func allowed(p *model.Page, credit Credit, work, own License) bool {
	switch {
	case permits(p.Provenance.Permission, scope[credit.Kind]):
		return true
	case credit.Kind == Copy:
		return own.ID == work.ID
	}
	return work.Allows(own)
}

func conflictHint(work License) diag.Text {
	if work.ShareAlike || work.NonCommercial || work.NoDerivatives {
		return diag.Say("Write at the top of this page: license: %s", work.ID)
	}
	return diag.Say("Give this page a licence that asks for the author to be named, such as: license: %s", work.ID)
}

// merged finds share-alike works that each want their own licence for the whole.
func (c *checker) merged(p *model.Page) {
	var first License
	for _, w := range p.Provenance.Works() {
		l, known := Find(w.License)
		if !known || !l.ShareAlike {
			continue
		}
		if first.ID == "" {
			first = l
			continue
		}
		if l.Family != first.Family && !l.Allows(first) && !first.Allows(l) {
			c.find(diag.Error, diag.ShareAlikeMixed, w.Pos,
				diag.Say("This page mixes works under %s and %s. Each of them wants the whole page under its own "+
					"licence.", first.ID, l.ID),
				"Make two pages of it, or ask one of the authors.")
			return
		}
	}
}

// Sum is the SHA-256 in hex of what a page says, without its spelling in
// Markdown: one block a line.
func Sum(b *model.Body) string {
	sum := sha256.Sum256([]byte(strings.Join(b.Open().Blocks, "\n")))
	return hex.EncodeToString(sum[:])
}

func (c *checker) verbatim(p *model.Page) {
	w := p.Provenance.VerbatimOf
	if w == nil || permits(p.Provenance.Permission, "adapt") {
		return
	}
	switch sum := Sum(&p.Body); {
	case w.SHA256 == "":
		c.find(diag.Warning, diag.VerbatimDiffers, w.Pos, "Nobody would notice if this copy were changed.",
			diag.Say("Compare it with the original once more, and write in verbatim_of: sha256: %s", sum))
	case !strings.EqualFold(w.SHA256, sum):
		c.find(diag.Error, diag.VerbatimDiffers, w.Pos,
			"This says that it is a copy word for word, but the text has changed since it was compared.",
			diag.Say("Bring the words back. Or, if the change is right, compare it with the original and write: "+
				"sha256: %s", sum))
	}
}

func (c *checker) permission(p *model.Page) {
	has := p.Provenance.Permission
	if has == nil {
		return
	}
	if !has.Expires.IsZero() && has.Expires.Before(c.site.Today) {
		c.find(diag.Error, diag.PermissionExpired, has.Pos, diag.Say("The permission for this text ended on %s.",
			has.Expires), "Ask for a new one and write its date, or take the page away.")
	}
	if has.From == "" || has.Evidence == "" {
		c.find(diag.Error, diag.PermissionProof, has.Pos, "Nobody could show who gave this permission.",
			"Write who gave it, and where the answer is kept: permission: {from: …, evidence: letter of 3 May 2026 "+
				"in the office}")
	}
	for _, s := range has.Scope {
		if !slices.Contains([]string{"translate", "adapt", "copy", "export"}, s) {
			c.find(diag.Warning, diag.PermissionProof, has.Pos,
				diag.Say("%q is none of the things that a permission allows.", s),
				"Write one or more of: translate, adapt, copy, export")
		}
	}
}

// profile checks what the publisher of a work wants beyond its licence.
func (c *checker) profile(p *model.Page) {
	from := p.Provenance
	profile, known := findProfile(from.Profile)
	if from.Profile != "" && !known {
		var keys []string
		for _, p := range profiles() {
			keys = append(keys, p.Key)
		}
		c.find(diag.Error, diag.DisclaimerMissing, from.ProfileAt,
			diag.Say("There is no rights profile %q.", from.Profile),
			diag.Say("Write one of: %s", strings.Join(keys, ", ")))
		return
	}
	for _, w := range from.Works() {
		wanted, has := profileOf(w)
		if has && wanted.Key != from.Profile && (from.VerbatimOf == nil || w.Pos != from.VerbatimOf.Pos) {
			c.find(diag.Error, diag.DisclaimerMissing, w.Pos,
				diag.Say("%s wants certain words to stand beside this text.", wanted.Name),
				diag.Say("Write: rights_profile: %s", wanted.Key))
		}
	}
	if known && profile.Citation && len(from.Works()) > 0 &&
		(from.Attribution == nil || from.Attribution.Citation == "") {
		c.find(diag.Error, diag.CreditMissing, from.ProfileAt,
			diag.Say("%s wants its suggested citation to stand beside this text.", profile.Name),
			"Copy it from the first pages of the work, and write: attribution: {citation: …}")
	}
	if known && profile.NoLogo && strings.Contains(strings.ToLower(p.Image.Src+" "+p.Image.Alt), "logo") {
		c.find(diag.Error, diag.DisclaimerMissing, p.Pos, diag.Say("%s does not allow its logo beside texts of others.",
			profile.Name), "Take this picture away.")
	}
}

// money finds texts that are not for money on a hub that earns some.
func (c *checker) money(license string, at model.Position) {
	if l, known := Find(license); known && l.NonCommercial && c.site.Hub.Commercial {
		c.find(diag.Error, diag.NotForMoney, at,
			diag.Say("%s does not allow use for money, and hub.yaml says that this hub is commercial.", l.ID),
			"Ask whoever holds the rights, take the page away, or take commercial: true out of hub.yaml if it is "+
				"not so.")
	}
}

// translated finds a translation, made in this hub, of a text that may not be
// changed.
func (c *checker) translated(e *model.Entry, p *model.Page) {
	o := e.Original
	if p == o || o.Provenance == nil || p.Provenance == nil || p.Source != nil {
		return
	}
	for _, w := range o.Provenance.Works() {
		l, known := Find(w.License)
		if !known || l.Adaptable() || permits(o.Provenance.Permission, "translate") ||
			permits(p.Provenance.Permission, "translate") {
			continue
		}
		c.find(diag.Error, diag.RightsReserved, p.Pos,
			diag.Say("This translates a text under %s, which does not allow translations.", l.ID),
			diag.Say("Delete this translation, or ask whoever holds the rights and write the permission into %s.",
				o.Pos.File))
		return
	}
}
