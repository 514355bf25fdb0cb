package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"peerhub/generator"
	"peerhub/generator/audit"
	"peerhub/generator/diag"
	"peerhub/generator/ordinary"
)

type auditCommand struct {
	Site    string        `arg:"" help:"The address of any site, or the folder of a built one."`
	Out     string        `help:"The page that says what was found; audit.html, unless --json is asked for." placeholder:"FILE"`
	JSON    bool          `name:"json" help:"Print what was found as JSON."`
	Pages   int           `help:"How many pages are opened at most; 50 of an address, all of a folder." placeholder:"NUMBER"`
	Pause   time.Duration `help:"How long to wait between the pages of an address." default:"1s"`
	Offline bool          `help:"Let nobody be reached but the site itself; whom it asks is seen all the same."`
	Date    string        `help:"A day to write into the report, which has none otherwise." placeholder:"YYYY-MM-DD"`
	Strict  bool          `help:"What the site itself keeps or learns counts as much as what others do."`
	Browser string        `help:"The program of Chromium or Chrome, if it is not found." placeholder:"FILE"`
	Switch  []string      `sep:"none" help:"A switch for the browser, by its own name." placeholder:"NAME"`
}

const (
	auditPages = 50
	allPages   = 1_000_000
	auditOut   = "audit.html"
)

// Run opens the pages, and exits with 1 if anybody else learns of it.
func (c *auditCommand) Run(r *run) error {
	o, err := c.options(r)
	if err != nil {
		return err
	}
	out := c.Out
	if out == "" && !c.JSON {
		out = auditOut
	}
	if err := mayWrite(out); err != nil {
		return err
	}
	bar := newProgress(r.Stderr, r.Terminal)
	o.Progress = func(done, all int) { bar.step("audit", done, all) }
	say := diag.Say("audit opens up to %d pages of %s, one after the other. This can take some minutes.", o.Pages, c.Site)
	if o.Pages == allPages {
		say = diag.Say("audit opens all pages of %s, one after the other. This can take some minutes.", c.Site)
	}
	fmt.Fprintln(r.Stderr, r.words().Say(say))
	report, err := audit.Run(r.ctx, o)
	bar.end()
	if err != nil && !(errors.Is(err, context.Canceled) && len(report.Pages) > 0) {
		return r.said(c, err)
	}
	stopped := err
	words := r.words()
	if out != "" {
		var page bytes.Buffer
		if err := report.WriteHTML(&page, r.speaks(words), words); err != nil {
			return err
		}
		if err := replace(filepath.Dir(out), filepath.Base(out), page.Bytes()); err != nil {
			return err
		}
	}
	if c.JSON {
		e := json.NewEncoder(r.Stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(report); err != nil {
			return err
		}
	} else {
		sentences := append([]diag.Text{report.Verdict()}, report.Sentences()...)
		if err := conclude(r.Stdout, words, append(sentences, diag.Say("The whole report is in %s.", out))...); err != nil {
			return err
		}
	}
	switch {
	case stopped != nil:
		return stopped
	case report.Errors() > 0, c.Strict && report.Warnings() > 0:
		return errQuiet
	}
	return nil
}

// options say what is opened.
func (c *auditCommand) options(r *run) (audit.Options, error) {
	o := audit.Options{Browser: c.Browser, Pages: c.Pages, Pause: c.Pause, Offline: c.Offline, Switches: c.Switch}
	if c.Pages < 0 {
		return o, misuse{diag.Say("--pages: %d pages cannot be opened; write 1 or more", c.Pages)}
	}
	if c.Pause < 0 || c.Pause > time.Hour {
		return o, misuse{diag.Say("--pause: %s is no pause; write 1s, for example", c.Pause)}
	}
	if c.Date != "" {
		day, err := r.today(c.Date)
		if err != nil {
			return o, err
		}
		o.Day = day.String()
	}
	u, err := url.Parse(c.Site)
	switch info, gone := os.Stat(c.Site); {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "":
		if u.User != nil {
			return o, misuse{diag.Say("audit logs in nowhere: write the address without a name and a password")}
		}
		o.Address = c.Site
		if o.Pages == 0 {
			o.Pages = auditPages
		}
	case gone == nil && info.IsDir():
		o.Folder = c.Site
		if o.Pages == 0 {
			o.Pages = allPages
		}
	case err == nil && strings.EqualFold(u.Scheme, "file"):
		return o, misuse{diag.Say("audit opens no file: addresses. Name the folder of the built site, such as public")}
	default:
		return o, misuse{diag.Say("%q is neither an address that begins with https:// nor a folder", c.Site)}
	}
	return o, nil
}

// mayWrite refuses to write over what is no report.
func mayWrite(out string) error {
	if out == "" {
		return nil
	}
	if err := unfollowed(ordinary.Within(filepath.Dir(out), filepath.Base(out))); err != nil {
		return err
	}
	old, err := os.ReadFile(out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(old) > 0 && !bytes.Contains(old, []byte(audit.Marker)) {
		return misuse{diag.Say("%s is there already, and is no report. Name another file with --out", out)}
	}
	return nil
}

// speaks is the language of the report.
func (r *run) speaks(words diag.Words) string {
	hub := generator.Settings(r.hub)
	if hub == nil || words.Texts["Who is asked"] == "" {
		return "en"
	}
	return hub.DefaultLanguage
}

// said is why nothing was opened, in words.
func (r *run) said(c *auditCommand, err error) error {
	var text diag.Text
	elsewhere, away := errors.AsType[*audit.Elsewhere](err)
	switch {
	case away:
		text = diag.Say("%s leads to another site, %s. To open that one, name its address", c.Site, elsewhere.Host)
	case errors.Is(err, audit.ErrNoBrowser):
		text = diag.Say("audit needs a browser, and found neither Chromium nor Chrome. %s. If you have one elsewhere, name it with --browser", install())
	case errors.Is(err, audit.ErrRoot):
		text = diag.Say("as root, a browser runs without its sandbox, and a hostile page could reach the whole computer. Run audit as another user, "+
			"for example: sudo -u NAME peerhub audit %s. For a site that you trust, add --switch=--no-sandbox", c.Site)
	case errors.Is(err, audit.ErrRobots):
		text = diag.Say("robots.txt of %s asks programs to stay away, so nothing was opened. If the site is yours, audit its folder", c.Site)
	case errors.Is(err, audit.ErrNotOpened):
		text = diag.Say("%s could not be opened", c.Site)
	case errors.Is(err, audit.ErrNoPages):
		text = diag.Say("%s has no index.html, so it is no built site", c.Site)
	default:
		return err
	}
	return fmt.Errorf("%s", r.words().Say(text))
}

// install says how a computer gets a browser.
func install() diag.Text {
	switch runtime.GOOS {
	case "linux":
		return "On Debian and Ubuntu: sudo apt install chromium"
	}
	return "Chrome is at https://www.google.com/chrome/"
}
