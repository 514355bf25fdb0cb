// Command bench builds a large made-up hub, beside others that build a site of
// the same pages, and prints what each of them cost as a table in Markdown.
// `make bench` installs what it needs and runs it.
//
//	go run ./generator/bench [--pages 10000] [--runs 3] [--seed 1 | --claim] [--alone]
//	go run ./generator/bench --write DIR   only writes the hub
//	    --layout hugo                      as Hugo wants it
//	go run ./generator/bench --saved 20    how soon the preview shows what was saved
//
// The others are Hugo, with a theme that has what an ordinary site with such
// pages would have (folder hugo), and Pagefind, which makes the search of Hugo's
// site. --alone leaves them out.
//
// What is measured are whole processes, from their start to their end: CPU (user
// and system), wall, peak memory, and what stands on the disk afterwards. All
// take turns, --runs times, each from an empty folder, after what the one before
// it wrote is on the disk. What nobody can go below is measured among them: a
// process that reads every file, gives each to goldmark, and writes as many files
// of the same sizes into the same folders.
//
// The hub is seeded: the same flags and lists of words write the same bytes.
// Whoever makes Peerhub faster looks at seed 1. The figures of the README come
// from --claim, another seed, so that they are not of what was tuned.
package main

import (
	"flag"
	"fmt"
	"os"
)

// tuning and claim are the seeds of two hubs that have no sentence in common.
const tuning, claim = 1, 2_026

func main() {
	if len(os.Args) > 2 && os.Args[1] == "floor" { // a process of its own, since it is measured
		exitOn(floor(os.Args[2:]))
		return
	}
	pages := flag.Int("pages", 10_000, "how many pages")
	seed := flag.Uint64("seed", tuning, "the seed of the words")
	claimed := flag.Bool("claim", false, "the seed of the README's figures")
	write := flag.String("write", "", "only write the hub into this folder")
	as := flag.String("layout", "peerhub", "for whom --write lays it out: peerhub or hugo")
	runs := flag.Int("runs", 3, "how often each takes its turn")
	alone := flag.Bool("alone", false, "without Hugo and Pagefind")
	preview := flag.Int("saved", 0, "how long from a saved file to the page that shows it, so often for each kind")
	keep := flag.String("keep", "", "an empty folder to work in, which is kept")
	flag.Parse()
	if *claimed {
		*seed = claim
	}
	if *pages < 2*len(languages) || *runs < 1 {
		exitOn(fmt.Errorf("there have to be %d pages or more, and a run", 2*len(languages)))
	}
	if *write != "" {
		exitOn(writeHub(*as, *write, *pages, *seed))
		return
	}
	if *preview > 0 {
		exitOn(saved(*pages, *seed, *preview))
		return
	}
	exitOn(compare(*pages, *runs, *seed, *alone, *keep))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func writeHub(as, folder string, pages int, seed uint64) error {
	l, ok := layouts[as]
	if !ok {
		return fmt.Errorf("--layout is peerhub or hugo, and not %q", as)
	}
	words, err := readVocabularies(os.DirFS("/"), seed, least)
	if err != nil {
		return err
	}
	return l.write(folder, corpus(pages, seed, words))
}
