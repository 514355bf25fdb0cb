package interchange

import (
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"peerhub/generator/naming"
	"peerhub/generator/parse"
	"peerhub/generator/privacy"
)

// maxContacts is how many persons a record of a meeting may name: three in TSML, two in BMLT.
const maxContacts = 3

// contacts takes of the persons whom a record names, as contact_1_name or contact_name_1,
// the first who can be reached by what may be published: a number or an address that is
// the group's, with a role or a first name. A number beside a whole name is a person's. What
// is not taken is counted, and its value told nowhere.
func (g *meetingGroup) contacts(o object) {
	c := &g.Group.Contact
	for n := 1; n <= maxContacts; n++ {
		field := func(part string) string {
			number := strconv.Itoa(n)
			for _, name := range []string{"contact_" + number + "_" + part, "contact_" + part + "_" + number} {
				if o.has(name) {
					return name
				}
			}
			return ""
		}
		take := func(part string, into *string, fit func(said string) bool) bool {
			name := field(part)
			said := plainText(o.fields[name])
			if said == "" || *into != "" && *into != said || !fit(said) {
				return false
			}
			o.skip(name)
			*into = said
			return true
		}
		name := plainText(o.fields[field("name")])
		if strings.ContainsFunc(name, isNoName) {
			continue // a number or a code stands where the name should
		}
		role := isRole(name)
		ofAll := func(string) bool { return role || parse.FirstName(name) == name }
		phone := take("phone", &c.Phone, ofAll)
		email := take("email", &c.Email, func(said string) bool {
			return ofAll(said) && isAddress(said) && !isOfPerson(said, name)
		})
		if !phone && !email {
			continue
		}
		named := &c.Name
		if role {
			named = &c.Role
		}
		take("name", named, func(string) bool { return true })
		return
	}
}

// groupEmail takes an address that no person is named with.
func (g *meetingGroup) groupEmail(o object, name string) {
	said := plainText(o.fields[name])
	if c := &g.Group.Contact; isAddress(said) && (c.Email == "" || c.Email == said) && !isOfPerson(said, "") {
		o.skip(name)
		c.Email = said
	}
}

// isNoName reports whether a letter or sign stands in no name and in no role.
func isNoName(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("#*@:=+", r) }

// isAddress reports whether a text is an e-mail address and nothing else.
func isAddress(s string) bool {
	address, err := mail.ParseAddress(s)
	return err == nil && address.Address == s
}

// isRole reports whether what stands as the name of a contact says what they do.
func isRole(name string) bool {
	return slices.ContainsFunc(strings.Fields(naming.Fold(name)), func(word string) bool {
		return slices.Contains(contactRoles, strings.Trim(word, ".,;:/()"))
	})
}

// isOfPerson reports whether an address is that of a person, by itself or beside their name.
func isOfPerson(email, name string) bool {
	if slices.ContainsFunc(privacy.Look(email), func(f privacy.Find) bool {
		return f.Kind == privacy.Email && (f.Certain || f.Named)
	}) {
		return true
	}
	local, _, _ := strings.Cut(naming.Fold(email), "@")
	return !isRole(name) && slices.ContainsFunc(strings.Fields(naming.Fold(name)), func(word string) bool {
		return len(word) > 2 && strings.Contains(local, word)
	})
}
