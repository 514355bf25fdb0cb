package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// step is a part of the floor, and what it took.
type step struct {
	Name      string
	CPU, Wall time.Duration
	Files     int64
	Bytes     int64
}

// floor reads all files of a folder, makes HTML of them, and then, for each of
// some built sites, writes as many files of the same sizes: nothing that a
// generator does beyond that. It prints what each step took.
func floor(args []string) error {
	content, out, sites := args[0], args[1], args[2:]
	var steps []step
	var files []file
	read, err := measured("reading every file", func(s *step) (err error) {
		if files, err = filesOf(content); err != nil {
			return err
		}
		return each(files, func(f *file) error {
			f.data, err = os.ReadFile(filepath.Join(content, f.path))
			return err
		})
	})
	if err != nil {
		return err
	}
	read.count(files)
	html, err := measured("goldmark alone", func(*step) error {
		markdown := goldmark.New(goldmark.WithExtensions(extension.GFM))
		return each(files, func(f *file) error {
			_, body, _ := strings.Cut(strings.TrimPrefix(string(f.data), "---\n"), "\n---\n")
			return markdown.Convert([]byte(body), io.Discard)
		})
	})
	if err != nil {
		return err
	}
	steps = append(steps, read, html)
	for i, site := range sites {
		files, err := filesOf(site)
		if err != nil {
			return err
		}
		written, err := measured(filepath.Base(site), func(*step) error {
			return writeAll(filepath.Join(out, fmt.Sprint(i)), files)
		})
		if err != nil {
			return err
		}
		written.count(files)
		steps = append(steps, written)
	}
	return json.NewEncoder(os.Stdout).Encode(steps)
}

type file struct {
	path string // below the folder
	size int64
	data []byte
}

func (s *step) count(files []file) {
	for _, f := range files {
		s.Files++
		s.Bytes += f.size
	}
}

func filesOf(folder string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		files = append(files, file{path: rel, size: info.Size()})
		return err
	})
	return files, err
}

// writeAll writes files of such sizes, each folder once, past os.File, which asks
// the system more than a file needs.
func writeAll(folder string, files []file) error {
	made := make(map[string]bool)
	var largest int64
	for _, f := range files {
		largest = max(largest, f.size)
		if dir := filepath.Dir(f.path); !made[dir] {
			made[dir] = true
			if err := os.MkdirAll(filepath.Join(folder, dir), 0o755); err != nil {
				return err
			}
		}
	}
	data := bytes.Repeat([]byte("0123456789abcde\n"), int(largest/16)+1)
	return each(files, func(f *file) error {
		fd, err := syscall.Open(filepath.Join(folder, f.path), syscall.O_CREAT|syscall.O_WRONLY|syscall.O_EXCL|syscall.O_CLOEXEC, 0o644)
		if err != nil {
			return err
		}
		for left := data[:f.size]; len(left) > 0; {
			n, err := syscall.Write(fd, left)
			if err != nil {
				return err
			}
			left = left[n:]
		}
		return syscall.Close(fd)
	})
}

// each does something with every file, on all processors.
func each(files []file, do func(*file) error) error {
	workers := runtime.GOMAXPROCS(0)
	errs := make([]error, workers)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(files) && errs[w] == nil; i += workers {
				errs[w] = do(&files[i])
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// measured says what a part of this process took.
func measured(name string, do func(*step) error) (step, error) {
	s := step{Name: name}
	before, start := spent(), time.Now()
	err := do(&s)
	s.CPU, s.Wall = spent()-before, time.Since(start)
	return s, err
}

func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // it has no other errors than wrong arguments
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
