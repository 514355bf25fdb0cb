package audit

import (
	"context"
	"encoding/base64"
	"math"
	"net/url"
	"time"
)

// How long a page has, and how long nothing must happen until it counts as done.
const (
	patience    = 15 * time.Second
	calm        = 500 * time.Millisecond
	answerTime  = 6 * time.Second // for one question to the page
	mostDialogs = 20
)

// pixels finds out which of the small pictures are no more than a dot.
func (t *tab) pixels(ctx context.Context, v *visit) {
	var small []picture
	v.say(func() { small = v.pictures })
	for _, p := range small {
		if p.of.to.Host == t.base.Host {
			continue
		}
		var body struct {
			Body          string
			Base64Encoded bool
		}
		if t.askSoon(ctx, answerTime, p.session, "Network.getResponseBody", some{"requestId": p.id}, &body) != nil {
			continue
		}
		data := []byte(body.Body)
		if body.Base64Encoded {
			data, _ = base64.StdEncoding.DecodeString(body.Body)
		}
		v.say(func() { p.of.pixel = isPixel(data) })
	}
}

// visit opens a page, and returns what was seen. Its error is that of the browser or the context: a page cannot
// make an audit fail.
func (t *tab) visit(ctx context.Context, address string, search bool) (*visit, error) {
	if t.page == "" {
		if err := t.fresh(ctx); err != nil {
			return nil, err
		}
	}
	t.fence.newPage()
	v := &visit{address: address, byID: map[string]*request{}, last: time.Now()}
	t.mu.Lock()
	t.now = v
	t.mu.Unlock()
	missed := t.unread()
	t.open(ctx, v)
	v.say(func() { v.landed = v.at })
	if v.is(func() bool { return v.trouble != notOpened && !v.crashed }) {
		t.measured(ctx, v)
		t.pixels(ctx, v)
		if search && v.is(func() bool { return v.trouble != stuck }) && t.within(v) {
			t.typeInto(ctx, v)
		}
		v.say(func() { v.phase = leaving })
		if t.askSoon(ctx, 3*time.Second, t.page, "Page.navigate", some{"url": "about:blank"}, nil) != nil { // which may send something
			v.wrong(stuck)
		}
		t.settle(ctx, v, time.Now().Add(2*time.Second))
	}
	t.cookies(ctx, v)
	t.end()
	if t.unread() > missed && v.trouble == "" {
		v.trouble = unread
	}
	t.tidy(ctx, v)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case t.gone():
		return nil, errGone
	}
	return v, nil
}

// open goes to the page, and waits until it is there and calm.
func (t *tab) open(ctx context.Context, v *visit) {
	end := time.Now().Add(patience)
	var went struct {
		ErrorText  string
		IsDownload bool
	}
	err := t.askSoon(ctx, patience, t.page, "Page.navigate", some{"url": v.address}, &went)
	switch {
	case err != nil:
		v.wrong(noEnd)
	case went.IsDownload || went.ErrorText != "":
		v.wrong(notOpened)
		return
	}
	if !t.settle(ctx, v, end) {
		v.wrong(noEnd)
		t.tell(t.page, "Page.stopLoading", nil)
	}
	if v.is(func() bool { return v.status >= 400 }) {
		v.wrong(badStatus)
	}
	if t.fence.full() {
		v.wrong(tooLarge)
	}
}

// settle waits until the page has loaded and nothing happens; false when that is not so at the end.
func (t *tab) settle(ctx context.Context, v *visit, end time.Time) bool {
	calmEnd := time.Time{} // some pages ask on and on
	for {
		var loaded, still, over bool
		v.say(func() {
			over = v.crashed || v.dialogs > mostDialogs
			loaded, still = v.loaded, time.Since(v.last) > t.calm
		})
		switch {
		case loaded && still:
			return true
		case loaded && calmEnd.IsZero():
			calmEnd = time.Now().Add(patience / 3)
		case loaded && time.Now().After(calmEnd):
			return true
		case over || time.Now().After(end) || ctx.Err() != nil:
			return false
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// within reports whether the page is still one of the site.
func (t *tab) within(v *visit) bool {
	to, err := url.Parse(v.landed)
	return err == nil && sameOrigin(to, t.base)
}

// cookies takes down which there are.
func (t *tab) cookies(ctx context.Context, v *visit) {
	var jar struct {
		Cookies []struct {
			Name, Domain string
			Expires      float64
		}
	}
	if t.askSoon(ctx, answerTime, "", "Storage.getCookies", nil, &jar) != nil {
		return
	}
	now := float64(time.Now().Unix())
	for _, c := range jar.Cookies {
		days := 0
		if c.Expires > now {
			days = max(1, int(math.Round((c.Expires-now)/86_400)))
		}
		v.say(func() { v.cookies = append(v.cookies, cookie{Name: c.Name, Domain: c.Domain, Days: days, kept: true}) })
	}
}

// tidy closes what the page opened, and the page itself when it no longer answers.
func (t *tab) tidy(ctx context.Context, v *visit) {
	t.mu.Lock()
	var targets []string
	for _, s := range t.sessions {
		if s.kind == "page" && s.target != t.target {
			targets = append(targets, s.target)
		}
	}
	if v.trouble == stuck || v.crashed || v.dialogs > mostDialogs {
		targets = append(targets, t.target)
		t.page, t.target = "", ""
	}
	t.mu.Unlock()
	for _, one := range targets {
		_ = t.askSoon(ctx, answerTime, "", "Target.closeTarget", some{"targetId": one}, nil)
	}
	v.refused = t.fence.refused()
	v.unheard(t.fence.seen(), t.heard)
}
