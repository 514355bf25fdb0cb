package config

import (
	"cmp"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/privacy"
	"peerhub/generator/strictyaml"
)

// feed checks a list that somebody else keeps; what is wrong of it is taken out, so that
// nothing is fetched that is not as it should be.
func (r *reader) feed(m *strictyaml.Map, f *model.Feed) {
	f.Line, f.Every = m.At.Pos().Line, cmp.Or(f.Every, 1)
	switch {
	case !m.Has("name"):
		m.At.Error(diag.FieldMissing, "This feed has no name.",
			"Write a short one of your own, for example: name: leeds")
	case f.Name != "" && !key.MatchString(f.Name):
		m.Value("name").Error(diag.SlugInvalid, diag.Say("%q cannot be the name of a file.", f.Name),
			"Write small letters a to z, digits and hyphens, for example: name: leeds")
		f.Name = ""
	case r.feeds[f.Name]:
		m.Value("name").Error(diag.FieldRepeated, diag.Say("Two feeds have the name %q.", f.Name),
			"Give each a name of its own.")
		f.Name = ""
	default:
		r.feeds[f.Name] = true
	}
	switch {
	case !m.Has("url") && !m.Has("file"):
		m.At.Error(diag.FieldMissing, "This feed has neither an address nor a file.",
			`Write for example: url: "https://example.org/meetings.json"`)
	case m.Has("url") && m.Has("file"):
		m.At.Error(diag.FieldValue, "This feed has an address and a file.",
			"Keep one of the two, and delete the other.")
		f.URL, f.File = "", ""
	}
	if f.File != "" && !ofHub(f.File) {
		m.Value("file").Error(diag.AddressInvalid,
			diag.Say("%q is no file of the hub from which a feed can be read.", f.File),
			"Put it into a folder of its own beside content, and write for example: file: lists/meetings.json")
		f.File = ""
	}
	if f.URL != "" && !address(m.Value("url"), f.URL) {
		f.URL = ""
	}
}

// ofHub reports whether a file lies in the hub, where no page, no copy and nothing hidden is.
func ofHub(file string) bool {
	top, _, _ := strings.Cut(file, "/")
	return fs.ValidPath(file) && !strings.ContainsAny(file, `\:`) && !strings.HasPrefix(file, ".") &&
		!strings.Contains(file, "/.") && !slices.Contains([]string{"content", "layouts", "feeds", "public"}, top)
}

// address reports whether a list can be fetched from an address.
func address(v strictyaml.Value, s string) bool {
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return false // which has been said
	case u.Scheme != "https":
		v.Error(diag.AddressInvalid,
			"The address of a feed must be safe from changes on the way: it begins with https://.",
			diag.Say("Write: %s", "https://"+strings.TrimPrefix(s, u.Scheme+"://")))
		return false
	case u.Hostname() == "docs.google.com" && strings.HasPrefix(u.Path, "/spreadsheets/"):
		if csv := published(u); csv != s {
			v.Error(diag.AddressInvalid, "This is the address of a Google Sheet for people, and not that of its data.",
				diag.Say("In Google Sheets: File, Share, Publish to web; "+
					"choose the sheet and Comma-separated values (.csv), and write the address that it shows. For a "+
					"sheet that is published it is: %s", csv))
			return false
		}
	}
	if _, secret := privacy.WithoutSecrets(s); secret {
		v.Warn(diag.PersonalData, "This address holds a password or a token, and files of a hub are public.",
			"Ask those who keep the list for an address that everybody may know.")
	}
	return true
}

// sheet is the path of a Google Sheet: its id, or that of what was published of it.
var sheet = regexp.MustCompile(`^/spreadsheets/(?:u/[0-9]+/)?(d/e/[^/]+|d/[^/]+)`)

// published is the address at which Google gives a sheet as CSV, once it is published; one
// that gives data already is that.
func published(u *url.URL) string {
	asked := u.Query()
	if asked.Get("output") == "csv" || asked.Get("format") == "csv" || strings.HasPrefix(asked.Get("tqx"), "out:csv") {
		return u.String()
	}
	of := sheet.FindStringSubmatch(u.Path)
	if of == nil {
		return "https://docs.google.com/spreadsheets/d/e/…/pub?output=csv"
	}
	gid := asked.Get("gid")
	if fragment, err := url.ParseQuery(u.Fragment); gid == "" && err == nil {
		gid = fragment.Get("gid")
	}
	return "https://docs.google.com/spreadsheets/" + of[1] + "/pub?gid=" + cmp.Or(url.QueryEscape(gid), "0") +
		"&single=true&output=csv"
}

// parseDays reads "1 day", "2 weeks" or "1 month", which has 30 days; at most a year.
func parseDays(s string) (int, bool) {
	number, unit, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 365 {
		return 0, false
	}
	switch strings.TrimSpace(unit) {
	case "day", "days":
		return n, true
	case "week", "weeks":
		return 7 * n, n <= 52
	case "month", "months":
		return 30 * n, n <= 12
	}
	return 0, false
}
