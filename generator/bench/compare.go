package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// names of the rows; the floor has some more.
const (
	ours       = "Peerhub"
	oursPlain  = "Peerhub without search"
	hugo       = "Hugo"
	pagefind   = "Pagefind"
	theirs     = "Hugo and Pagefind"
	asOurs     = "writing as many files and bytes as Peerhub"
	asOurPlain = "… as Peerhub without search"
	asTheirs   = "… as Hugo and Pagefind"
)

// bench is one comparison: where its folders are, and what was measured.
type bench struct {
	folder, self string
	pages        int
	alone        bool
	hugo         string // the programs
	pagefind     string
	rows         map[string]*row
	floor        []string // its rows, in order
}

// row is what one of them took each time, and what it left.
type row struct {
	costs []cost
	size  size
}

func (b *bench) at(name ...string) string {
	return filepath.Join(append([]string{b.folder}, name...)...)
}

func (b *bench) note(name string, c cost, s size) {
	if b.rows[name] == nil {
		b.rows[name] = &row{}
	}
	b.rows[name].costs = append(b.rows[name].costs, c)
	b.rows[name].size = s
	fmt.Fprintf(os.Stderr, "%8.2f CPU s %8.2f s %6d MB  %s\n", c.cpu.Seconds(), c.wall.Seconds(), c.peak>>20, name)
}

// compare writes the hub, lets all take their turns and prints the table.
func compare(pages, runs int, seed uint64, alone bool, folder string) error {
	b := &bench{folder: folder, pages: pages, alone: alone, rows: make(map[string]*row)}
	if folder == "" {
		made, err := os.MkdirTemp("", "peerhub-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made)
		b.folder = made
	}
	before := load()
	if err := b.prepare(seed); err != nil {
		return err
	}
	turns := []func() error{b.peerhub, b.plain}
	if !alone {
		turns = append(turns, b.others)
	}
	for i := range runs {
		for _, turn := range turns {
			if err := turn(); err != nil {
				return err
			}
		}
		if i == 0 && !alone {
			if err := b.sameText(); err != nil {
				return err
			}
		}
		if err := b.floors(); err != nil {
			return err
		}
		slices.Reverse(turns) // none is always the first
	}
	hub, err := sizeOf(b.at("hub", "content"))
	if err != nil {
		return err
	}
	b.print(os.Stdout, hub, runs, seed, before)
	return nil
}

// prepare finds the programs and writes the hub for both.
func (b *bench) prepare(seed uint64) error {
	var err error
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	layouts := []string{"peerhub"}
	if !b.alone {
		layouts = append(layouts, "hugo")
		if b.hugo, err = filepath.Abs("bin/hugo"); err != nil {
			return err
		}
		if _, err := os.Stat(b.hugo); err != nil {
			return fmt.Errorf("there is no Hugo at %s. `make bench` installs it; --alone measures Peerhub alone", b.hugo)
		}
		found, err := filepath.Glob("generator/bench/search/node_modules/@pagefind/*/bin/pagefind_extended*")
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return errors.New("there is no Pagefind in generator/bench/search/node_modules. " +
				"`make bench` installs it; --alone measures Peerhub alone")
		}
		if b.pagefind, err = filepath.Abs(found[0]); err != nil {
			return err
		}
	}
	for _, l := range layouts {
		folder := map[string]string{"peerhub": "hub", "hugo": "hugo"}[l]
		args := []string{"--write", b.at(folder), "--layout", l, "--pages", fmt.Sprint(b.pages), "--seed", fmt.Sprint(seed)}
		if out, err := exec.Command(b.self, args...).CombinedOutput(); err != nil {
			return fmt.Errorf("writing the hub: %w\n%s", err, out)
		}
	}
	if out, err := exec.Command("go", "build", "-o", b.at("program"), ".").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	return nil
}

func (b *bench) peerhub() error { return b.build(ours, "site") }
func (b *bench) plain() error   { return b.build(oursPlain, "plain", "--no-search") }

func (b *bench) build(name, out string, flags ...string) error {
	if err := os.RemoveAll(b.at(out)); err != nil { // every build is a first one
		return err
	}
	args := append([]string{"build", "--hub", b.at("hub"), "--out", b.at(out), "--date", "2026-01-01"}, flags...)
	took, err := run(b.folder, b.at("program"), args...)
	if err != nil {
		return err
	}
	left, err := sizeOf(b.at(out))
	b.note(name, took, left)
	return err
}

// others lets Hugo build the site, and Pagefind make its search. Pagefind is
// started as it is, without the Node program that finds it.
func (b *bench) others() error {
	site := b.at("others")
	if err := os.RemoveAll(site); err != nil {
		return err
	}
	built, err := run(b.folder, b.hugo, "--source", b.at("hugo"), "--destination", site, "--cacheDir", b.at("cache"),
		"--noBuildLock", "--quiet")
	if err != nil {
		return err
	}
	pages, err := sizeOf(site)
	if err != nil {
		return err
	}
	b.note(hugo, built, pages)
	indexed, err := run(b.folder, b.pagefind, "--site", site, "--quiet")
	if err != nil {
		return err
	}
	both, err := sizeOf(site)
	if err != nil {
		return err
	}
	b.note(pagefind, indexed, both.minus(pages))
	b.note(theirs, built.and(indexed), both)
	return nil
}

// floors measures what is left when a generator does nothing of its own.
func (b *bench) floors() error {
	sites := []struct{ folder, name string }{{"site", asOurs}, {"plain", asOurPlain}, {"others", asTheirs}}
	if b.alone {
		sites = sites[:2]
	}
	args := []string{"floor", b.at("hub", "content"), b.at("floor")}
	for _, s := range sites {
		args = append(args, b.at(s.folder))
	}
	if err := os.RemoveAll(b.at("floor")); err != nil {
		return err
	}
	out, err := exec.Command(b.self, args...).Output()
	if err != nil {
		return fmt.Errorf("the floor: %w", err)
	}
	var steps []step
	if err := json.Unmarshal(out, &steps); err != nil {
		return err
	}
	b.floor = nil
	for i, s := range steps {
		if i >= 2 {
			s.Name = sites[i-2].name
		}
		b.floor = append(b.floor, s.Name)
		b.note(s.Name, cost{cpu: s.CPU, wall: s.Wall}, size{s.Files, s.Bytes})
	}
	return nil
}
