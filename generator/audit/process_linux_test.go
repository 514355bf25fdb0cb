package audit

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestBrowserEndsWithAudit: a browser that was started does not outlive who started it, were it killed without a word, and
// none of its processes outlives one that was stopped.
func TestBrowserEndsWithAudit(t *testing.T) {
	const its = "PEERHUB_TEST_BROWSER"
	if program := os.Getenv(its); program != "" { // the one that is killed
		_, _ = launch(context.Background(), program, "x", nil, func(event) {})
		return
	}
	for _, way := range []syscall.Signal{syscall.SIGKILL, 0} {
		dir := t.TempDir()
		program, pids := filepath.Join(dir, "browser"), filepath.Join(dir, "pids")
		script := fmt.Sprintf("#!/bin/sh\nsleep 300 &\necho $$ $! > %s.new; mv %s.new %s\nwait\n", pids, pids, pids)
		if err := os.WriteFile(program, []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
		running := func() []int {
			for range 600 {
				if data, err := os.ReadFile(pids); err == nil {
					var out []int
					for _, word := range strings.Fields(string(data)) {
						pid, _ := strconv.Atoi(word)
						out = append(out, pid)
					}
					return out
				}
				time.Sleep(50 * time.Millisecond)
			}
			t.Fatal("it did not start")
			return nil
		}
		var all []int
		if way == 0 {
			ctx, stop := context.WithCancel(context.Background())
			ended := make(chan error)
			go func() { _, err := launch(ctx, program, "x", nil, func(event) {}); ended <- err }()
			all = running()
			stop()
			if err := <-ended; err == nil {
				t.Error("it was not stopped")
			}
		} else {
			who := exec.Command(os.Args[0], "-test.run=^TestBrowserEndsWithAudit$")
			who.Env = append(os.Environ(), its+"="+program, "TMPDIR="+dir)
			if err := who.Start(); err != nil {
				t.Fatal(err)
			}
			all = running()[:1] // a browser's own processes see that it is gone
			_ = who.Process.Signal(way)
			_ = who.Wait()
		}
		for _, pid := range all {
			gone := false
			for range 200 {
				if gone = ended(pid); gone {
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
			if !gone {
				t.Errorf("%v: process %d still runs", way, pid)
			}
		}
		for _, pid := range running() {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}

// ended reports whether a process is gone, or waits for somebody to hear that it is.
func ended(pid int) bool {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(data), ") Z ")
}
