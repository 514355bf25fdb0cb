package audit

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/net/websocket"
)

// devtools speaks the DevTools protocol (chromedevtools.github.io/devtools-protocol) with a browser.
// Only the fields that are asked for are read of what it says: a browser newer than this program must
// not make an event disappear, since a report would then be better than the site.
type devtools struct {
	conn  *websocket.Conn
	out   chan []byte
	ended chan struct{}
	hear  func(event) // is called for each event in order, and must not wait for answers

	mu      sync.Mutex
	last    int
	waiting map[int]chan reply
	missed  int // messages that were too large to read
}

// event is something that happened in a page, a frame or a worker (a session), or in the browser.
type event struct {
	Session string
	Method  string
	Params  json.RawMessage
}

// reply is what the browser answers.
type reply struct {
	result json.RawMessage
	err    error
}

// largest is how large a message of the browser may be, in bytes: it tells addresses whole, and a data: address can be
// very long.
const largest = 16 << 20

// errGone is that the browser has ended, or no longer answers.
var errGone = errors.New("the browser has gone")

// secretOrigin is what the browser takes commands from: no page can have such an origin.
func secretOrigin() string { return "http://" + rand.Text() + ".invalid" }

// connect begins to speak with the browser that listens at an address.
func connect(address, origin string, hear func(event)) (*devtools, error) {
	config, err := websocket.NewConfig(address, origin)
	if err != nil {
		return nil, err
	}
	conn, err := websocket.DialConfig(config)
	if err != nil {
		return nil, err
	}
	conn.MaxPayloadBytes = largest
	d := &devtools{conn: conn, out: make(chan []byte, 4096), ended: make(chan struct{}), hear: hear, waiting: map[int]chan reply{}}
	go d.write()
	go d.read()
	return d, nil
}

func (d *devtools) write() {
	for {
		select {
		case data := <-d.out:
			if websocket.Message.Send(d.conn, string(data)) != nil {
				return
			}
		case <-d.ended:
			return
		}
	}
}

// read reads until the browser ends.
func (d *devtools) read() {
	defer close(d.ended)
	for {
		var data []byte
		switch err := websocket.Message.Receive(d.conn, &data); {
		case errors.Is(err, websocket.ErrFrameTooLarge):
			d.mu.Lock()
			d.missed++
			d.mu.Unlock()
			continue
		case err != nil:
			return
		}
		var m struct {
			ID        int
			SessionID string
			Method    string
			Params    json.RawMessage
			Result    json.RawMessage
			Error     *struct{ Message string }
		}
		if json.Unmarshal(data, &m) != nil {
			continue
		}
		if m.Method != "" {
			d.hear(event{m.SessionID, m.Method, m.Params})
			continue
		}
		d.mu.Lock()
		to := d.waiting[m.ID]
		delete(d.waiting, m.ID)
		d.mu.Unlock()
		if to != nil {
			r := reply{result: m.Result}
			if m.Error != nil {
				r.err = errors.New(m.Error.Message)
			}
			to <- r
		}
	}
}

// unread is how many messages were too large to be read so far.
func (d *devtools) unread() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.missed
}

// tell sends a command, and does not wait for its answer.
func (d *devtools) tell(session, method string, params any) { d.send(session, method, params, nil) }

func (d *devtools) send(session, method string, params any, to chan reply) int {
	d.mu.Lock()
	d.last++
	id := d.last
	if to != nil {
		d.waiting[id] = to
	}
	d.mu.Unlock()
	data, err := json.Marshal(struct {
		ID      int    `json:"id"`
		Session string `json:"sessionId,omitempty"`
		Method  string `json:"method"`
		Params  any    `json:"params,omitempty"`
	}{id, session, method, params})
	if err != nil {
		panic(err) // parameters are maps of words and numbers
	}
	select {
	case d.out <- data:
	case <-d.ended:
	}
	return id
}

// ask sends a command, and reads its answer into result, which may be nil.
func (d *devtools) ask(ctx context.Context, session, method string, params, result any) error {
	to := make(chan reply, 1)
	id := d.send(session, method, params, to)
	select {
	case r := <-to:
		if r.err != nil {
			return fmt.Errorf("%s: %w", method, r.err)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(r.result, result)
	case <-ctx.Done():
		d.mu.Lock()
		delete(d.waiting, id)
		d.mu.Unlock()
		return ctx.Err()
	case <-d.ended:
		return errGone
	}
}

// some are the parameters of a command.
type some = map[string]any
