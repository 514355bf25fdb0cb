package generator

import (
	"net/url"
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
