package privacy

import (
	"net/url"
	"strings"
)

// A short link hides where it leads: it may be into a meeting, past its password.

var shortHosts = readNames("short-hosts")

// IsShort reports whether an address is a short one that hides where it leads.
func IsShort(address string) bool {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	return err == nil && shortHosts.has(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")) && len(u.Path) > 1
}

// Shorts finds short links in a text. Nobody knows what they are, so somebody is asked.
func (t *Text) Shorts() (out []Find) {
	if !strings.Contains(t.text, "/") {
		return nil
	}
	for _, m := range addressed(t.text) {
		address, _, _ := strings.Cut(t.text[m[0]:m[1]], ")")
		address = strings.TrimRight(address, ".,;:!?'’*_…]")
		if IsShort(strings.ReplaceAll(address, `\`, "")) {
			out = append(out, Find{Kind: Short, Start: m[0], End: m[0] + len(address)})
		}
	}
	return out
}
