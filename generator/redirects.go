package generator

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// redirectsFile is where some hosts read which addresses lead to which others. There a reader is sent on before any page is
// read, with what stands behind ? and #; elsewhere the page at the old address leads on.
const redirectsFile = "_redirects"

// redirecting are the hosts that read the file, with how it says that a page has moved for good, also if there is a page.
var redirecting = map[string]string{"netlify": "301!", "cloudflare": "301"}

// redirects are the lines of the file for a host; nil for one that does not read it, and where no page has moved.
func redirects(site *model.Site, host string) []byte {
	status, reads := redirecting[host]
	if !reads {
		return nil
	}
	root := "/"
	if base, err := url.Parse(site.Hub.BaseURL); err == nil && base.Path != "" {
		root = base.Path
	}
	at := func(address string) string { return (&url.URL{Path: root + address}).EscapedPath() }
	var lines []string
	for _, e := range site.Entries {
		for _, code := range site.Hub.Codes() {
			for _, alias := range route.Aliases(site.Hub, e, code) {
				lines = append(lines, at(alias)+" "+at(route.Page(site.Hub, e, code))+" "+status+"\n")
			}
		}
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, ""))
}

// calendars maps the calendar of each group to the addresses at which it was while the group had others: whoever subscribed to
// it there is told of no other place, so it is there, too.
func calendars(site *model.Site) map[string][]string {
	out := map[string][]string{}
	for _, e := range site.InSection("groups") {
		now := route.Calendar(e)
		for language, p := range e.Pages {
			for _, alias := range p.Aliases {
				folder := strings.TrimPrefix(alias, route.Home(site.Hub, language))
				if old := folder + path.Base(now); strings.HasSuffix(folder, "/") && old != now && !slices.Contains(out[now], old) {
					out[now] = append(out[now], old)
				}
			}
		}
	}
	return out
}

// also hands over calendars at their old addresses, too.
func also(site *model.Site, write func(string, []byte) error) func(string, []byte) error {
	old := calendars(site)
	return func(file string, data []byte) error {
		for _, at := range old[file] {
			if err := write(at, data); err != nil {
				return err
			}
		}
		return write(file, data)
	}
}
