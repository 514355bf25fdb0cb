package allocation

import (
	"runtime"
	"sync"
	"testing"
)

var kept []byte

// TestOf: neither what others allocate at the same time nor a full or emptied pool is counted for the work.
func TestOf(t *testing.T) {
	stop, stopped := make(chan bool), make(chan bool)
	var theirs []byte
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
				theirs = make([]byte, 1000)
				runtime.Gosched()
			}
		}
	}()
	pool := sync.Pool{New: func() any { b := make([]byte, 1<<20); return &b }}
	for range 20 {
		n := Of(0, func() {
			for range 10 {
				b := pool.Get().(*[]byte)
				kept = make([]byte, 1<<16)
				pool.Put(b)
			}
		})
		if n < 1<<20+10<<16 || n > 1<<20+10<<16+1<<16 {
			t.Errorf("%d bytes", n)
		}
	}
	close(stop)
	<-stopped
	_ = theirs
}
