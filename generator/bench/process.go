package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// cost is what a process took.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // bytes
}

func (c cost) and(other cost) cost {
	return cost{c.cpu + other.cpu, c.wall + other.wall, max(c.peak, other.peak)}
}

// run runs a program to its end and says what it took, with its children.
//
// A process starts with the memory of the one that started it, and Linux counts
// that in its peak. So whoever calls this has to stay small: hubs are written by
// processes of their own.
func run(folder, program string, args ...string) (cost, error) {
	syscall.Sync() // what others wrote is not ours to wait for
	command := exec.Command(program, args...)
	command.Dir = folder
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	start := time.Now()
	if err := command.Run(); err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", command, err, said.Bytes())
	}
	wall := time.Since(start)
	state := command.ProcessState
	peak := state.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS != "darwin" {
		peak *= 1024 // it counts in kB
	}
	return cost{state.UserTime() + state.SystemTime(), wall, peak}, nil
}

// size is what stands in a folder.
type size struct{ files, bytes int64 }

func (s size) minus(other size) size { return size{s.files - other.files, s.bytes - other.bytes} }

func sizeOf(folder string) (size, error) {
	var s size
	err := filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		s.files++
		s.bytes += info.Size()
		return nil
	})
	return s, err
}

// load is how many processes want a processor, on the average of a minute; 0
// where nobody says so.
func load() (average float64) {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 0
	}
	fmt.Sscan(string(data), &average)
	return average
}
