package audit

import (
	"encoding/json"
	"net/url"
	"strings"
	"sync"
	"time"
)

// visit is what was seen while one page was open.
type visit struct {
	address string // of the page

	mu        sync.Mutex // until the visit has ended (tab.end)
	requests  []*request
	byID      map[string]*request
	status    int
	loaded    bool
	crashed   bool
	last      time.Time // when something was last asked for or came
	phase     phase
	dialogs   int
	windows   []string // that it opened by itself
	downloads []string
	at        string // where the page is now: it may have sent people on
	landed    string // where it was when it had been opened
	refused   map[string]bool
	trouble   trouble
	pictures  []picture

	cookies  []cookie
	measures []measure
	searches []typed
}

// phase is what was being done when something was asked for.
type phase int

const (
	opening phase = iota
	typing        // into a search box
	sending       // what was typed
	leaving
)

// trouble is why a page was not seen whole.
type trouble string

const (
	notOpened trouble = "not-opened" // no answer
	badStatus trouble = "bad-status" // an answer that is no page
	noEnd     trouble = "no-end"     // it was still loading when its time was over
	stuck     trouble = "stuck"      // it no longer answered
	tooLarge  trouble = "too-large"
	tooMany   trouble = "too-many" // requests
	unread    trouble = "unread"   // the browser told something of it that was too large to be read
)

// request is something that a page asked for.
type request struct {
	to      *url.URL
	kind    string // as DevTools has it: Document, Script, Image, Font, Ping …
	referer string
	body    string
	phase   phase
	pixel   bool
	from    *url.URL // what sent the browser on to it; nil if nothing did
}

// cookie is one that the browser kept, or was asked to keep.
type cookie struct {
	Name, Domain string
	Days         int // for which it is kept; 0 until the browser is closed
	kept         bool
	early        string // the request that asked for it, by which its domain is known where the answer was told of first
}

// most is how many requests of a page are looked at, and how much of each.
const (
	most     = 5_000
	mostBody = 64 << 10
)

// schemes are those by which a browser asks others.
var schemes = map[string]bool{"http": true, "https": true, "ws": true, "wss": true}

// picture is one that is small in bytes, and how to ask for it.
type picture struct {
	session, id string
	of          *request
}

// add notes that something is asked for, with what more there is to say.
func (v *visit) add(id, address, kind string, more func(*request)) {
	to, err := url.Parse(address)
	if err != nil || !schemes[to.Scheme] || to.Host == "" {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.last = time.Now()
	if len(v.requests) >= most {
		v.trouble = tooMany
		return
	}
	r := &request{to: to, kind: kind, phase: v.phase}
	if more != nil {
		more(r)
	}
	v.requests = append(v.requests, r)
	v.byID[id] = r
}

// network notes an event of the network.
func (v *visit) network(e event) {
	switch e.Method {
	case "Network.requestWillBeSent":
		var p struct {
			RequestID        string
			Type             string
			RedirectResponse *struct{ URL string }
			Request          struct {
				URL, PostData string
				Headers       map[string]any
			}
		}
		if json.Unmarshal(e.Params, &p) != nil {
			return
		}
		v.add(e.Session+p.RequestID, p.Request.URL, p.Type, func(r *request) {
			for name, value := range p.Request.Headers {
				if text, is := value.(string); is && strings.EqualFold(name, "referer") {
					r.referer = text
				}
			}
			r.body = p.Request.PostData[:min(mostBody, len(p.Request.PostData))]
			if p.RedirectResponse != nil {
				r.from, _ = url.Parse(p.RedirectResponse.URL)
			}
		})
	case "Network.webSocketCreated", "Network.webTransportCreated":
		var p struct{ RequestID, TransportID, URL string }
		if json.Unmarshal(e.Params, &p) == nil {
			v.add(e.Session+p.RequestID+p.TransportID, p.URL, "WebSocket", nil)
		}
	case "Network.webSocketFrameSent":
		var p struct {
			RequestID string
			Response  struct{ PayloadData string }
		}
		if json.Unmarshal(e.Params, &p) == nil {
			v.mu.Lock()
			if socket := v.byID[e.Session+p.RequestID]; socket != nil && len(v.requests) < most {
				again := *socket
				again.phase, again.body = v.phase, p.Response.PayloadData[:min(mostBody, len(p.Response.PayloadData))]
				v.requests = append(v.requests, &again)
			}
			v.mu.Unlock()
		}
	case "Network.responseReceived":
		var p struct {
			RequestID string
			Type      string
			Response  struct {
				URL     string
				Headers map[string]string
			}
		}
		if json.Unmarshal(e.Params, &p) == nil {
			v.touch()
			for name, value := range p.Response.Headers {
				if strings.EqualFold(name, "link") {
					v.hinted(value)
				}
			}
		}
	case "Network.responseReceivedExtraInfo":
		var p struct {
			RequestID string
			Headers   map[string]string
		}
		if json.Unmarshal(e.Params, &p) == nil {
			v.setCookies(e.Session+p.RequestID, p.Headers)
		}
	case "Network.loadingFinished":
		var p struct {
			RequestID         string
			EncodedDataLength float64
		}
		if json.Unmarshal(e.Params, &p) != nil {
			return
		}
		v.say(func() {
			v.last = time.Now()
			r := v.byID[e.Session+p.RequestID]
			if r != nil && r.kind == "Image" && p.EncodedDataLength < 2_000 && len(v.pictures) < 200 {
				v.pictures = append(v.pictures, picture{e.Session, p.RequestID, r})
			}
		})
	case "Network.loadingFailed":
		v.touch()
	}
}

// unheard adds what went out and the browser did not tell of, such as what a page sends when it is left. Of what is
// encrypted that can only be known where nothing else was asked of the host, in this visit or before: heard has those.
func (v *visit) unheard(all []passed, heard map[string]bool) {
	for _, r := range v.requests {
		heard[r.to.String()], heard[r.to.Hostname()] = true, true
	}
	for _, p := range all {
		u, err := url.Parse(p.address)
		if err != nil || heard[p.address] || browsers[domain(u.Hostname())] || p.method == "" && heard[u.Hostname()] {
			continue
		}
		v.add(p.method+p.address, p.address, "Ping", func(r *request) { r.referer = p.referer })
	}
}

// browsers are domains that Chrome asks on its own behalf, whatever it is told: for the time, for updates of itself. What
// a page wants of them it nearly always says.
var browsers = map[string]bool{"google.com": true, "googleapis.com": true, "gvt1.com": true, "gstatic.com": true}

func (v *visit) touch() {
	v.mu.Lock()
	v.last = time.Now()
	v.mu.Unlock()
}

// hinted notes the connections that a header asks for before anything is wanted (RFC 8288).
func (v *visit) hinted(header string) {
	for _, link := range strings.Split(header[:min(4000, len(header))], ",") {
		address, rest, is := strings.Cut(strings.TrimPrefix(strings.TrimSpace(link), "<"), ">")
		if rest = strings.ToLower(rest); is && (strings.Contains(rest, "preconnect") || strings.Contains(rest, "dns-prefetch")) {
			v.add("link "+address, address, "Connection", nil)
		}
	}
}

// setCookies notes the cookies that an answer asks the browser to keep, whether or not it does.
func (v *visit) setCookies(id string, headers map[string]string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	domain := ""
	if r := v.byID[id]; r != nil {
		domain = r.to.Hostname()
	}
	for name, value := range headers {
		if !strings.EqualFold(name, "set-cookie") {
			continue
		}
		for _, line := range strings.Split(value, "\n") {
			name, _, is := strings.Cut(line, "=")
			if len(v.cookies) < most && is {
				v.cookies = append(v.cookies, cookie{Name: strings.TrimSpace(name), Domain: domain, early: id})
			}
		}
	}
}

// wrong notes why the page is not seen whole.
func (v *visit) wrong(why trouble) { v.say(func() { v.trouble = why }) }

// is reports something of what has been seen so far.
func (v *visit) is(so func() bool) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return so()
}

// say notes what else happens.
func (v *visit) say(change func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	change()
}
