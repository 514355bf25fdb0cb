package cli

import (
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/newhub"
)

// hostLike answers as a host does with a site, by what the hosts' own pages say in November 2026.
type hostLike struct {
	under   string // where the site stands
	gzip    bool   // texts are packed for whoever takes it
	hidden  bool   // files that begin with a dot are there
	bare    bool   // /page.html is sent on to /page, as Cloudflare does
	headers string // its file of headers, which it reads and does not show; "" has none
	charset bool   // HTML is said to be in UTF-8
}

// likeHosts are the hosts for which a hub can begin. GitHub's action for pages leaves out files with a dot; a project stands
// below its name there and at Codeberg.
var likeHosts = map[string][]hostLike{
	"github":     {{under: "/project/", gzip: true, charset: true}, {under: "/", gzip: true, charset: true}},
	"gitlab":     {{under: "/", hidden: true, charset: true}, {under: "/project/", hidden: true, charset: true}},
	"codeberg":   {{under: "/project/", gzip: true, hidden: true, headers: "_headers", charset: true}, {under: "/", hidden: true, headers: "_headers"}},
	"netlify":    {{under: "/", gzip: true, headers: "_headers", charset: true}},
	"cloudflare": {{under: "/", gzip: true, bare: true, headers: "_headers", charset: true}},
	"folder":     {{under: "/project/"}, {under: "/", gzip: true, hidden: true}},
}

// typesKnown are the types that every one of the hosts knows, by the ends of names; others come as bytes that a browser may
// only save, or refuse to run.
var typesKnown = map[string]string{".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon", ".xml": "application/xml",
	".txt": "text/plain", ".ics": "text/calendar", ".csv": "text/csv", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
	".epub": "application/epub+zip", ".zip": "application/zip"}

// asBytes are ends of names that no host knows, and need not: scripts read such files, and take them for what they are.
var asBytes = []string{".bin", ".geojson", ".ndjson", ".xlsx", ""}

func (h hostLike) serve(site string) http.Handler {
	extra := map[string]string{}
	if data, err := os.ReadFile(filepath.Join(site, "_headers")); err == nil && h.headers != "" {
		for line := range strings.SplitSeq(string(data), "\n") {
			if name, value, is := strings.Cut(strings.TrimSpace(line), ": "); is && strings.HasPrefix(line, " ") {
				extra[name] = value
			}
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range extra {
			w.Header().Set(name, value)
		}
		name, below := strings.CutPrefix(r.URL.Path, h.under)
		file := filepath.Join(site, filepath.FromSlash(name))
		info, err := os.Stat(file)
		switch {
		case !below || path.Base(r.URL.Path) == h.headers && h.headers != "",
			!h.hidden && slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return strings.HasPrefix(part, ".") }):
			err = os.ErrNotExist
		case err == nil && info.IsDir() && !strings.HasSuffix(r.URL.Path, "/"):
			http.Redirect(w, r, (&url.URL{Path: r.URL.Path + "/", RawQuery: r.URL.RawQuery}).String(), http.StatusMovedPermanently)
			return
		case err == nil && info.IsDir():
			file = filepath.Join(file, "index.html")
			_, err = os.Stat(file)
		case err == nil && h.bare && strings.HasSuffix(name, ".html"):
			to := strings.TrimSuffix(strings.TrimSuffix(r.URL.Path, ".html"), "index")
			http.Redirect(w, r, (&url.URL{Path: to}).String(), http.StatusPermanentRedirect)
			return
		case err != nil:
			if _, page := os.Stat(file + ".html"); page == nil {
				file, err = file+".html", nil
			}
		}
		status := http.StatusOK
		if err != nil {
			file, status = filepath.Join(site, "404.html"), http.StatusNotFound
		}
		data, err := os.ReadFile(file)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		kind := typesKnown[filepath.Ext(file)]
		if kind == "" {
			kind = "application/octet-stream"
		}
		text := strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml")
		if h.charset && kind == "text/html" {
			kind += "; charset=utf-8"
		}
		w.Header().Set("Content-Type", kind)
		if h.gzip && text && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			w.Header().Set("Content-Encoding", "gzip")
			w.WriteHeader(status)
			packed := gzip.NewWriter(w)
			_, _ = packed.Write(data)
			_ = packed.Close()
			return
		}
		w.WriteHeader(status)
		_, _ = w.Write(data)
	})
}

// leads are what pages, styles and lists of a site name of its own files.
var leads = map[string]*regexp.Regexp{
	".html":        regexp.MustCompile(`\s(?:href|src|poster|data-(?:finder|sheet|script|way|client|words|list))="?([^"\s>]+)`),
	".css":         regexp.MustCompile(`url\(["']?([^"')]+)`),
	".xml":         regexp.MustCompile(`<loc>([^<]+)|href="([^"]+)"`),
	".webmanifest": regexp.MustCompile(`"src": ?"([^"]+)"`),
}

// crawled is one way through a site on a host: from its first page to all that it leads to.
func crawled(t *testing.T, server *httptest.Server, under string) map[string]bool {
	t.Helper()
	client := server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	get := func(address string) (*http.Response, string) {
		response, err := client.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		data, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response, string(data)
	}
	first := server.URL + under
	seen := map[string]bool{}
	var follow func(from, body, ext string)
	var todo [][2]string // address, from
	follow = func(from, body, ext string) {
		base, _ := url.Parse(from)
		if leads[ext] == nil {
			return
		}
		for _, m := range leads[ext].FindAllStringSubmatch(body, -1) {
			to := strings.ReplaceAll(strings.Join(m[1:], ""), "&amp;", "&")
			to = strings.Replace(to, "https://hub.test", server.URL, 1) // where it will stand
			if strings.HasPrefix(strings.TrimSpace(m[0]), "data-") && (strings.HasPrefix(to, "assets/") || strings.HasPrefix(to, "search/")) {
				to = first + to // scripts know where the site begins
			}
			u, err := base.Parse(to)
			if err != nil {
				t.Errorf("%s leads to %q: %v", from, to, err)
				continue
			}
			if u.Fragment = ""; u.Host != base.Host || seen[u.String()] {
				continue
			}
			seen[u.String()] = true
			todo = append(todo, [2]string{u.String(), from})
		}
	}
	seen[first] = true
	for _, more := range []string{"", "sitemap.xml", "robots.txt"} {
		todo = append(todo, [2]string{first + more, "nothing"})
	}
	for len(todo) > 0 {
		address, from := todo[0][0], todo[0][1]
		todo = todo[1:]
		response, body := get(address)
		ext := path.Ext(response.Request.URL.Path)
		if strings.HasSuffix(response.Request.URL.Path, "/") {
			ext = ".html"
		}
		want := typesKnown[ext]
		if want == "" && !slices.Contains(asBytes, ext) {
			t.Errorf("%s: no host knows what %q is", address, ext)
		}
		kind := response.Header.Get("Content-Type")
		if response.StatusCode != http.StatusOK || want != "" && !strings.HasPrefix(kind, want) {
			t.Errorf("%s, which %s leads to: %d %s %s", address, from, response.StatusCode, kind, response.Header.Get("Location"))
			continue
		}
		if ext == ".html" && !strings.Contains(body[:min(len(body), 1024)], "charset=\"utf-8\"") && !strings.Contains(body[:min(len(body), 1024)], "charset=utf-8") {
			t.Errorf("%s does not say its signs", address)
		}
		if ext == ".html" && strings.Contains(body, `http-equiv="refresh"`) {
			continue // it leads on
		}
		follow(address, body, ext)
	}
	response, body := get(first + "no/such/page")
	if response.StatusCode != http.StatusNotFound || !strings.Contains(body, "<html") {
		t.Errorf("what is not there: %d", response.StatusCode)
	}
	seen[response.Request.URL.String()] = true // links to its own parts
	before := maps.Clone(seen)
	follow(response.Request.URL.String(), body, ".html")
	for address := range seen {
		if before[address] {
			continue
		}
		if response, _ := get(address); response.StatusCode != http.StatusOK {
			t.Errorf("404.html leads to %s: %d", address, response.StatusCode)
		}
	}
	return seen
}

// TestOnEachHost: a hub of init, built for each host and served as that host does, at the root and below a project, packed and
// not: each link and file is there, of its type, without a redirect; what is not there has the page that says so.
func TestOnEachHost(t *testing.T) {
	for _, host := range newhub.Hosts() {
		dir := initFor(t, host.Name, "--languages", "en,ar", "--country", "GB", "--sections", "training,glossary,library")
		groups := "id,name,day,start,city,verified_on\ntea,Riverside tea,Tuesday,18:30,Leeds,2026-02-01\nsoup,Soup,Friday,12:00,York,2026-02-02\n"
		if err := os.WriteFile(filepath.Join(dir, "content/groups/groups.csv"), []byte(groups), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(dir, "content/groups/groups.xlsx")); err != nil {
			t.Fatal(err)
		}
		for _, like := range likeHosts[host.Name] {
			t.Run(fmt.Sprint(host.Name, like.under), func(t *testing.T) {
				site := filepath.Join(dir, "public")
				mustRun(t, "build", "--hub", dir, "--base-url", "https://hub.test"+like.under)
				for _, name := range []string{"_headers", ".domains"} { // as build.sh does
					if data, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
						if err := os.WriteFile(filepath.Join(site, name), data, 0o666); err != nil {
							t.Fatal(err)
						}
						defer os.Remove(filepath.Join(site, name))
					}
				}
				server := httptest.NewServer(like.serve(site))
				defer server.Close()
				seen := crawled(t, server, like.under)
				if len(seen) < 100 {
					t.Errorf("only %d addresses were seen", len(seen))
				}
			})
		}
	}
}
