package audit

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// Report is what the visits come to. Its lists are sorted, and nothing in it depends on the clock.
type Report struct {
	Address  string         `json:"address"`
	Day      string         `json:"day,omitempty"` // only if it was given
	Browser  string         `json:"browser"`
	Pages    []Page         `json:"pages"` // that were opened
	LeftOff  map[string]int `json:"left_off,omitempty"`
	Others   []Other        `json:"others"`
	Cookies  []Cookie       `json:"cookies"`
	Kept     []Kept         `json:"kept"`
	Searches []Search       `json:"searches"`
	Private  []string       `json:"private,omitempty"` // machines that are none of the internet, which pages wanted to reach
	Stopped  bool           `json:"stopped,omitempty"` // before all was done
}

// Page is one that was opened, and what it did of its own accord.
type Page struct {
	Address   string   `json:"address"` // below that of the site
	Trouble   string   `json:"trouble,omitempty"`
	Dialogs   bool     `json:"dialogs,omitempty"`
	Windows   []string `json:"windows,omitempty"`
	Downloads []string `json:"downloads,omitempty"`
	SentTo    string   `json:"sent_to,omitempty"` // the host to which it sent people on
}

// Other is a machine that was asked for something and is not the site.
type Other struct {
	Host    string   `json:"host"`
	Same    bool     `json:"same_owner,omitempty"` // its domain is that of the site
	Name    string   `json:"name,omitempty"`
	Owner   string   `json:"owner,omitempty"`
	What    string   `json:"what,omitempty"`
	Asked   []string `json:"asked"` // kinds of things: script, image, font …
	Pixels  []string `json:"pixels,omitempty"`
	Fonts   []string `json:"fonts,omitempty"`
	Through []string `json:"through,omitempty"` // hosts that sent the browser on to it
	Page    bool     `json:"told_page,omitempty"`
	Word    bool     `json:"told_word,omitempty"` // that was typed into a search box
	Pages   []string `json:"pages"`
	// Unreached is that it never answered: nobody knows what else it would have brought.
	Unreached bool `json:"unreached,omitempty"`
}

// Cookie is one that was kept, or that somebody wanted to be kept.
type Cookie struct {
	Name    string `json:"name"`
	Domain  string `json:"domain"`
	Own     bool   `json:"own,omitempty"`
	Days    int    `json:"days"` // 0 until the browser is closed
	Refused bool   `json:"refused,omitempty"`
	Page    string `json:"page"` // where it came first
}

// Kept is what else a page keeps on the device.
type Kept struct {
	Where string   `json:"where"` // local, session, database, cache, files or worker
	Host  string   `json:"host"`
	Own   bool     `json:"own,omitempty"`
	Names []string `json:"names"`
	Pages []string `json:"pages"`
}

// Search is a place to search, and who was told what was typed.
type Search struct {
	Page   string `json:"page"`
	Label  string `json:"label,omitempty"`
	While  []Told `json:"while_typing"`
	Enter  []Told `json:"on_enter"`
	Unsent bool   `json:"not_sent,omitempty"` // Enter would have posted a form, or led to somebody else
}

// Told is a host that was asked while somebody searched.
type Told struct {
	Host    string `json:"host"`
	Own     bool   `json:"own,omitempty"`
	Word    bool   `json:"word,omitempty"`
	Letters bool   `json:"letters,omitempty"` // it was told again with each letter
}

// mostNames is how many names of one kind a report has.
const mostNames = 20

// summary sums up visits.
type summary struct {
	site    *url.URL
	name    string                 // what the report calls its host
	own     func(host string) bool // besides the host of the site
	others  map[string]*Other
	kept    map[[2]string]*Kept
	cookies map[[2]string]*Cookie
	private map[string]bool
	report  Report
}

func newSummary(site *url.URL, own func(string) bool) *summary {
	return &summary{site: site, name: site.Host, own: own, others: map[string]*Other{}, kept: map[[2]string]*Kept{},
		cookies: map[[2]string]*Cookie{}, private: map[string]bool{},
		report: Report{Address: shown(site.String(), 200), Pages: []Page{}, Others: []Other{}, Cookies: []Cookie{}, Kept: []Kept{},
			Searches: []Search{}}}
}

// add adds what was seen in a visit.
func (s *summary) add(v *visit) {
	page := s.path(v.address)
	p := Page{Address: page, Trouble: string(v.trouble), Dialogs: v.dialogs > 0, Windows: named(v.windows), Downloads: named(v.downloads)}
	if at, err := url.Parse(v.landed); err == nil && v.landed != "" && !sameOrigin(at, s.site) {
		p.SentTo = shown(at.Host, 100)
	}
	s.report.Pages = append(s.report.Pages, p)
	for _, r := range v.requests {
		s.request(r, page)
	}
	for host := range v.refused {
		s.private[shown(host, 100)] = true
	}
	for _, c := range v.cookies {
		if r := v.byID[c.early]; c.Domain == "" && r != nil {
			c.Domain = r.to.Hostname()
		}
		if c.Domain == "" {
			continue
		}
		s.cookie(c, page)
	}
	for _, m := range v.measures {
		s.measure(m, page)
	}
	for _, t := range v.searches {
		s.report.Searches = append(s.report.Searches, Search{Page: page, Label: shown(cmp.Or(t.Box.Label, t.Box.Name), 60),
			While: s.told(t.Asked), Enter: s.told(t.Sent), Unsent: t.Unsent})
	}
}

func (s *summary) request(r *request, page string) {
	if r.to.Host == s.site.Host {
		return
	}
	host := shown(r.to.Host, 100)
	o := s.others[host]
	if o == nil {
		of := who(r.to.Hostname())
		o = &Other{Host: host, Same: s.own(r.to.Hostname()), Name: of.Name, Owner: of.Owner, What: string(of.What)}
		s.others[host] = o
	}
	at := r.to.Path
	if at == "" {
		at = "/"
	}
	at = host + at
	add(&o.Asked, askedFor(r))
	add(&o.Pages, page)
	if r.pixel {
		add(&o.Pixels, shown(at, 80))
	}
	if r.kind == "Font" {
		add(&o.Fonts, shown(at, 80))
	}
	if r.from != nil && r.from.Host != r.to.Host {
		add(&o.Through, shown(r.from.Host, 100))
	}
	if from, err := url.Parse(r.referer); err == nil && from.Host == s.site.Host && len(from.Path) > 1 {
		o.Page = true
	}
	o.Word = o.Word || (r.phase == typing || r.phase == sending) && longest(r) >= least
}

// askedFor says what a request is for, as the report calls it.
func askedFor(r *request) string {
	switch r.kind {
	case "Script", "Font", "Media", "Stylesheet", "WebSocket", "Connection", "Document":
		return strings.ToLower(r.kind)
	case "Image":
		if r.pixel {
			return "pixel"
		}
		return "image"
	case "Ping", "CSPViolationReport":
		return "message"
	}
	return "data"
}

func (s *summary) cookie(c cookie, page string) {
	domain := strings.TrimPrefix(c.Domain, ".")
	own := domain == s.site.Hostname() || s.own(domain)
	if domain == s.site.Hostname() {
		domain = s.name
	}
	key := [2]string{shown(domain, 100), shown(c.Name, 60)}
	is := s.cookies[key]
	if is == nil {
		is = &Cookie{Name: key[1], Domain: key[0], Own: own, Refused: true, Page: page}
		s.cookies[key] = is
	}
	if c.kept {
		is.Refused, is.Days = false, c.Days
	}
}

func (s *summary) measure(m measure, page string) {
	at, err := url.Parse(m.URL)
	if err != nil || at.Host == "" {
		return
	}
	for where, names := range map[string][]string{"local": m.Local, "session": m.Session, "database": m.Databases, "cache": m.Caches,
		"files": m.Files, "worker": m.Workers} {
		if len(names) == 0 {
			continue
		}
		key := [2]string{s.host(at.Host), where}
		k := s.kept[key]
		if k == nil {
			k = &Kept{Where: where, Host: key[0], Own: at.Host == s.site.Host || s.own(at.Hostname())}
			s.kept[key] = k
		}
		for _, name := range names {
			if where == "worker" {
				name = s.path(name)
			}
			add(&k.Names, shown(name, 60))
		}
		add(&k.Pages, page)
	}
}

func (s *summary) told(by map[string]heard) []Told {
	out := []Told{}
	for host, h := range by {
		out = append(out, Told{Host: s.host(host), Own: host == s.site.Host, Word: h.Parts > 0, Letters: h.Parts > 2})
	}
	slices.SortFunc(out, func(a, b Told) int { return cmp.Compare(a.Host, b.Host) })
	return out
}

// host is what the report calls a host.
func (s *summary) host(host string) string {
	if host == s.site.Host {
		return s.name
	}
	return shown(host, 100)
}

// path is an address as the report has it: below that of the site.
func (s *summary) path(address string) string {
	rest, in := strings.CutPrefix(address, s.site.String())
	if !in {
		return shown(address, 100)
	}
	if plain, err := url.PathUnescape(rest); err == nil {
		rest = plain
	}
	return shown(cmp.Or(rest, "/"), 100)
}

// end is the report.
func (s *summary) end() Report {
	r := s.report
	for _, o := range s.others {
		for _, list := range []*[]string{&o.Asked, &o.Pages, &o.Pixels, &o.Fonts, &o.Through} {
			slices.Sort(*list)
		}
		r.Others = append(r.Others, *o)
	}
	for _, k := range s.kept {
		slices.Sort(k.Names)
		slices.Sort(k.Pages)
		r.Kept = append(r.Kept, *k)
	}
	for _, c := range s.cookies {
		r.Cookies = append(r.Cookies, *c)
	}
	for host := range s.private {
		r.Private = append(r.Private, host)
	}
	slices.Sort(r.Private)
	slices.SortFunc(r.Others, func(a, b Other) int { return cmp.Compare(a.Host, b.Host) })
	slices.SortFunc(r.Cookies, func(a, b Cookie) int { return cmp.Or(cmp.Compare(a.Domain, b.Domain), cmp.Compare(a.Name, b.Name)) })
	slices.SortFunc(r.Kept, func(a, b Kept) int { return cmp.Or(cmp.Compare(a.Host, b.Host), cmp.Compare(a.Where, b.Where)) })
	slices.SortFunc(r.Pages, func(a, b Page) int { return cmp.Compare(a.Address, b.Address) })
	slices.SortFunc(r.Searches, func(a, b Search) int { return cmp.Compare(a.Page, b.Page) })
	return r
}

// add adds a name that is not there yet, up to a number.
func add(list *[]string, name string) {
	if !slices.Contains(*list, name) && len(*list) < 10_000 {
		*list = append(*list, name)
	}
}

// named are addresses as the report has them, each once.
func named(addresses []string) []string {
	var out []string
	for _, a := range addresses {
		if u, err := url.Parse(a); err == nil && u.Host != "" {
			a = u.Host + u.Path
		}
		if len(out) < mostNames {
			add(&out, shown(a, 100))
		}
	}
	slices.Sort(out)
	return out
}

// shown is a text of a stranger as a report can have it: one line, without signs that nobody sees, cut behind so
// many characters.
func shown(text string, most int) string {
	var out []rune
	for _, r := range text {
		if len(out) == most {
			return string(out) + "…"
		}
		switch {
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r == unicode.ReplacementChar:
		case unicode.IsSpace(r):
			out = append(out, ' ')
		default:
			out = append(out, r)
		}
	}
	return string(out)
}
