//go:build linux && hostile

package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"peerhub/generator/cli"
)

// asProgram is set where the test program is to be Peerhub: to the file in which it says at its
// end what it took.
const asProgram = "PEERHUB_HOSTILE_PROGRAM"

// What a bomb may take at most.
const (
	mostSeconds = 10.0 // of the processor, by the program and by the system for it
	mostMemory  = 512  // MB that are in use at the same time
)

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	// What never ends is ended by the system.
	limit := unix.Rlimit{Cur: 2 * mostSeconds, Max: 2 * mostSeconds}
	memory := unix.Rlimit{Cur: 6 << 30, Max: 6 << 30}
	if err := firstOf(unix.Setrlimit(unix.RLIMIT_CPU, &limit), unix.Setrlimit(unix.RLIMIT_AS, &memory)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
	code := cli.Run(context.Background(), os.Args[1:], cli.OS())
	status, _ := os.ReadFile("/proc/self/status")
	_ = os.WriteFile(os.Getenv(asProgram), status, 0o666)
	os.Exit(code)
}

func firstOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestBombs gives the program each bomb, in a process of its own. PEERHUB_BOMBS is a pattern of
// the names of those that are wanted.
func TestBombs(t *testing.T) {
	wanted, err := regexp.Compile(os.Getenv("PEERHUB_BOMBS"))
	if err != nil {
		t.Fatal(err)
	}
	all := bombs(1)
	slices.SortFunc(all, func(a, b bomb) int { return strings.Compare(a.name, b.name) })
	tried, worst, largest := 0, 0.0, int64(0)
	for _, b := range all {
		if !wanted.MatchString(b.name) {
			continue
		}
		tried++
		seconds, memory, said := explode(t, b)
		worst, largest = max(worst, seconds), max(largest, memory)
		t.Logf("%5.1f s %5d MB  %s: %s", seconds, memory, b.name, said)
		if seconds > mostSeconds || memory > mostMemory {
			t.Errorf("%s: %.1f s of the processor and %d MB", b.name, seconds, memory)
		}
	}
	t.Logf("%d bombs, at most %.1f s of the processor and %d MB", tried, worst, largest)
}

// explode runs the program on a bomb, and returns what it took and the last line that it said.
func explode(t *testing.T, b bomb) (seconds float64, megabytes int64, said string) {
	t.Helper()
	hub := t.TempDir()
	defer os.RemoveAll(hub)
	if err := lay(hub, b); err != nil {
		t.Fatal(err)
	}
	args := b.args
	if args == nil {
		args = []string{"build"}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Minute)
	defer cancel()
	status := filepath.Join(t.TempDir(), "status")
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Dir = hub
	cmd.Env = append(os.Environ(), asProgram+"="+status, "SOURCE_DATE_EPOCH=1772323200")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("the system counts nothing")
	}
	seconds = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	text := strings.TrimSpace(out.String())
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 || strings.Contains(text, "goroutine ") {
		t.Errorf("%s: %v\n%.3000s", b.name, err, text)
	}
	megabytes = usage.Maxrss >> 10 // of one that was ended; the system counts the test for it
	if told, err := os.ReadFile(status); err == nil {
		if peak := highest.FindSubmatch(told); peak != nil {
			kilobytes, _ := strconv.ParseInt(string(peak[1]), 10, 64)
			megabytes = kilobytes >> 10
		}
	}
	lines := strings.Split(text, "\n")
	return seconds, megabytes, fmt.Sprintf("%d, %.160s", cmd.ProcessState.ExitCode(), lines[0])
}

// highest is the most memory that was in use, as Linux says it (proc(5), VmHWM).
var highest = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// lay writes the files of a bomb as a hub.
func lay(hub string, b bomb) error {
	files := map[string]func() []byte{"hub.yaml": plain(settings), "content/pages/en/index.md": plain("# Home\n")}
	maps.Copy(files, b.files)
	for name, data := range files {
		file := filepath.Join(hub, filepath.FromSlash(name))
		if err := firstOf(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, data(), 0o666)); err != nil {
			return err
		}
	}
	for name, size := range b.grow {
		file := filepath.Join(hub, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		f, err := os.Create(file)
		if err != nil {
			return err
		}
		if err := firstOf(f.Truncate(size), f.Close()); err != nil {
			return err
		}
	}
	return nil
}
