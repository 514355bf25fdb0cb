package strictyaml

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // so that a zone means the same on every machine

	"golang.org/x/text/language"

	"peerhub/generator/diag"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// Read returns the value of a field that holds one text, by the field's type. Types
// that need more than the value itself to be read are texts here.
func (v Value) Read(f schema.Field) string {
	switch f.Type {
	case schema.Choice, schema.Choices:
		return v.Choice(f.Choices...)
	case schema.Country:
		return v.Country(f.Choices...)
	case schema.Language, schema.Languages:
		return v.Language()
	case schema.Timezone:
		return v.Timezone()
	case schema.Email:
		return v.Email()
	case schema.URL:
		return v.Web()
	case schema.License:
		return v.License()
	case schema.Colour:
		return v.Colour()
	}
	if key := v.Meant(); slices.Contains(f.Known, key) {
		return key // free of gratuit, مجانًا
	}
	return v.Text()
}

// Choice returns the value if it is one of the choices, else "" and a finding.
func (v Value) Choice(choices ...string) string {
	s := v.Text()
	if s == "" || slices.Contains(choices, s) {
		return s
	}
	return refuse(v, diag.TermUnknown, "%q is none of the words that can stand here.", oneOf(v, choices))
}

// Meant returns the key that the value stands for in one of the languages of the
// report's Words; "" when it stands for none.
func (v Value) Meant() string {
	if v.report == nil {
		return ""
	}
	return v.report.Words[v.field][naming.Fold(v.Text())]
}

func oneOf(v Value, choices []string) diag.Text {
	s := v.Text()
	if key := v.Meant(); slices.Contains(choices, key) {
		return diag.Say("Write: %s", key)
	}
	if near := diag.Suggest(s, choices); near != "" {
		return diag.Say("Write: %s", near)
	}
	return diag.Say("Write one of: %s.", strings.Join(choices, ", "))
}

// Language returns the value as a language tag in its canonical spelling.
func (v Value) Language() string {
	s := v.Text()
	code, err := naming.LanguageTag(s)
	short := shorter(code)
	if s == "" || err == nil && short == "" {
		return code
	}
	suggestion := diag.Text("Write for example: fr, pt-BR or zh-Hant.")
	if named := cmp.Or(short, naming.Language(s), v.report.Words["language"][naming.Fold(s)]); named != "" {
		suggestion = diag.Say("Write: %s", named)
	}
	return refuse(v, diag.LanguageUnknown, "%q is no code of a language.", suggestion)
}

// shorter returns the tag of a language that has a code of two letters and is
// written with one of three, which no tag has then (RFC 5646 §2.2.1); else "".
func shorter(code string) string {
	first, rest, _ := strings.Cut(code, "-")
	base, err := language.ParseBase(first)
	if err != nil || len(first) != 3 || len(base.String()) != 2 {
		return ""
	}
	return base.String() + code[len(code)-len(rest)-min(len(rest), 1):]
}

// Country returns the value as an ISO 3166-1 alpha-2 code in capitals, or one
// of the others that are allowed here.
func (v Value) Country(others ...string) string {
	s := strings.ToUpper(v.Text())
	if s == "" || slices.Contains(others, s) {
		return s
	}
	if naming.IsCountry(s) {
		return s
	}
	suggestion := diag.Text("Write the two letters of ISO 3166, for example: FR, KE or GB.")
	if named := cmp.Or(naming.Country(s), v.report.Words["country"][naming.Fold(s)]); named != "" {
		suggestion = diag.Say("Write: %s", named)
	} else if region, err := language.ParseRegion(s); err == nil && region.IsCountry() {
		suggestion = diag.Say("Write: %s", region.Canonicalize())
	}
	return refuse(v, diag.CountryUnknown, "%q is no code of a country.", suggestion)
}

// Timezone returns the value as a name of the IANA time zone database.
func (v Value) Timezone() string {
	s := v.Text()
	if _, err := time.LoadLocation(s); err == nil && s != "Local" { // "" is UTC to it
		return s
	}
	return refuse(v, diag.TimezoneUnknown, "%q is no name of a time zone.",
		"Write a continent and a city, for example: Europe/London or Africa/Nairobi.")
}

// refuse says what the value is not, and takes it for absent.
func refuse(v Value, code diag.Code, message, suggestion diag.Text) string {
	v.Error(code, diag.Say(message, v.Text()), suggestion)
	return ""
}

// license ids are words of letters, digits, points, hyphens and a plus (SPDX
// 2.3 annex D); texts without an id have a LicenseRef-.
var license = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)

// License returns the value as an SPDX id or LicenseRef-…. Whether there is
// such a licence, and what it allows, is the business of package rights.
func (v Value) License() string {
	s := v.Text()
	if s == "" || (license.MatchString(s) && s != "LicenseRef-") {
		return s
	}
	id := strings.ToUpper(strings.Join(strings.Fields(s), "-"))
	suggestion := diag.Text("Write an SPDX id, for example CC-BY-SA-4.0, or LicenseRef-all-rights-reserved.")
	if strings.HasPrefix(id, "CC") && license.MatchString(id) {
		suggestion = diag.Say("Write: %s", id)
	}
	return refuse(v, diag.LicenseInvalid, "%q is no short name of a licence.", suggestion)
}

// colour is one of sRGB as hub.yaml has it.
var colour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// Colour returns the value as a colour, "#195446".
func (v Value) Colour() string {
	s := v.Text()
	if s == "" || colour.MatchString(s) {
		return s
	}
	return refuse(v, diag.FieldValue, "%q is no colour.",
		"Write # and six digits or letters from a to f, with quotation marks, for example: \"#195446\"")
}

// Web returns the value as an absolute http or https address.
func (v Value) Web() string {
	s := v.Text()
	u, err := url.Parse(s)
	if s == "" || err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil &&
		!strings.ContainsAny(s, " \t\n") {
		return s
	}
	suggestion := diag.Say("Write the whole address, for example: %s", "https://example.org/page")
	if err == nil && u.Scheme == "" && strings.Contains(s, ".") && !strings.ContainsAny(s, " /@") {
		suggestion = diag.Say("Write: %s", "https://"+s)
	}
	return refuse(v, diag.AddressInvalid, "%q is not the whole address of a web page.", suggestion)
}

// Email returns the value as an e-mail address.
func (v Value) Email() string {
	s := v.Text()
	name, host, at := strings.Cut(s, "@")
	if s == "" || at && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(s, " \t\n<>\"',;()?&") &&
		!strings.Contains(host, "@") {
		return s
	}
	return refuse(v, diag.AddressInvalid, "%q is no e-mail address.",
		diag.Say("Write for example: %s", "group@example.org"))
}
