// Package allocation counts the memory that something asks for, for tests. What takes the square of the
// time by copying takes the square of the bytes too, on every machine.
package allocation

import (
	"runtime"
	"runtime/debug"
)

// runs is how often a thing is done: what others of the process ask for meanwhile can only add.
const runs = 3

// Of is how many bytes something allocates, the least of several runs, of which none follows one that took no more
// than enough. Each begins with empty pools
// (package sync) and keeps them: if the collector emptied them midway, or another processor had its own, the
// same work would ask for more of them on a busy machine.
func Of(enough uint64, do func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	least := ^uint64(0)
	for range runs {
		runtime.GC()
		runtime.GC() // the first keeps what was in a pool for one more
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		do()
		runtime.ReadMemStats(&after)
		if least = min(least, after.TotalAlloc-before.TotalAlloc); least <= enough {
			break
		}
	}
	return least
}
