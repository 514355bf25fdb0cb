package publish

// Size is how large a site is. Its zero value is an empty site.
type Size struct {
	Files   int     `json:"files"`
	Bytes   int64   `json:"bytes"`
	Largest Largest `json:"largest"`
}

// Largest is the largest file of a site.
type Largest struct {
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
}

// Add counts a file.
func (s *Size) Add(path string, bytes int) {
	s.Files++
	s.Bytes += int64(bytes)
	if int64(bytes) > s.Largest.Bytes {
		s.Largest = Largest{path, int64(bytes)}
	}
}

// Limit is what a host takes for free, at most; 0 where it has no such limit.
type Limit struct {
	Host  string `json:"host"`
	Files int    `json:"files,omitempty"`        // in a site
	Bytes int64  `json:"bytes,omitempty"`        // of a site
	File  int64  `json:"largest_file,omitempty"` // bytes of one file
}

// limits are those that free hosts named in November 2026:
// docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits,
// developers.cloudflare.com/pages/platform/limits, docs.gitlab.com/user/gitlab_com.
var limits = []Limit{
	{"GitHub Pages", 0, 1_000_000_000, 100 << 20},
	{"Cloudflare Pages", 20_000, 0, 25 << 20},
	{"GitLab Pages", 200_000, 1_000_000_000, 0},
}

// Near reports whether twice as much would be over a limit.
func (s Size) Near() bool {
	s.Files, s.Bytes = 2*s.Files, 2*s.Bytes
	return len(s.TooLargeFor()) > 0
}

// TooLargeFor returns the limits that the site is over.
func (s Size) TooLargeFor() []Limit {
	var over []Limit
	for _, l := range limits {
		if s.Files <= l.Files {
			l.Files = 0
		}
		if s.Bytes <= l.Bytes {
			l.Bytes = 0
		}
		if s.Largest.Bytes <= l.File {
			l.File = 0
		}
		if l.Files > 0 || l.Bytes > 0 || l.File > 0 {
			over = append(over, l)
		}
	}
	return over
}
