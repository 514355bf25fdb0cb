// Peerhub turns a folder of pages and groups into a website for a peer support
// community. See package cli for its commands.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"peerhub/generator/cli"
)

func main() {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it: then the terminal may close
		ends = append(ends, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	code := cli.Run(ctx, os.Args[1:], cli.OS())
	stop()
	os.Exit(code)
}
