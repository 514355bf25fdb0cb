package cli

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// often is how long the line stands before it is written anew.
const often = 100 * time.Millisecond

// progress is one line on a terminal that tells how far a build is. It begins
// after half a second: most builds are done by then.
type progress struct {
	w     io.Writer // nil: quiet
	begin time.Time

	mu    sync.Mutex
	last  time.Time
	shown bool
}

func newProgress(w io.Writer, terminal bool) *progress {
	if !terminal {
		w = nil
	}
	return &progress{w: w, begin: time.Now()}
}

// step is called by the builders, many times and from many goroutines.
func (p *progress) step(stage string, done, total int) {
	if p.w == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.begin) < 5*often || now.Sub(p.last) < often {
		return
	}
	p.last, p.shown = now, true
	of := ""
	if total > 0 {
		of = " of " + thousands(int64(total))
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s: %s%s, %.0f s", stage, thousands(int64(done)), of, now.Sub(p.begin).Seconds())
}

// end clears the line away.
func (p *progress) end() {
	if p.w != nil && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
