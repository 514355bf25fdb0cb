package audit

import (
	"bufio"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// robots are the wishes of a site for programs (RFC 9309). The zero value has none.
type robots struct {
	rules    []rule
	nothing  bool // may be opened: the server could not say its wishes
	delay    time.Duration
	sitemaps []string
}

type rule struct {
	path  *regexp.Regexp
	long  int
	allow bool
}

// agent is what the file may call this program.
const agent = "peerhub"

// largestRobots is how much of the file is read, in bytes (RFC 9309 §2.5).
const largestRobots = 500 << 10

// readRobots reads the file. What it says to this program counts, else what it says to all.
func readRobots(text string) robots {
	groups := map[string]*robots{}
	var names []string
	var maps []string
	open := false // whether the last line named a program
	lines := bufio.NewScanner(strings.NewReader(strings.TrimPrefix(text[:min(len(text), largestRobots)], "\uFEFF")))
	lines.Buffer(nil, largestRobots+1)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		field, value, _ := strings.Cut(line, ":")
		field, value = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)
		switch field {
		case "user-agent":
			if !open {
				names = nil
			}
			names, open = append(names, strings.ToLower(value)), true
			if groups[strings.ToLower(value)] == nil {
				groups[strings.ToLower(value)] = &robots{}
			}
			continue
		case "sitemap":
			maps = append(maps, value)
			continue
		case "allow", "disallow", "crawl-delay":
		default:
			continue
		}
		open = false
		for _, name := range names {
			groups[name].add(field, value)
		}
	}
	out := robots{}
	for _, name := range []string{agent, "*"} {
		if g := groups[name]; g != nil {
			out = *g
			break
		}
	}
	out.sitemaps = maps
	return out
}

func (r *robots) add(field, value string) {
	if field == "crawl-delay" {
		if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
			r.delay = time.Duration(min(seconds, 10) * float64(time.Second))
		}
		return
	}
	if value == "" || len(r.rules) == 500 || len(value) > 500 {
		return // an empty one allows all
	}
	end := strings.HasSuffix(value, "$")
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSuffix(value, "$")), `\*`, ".*")
	if end {
		pattern += "$"
	}
	path, err := regexp.Compile(pattern)
	if err != nil {
		return
	}
	r.rules = append(r.rules, rule{path, len(value), field == "allow"})
}

// allow reports whether an address may be opened: the longest rule that it fits counts.
func (r *robots) allow(u *url.URL) bool {
	if r.nothing {
		return false
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	long, allow := -1, true
	for _, rule := range r.rules {
		if rule.long > long || rule.long == long && rule.allow {
			if rule.path.MatchString(path) {
				long, allow = rule.long, rule.allow
			}
		}
	}
	return allow
}
