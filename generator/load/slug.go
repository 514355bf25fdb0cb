package load

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// maxSlug keeps addresses and file names readable, in characters.
const maxSlug = 100

// maxBytes is what file systems allow of a name, 255, without what is added to it.
const maxBytes = 200

// Slug says why a name cannot be part of an address, in words for an editor,
// and what to call it instead; both are "" when it can. Slugs have small
// letters of any script, digits, and hyphens or underscores between them.
func Slug(name string) (problem diag.Text, instead string) {
	instead = MakeSlug(name)
	switch {
	case strings.Contains(name, "..") || strings.ContainsAny(name, `/\`):
		return diag.Say("%q would lead to another folder.", name), instead
	case strings.ContainsFunc(name, unicode.IsControl) || !utf8.ValidString(name):
		return diag.Say("%q has characters that cannot be seen.", name), instead
	case utf8.RuneCountInString(name) > maxSlug || len(name) > maxBytes:
		return diag.Say("A name of %d characters is too long for an address.", utf8.RuneCountInString(name)), instead
	case strings.ContainsFunc(name, unicode.IsUpper):
		return diag.Say("%q has capital letters. Addresses are written small.", name), instead
	case strings.ContainsFunc(name, unicode.IsSpace):
		return diag.Say("%q has a space in it.", name), instead
	case name != instead:
		return diag.Say("%q has signs that make no good address.", name), instead
	}
	return "", ""
}

// MakeSlug makes a slug of a name or a title; "" when there is no letter in it.
// Accents of Latin letters are taken off, other scripts stay as they are.
func MakeSlug(name string) string {
	plain := strings.ToValidUTF8(name, "")
	// most names are ASCII, and a chain is dear
	if strings.ContainsFunc(plain, func(r rune) bool { return r >= utf8.RuneSelf }) {
		chain := transform.Chain(norm.NFD, runes.Remove(runes.Predicate(latinAccent)), norm.NFC)
		if bare, _, err := transform.String(chain, plain); err == nil {
			plain = bare
		}
	}
	var b strings.Builder
	gap, count := false, 0
	for _, r := range strings.ToLower(plain) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && b.Len() > 0 || r == '_' && b.Len() > 0:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
				count++
			}
			gap = false
			b.WriteRune(r)
			count++
		case r == '\'' || r == '’': // don't → dont
		default:
			gap = true
		}
		if count >= maxSlug || b.Len() > maxBytes-utf8.UTFMax-1 {
			break
		}
	}
	// what stood between two marks is gone, and marks have an order
	return strings.TrimRight(norm.NFC.String(b.String()), "_-")
}

func latinAccent(r rune) bool { return r >= 0x300 && r <= 0x36F }

// view reports whether a lesson of the name would stand at the address of one
// of its module's views.
func view(slug string) bool { return slices.Contains(model.Views(), model.View(slug)) }

// devices are the names that Windows keeps for itself, whatever follows the first point.
var devices = regexp.MustCompile(`^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$`)

// Reserved reports whether the program needs the address of a section, or of a
// page of one, itself: languages and the frame's own pages stand at the root of
// the site, lists of groups below groups/. With section "" the slug is that of a
// section. Languages are compared as file systems do that see no difference
// between capitals and small letters.
func Reserved(hub *model.Hub, section, slug string) bool {
	switch slug {
	case "search", "assets", "learn", "translations", "admin":
		return true
	case "all": // of groups it once was a list, and what took another address for that keeps it
		return section == "groups" || section == "pages" || section == ""
	case "help", "about-you":
		return section == "pages" || section == ""
	case "groups":
		return section == "pages"
	}
	if devices.MatchString(slug) || section == "groups" && slices.Contains(schema.Listed(), slug) {
		return true
	}
	return slices.ContainsFunc(hub.Languages, func(l model.Language) bool { return strings.EqualFold(l.Code, slug) })
}
