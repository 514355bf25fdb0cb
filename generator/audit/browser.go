package audit

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// ErrNoBrowser is that the machine has neither Chromium nor Chrome where they are looked for.
var ErrNoBrowser = errors.New("there is no Chromium or Chrome on this computer")

// ErrRoot is that a browser has no walls of its own around a page when the all-powerful user runs it.
var ErrRoot = errors.New("a browser that root runs has no walls")

// names are what the program of the browser is called on the path.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// places are where it lies otherwise.
func places() []string {
	const chrome = `Google\Chrome\Application\chrome.exe`
	switch runtime.GOOS {
	case "darwin":
		return []string{"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium"}
	case "windows":
		return []string{filepath.Join(os.Getenv("ProgramFiles"), chrome), filepath.Join(os.Getenv("ProgramFiles(x86)"), chrome),
			filepath.Join(os.Getenv("LocalAppData"), chrome), filepath.Join(os.Getenv("LocalAppData"), `Chromium\Application\chrome.exe`)}
	}
	return nil
}

// find returns the program of the browser.
func find() (string, error) {
	for _, name := range names {
		if at, err := exec.LookPath(name); err == nil {
			return at, nil
		}
	}
	for _, at := range places() {
		if _, err := os.Stat(at); err == nil {
			return at, nil
		}
	}
	return "", ErrNoBrowser
}

// browser is one that runs, with a profile of its own.
type browser struct {
	*devtools
	Name    string // "Chromium 148"
	cmd     *exec.Cmd
	profile string
	exited  chan struct{}
}

// switches make the browser ask nobody for anything of its own accord, so that what it asks for is what pages want,
// and send all of that through the proxy.
func switches(profile, proxy, origin string) []string {
	return []string{"--headless=new", "--remote-debugging-port=0", "--remote-allow-origins=" + origin,
		"--user-data-dir=" + profile, "--proxy-server=" + proxy, "--proxy-bypass-list=<-loopback>",
		"--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--webrtc-ip-handling-policy=disable_non_proxied_udp",
		"--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
		"--disable-client-side-phishing-detection", "--disable-domain-reliability", "--disable-search-engine-choice-screen",
		"--disable-breakpad", "--metrics-recording-only", "--no-service-autorun", "--password-store=basic", "--use-mock-keychain",
		"--mute-audio", "--deny-permission-prompts", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,900", "--lang=en-GB",
		"--disable-features=OptimizationHints,MediaRouter,Translate,DialMediaRouteProvider,AutofillServerCommunication," +
			"CertificateTransparencyComponentUpdater,GlobalMediaControls,Prerender2,HttpsUpgrades,NetworkTimeServiceQuerying",
		"about:blank"}
}

// listening is what the browser says when it can be spoken with.
var listening = regexp.MustCompile(`DevTools listening on (ws://\S+)`)

// launch starts the browser. Its events go to hear.
func launch(ctx context.Context, program, proxy string, more []string, hear func(event)) (*browser, error) {
	b := &browser{exited: make(chan struct{})}
	var err error
	if b.profile, err = os.MkdirTemp(profiles(program), "peerhub-audit-"); err != nil {
		return nil, err
	}
	origin := secretOrigin()
	b.cmd = exec.Command(program, append(slices.Clone(more), switches(b.profile, proxy, origin)...)...)
	if profiles(program) == "" && runtime.GOOS == "linux" { // so that nothing of it stays elsewhere
		b.cmd.Env = append(os.Environ(), "HOME="+b.profile, "XDG_CONFIG_HOME="+b.profile, "XDG_CACHE_HOME="+b.profile)
	}
	said := &errorOutput{found: make(chan string, 1)}
	b.cmd.Stderr = said
	tie(b.cmd)
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // which the browser outlives by nothing: see tie
		err := b.cmd.Start()
		if started <- err; err == nil {
			_ = b.cmd.Wait()
		}
		close(b.exited)
	}()
	if err := <-started; err != nil {
		os.RemoveAll(b.profile)
		return nil, err
	}
	var address string
	select {
	case address = <-said.found:
	case <-b.exited:
		err = errors.New("the browser did not start: " + said.String())
	case <-time.After(time.Minute):
		err = errors.New("the browser did not start within a minute: " + said.String())
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err == nil {
		b.devtools, err = connect(address, origin, hear)
	}
	if err != nil {
		b.close()
		return nil, err
	}
	var version struct{ Product string }
	if err := b.ask(ctx, "", "Browser.getVersion", nil, &version); err != nil {
		b.close()
		return nil, err
	}
	name, number, _ := strings.Cut(strings.TrimPrefix(version.Product, "Headless"), "/")
	number, _, _ = strings.Cut(number, ".")
	b.Name = name + " " + number
	return b, nil
}

// profiles is the folder for the new profile: "" is that of the system for what is temporary. A browser that comes as a snap
// sees no such folder of ours.
func profiles(program string) string {
	at, err := filepath.EvalSymlinks(program)
	home, _ := os.UserHomeDir()
	if err != nil || filepath.Base(at) != "snap" || home == "" {
		return ""
	}
	common := filepath.Join(home, "snap", filepath.Base(program), "common")
	_ = os.MkdirAll(common, 0o700)
	return common
}

// close ends the browser, and removes its profile.
func (b *browser) close() {
	if b.devtools != nil {
		b.tell("", "Browser.close", nil)
		select {
		case <-b.exited:
		case <-time.After(5 * time.Second):
		}
		b.conn.Close()
	}
	kill(b.cmd)
	select {
	case <-b.exited:
	case <-time.After(5 * time.Second):
	}
	for range 20 { // processes of it may still be writing
		if os.RemoveAll(b.profile) == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// errorOutput reads where the browser listens out of what it says, and keeps the end of that.
type errorOutput struct {
	mu    sync.Mutex
	text  []byte
	found chan string
}

func (o *errorOutput) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text = append(o.text, p...)
	if at := listening.FindSubmatch(o.text); at != nil && bytes.HasSuffix(o.text, []byte("\n")) {
		select {
		case o.found <- string(at[1]):
		default:
		}
	}
	if len(o.text) > 8<<10 {
		o.text = o.text[len(o.text)-4<<10:]
	}
	return len(p), nil
}

func (o *errorOutput) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.TrimSpace(string(o.text[max(0, len(o.text)-1000):]))
}

var _ io.Writer = (*errorOutput)(nil)
