package audit

import (
	"bytes"
	"io"
	"io/fs"
	"log"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// quiet is for servers that have nothing to tell.
var quiet = log.New(io.Discard, "", 0)

// folder is a built site on this computer, served as a host would.
type folder struct {
	files  fs.FS
	home   *url.URL // where it will stand, as its first page says; nil if it does not
	at     *url.URL // where it stands now
	server *http.Server
}

// types are those that a site needs, whatever this computer calls them.
var types = map[string]string{".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".json": "application/json",
	".svg": "image/svg+xml", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm", ".xml": "application/xml",
	".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8"}

// serveFolder serves a folder on this computer alone, below the path at which its first page says that it will stand.
func serveFolder(dir string) (*folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{files: root.FS()}
	first, err := fs.ReadFile(f.files, "index.html")
	if err != nil {
		return nil, err
	}
	base := "/"
	if f.home = canonical(first); f.home != nil {
		base = folderOf(f.home).Path
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	f.at = &url.URL{Scheme: "http", Host: listener.Addr().String(), Path: base}
	f.server = &http.Server{Handler: f, ReadHeaderTimeout: 30 * time.Second, ErrorLog: quiet}
	go func() { _ = f.server.Serve(listener) }()
	return f, nil
}

// canonical is the address that a page says it has (RFC 6596), or nil.
func canonical(page []byte) *url.URL {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			of := map[string]string{}
			for _, a := range t.Attr {
				of[a.Key] = a.Val
			}
			if t.Data == "link" && slices.Contains(strings.Fields(strings.ToLower(of["rel"])), "canonical") {
				u, err := url.Parse(of["href"])
				if err != nil || u.Host == "" || !schemes[u.Scheme] {
					return nil
				}
				return u
			}
		}
	}
}

func (f *folder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, in := strings.CutPrefix(r.URL.Path, f.at.Path)
	name = strings.TrimSuffix(name, "/")
	status := http.StatusOK
	data, found := f.read(name, in)
	if !found {
		status = http.StatusNotFound
		name = "404.html"
		data, _ = fs.ReadFile(f.files, name)
	}
	kind := types[strings.ToLower(path.Ext(name))]
	if kind == "" && !found {
		kind = "text/plain"
	}
	if kind == "" {
		kind = mime.TypeByExtension(path.Ext(name))
	}
	if path.Ext(name) == "" {
		kind = types[".html"]
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

// read reads a file, or the first page of a folder.
func (f *folder) read(name string, in bool) ([]byte, bool) {
	if !in || name != "" && !fs.ValidPath(name) {
		return nil, false
	}
	if name == "" {
		name = "."
	}
	if info, err := fs.Stat(f.files, name); err != nil {
		return nil, false
	} else if info.IsDir() {
		name = path.Join(name, "index.html")
	}
	data, err := fs.ReadFile(f.files, name)
	return data, err == nil
}

// pages are the addresses of all pages of the folder, in order.
func (f *folder) pages() ([]string, error) {
	var out []string
	err := fs.WalkDir(f.files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		if path.Base(name) == "index.html" {
			name = strings.TrimSuffix(name, "index.html")
		}
		out = append(out, (&url.URL{Scheme: f.at.Scheme, Host: f.at.Host, Path: f.at.Path + name}).String())
		return nil
	})
	slices.Sort(out)
	return out, err
}
