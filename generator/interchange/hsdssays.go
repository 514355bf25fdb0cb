package interchange

// What a service and a place of HSDS say, and the fields of a group that it goes to.

import (
	"cmp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/parse"
	"peerhub/generator/spreadsheet"
)

// facts reads what a service says of itself.
func (r *hsdsReader) facts(made *Record, o object, organisation string) {
	g := &made.Group
	made.describe(o.text("description"))
	g.FirstVisit = o.text("application_process")
	g.Cost = o.text("fees_description")
	if g.Cost == "" {
		g.Cost = r.cost(o)
	}
	g.Alert.Text = o.text("alert")
	made.paragraph(o.text("eligibility_description"))
	made.paragraph(o.text("interpretation_services"))
	g.Contact.URL, g.Contact.Email = webAddress(o.text("url")), o.text("email")
	made.Updated = meetingDay(o.text("last_modified"))
	if status := o.text("status"); status != "" {
		switch of := spreadsheet.Status(r.hub.Words, status); of {
		case "paused", "closed":
			g.Status = model.Status(of)
		case "": // nobody may take it for active
			g.Status = model.StatusPaused
			r.lose(diag.RecordDoubtful, r.where+" ("+made.Title+")", "status",
				diag.Say("Nobody here knows what the status %q means. The group is shown as paused.", shortened(status)),
				"Ask the group, and write into its page: status: active, paused or closed.")
		}
	}
	g.Organisation = organisation
	if org := o.object("organization"); g.Organisation == "" {
		org.skip("id")
		g.Organisation = org.text("name")
		if description := org.text("description"); description == g.Organisation {
			org.skip("description")
		}
	}
	if g.Organisation == made.Title {
		g.Organisation = "" // HSDS asks for one
	}
	r.phones(made, o)
	r.contacts(made, o)
	r.eligibility(made, o)
	g.Languages = languages(o)
	r.attributes(made, o)
}

// languages are those that a service is given in, by their codes or their names.
func languages(o object) []string {
	var out []string
	for _, l := range o.objects("languages") {
		l.skip("id")
		code, name := l.text("code"), l.text("name")
		if code = cmp.Or(languageCode(code), languageCode(name), code, name); code != "" &&
			!slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// cost puts the first price into words.
func (r *hsdsReader) cost(o object) string {
	c, ok := o.first("cost_options")
	if !ok {
		return ""
	}
	c.skip("id")
	parts := []string{c.text("amount"), strings.ToUpper(c.text("currency")), c.text("amount_description")}
	words := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if option := c.text("option"); option != "" {
		words += " (" + option + ")"
	}
	return words
}

// phones takes the first number, if the group has none yet.
func (r *hsdsReader) phones(made *Record, o object) {
	if made.Group.Contact.Phone != "" {
		return
	}
	if p, ok := o.first("phones"); ok {
		p.skip("id", "type")
		made.Group.Contact.Phone = p.text("number")
	}
}

// contacts takes the first person, if the group has none yet.
func (r *hsdsReader) contacts(made *Record, o object) {
	c := &made.Group.Contact
	if c.Role != "" || c.Name != "" {
		return
	}
	contact, ok := o.first("contacts")
	if !ok {
		return
	}
	contact.skip("id")
	c.Role, c.Name = contact.text("title"), contact.text("name")
	mail, whole := plainText(contact.fields["email"]), parse.FirstName(c.Name) != c.Name
	local, _, _ := strings.Cut(mail, "@")
	if mail == "" || !isOfPerson(mail, c.Name) && (!whole || isRole(local)) {
		if contact.skip("email"); c.Email == "" {
			c.Email = mail
		}
	}
	if !whole { // a number beside a whole name is a person's
		r.phones(made, contact)
	}
}

// eligibility reads for whom a service is: in a word that is known here, or as it is said.
func (r *hsdsReader) eligibility(made *Record, o object) {
	said := o.texts("eligibilities")
	for _, e := range o.objects("eligibilities") {
		e.skip("id", "service_id")
		said = append(said, e.texts("eligibilities")...) // its text has had the name of the list
	}
	for _, word := range said {
		if field, key := r.meaning(word); field == "audience" {
			made.take(field, key)
		} else {
			made.paragraph(word)
		}
	}
}
