package cli

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How far the heap of a build may grow before rubbish is collected.
const (
	heapMeant    = 280 << 20  // bytes: a larger heap saves little
	heapMost     = 1700 << 20 // bytes: a hub of 100,000 pages keeps within 2 GB
	leastRubbish = 40         // in percent of what lives: hubs of any size
	tightRubbish = 25         // where that would be more than heapMost
	mostRubbish  = 200        // a small hub takes little
)

// collectLate lets a build's rubbish lie until the heap has the size that is
// meant, since collecting it as it comes is a fifth of the work. It sets the
// collector's percentage (GOGC) anew after each collection. A memory limit would
// be simpler, but a hub that outgrows it would be collected without end.
func collectLate() {
	type mark struct{ _ [2]uint64 }
	var again func(*mark)
	again = func(m *mark) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(rubbish(live[0].Value.Uint64()))
		runtime.SetFinalizer(m, again) // nobody holds it: the next collection finds it
	}
	again(new(mark))
}

// rubbish says how much may lie about, in percent of the bytes that live.
func rubbish(live uint64) int {
	room := func(heap int64) int64 { return 100 * (heap - int64(live)) / max(1, int64(live)) }
	least := min(max(room(heapMost), tightRubbish), leastRubbish)
	return int(min(max(room(heapMeant), least), mostRubbish))
}
