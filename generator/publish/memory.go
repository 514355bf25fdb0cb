package publish

import (
	"bytes"
	"slices"
	"sync"
)

// Memory is a site held in memory. It refuses the same paths as a Stage, so
// that what can be served can be published.
type Memory struct {
	claims claims
	mu     sync.RWMutex
	files  map[string][]byte
}

// NewMemory returns an empty site.
func NewMemory() *Memory { return &Memory{files: make(map[string][]byte)} }

// Write adds a file; see Sink.
func (m *Memory) Write(path string, data []byte) error {
	if err := m.claims.take(path); err != nil {
		return err
	}
	data = bytes.Clone(data)
	m.mu.Lock()
	m.files[path] = data
	m.mu.Unlock()
	return nil
}

// Rehearsal takes the same writes and keeps nothing: it refuses the paths that
// a Stage would.
type Rehearsal struct{ claims claims }

// Write refuses a path that cannot be published; see Sink.
func (r *Rehearsal) Write(path string, _ []byte) error {
	return r.claims.take(path)
}

// Get returns the file at the path, which must not be changed, and whether
// there is one.
func (m *Memory) Get(path string) ([]byte, bool) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	data, ok := m.files[path]
	return data, ok
}

// Paths returns the paths of all files, sorted.
func (m *Memory) Paths() []string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	paths := make([]string, 0, len(m.files))
	for path := range m.files {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}
