package render

import (
	"sync"

	"peerhub/generator/diag"
)

// Findings gathers those of many files that were made side by side. What several
// of them have is told of the first, whichever was ready first.
type Findings struct {
	mu     sync.Mutex
	alone  []diag.Finding
	shared map[string]numbered
}

// numbered is a finding of the file with this number.
type numbered struct {
	file int
	diag.Finding
}

// Add adds those of a file. Its number is its place in the order of addresses.
func (f *Findings) Add(file int, found ...Finding) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, one := range found {
		if one.Key == "" {
			f.alone = append(f.alone, one.Finding)
			continue
		}
		if first, known := f.shared[one.Key]; known && first.file <= file {
			continue
		}
		if f.shared == nil {
			f.shared = map[string]numbered{}
		}
		f.shared[one.Key] = numbered{file, one.Finding}
	}
}

// All returns the findings, in no order.
func (f *Findings) All() []diag.Finding {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := f.alone
	for _, one := range f.shared {
		out = append(out, one.Finding)
	}
	return out
}
