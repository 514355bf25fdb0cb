// Command bench builds a large made-up hub and prints what it cost.
//
//	go run ./generator/bench            10,000 pages: wall, CPU, peak memory
//	go run ./generator/bench -write DIR only writes the hub
//	    -words DIR                      with more words, from lists (english.txt …)
//
// The hub is seeded: the same flags write the same bytes. Its words are those
// of the starter hub, in their own order of frequency, so that its indexes look
// like real ones. The build runs as a process of its own, so that the figures
// are a whole program's: start, build, write, end.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	pages := flag.Int("pages", 10_000, "how many pages")
	seed := flag.Uint64("seed", 1, "the seed of the words")
	write := flag.String("write", "", "only write the hub into this folder")
	more := flag.String("words", "",
		"a folder with lists of more words: english.txt, french.txt, spanish.txt, arabic.txt")
	runs := flag.Int("runs", 3, "how often to build")
	flags := flag.String("flags", "", "more flags for peerhub build, separated by spaces")
	flag.Parse()
	if err := run(*pages, *seed, *write, *more, *runs, strings.Fields(*flags)); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(pages int, seed uint64, write, more string, runs int, flags []string) error {
	words, err := readWords(os.DirFS("content"))
	if err != nil {
		return err
	}
	if more != "" {
		if err := readMore(os.DirFS(more), words); err != nil {
			return err
		}
	}
	if write != "" {
		return writeHub(write, pages, seed, words)
	}
	folder, err := os.MkdirTemp("", "peerhub-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	hub, program, out := filepath.Join(folder, "hub"), filepath.Join(folder, "peerhub"), filepath.Join(folder, "public")
	if err := writeHub(hub, pages, seed, words); err != nil {
		return err
	}
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	fmt.Printf("%d pages, seed %d\n%8s %8s %8s\n", pages, seed, "wall s", "CPU s", "peak MB")
	for range runs {
		if err := os.RemoveAll(out); err != nil { // every run is a first build
			return err
		}
		args := append([]string{"build", "--hub", hub, "--out", out, "--date", "2026-01-01"}, flags...)
		build := exec.Command(program, args...)
		build.Stderr = os.Stderr
		start := time.Now()
		if err := build.Run(); err != nil {
			return fmt.Errorf("peerhub build: %w", err)
		}
		wall := time.Since(start)
		state := build.ProcessState
		peak := state.SysUsage().(*syscall.Rusage).Maxrss / 1024 // kB on Linux
		fmt.Printf("%8.2f %8.2f %8d\n", wall.Seconds(), (state.UserTime() + state.SystemTime()).Seconds(), peak)
	}
	return nil
}
