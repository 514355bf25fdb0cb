//go:build linux && soak

package soak

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// onDisk is the folder of a small disk, in the process that has one.
const onDisk = "PEERHUB_SOAK_DISK"

// TestFullDisk builds on a small disk of memory, in a process that alone sees it: with all
// room, with less and less, and with all again.
func TestFullDisk(t *testing.T) {
	if dir := os.Getenv(onDisk); dir != "" {
		fullDisk(t, dir)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
	cmd.Env = append(os.Environ(), onDisk+"="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
	}
	out, err := cmd.CombinedOutput()
	if t.Logf("%s", out); err != nil {
		t.Error(err)
	}
}

func fullDisk(t *testing.T, dir string) {
	if err := unix.Mount("", "/", "", unix.MS_PRIVATE|unix.MS_REC, ""); err != nil {
		t.Fatalf("no file systems of its own: %v", err)
	}
	const size = 64 << 20
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Fatalf("no disk of memory: %v", err)
	}
	defer unix.Unmount(dir, 0)
	p := newPlace(t, dir)
	run(t, "exchange", "build", "--hub", filepath.Join(dir, "old"), "--out", p.out())
	filler := filepath.Join(dir, "old", "..filler")
	full := 0
	for _, mode := range modes {
		for step := range rounds(t) {
			var stat unix.Statfs_t
			if err := unix.Statfs(dir, &stat); err != nil {
				t.Fatal(err)
			}
			// What is free goes from nothing to what a site takes, and a little more.
			free := int64(stat.Bavail) * stat.Bsize
			leave := p.size * 11 / 10 * int64(step) / int64(rounds(t))
			if err := os.WriteFile(filler, make([]byte, free-leave), 0o644); err != nil {
				t.Fatal(err)
			}
			said, err := p.build(mode, "new").CombinedOutput()
			if err := os.Remove(filler); err != nil {
				t.Fatal(err)
			}
			want := "new"
			if err != nil {
				if full++; !strings.Contains(string(said), "is full") {
					t.Errorf("%v\n%s", err, said)
				}
				want = "old"
			}
			if got := p.standing(t); got != want {
				t.Errorf("the site of the %s hub stands, want %s\n%s", got, want, said)
			}
			p.tidy(t)
			run(t, mode, "build", "--hub", filepath.Join(dir, "old"), "--out", p.out())
			p.tidy(t)
		}
	}
	t.Logf("%d of %d builds found the disk full", full, 2*rounds(t))
	if full == 0 {
		t.Error("the disk was never full")
	}
}
