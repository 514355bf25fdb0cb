package audit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"peerhub/generator/fetch"
)

// Options say which site is opened, and how.
type Options struct {
	Address string // http or https, or
	Folder  string // a built site on this computer

	Browser string // the program; "" looks for one
	Pages   int    // how many are opened at most
	Pause   time.Duration
	Offline bool // nobody but the site is reached; what it asks for is seen all the same
	// Switches are handed to the browser. As root it runs with none of its own walls, which it wants to be told.
	Switches []string
	Day      string

	// Progress is told how many pages were opened, and how many are known; nil for nobody.
	Progress func(done, all int)
}

// Elsewhere is that an address leads to another site, which was not opened.
type Elsewhere struct{ Host string }

func (e *Elsewhere) Error() string { return "leads to " + e.Host }

// The reasons for which nothing is opened.
var (
	ErrRobots    = errors.New("robots.txt asks programs not to open this")
	ErrNotOpened = errors.New("the first page could not be opened")
	ErrNoPages   = errors.New("there is no index.html")
)

// mostSearches is how many pages have something typed into a box: nearly always it is the same box.
const mostSearches = 2

// Run opens the pages, and reports what was seen. When it is stopped, it reports what it has seen until then, beside the
// error of the context.
func Run(ctx context.Context, o Options) (Report, error) {
	var dir *folder
	start, err := url.Parse(o.Address)
	if err != nil {
		return Report{}, err
	}
	if o.Folder != "" {
		if dir, err = serveFolder(o.Folder); errors.Is(err, os.ErrNotExist) {
			return Report{}, ErrNoPages
		} else if err != nil {
			return Report{}, err
		}
		defer dir.server.Close()
		start = dir.at
	}
	if start.Path == "" {
		start.Path = "/"
	}
	start.Fragment = ""
	start.Host = strings.ToLower(start.Host) // as the browser writes it
	if runtime.GOOS == "linux" && os.Geteuid() == 0 && len(o.Switches) == 0 {
		return Report{}, ErrRoot
	}
	program := o.Browser
	if program == "" {
		if program, err = find(); err != nil {
			return Report{}, err
		}
	}
	only := ""
	if o.Offline {
		only = hostPort(start)
	}
	door, err := raise(reaching(ctx, start, dir != nil), only)
	if err != nil {
		return Report{}, err
	}
	defer door.close()
	a := &auditing{Options: o, folder: dir, door: door, client: &http.Client{Timeout: 20 * time.Second,
		Transport: &http.Transport{DialContext: door.connect}}}
	if dir == nil {
		a.pause = o.Pause
		if a.robots = a.wishes(ctx, start); !a.robots.allow(start) {
			return Report{}, ErrRobots
		}
	}
	t := &tab{fence: door, base: start, calm: calm, sessions: map[string]session{}, opened: make(chan [2]string, 100), heard: map[string]bool{}}
	if dir != nil {
		t.calm = calm / 3 // a server on this computer does not tarry
	}
	if t.browser, err = launch(ctx, program, door.at, o.Switches, t.hear); err != nil {
		return Report{}, err
	}
	defer t.browser.close()
	if err := t.begin(ctx); err != nil {
		return Report{}, err
	}
	return a.all(ctx, t, start)
}

// auditing is one run.
type auditing struct {
	Options
	folder *folder
	door   *fence
	client *http.Client
	robots robots
	pause  time.Duration
}

// all opens the first page, and then those that it, the sitemap and they lead to.
func (a *auditing) all(ctx context.Context, t *tab, start *url.URL) (Report, error) {
	first, err := t.visit(ctx, start.String(), true)
	if err != nil {
		return Report{}, err
	}
	at, err := url.Parse(first.landed)
	if err != nil || first.landed == "" {
		return Report{}, ErrNotOpened
	}
	if !sameOrigin(at, start) { // from http to https, say, or to a host with www
		if a.folder != nil || !sameOwner(at.Hostname(), start.Hostname()) {
			return Report{}, &Elsewhere{shown(at.Host, 100)}
		}
		if a.robots = a.wishes(ctx, at); !a.robots.allow(at) {
			return Report{}, ErrRobots
		}
	}
	q := newQueue(folderOf(at), a.Pages)
	q.robots = a.robots
	t.base = q.base
	sum := newSummary(q.base, a.owns(q.base))
	sum.report.Browser, sum.report.Day = t.Name, a.Day
	q.pages, q.seen[first.landed] = []string{first.landed}, true
	if a.folder != nil {
		sum.report.Address, sum.name = "/", "localhost"
		if a.folder.home != nil {
			sum.report.Address, sum.name = shown(folderOf(a.folder.home).String(), 200), shown(a.folder.home.Host, 100)
		}
		all, err := a.folder.pages()
		if err != nil {
			return Report{}, err
		}
		q.pages = spread(all, a.Pages)
		if more := len(all) - len(q.pages); more > 0 {
			q.left[leftMost] = more
		}
	} else {
		a.mapped(ctx, q)
	}
	searched := len(first.searches)
	for n := 0; n < len(q.pages); n++ {
		v := first
		if q.pages[n] != first.landed || n > 0 {
			if a.folder == nil {
				t.pause(ctx, max(a.pause, a.robots.delay))
			}
			if v, err = t.visit(ctx, q.pages[n], searched < mostSearches); err != nil {
				q.left[leftMost] += len(q.pages) - n
				r := a.report(sum, q)
				r.Stopped = true
				return r, err
			}
		}
		if len(v.searches) > 0 && v != first {
			searched++
		}
		sum.add(v)
		if a.folder == nil && t.within(v) {
			for _, m := range v.measures {
				for _, link := range m.Links {
					q.add(link)
				}
			}
		}
		if a.Progress != nil {
			a.Progress(n+1, len(q.pages))
		}
	}
	return a.report(sum, q), nil
}

// report is what was seen, with what was not: pages that were left off, and others that nobody reached.
func (a *auditing) report(sum *summary, q *queue) Report {
	r := sum.end()
	for i := range r.Others {
		o := &r.Others[i]
		host, _, err := net.SplitHostPort(o.Host)
		if err != nil {
			host = o.Host
		}
		o.Unreached = !a.door.met(host) && !slices.Equal(o.Asked, []string{"connection"}) // which asks for nothing yet
	}
	if len(q.left) > 0 {
		r.LeftOff = map[string]int{}
		for why, n := range q.left {
			r.LeftOff[string(why)] = n
		}
	}
	return r
}

// spread takes so many of a list, from its beginning to its end: pages that stand together are often alike.
func spread(all []string, most int) []string {
	if len(all) <= most {
		return all
	}
	out := make([]string, most)
	for n := range out {
		out[n] = all[n*len(all)/most]
	}
	return out
}

// owns reports which other hosts are of whoever has the site.
func (a *auditing) owns(site *url.URL) func(string) bool {
	name := site.Hostname()
	if a.folder != nil {
		if a.folder.home == nil {
			return func(string) bool { return false }
		}
		name = a.folder.home.Hostname()
	}
	return func(host string) bool { return sameOwner(host, name) }
}

// hostPort is the machine and port that an address means.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"https": "443"}[u.Scheme]
	}
	if port == "" {
		port = "80"
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// reaching says how others are reached. A site of the internet reaches the internet alone, and so does a folder, which
// besides reaches itself. A site on this computer, or in its network, reaches that too: whoever audits it is there.
func reaching(ctx context.Context, start *url.URL, folder bool) Dial {
	own := hostPort(start)
	open := (&net.Dialer{Timeout: 20 * time.Second}).DialContext
	switch {
	case folder:
		return func(ctx context.Context, network, address string) (net.Conn, error) {
			if address == own {
				return open(ctx, network, address)
			}
			return fetch.DialPublic(ctx, network, address)
		}
	case isPrivate(ctx, start.Hostname()):
		return open
	}
	return fetch.DialPublic
}

// isPrivate reports whether a name is that of a machine that not everybody can reach.
func isPrivate(ctx context.Context, host string) bool {
	if at, err := netip.ParseAddr(host); err == nil {
		return !fetch.IsPublic(at)
	}
	all, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	for _, at := range all {
		if !fetch.IsPublic(at) {
			return true
		}
	}
	return err != nil && host == "localhost"
}

// get fetches a small file of the site.
func (a *auditing) get(ctx context.Context, address string, most int64) (data []byte, status int) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, 0
	}
	request.Header.Set("User-Agent", fmt.Sprintf("%s-audit", agent))
	response, err := a.client.Do(request)
	if err != nil {
		return nil, 0
	}
	defer response.Body.Close()
	data, err = io.ReadAll(io.LimitReader(response.Body, most))
	if err != nil {
		return nil, 0
	}
	return data, response.StatusCode
}

// wishes are those of the site that an address is of.
func (a *auditing) wishes(ctx context.Context, of *url.URL) robots {
	a.door.newPage()
	at := url.URL{Scheme: of.Scheme, Host: of.Host, Path: "/robots.txt"}
	switch data, status := a.get(ctx, at.String(), largestRobots); {
	case status == http.StatusOK:
		return readRobots(string(data))
	case status >= 500: // RFC 9309 §2.3.1.4
		return robots{nothing: true}
	}
	return robots{}
}

// How much of a sitemap is read, and of how many.
const (
	largestMap = 5 << 20
	mostMaps   = 10
)

// mapped puts the pages of the site's maps behind the first.
func (a *auditing) mapped(ctx context.Context, q *queue) {
	maps := append([]string{q.base.JoinPath("sitemap.xml").String()}, q.robots.sitemaps...)
	seen := map[string]bool{}
	for n := 0; n < len(maps) && n < mostMaps; n++ {
		u, err := url.Parse(maps[n])
		if err != nil || !sameOrigin(u, q.base) || seen[maps[n]] || !q.robots.allow(u) {
			continue
		}
		seen[maps[n]] = true
		a.door.newPage()
		data, status := a.get(ctx, maps[n], largestMap)
		if status != http.StatusOK {
			continue
		}
		pages, further := sitemap(data)
		for _, p := range pages {
			q.add(p)
		}
		maps = append(maps, further...)
	}
}
