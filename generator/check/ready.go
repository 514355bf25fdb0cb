package check

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Unready is what a hub may show while it is made, and not when it is open to
// people in need.
type Unready struct {
	Samples   int      // pages that are made up, each counted once for all its languages
	Files     []string // in which the samples were written first, sorted
	HelpLines []string // the names and numbers that nobody has checked, in the hub's order
	Addresses []string // of the hub itself, such as https://example.org/, at which nobody is
	OfGroups  []string // names of groups that are no samples, with such addresses of theirs
}

// NotReady returns what the site should not open with.
func NotReady(site *model.Site) Unready {
	var u Unready
	for _, e := range site.Entries {
		file := ""
		for _, code := range languages(e) {
			if p := e.Pages[code]; (file == "" || p == e.Original) && (p.Sample || p.Group != nil && p.Group.Sample) {
				file = p.Pos.File
			}
		}
		if file != "" {
			u.Samples++
			u.Files = append(u.Files, file)
		} else if g := e.Original.Group; g != nil && !e.Original.Draft {
			for _, address := range []string{g.Contact.Email, g.Contact.URL, g.Online.URL} {
				if isExample(address) {
					u.OfGroups = append(u.OfGroups, e.Original.Title+": "+address)
				}
			}
		}
	}
	slices.Sort(u.Files)
	u.Files = slices.Compact(u.Files) // a spreadsheet has many
	for _, line := range site.Hub.HelpNow {
		if line.Verified.IsZero() {
			name := line.Name.In(site.Hub.DefaultLanguage, site.Hub.Codes()...)
			u.HelpLines = append(u.HelpLines, name+" ("+reach(line)+")")
		}
	}
	hub := site.Hub
	for _, address := range []string{hub.BaseURL, hub.Contact.Email, hub.Contact.URL, hub.Donate} {
		if isExample(address) {
			u.Addresses = append(u.Addresses, address)
		}
	}
	return u
}

// exampleHost is a name that belongs to nobody: RFC 2606, and RFC 6761 without localhost.
var exampleHost = regexp.MustCompile(`(?i)^(.+\.)?(example\.(com|net|org)|example|invalid)$`)

// isExample reports whether an address, of the web or of e-mail, stands in examples only.
func isExample(address string) bool {
	host := address[strings.LastIndex(address, "@")+1:]
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		host = u.Hostname()
	}
	return exampleHost.MatchString(host)
}

// Findings says it: one finding for all of a kind.
func (u Unready) Findings() []diag.Finding {
	var out []diag.Finding
	if u.Samples > 0 {
		out = append(out, diag.Finding{Code: diag.SamplePresent, Severity: diag.Warning, File: "content",
			Message: diag.Say("Samples, made up to show how the hub works: %d.", u.Samples),
			Suggestion: diag.Say("Before people use the hub, delete these files and their translations. In one that "+
				"is real, take the line sample: true away.%s", listed(u.Files))})
	}
	if n := len(u.HelpLines); n > 0 {
		out = append(out, diag.Finding{Code: diag.HelpUnverified, Severity: diag.Warning, File: "hub.yaml",
			Message: diag.Say("Help lines that nobody has checked for this hub yet: %d.", n),
			Suggestion: diag.Say("Open the website of each, ring it if you may, and then add a line such as "+
				"verified: {on: 2027-01-15, by: hub team, how: phone}%s", listed(u.HelpLines))})
	}
	if len(u.Addresses) > 0 {
		out = append(out, diag.Finding{Code: diag.AddressExample, Severity: diag.Warning, File: "hub.yaml",
			Message: "Addresses of the hub are examples, and nobody is there.",
			Suggestion: diag.Say("Write your own into hub.yaml, or for base_url: --base-url. They are:%s",
				listed(u.Addresses))})
	}
	if len(u.OfGroups) > 0 {
		out = append(out, diag.Finding{Code: diag.AddressExample, Severity: diag.Warning, File: "content/groups",
			Message:    "Addresses of groups are examples, and nobody is there.",
			Suggestion: diag.Say("Write those of the groups, or take them out. They are:%s", listed(u.OfGroups))})
	}
	return out
}

// listed puts each on a line of its own.
func listed(items []string) string { return "\n    " + strings.Join(items, "\n    ") }

// reach says how a line is reached.
func reach(line model.HelpLine) string {
	if line.Phone != "" {
		return line.Phone
	}
	return line.URL
}
