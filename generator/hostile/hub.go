package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// A hub is files that may be changed until nothing speaks against them.
type hub struct {
	dir      string
	settings string
	plain    map[string][]byte // files that stay as they are
	imported map[string]bool   // of them, those that imports wrote, with which nothing may be wrong
	sources  []source
	tried    int
	dropped  []string // sources that nothing could be made of, and why
}

// A source is a file with payloads, of which some may have to go.
type source interface {
	name() string
	// text is the file; nil is none.
	text() []byte
	// heed takes out what a finding is about.
	heed(f diag.Finding)
	// standing are the payloads in it that stand, and what of them readers of its page are to
	// see, with the page's address.
	standing() (n int, address string, texts []string)
}

func newHub(dir string) *hub {
	return &hub{dir: dir, settings: settings, imported: map[string]bool{}, plain: map[string][]byte{"content/pages/en/index.md": []byte("# Home\n")}}
}

const settings = "title: Hub\nbase_url: https://example.org/\nlanguages: [en]\nlicense: CC-BY-4.0\ntimezone: Europe/London\ndownloads: [epub, scorm]\n"

// mostRounds is how often a hub is looked at: each takes out what stands in the way of the rest.
const mostRounds = 24

// settle writes the hub, has it checked, and takes out what may not stand, until it builds.
func (h *hub) settle() (report, error) {
	var last []diag.Finding
	for round := range mostRounds {
		if err := h.write(); err != nil {
			return report{}, err
		}
		o := generator.Options{Hub: h.dir, NoSearch: true, Today: model.Date{Year: 2026, Month: 3, Day: 1}}
		_, findings := generator.Site(context.Background(), o)
		wrong := errorsOf(findings)
		if len(wrong) == 0 { // what the whole site says
			var err error
			if findings, _, err = generator.Check(context.Background(), o); err != nil {
				return report{}, err
			}
			wrong = errorsOf(findings)
		}
		if len(wrong) == 0 {
			return h.report(), nil
		}
		last = wrong[:min(len(wrong), 8)]
		if err := h.heed(wrong, round); err != nil {
			return report{}, err
		}
	}
	return report{}, fmt.Errorf("%s does not build after %d rounds: %v", h.dir, mostRounds, last)
}

func errorsOf(findings []diag.Finding) []diag.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool { return f.Severity != diag.Error })
}

// heed tells each file what is wrong with it. A file that has lost all that it may lose goes.
func (h *hub) heed(wrong []diag.Finding, round int) error {
	byFile := map[string][]diag.Finding{}
	for _, f := range wrong {
		byFile[f.File] = append(byFile[f.File], f)
	}
	var kept []source
	for _, s := range h.sources {
		about := byFile[s.name()]
		delete(byFile, s.name())
		before := string(s.text())
		for _, f := range about {
			s.heed(f)
		}
		if len(about) > 0 && string(s.text()) == before {
			h.dropped = append(h.dropped, fmt.Sprintf("%s: %s %s %s", s.name(), about[0].Code, about[0].Field, about[0].Message))
			h.remove(s.name())
			continue
		}
		kept = append(kept, s)
	}
	h.sources = kept
	for file, about := range byFile {
		if _, ours := h.plain[file]; ours && file != "content/pages/en/index.md" && !h.imported[file] {
			delete(h.plain, file) // the name of a file that may not be
			h.remove(file)
			continue
		}
		return fmt.Errorf("%s: %s in round %d: %s %s", h.dir, file, round, about[0].Code, about[0].Message)
	}
	return nil
}

func (h *hub) remove(file string) { _ = os.Remove(filepath.Join(h.dir, filepath.FromSlash(file))) }

func (h *hub) write() error {
	put := func(name string, data []byte) error {
		file := filepath.Join(h.dir, filepath.FromSlash(name))
		return errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, data, 0o666))
	}
	if err := put("hub.yaml", []byte(h.settings)); err != nil {
		return err
	}
	for name, data := range h.plain {
		if err := put(name, data); err != nil && !strings.Contains(err.Error(), "invalid argument") {
			return err // but for a name that this disk refuses
		}
	}
	for _, s := range h.sources {
		if text := s.text(); text != nil {
			if err := put(s.name(), text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *hub) report() report {
	r := report{Hub: h.dir, Texts: map[string][]string{}, Tried: h.tried}
	for _, s := range h.sources {
		n, address, texts := s.standing()
		if r.Standing += n; address != "" {
			r.Texts[address] = append(r.Texts[address], texts...)
		}
	}
	for _, why := range h.dropped {
		fmt.Fprintln(os.Stderr, "left out:", why)
	}
	return r
}
