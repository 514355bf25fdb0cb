//go:build unix && !linux

package audit

import (
	"os/exec"
	"syscall"
)

// tie makes the processes of a browser a group of their own, which a key on the terminal does not end behind our back.
func tie(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// kill ends all of them.
func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
