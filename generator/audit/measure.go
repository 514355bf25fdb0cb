package audit

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"slices"
)

//go:embed measure.js
var measuring string

// measure is what a page or a frame says of itself.
type measure struct {
	URL       string
	Local     []string
	Session   []string
	Databases []string
	Caches    []string
	Files     []string
	Workers   []string
	Links     []string
	Hints     []string
	Boxes     []box
}

// measured asks the page and its frames, in a world of their own, what is kept and where it leads.
func (t *tab) measured(ctx context.Context, v *visit) {
	for _, s := range t.pageAndFrames() {
		var tree struct{ FrameTree frame }
		if err := t.askSoon(ctx, answerTime, s, "Page.getFrameTree", nil, &tree); err != nil {
			v.wrong(stuck)
			return
		}
		for _, id := range tree.FrameTree.all() {
			var m measure
			if err := t.run(ctx, s, id, measuring, &m); err != nil {
				if ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
					v.wrong(stuck)
					return
				}
				continue
			}
			v.measures = append(v.measures, m)
			for _, hint := range m.Hints {
				v.add("hint "+hint, hint, "Connection", nil)
			}
		}
	}
}

// frame is a frame with those in it.
type frame struct {
	Frame       struct{ ID string }
	ChildFrames []frame
}

// all are the ids of the frames, as many as anybody needs.
func (f frame) all() []string {
	out := []string{f.Frame.ID}
	for _, c := range f.ChildFrames {
		if len(out) < 30 {
			out = append(out, c.all()...)
		}
	}
	return out
}

// pageAndFrames are the sessions of the page and of the frames of others in it.
func (t *tab) pageAndFrames() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var frames []string
	for id, s := range t.sessions {
		if s.kind == "iframe" {
			frames = append(frames, id)
		}
	}
	slices.Sort(frames)
	return append([]string{t.page}, frames[:min(len(frames), 20)]...)
}

// run runs a script beside those of a frame, which cannot see or change it.
func (t *tab) run(ctx context.Context, session, frame, script string, result any) error {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	var world struct{ ExecutionContextID int }
	if err := t.ask(ctx, session, "Page.createIsolatedWorld", some{"frameId": frame, "worldName": "audit"}, &world); err != nil {
		return err
	}
	var out struct {
		Result struct{ Value json.RawMessage }
	}
	if err := t.ask(ctx, session, "Runtime.evaluate", some{"expression": script, "contextId": world.ExecutionContextID,
		"awaitPromise": true, "returnByValue": true}, &out); err != nil || result == nil {
		return err
	}
	return json.Unmarshal(out.Result.Value, result)
}
