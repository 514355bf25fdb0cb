package audit

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// box is a place to search.
type box struct {
	N              int // among the inputs of the page
	Name, Label    string
	Method, Action string // of its form, if it has one
}

// typed is what left when somebody typed into a box, and sent that.
type typed struct {
	Box    box
	Asked  map[string]heard // while typing, by host
	Sent   map[string]heard // behind Enter
	Unsent bool             // Enter was not pressed: the form would have posted something, or led elsewhere
}

// heard is what a host was told.
type heard struct {
	Parts int  // how many different beginnings of the word it was told
	Whole bool // all of it
}

// word is typed into search boxes: one that nothing else holds. Its first letters that are no accident are five.
const (
	word  = "zaunkoenig"
	least = 5
)

// typeInto types a word into the first place to search, and presses Enter where that posts nothing.
func (t *tab) typeInto(ctx context.Context, v *visit) {
	var at *measure
	for n := range v.measures {
		if len(v.measures[n].Boxes) > 0 {
			at = &v.measures[n]
			break
		}
	}
	if at == nil {
		return
	}
	b := at.Boxes[0]
	var tree struct{ FrameTree frame }
	if t.askSoon(ctx, answerTime, t.page, "Page.getFrameTree", nil, &tree) != nil {
		return
	}
	const focus = `(() => { const i = document.querySelectorAll("input, textarea")[N]; i.scrollIntoView({block: "center", behavior: "instant"}); i.focus(); return document.activeElement === i; })()`
	var focused bool
	if t.run(ctx, t.page, tree.FrameTree.Frame.ID, strings.Replace(focus, "N", strconv.Itoa(b.N), 1), &focused) != nil || !focused {
		return
	}
	v.say(func() { v.phase = typing })
	for _, letter := range word {
		t.key(ctx, string(letter))
		t.pause(ctx, 100*time.Millisecond)
	}
	t.pause(ctx, max(time.Second, t.calm)) // some wait until somebody stops typing
	t.settle(ctx, v, time.Now().Add(5*time.Second))
	s := typed{Box: b, Unsent: !t.maySend(b)}
	if !s.Unsent {
		v.say(func() { v.phase = sending })
		t.key(ctx, "\r")
		t.pause(ctx, max(time.Second, t.calm))
		t.settle(ctx, v, time.Now().Add(5*time.Second))
	}
	t.measured(ctx, v) // what was kept of it
	v.say(func() {
		s.Asked, s.Sent = told(v.requests, typing), told(v.requests, sending)
		v.searches = append(v.searches, s)
	})
}

// key presses a key.
func (t *tab) key(ctx context.Context, text string) {
	down := some{"type": "keyDown", "text": text, "unmodifiedText": text, "key": text}
	up := some{"type": "keyUp", "key": text}
	if text == "\r" {
		for _, key := range []some{down, up} {
			key["key"], key["code"], key["windowsVirtualKeyCode"] = "Enter", "Enter", 13
		}
	}
	for _, key := range []some{down, up} {
		_ = t.askSoon(ctx, answerTime, t.page, "Input.dispatchKeyEvent", key, nil)
	}
}

func (t *tab) pause(ctx context.Context, how time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(how):
	}
}

// maySend reports whether Enter posts no form and stays with the site.
func (t *tab) maySend(b box) bool {
	if b.Method == "" {
		return true
	}
	to, err := url.Parse(b.Action)
	return err == nil && strings.EqualFold(b.Method, "get") && sameOrigin(to, t.base)
}

// told is what of the word was in requests, by the host that they went to.
func told(requests []*request, in phase) map[string]heard {
	parts := map[string]map[int]bool{}
	for _, r := range requests {
		if r.phase != in {
			continue
		}
		host := r.to.Host
		if parts[host] == nil {
			parts[host] = map[int]bool{}
		}
		if n := longest(r); n >= least {
			parts[host][n] = true
		}
	}
	out := map[string]heard{}
	for host, lengths := range parts {
		out[host] = heard{len(lengths), lengths[len(word)]}
	}
	return out
}

// longest is how many letters of the word a request holds.
func longest(r *request) int {
	text := strings.ToLower(r.to.String() + "\n" + r.body)
	if plain, err := url.QueryUnescape(text); err == nil {
		text += "\n" + plain
	}
	for n := len(word); n > 0; n-- {
		if strings.Contains(text, word[:n]) {
			return n
		}
	}
	return 0
}
