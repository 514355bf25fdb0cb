// Package cli is the command line.
//
//	peerhub init      writes a new hub, and asks what it should be
//	peerhub upgrade   brings what a newer version writes into such a hub
//	peerhub strip     takes languages, sections and samples out of a fork
//	peerhub rename    gives a page another name or place, with all that leads to it
//	peerhub build     builds the site into public/
//	peerhub serve     shows the hub while it is being written
//	peerhub check     says what is wrong with the hub, and builds nothing
//	peerhub search    searches a built site as its readers do
//	peerhub new       writes a first version of a page
//	peerhub import    makes pages of the groups in somebody else's file, and fetches lists of others
//	peerhub export    writes groups in other people's formats, and modules as e-books and learning packages
//	peerhub schema    says what can stand in front matter and in hub.yaml, to editors and to people
//	peerhub audit     opens any site in a browser, and says who learns of a visit
//	peerhub i18n      tells how translations stand, and accepts them
//
// # Exit codes
//
//	0  fine
//	1  the hub has errors (with --strict, warnings too), or the computer refused
//	2  wrong usage: nothing was done
//
// # What goes where
//
// What a command was asked for goes to standard output: a summary, a list of
// findings, results, a path. With --json or --format json that is one JSON
// value and nothing else. Everything said besides goes to standard error.
// Progress is shown on a terminal only.
//
// # The internet
//
// build, serve as it begins, and import feeds fetch the feeds of hub.yaml, and nothing
// else; with --offline, build and serve do not. audit opens the site that it is told to, in a browser. All
// other commands take the last copies.
//
// # Today
//
// Here, and nowhere else, the day is read: from --date, else from
// SOURCE_DATE_EPOCH (reproducible-builds.org), else from the clock, in UTC.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/feeds"
	"peerhub/generator/fetch"
)

// Exit codes.
const (
	exitFine     = 0
	exitErrors   = 1
	exitMisusage = 2
)

// System is the world around a command.
type System struct {
	Stdin          io.Reader
	Asks           bool // somebody sits before the screen and can answer
	Stdout, Stderr io.Writer
	Terminal       bool // Stderr is one, so that progress can be shown
	Now            func() time.Time
	Getenv         func(string) string
	Fetch          feeds.Fetcher // the only way to the internet
}

// OS is the computer that the program runs on.
func OS() System {
	screen := term.IsTerminal(int(os.Stderr.Fd()))
	return System{Stdin: os.Stdin, Asks: screen && term.IsTerminal(int(os.Stdin.Fd())),
		Stdout: os.Stdout, Stderr: os.Stderr, Terminal: screen, Now: time.Now, Getenv: os.Getenv,
		Fetch: new(fetch.Client).Get}
}

// commands is the grammar of the command line.
type commands struct {
	Hub     string           `help:"The hub's folder." default:"." placeholder:"DIR"`
	Version kong.VersionFlag `help:"Say which version this is, for a report of what went wrong."`

	Init    initCommand    `cmd:"" help:"Write a new hub into a folder; on a terminal, ask what it should be."`
	Upgrade upgradeCommand `cmd:"" help:"Bring the files that this version writes into a hub of init; what you changed stays."`
	Strip   stripCommand   `cmd:"" help:"Take languages, sections and samples out of a fork of the starter, with what leads to them."`
	Rename  renameCommand  `cmd:"" help:"Give a page another name or place, with all that leads to it; old addresses lead on."`
	Build   buildCommand   `cmd:"" help:"Build the site into a folder."`
	Serve   serveCommand   `cmd:"" help:"Show the hub in a browser while you write; pages reload when you save."`
	Check   checkCommand   `cmd:"" help:"Say what is wrong with the hub, and what to write instead."`
	Search  searchCommand  `cmd:"" help:"Search a built site as its readers do."`
	New     newCommand     `cmd:"" help:"Write a first version of a page, with notes on what belongs there."`
	Import  importCommand  `cmd:"" help:"Bring in what stands in other people's files."`
	Export  exportCommand  `cmd:"" help:"Write what other programs read."`
	Schema  schemaCommand  `cmd:"" help:"Say what can stand in front matter and in hub.yaml: to editors, or to read."`
	Audit   auditCommand   `cmd:"" help:"Open any site in a browser, and write a page that says who learns of a visit."`
	I18n    i18nCommand    `cmd:"" name:"i18n" help:"Look after translations."`
}

// run is what each command gets.
type run struct {
	System
	ctx context.Context
	hub string // the hub's folder
}

// words say findings in the language of the hub.
func (r *run) words() diag.Words { return generator.Words(r.hub) }

// misuse is an error of whoever typed the command, said in the language of the hub.
type misuse struct{ said diag.Text }

func (m misuse) Error() string { return m.said.String() }

// errQuiet ends a command with exit code 1 when everything has been said.
var errQuiet = errors.New("")

// exited carries the exit code out of kong, which ends the program after help.
type exited int

// version says of which sources the program was built, and by which Go.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "peerhub"
	}
	return fmt.Sprintf("peerhub %s, %s", cmp.Or(released, info.Main.Version), info.GoVersion)
}

// Run runs the command with the arguments and returns the exit code.
func Run(ctx context.Context, args []string, system System) (code int) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case exited:
			code = max(code, int(e))
		default:
			panic(e)
		}
	}()
	var c commands
	parser, err := kong.New(&c, kong.Name("peerhub"),
		kong.Description("Peerhub turns a folder of pages and groups into a website for a peer support community."),
		kong.Vars{"kinds": strings.Join(kinds(), ","), "version": version()},
		kong.Writers(system.Stdout, system.Stderr),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		formatVars(), initVars(), kong.NamedMapper("language", kong.MapperFunc(takeLanguages)),
		kong.Exit(func(code int) { panic(exited(code)) }))
	if err != nil {
		panic(err) // the grammar above is wrong
	}
	if len(args) == 0 {
		args, code = []string{"--help"}, exitMisusage // to be told what there is, and to know that nothing was done
	}
	if len(args) > 0 && args[0] == "help" {
		args = append(slices.Clone(args[1:]), "--help")
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(system.Stderr, "peerhub: %s\n", unparsed(err))
		fmt.Fprintln(system.Stderr, "Run peerhub --help to see what it can do.")
		return exitMisusage
	}
	r := &run{System: system, ctx: ctx, hub: c.Hub}
	err = r.isHub()
	if err == nil {
		err = parsed.Run(r)
	}
	if err == nil {
		return exitFine
	}
	if errors.Is(err, context.Canceled) { // somebody pressed Ctrl+C
		fmt.Fprintln(system.Stderr, r.words().Say("Stopped, before all was done."))
		return exitErrors
	}
	if wrong, is := errors.AsType[misuse](err); is {
		fmt.Fprintf(system.Stderr, "peerhub: %s\n", strings.Map(visible, r.words().Say(wrong.said)))
		return exitMisusage
	}
	if !errors.Is(err, errQuiet) {
		fmt.Fprintf(system.Stderr, "peerhub: %s\n", diag.Printable(err.Error()))
	}
	return exitErrors
}

// unparsed says what is wrong with a command line.
func unparsed(err error) string {
	said := strings.Replace(err.Error(), "expected a valid 64 bit int but got", "write a number and not", 1)
	wrong, is := errors.AsType[*kong.ParseError](err)
	if !is || !strings.HasPrefix(said, `expected "<`) || wrong.Context.Selected() == nil {
		return said
	}
	command, missing := wrong.Context.Selected(), strings.Trim(strings.TrimPrefix(said, "expected "), `"`)
	said = "something is missing: " + missing
	for _, p := range command.Positional {
		if name, _, _ := strings.Cut(missing, " "); name == "<"+p.Name+">" {
			said += " (" + strings.TrimSuffix(p.Help, ".") + ")"
		}
	}
	return said + ". Write: peerhub " + strings.TrimSuffix(command.Summary(), " [flags]")
}

// isHub says when the hub's folder is none.
func (r *run) isHub() error {
	info, err := os.Stat(r.hub)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return misuse{diag.Say("there is no folder %s. Name the hub's folder with --hub", r.hub)}
	case err != nil:
		return err
	case !info.IsDir():
		return misuse{diag.Say("%s is a file. Name the hub's folder with --hub", r.hub)}
	}
	return nil
}

// noHub says that a command needs a hub that can be read.
func noHub(folder string) error {
	return misuse{diag.Say("there is no hub in %s, or its hub.yaml cannot be read: run peerhub check", folder)}
}

// out returns the folder of the built site.
func (r *run) out(flag string) string {
	if flag != "" {
		return flag
	}
	return filepath.Join(r.hub, "public")
}
