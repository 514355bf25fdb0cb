package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"peerhub/generator/diag"
)

// event is what an open page is told. The page reloads when Version is not
// its own, and shows the findings when there are any.
type event struct {
	Version  string         `json:"version"`
	Failed   bool           `json:"failed"`
	Error    string         `json:"error,omitempty"` // of the machine, when no finding says it
	Findings []diag.Finding `json:"findings"`
}

// streamEvents sends the present event, and each one that follows (HTML
// Standard §9.2, server-sent events), until the reader leaves.
func (s *site) streamEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	control := http.NewResponseController(w)
	for {
		if control.SetWriteDeadline(time.Now().Add(beat)) != nil {
			return
		}
		s.mu.Lock()
		now, changed := s.event, s.changed
		s.mu.Unlock()
		if now.Version != "" {
			data, err := json.Marshal(now)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
				return
			}
		} else if _, err := fmt.Fprint(w, ": the first build is under way\n\n"); err != nil {
			return
		}
		if control.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		case <-time.After(beat): // the same again: a reader who has left without a word is noticed
		}
	}
}
