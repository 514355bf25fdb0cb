package privacy

import (
	"net/url"
	"regexp"
	"strings"
)

// WithoutSecrets takes out of an address what lets in whoever has it, where the
// makers of video calls and shops put it: a parameter, a fragment, or what stands
// before the host. It reports whether there was something. Of what is no address,
// nothing is left.
func WithoutSecrets(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", address != ""
	}
	found := u.User != nil
	u.User = nil
	host := strings.ToLower(u.Hostname())
	query := kept(u.RawQuery, host, &found)
	fragment := u.EscapedFragment()
	if strings.ContainsAny(fragment, "=") {
		head, pairs, cut := strings.Cut(fragment, "?")
		if cut {
			if fragment = head; kept(pairs, host, &found) != "" {
				fragment += "?" + kept(pairs, host, &found)
			}
		} else {
			fragment = kept(fragment, host, &found)
		}
	}
	if at := strings.Index(strings.ToLower(u.Path), ";jsessionid="); at >= 0 {
		u.Path, u.RawPath, found = u.Path[:at], "", true
	}
	if !found {
		return address, false
	}
	u.RawQuery, u.Fragment, u.RawFragment = query, "", ""
	out := u.String()
	if fragment != "" {
		out += "#" + fragment
	}
	return strings.TrimSuffix(out, "?"), true
}

// kept are the parameters that may stay. An address within another is looked at, too:
// mail programs wrap links.
func kept(pairs, host string, found *bool) string {
	var out []string
	for _, pair := range strings.FieldsFunc(pairs, func(r rune) bool { return r == '&' || r == ';' }) {
		name, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if err != nil || secret(strings.ToLower(strings.TrimSpace(name)), host) {
			*found = true
			continue
		}
		if inner, err := url.QueryUnescape(value); err == nil && strings.Contains(inner, "://") {
			if clean, had := WithoutSecrets(inner); had {
				*found = true
				pair = url.QueryEscape(name) + "=" + url.QueryEscape(clean)
			}
		}
		out = append(out, pair)
	}
	return strings.Join(out, "&")
}

func secret(name, host string) bool {
	return secretParameters[name] || name == "p" && (strings.HasPrefix(host, "teams.") || strings.HasSuffix(host, ".teams.microsoft.us"))
}

var (
	// web is an address in a text, with or without its beginning.
	web = regexp.MustCompile(`(?i)(?:[a-z][a-z0-9+.-]*://|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/)[^\s\p{Zs}<>"“”«»]+`)
	// loose is a parameter with a password that stands in no address.
	loose = regexp.MustCompile(`(?i)[?&#](?:amp;)?(?:pwd|passcode|password|access_token|token|tk)=[^\s\p{Zs}<>"“”«»()&]+`)
)

// links finds addresses with secrets, and what they are without them.
func links(text string) []Find {
	if !strings.ContainsAny(text, "/=") {
		return nil
	}
	var out []Find
	for _, m := range web.FindAllStringIndex(text, -1) {
		address := text[m[0]:m[1]]
		if i := strings.IndexAny(address, ")]"); i >= 0 && !strings.Contains(address[:i], "(") && !strings.Contains(address[:i], "[") {
			address = address[:i] // of Markdown
		}
		address = strings.TrimRight(address, ".,;:!?'’*_…")
		whole := strings.ReplaceAll(address, "&amp;", "&")
		bare := !strings.Contains(whole, "://")
		if bare {
			whole = "https://" + whole
		}
		clean, had := WithoutSecrets(whole)
		if !had || clean == "" && !loose.MatchString(address) && !strings.Contains(address, "@") {
			continue
		}
		if bare {
			clean = strings.TrimPrefix(clean, "https://")
		}
		out = append(out, Find{Kind: Link, Start: m[0], End: m[0] + len(address), Instead: clean, Certain: true})
	}
	for _, m := range loose.FindAllStringIndex(text, -1) {
		out = append(out, Find{Kind: Link, Start: m[0], End: m[1], Certain: true})
	}
	return out
}
