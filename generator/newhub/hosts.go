package newhub

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// A Host is where a hub can stand for free.
type Host struct {
	Name   string // as flags say it
	Title  string // as people know it
	Builds Builder
	Told   bool   // its computers know the address of the site
	Issues string // the folder in which it looks for forms of issues; "" has no issues
}

// Builder is who builds the site.
type Builder int

const (
	Nobody   Builder = iota // the team, on a computer of its own
	Script                  // the host, with build.sh
	OfGitHub                // GitHub, with the program's action.yml
)

// Hosts are those for which a hub can begin. The last one is for any other.
func Hosts() []Host {
	return []Host{
		{"github", "GitHub Pages", OfGitHub, true, ".github/ISSUE_TEMPLATE"},
		{"gitlab", "GitLab Pages", Script, true, ".gitlab/issue_templates"},
		{"codeberg", "Codeberg Pages", Script, true, ".forgejo/issue_template"},
		{"netlify", "Netlify", Script, true, ""},
		{"cloudflare", "Cloudflare Pages", Script, false, ""},
		{"folder", "a folder to upload", Nobody, false, ""},
	}
}

// HostOf returns a host by its name or title, as people write it: GitHub, github pages.
func HostOf(name string) (Host, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	i := slices.IndexFunc(Hosts(), func(h Host) bool { return name == h.Name || name == strings.ToLower(h.Title) })
	if i < 0 {
		return Host{}, false
	}
	return Hosts()[i], true
}

// Takes reports whether the host can build with a program of that address.
func (h Host) Takes(p Program) bool {
	switch h.Builds {
	case Nobody: // it stands in a README alone
		return p.Repository == "" || p.plain()
	case OfGitHub:
		return strings.HasPrefix(p.Repository, onGitHub) && strings.Count(p.Name(), "/") == 1 && p.plain()
	}
	return p.plain()
}

// plain reports whether the address and the ref have only signs that mean nothing to a shell or to YAML.
func (p Program) plain() bool { return address.MatchString(p.Repository) && name.MatchString(p.Ref) }

var (
	address = regexp.MustCompile(`^https://[A-Za-z0-9.-]+(/[A-Za-z0-9._~-]+)+$`)
	name    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)
)

// BuildsWith reports whether a host reads the file of a hub to build it.
func BuildsWith(name string) bool {
	return slices.ContainsFunc(Hosts(), func(h Host) bool {
		return slices.ContainsFunc(h.files(), func(dir string) bool {
			_, err := fs.Stat(texts, dir+"/"+name)
			return err == nil
		})
	})
}

// files are the folders of its files.
func (h Host) files() []string {
	switch h.Builds {
	case OfGitHub:
		return []string{"text/hosts/" + h.Name}
	case Script:
		return []string{"text/hosts/" + h.Name, "text/hosts/built"}
	}
	return nil
}
