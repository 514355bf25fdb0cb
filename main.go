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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], cli.OS())
	stop()
	os.Exit(code)
}
