package privacy

import (
	"encoding/base64"
	"html"
	"net/url"
	"strings"
	"unicode/utf8"
)

// deepest is how many addresses within each other are looked at. Mail programs wrap a
// link once or twice; each level more would only cost time.
const deepest = 3

// WithoutSecrets takes out of an address what lets in whoever has it, where the
// makers of video calls and shops put it: a parameter, a fragment, or what stands
// before the host. It reports whether there was something. Of what is no address,
// nothing is left. Of an address deeper than three within others, its parameters and
// its fragment go unread.
func WithoutSecrets(address string) (string, bool) { return cleaned(address, deepest) }

func cleaned(address string, depth int) (string, bool) {
	m := userBefore().FindString(address)
	if m != "" && strings.Contains(address[len(m):], "/") && !written().MatchString(address[:strings.Index(m, ":")+1]) {
		clean, _ := cleaned(address[len(m):], depth)
		return clean, true
	}
	if scheme, number, cut := strings.Cut(address, ":"); cut && strings.EqualFold(scheme, "tel") {
		return withoutSteps(address, number)
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", address != ""
	}
	if depth == 0 {
		head, _, cut := strings.Cut(address, "?")
		head, _, fragment := strings.Cut(head, "#")
		return head, cut || fragment
	}
	l := level{host: strings.ToLower(u.Hostname()), depth: depth, found: u.User != nil}
	u.User = nil
	query := l.kept(u.RawQuery)
	fragment := u.EscapedFragment()
	if unescaped(fragment) != fragment || strings.Contains(fragment, "=") {
		fragment = l.fragment(fragment)
	}
	l.path(u)
	if !l.found {
		return address, false
	}
	u.RawQuery, u.Fragment, u.RawFragment = query, "", ""
	out := u.String()
	if fragment != "" {
		out += "#" + fragment
	}
	return strings.TrimSuffix(out, "?"), true
}

// userBefore is a name and a password before a host, where no scheme says so.
var userBefore = late(`^[^\s/?#@:]+:[^\s/?#@]+@`)

// withoutSteps is a number to ring without what the telephone sends as a code.
func withoutSteps(address, number string) (string, bool) {
	clean := unescaped(number)
	found := dialled(clean)
	if len(found) == 0 {
		return address, false
	}
	return "tel:" + strings.ReplaceAll(clean[:found[0].Start], "#", "%23"), true
}

// level is one address, perhaps within another.
type level struct {
	host  string
	depth int
	found bool
}

// fragment is what may stay of a fragment: parameters, alone or behind a path.
func (l *level) fragment(fragment string) string {
	head, pairs, cut := strings.Cut(fragment, "?")
	if !cut {
		return l.kept(fragment)
	}
	if pairs = l.kept(pairs); pairs != "" {
		head += "?" + pairs
	}
	return head
}

// path takes parameters out of a path: those behind a semicolon, and those whose
// question mark was written as a figure.
func (l *level) path(u *url.URL) {
	whole := u.EscapedPath()
	var out []string
	for i, part := range strings.Split(whole, ";") {
		if name, _, cut := strings.Cut(unescaped(part), "="); i > 0 && cut && secret(name, l.host) {
			l.found = true
			continue
		}
		out = append(out, part)
	}
	path := unescaped(strings.Join(out, ";"))
	if at := strings.IndexAny(path, "?#"); at >= 0 {
		if inner := (&level{host: l.host, depth: l.depth}); inner.kept(path[at+1:]) != path[at+1:] && inner.found {
			l.found, out = true, []string{(&url.URL{Path: path[:at]}).EscapedPath()}
		}
	}
	for _, s := range secretPaths {
		if joined := strings.Join(out, ";"); (l.host == s.host || strings.HasSuffix(l.host, "."+s.host)) && strings.Contains(joined, s.part) {
			before, _, _ := strings.Cut(joined, s.part)
			l.found, out = true, []string{before}
		}
	}
	if l.found {
		u.RawPath = strings.Join(out, ";")
		if u.Path, _ = url.PathUnescape(u.RawPath); u.Path == "" {
			u.RawPath = ""
		}
	}
}

// unescaped is a text without percent signs, written once or several times over.
func unescaped(s string) string {
	for range deepest {
		plain, err := url.PathUnescape(s)
		if err != nil || plain == s {
			break
		}
		s = plain
	}
	return s
}

// kept are the parameters that may stay. An address within another is looked at, too:
// mail programs wrap links.
func (l *level) kept(pairs string) string {
	var out []string
	for _, pair := range strings.FieldsFunc(pairs, func(r rune) bool { return r == '&' || r == ';' }) {
		name, value, given := strings.Cut(pair, "=")
		if !given { // the sign may be written as a figure
			name, _, _ = strings.Cut(strings.TrimLeft(unescaped(pair), "?&#"), "=")
		}
		name, err := url.QueryUnescape(name)
		if err != nil || secret(unescaped(name), l.host) {
			l.found = true
			continue
		}
		if value == "" {
			out = append(out, pair)
			continue
		}
		inner, err := url.QueryUnescape(value)
		switch {
		case err != nil:
		case len(labelled(plain(inner).text)) > 0: // a letter that is written already
			l.found = true
			continue
		case strings.Contains(unescaped(inner), "=") || strings.ContainsAny(inner, ":@"):
			if clean, had := cleaned(inner, l.depth-1); had {
				l.found = true
				if clean == "" {
					continue
				}
				pair = url.QueryEscape(name) + "=" + url.QueryEscape(clean)
			}
		}
		out = append(out, pair)
	}
	return strings.Join(out, "&")
}

// secret reports whether a parameter of that name lets in whoever has it. Makers
// write the same words with and without signs and capitals between them.
func secret(name, host string) bool {
	name = strings.ToLower(strings.TrimSpace(plain(name).text))
	short := strings.NewReplacer("_", "", "-", "", ".", "", "[", "", "]", "").Replace(name)
	if secretParameters[name] || secretParameters[short] || secretEnd().MatchString(short) {
		return true
	}
	if secretOf[short] != "" && (host == secretOf[short] || strings.HasSuffix(host, "."+secretOf[short])) {
		return true
	}
	if short == "invite" || short == "invitation" { // that of a program alone is a room: tg://join
		return strings.Contains(host, ".")
	}
	return name == "p" && (strings.HasPrefix(host, "teams.") || strings.HasSuffix(host, ".teams.microsoft.us"))
}

// secretOf are parameters that tell nothing but at one host. An entry of a calendar of Google's is called by the mailbox whose
// calendar it is.
var secretOf = map[string]string{"eid": "google.com", "tmeid": "google.com", "tmsrc": "google.com", "ctok": "google.com"}

// secretPaths are parts of paths behind which stands what lets in, by their hosts.
var secretPaths = []struct{ host, part string }{{"google.com", "/private-"}, {"google.com", "/eventedit/"}}

// secretEnd is how names end that are put together.
var secretEnd = late(`(?:token|passcode|password|passwd|passwort|pwd|secret|secretkey|accesskey|roomkey|` +
	`resourcekey|hostkey|authkey|apikey|signature|sessionid)$`)

var (
	// web is an address in a text, with or without its beginning.
	web = late(`(?i)(?:[a-z][a-z0-9+.-]*://|//[^\s/@:]+:[^\s/@]+@|` +
		`mailto:|tel:|[a-z0-9._-]+:[^\s/@:]+@[^\s/@:]+/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/)[^\s\p{Zs}<>"“”«»]+`)
	// written are addresses that begin otherwise than with a host.
	written = late(`(?i)^(?://|mailto:|tel:|sip:|xmpp:|acct:|[^\s/@:]+:[^\s/@:]+@)`)
	// loose is a parameter with a password that stands in no address.
	loose = late(`(?i)(?:[?&#;]|%3F|%26)(?:amp;)?(?:[a-z]{0,12}_?(?:pwd|passcode|pass_code|password|passwd|token)|` +
		`tk|zak|zpk)(?:=|%3D)[^\s\p{Zs}<>"“”«»()&]+`)
)

// links finds addresses with secrets, and what they are without them.
func links(text string) []Find {
	if !strings.ContainsAny(text, "/=@%:") {
		return nil
	}
	var out []Find
	for _, m := range addressed(text) {
		address := text[m[0]:m[1]]
		if i := strings.IndexAny(address, ")]"); i >= 0 && !strings.Contains(address[:i], "(") &&
			!strings.Contains(address[:i], "[") {
			address = address[:i] // of Markdown
		}
		address = strings.TrimRight(address, ".,;:!?'’*_…")
		whole := entity().ReplaceAllStringFunc(address, html.UnescapeString)
		bare := !strings.Contains(whole, "://") && !written().MatchString(whole)
		if bare {
			whole = "https://" + whole
		}
		clean, had := WithoutSecrets(whole)
		if !had || clean == "" && !loose().MatchString(address) && !strings.Contains(address, "@") {
			continue
		}
		if bare {
			clean = strings.TrimPrefix(clean, "https://")
		}
		out = append(out, Find{Kind: Link, Start: m[0], End: m[0] + len(address), Instead: clean, Certain: true})
	}
	if !parametered(text) {
		return out
	}
	for _, m := range loose().FindAllStringIndex(text, -1) {
		out = append(out, Find{Kind: Link, Start: m[0], End: m[1], Certain: true})
	}
	return out
}

// data is an address that is itself what it leads to (RFC 2397).
var data = late(`(?i)\bdata:([a-z0-9.+/-]*)((?:;[a-z0-9=_-]+)*),([^\s\p{Zs}<>"“”«»()\[\]]+)`)

var dataSign = partsOf("data:")

// inline finds such addresses with something private in them.
func inline(text string) []Find {
	if !holds(text, dataSign) {
		return nil
	}
	var out []Find
	for _, m := range data().FindAllStringSubmatchIndex(text, -1) {
		inner := unescaped(text[m[6]:min(m[7], m[6]+longData)])
		if strings.HasSuffix(strings.ToLower(text[m[4]:m[5]]), ";base64") {
			plain, err := base64.StdEncoding.WithPadding(base64.NoPadding).DecodeString(strings.TrimRight(
				strings.NewReplacer("-", "+", "_", "/").Replace(inner), "="))
			if err != nil && len(plain) == 0 {
				continue
			}
			inner = string(plain)
		}
		if holds(inner, dataSign) || utf8.ValidString(inner) && len(Look(inner)) > 0 {
			out = append(out, Find{Kind: Link, Start: m[0], End: m[1], Certain: true})
		}
	}
	return out
}

// longData is how much of such an address is looked at, in bytes.
const longData = 8 << 10
