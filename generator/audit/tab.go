package audit

import (
	"context"
	"encoding/json"
	"net/url"
	"sync"
	"time"
)

// session is a page, a frame of another site in it, or a worker.
type session struct {
	kind   string // page, iframe, worker, service_worker …
	target string
}

// tab opens pages, one after another.
type tab struct {
	*browser
	fence *fence
	base  *url.URL
	calm  time.Duration

	hearing  sync.Mutex // is held while an event is heard
	mu       sync.Mutex
	sessions map[string]session
	now      *visit
	page     string          // the session of the page with which they are opened; "" before there is one
	target   string          // the same
	opened   chan [2]string  // session and target of pages that appear
	heard    map[string]bool // addresses and hosts that the browser told of
}

// hear takes the events of the browser. It must not wait.
func (t *tab) hear(e event) {
	t.hearing.Lock()
	defer t.hearing.Unlock()
	t.mu.Lock()
	v, page := t.now, t.page
	t.mu.Unlock()
	switch e.Method {
	case "Target.attachedToTarget":
		t.attached(e, v)
		return
	case "Target.detachedFromTarget":
		var p struct{ SessionID string }
		if json.Unmarshal(e.Params, &p) == nil {
			t.mu.Lock()
			delete(t.sessions, p.SessionID)
			t.mu.Unlock()
		}
		return
	}
	if v == nil {
		return
	}
	switch e.Method {
	case "Page.loadEventFired":
		if e.Session == page {
			v.say(func() { v.loaded, v.last = v.at != "", time.Now() }) // and not of the empty page before it
		}
	case "Page.javascriptDialogOpening":
		var many bool
		v.say(func() { v.dialogs++; many = v.dialogs > mostDialogs })
		if !many { // else it stays open until the page is closed
			t.tell(e.Session, "Page.handleJavaScriptDialog", some{"accept": false})
		}
	case "Page.frameNavigated":
		var p struct {
			Frame struct{ ParentID, URL string }
		}
		if json.Unmarshal(e.Params, &p) == nil && e.Session == page && p.Frame.ParentID == "" {
			if to, err := url.Parse(p.Frame.URL); err == nil && schemes[to.Scheme] {
				v.say(func() { v.at, v.loaded = p.Frame.URL, false })
			}
		}
	case "Browser.downloadWillBegin":
		var p struct{ URL string }
		if json.Unmarshal(e.Params, &p) == nil {
			v.say(func() { v.downloads = append(v.downloads, p.URL) })
		}
	case "Inspector.targetCrashed":
		v.say(func() { v.crashed = v.crashed || e.Session == page })
	case "Network.responseReceived":
		var p struct {
			Type     string
			Response struct{ Status int }
		}
		if json.Unmarshal(e.Params, &p) == nil && p.Type == "Document" && e.Session == page {
			v.say(func() {
				if v.status == 0 {
					v.status = p.Response.Status
				}
			})
		}
		v.network(e)
	default:
		v.network(e)
	}
}

// attached looks after a page, frame or worker that appears: it waits until we listen.
func (t *tab) attached(e event, v *visit) {
	var p struct {
		SessionID  string
		TargetInfo struct{ TargetID, Type, URL, OpenerID string }
	}
	if json.Unmarshal(e.Params, &p) != nil {
		return
	}
	s, info := p.SessionID, p.TargetInfo
	t.mu.Lock()
	t.sessions[s] = session{kind: info.Type, target: info.TargetID}
	t.mu.Unlock()
	for _, c := range listen(info.Type == "page" || info.Type == "iframe") {
		t.tell(s, c.method, c.params)
	}
	switch {
	case info.Type == "page" && info.OpenerID == "":
		select {
		case t.opened <- [2]string{s, info.TargetID}:
		default:
		}
	case info.Type == "page" && v != nil:
		v.say(func() { v.windows = append(v.windows, info.URL) })
	}
}

// attachAll asks to be told of everything that can ask for something, before it does.
// What is the browser's own counts for nothing.
var attachAll = some{"autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true, "filter": []some{
	{"type": "browser", "exclude": true}, {"type": "tab", "exclude": true}, {"type": "browser_ui", "exclude": true}, {}}}

// begin asks the browser to tell what happens in it.
func (t *tab) begin(ctx context.Context) error {
	if err := t.ask(ctx, "", "Target.setAutoAttach", attachAll, nil); err != nil {
		return err
	}
	return t.ask(ctx, "", "Browser.setDownloadBehavior", some{"behavior": "deny", "eventsEnabled": true}, nil)
}

// fresh makes a page to visit with, and waits until the browser is done with its beginning: it would break off a visit.
func (t *tab) fresh(ctx context.Context) error {
	var made struct{ TargetID string }
	if err := t.ask(ctx, "", "Target.createTarget", some{"url": "about:blank"}, &made); err != nil {
		return err
	}
	for page := ""; page == ""; {
		select {
		case one := <-t.opened:
			if one[1] == made.TargetID {
				page = one[0]
				t.setPage(page, made.TargetID)
			}
		case <-ctx.Done():
			return ctx.Err()
		case <-t.ended:
			return errGone
		case <-time.After(2 * patience):
			return errGone
		}
	}
	// The first process of a page is thrown away with what it was told. So it is told until it is there, goes to an empty
	// page, which has another, and is told again.
	for still, end := 0, time.Now().Add(2*patience); still < 2; {
		var went struct{ ErrorText string }
		err := t.told(ctx, t.page)
		if err == nil {
			err = t.askSoon(ctx, patience, t.page, "Page.navigate", some{"url": "about:blank"}, &went)
		}
		if still++; err != nil || went.ErrorText != "" {
			still = 0
		}
		if time.Now().After(end) || ctx.Err() != nil {
			return errGone
		}
		t.pause(ctx, 100*time.Millisecond)
	}
	return t.told(ctx, t.page)
}

// told asks a page to tell what happens in it, and waits until it will.
func (t *tab) told(ctx context.Context, page string) error {
	for _, c := range listen(true) {
		if err := t.askSoon(ctx, patience, page, c.method, c.params, nil); err != nil {
			return err
		}
	}
	return nil
}

type command struct {
	method string
	params some
}

// listen is what a session is asked for, so that it tells what happens.
func listen(page bool) []command {
	out := []command{{"Network.enable", some{"maxPostDataSize": mostBody}}}
	if page {
		out = append(out, command{"Page.enable", nil}, command{"Target.setAutoAttach", attachAll},
			command{"Emulation.setFocusEmulationEnabled", some{"enabled": true}})
	}
	return append(out, command{"Runtime.runIfWaitingForDebugger", nil})
}

func (t *tab) setPage(page, target string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.page, t.target = page, target
}

// end lets a visit hear no more: from now on nothing else changes what it has seen.
func (t *tab) end() {
	t.hearing.Lock()
	defer t.hearing.Unlock()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now = nil
}

func (t *tab) gone() bool {
	select {
	case <-t.ended:
		return true
	default:
		return false
	}
}

// askSoon asks something that has to be answered in time.
func (t *tab) askSoon(ctx context.Context, time time.Duration, session, method string, params, result any) error {
	ctx, cancel := context.WithTimeout(ctx, time)
	defer cancel()
	return t.ask(ctx, session, method, params, result)
}
