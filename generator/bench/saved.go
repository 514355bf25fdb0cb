package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// An edit is one that somebody makes in the preview, and the page on which they see it.
type edit struct {
	name, file, page string
	change           func(text, mark string) string
}

// edits are those of an editor (the first) and of whoever looks after the hub.
var edits = []edit{
	{"words of a page", "content/guides/en/p-00012.md", "guides/p-00012/", below},
	{"words of a group", "content/groups/en/g-00000.md", "groups/g-00000/", below},
	{"title of a page", "content/guides/en/p-00012.md", "guides/p-00012/", func(text, mark string) string {
		return titled.ReplaceAllString(text, "title: "+mark)
	}},
	{"row of a spreadsheet", "content/groups/list.csv", "groups/tea-1/", func(_, mark string) string { return sheet(mark) }},
	{"hub.yaml", "hub.yaml", "guides/p-00012/", func(text, mark string) string {
		return titled.ReplaceAllString(text, "title: "+mark)
	}},
	{"a string", "layouts/strings/en/ui.yaml", "guides/p-00012/", func(_, mark string) string {
		return "nav.groups: " + mark + "\n"
	}},
}

// rest is how long nobody saves between two edits. Then the preview is going through all
// pages for what is wrong with them, which is the worst time to save.
const rest = 1200 * time.Millisecond

var titled = regexp.MustCompile(`(?m)^title: .*$`)

func below(text, mark string) string { return text + "\n" + mark + "\n" }

// sheet is a spreadsheet of 200 groups, of which one has the mark.
func sheet(mark string) string {
	var b strings.Builder
	b.WriteString("name,day,start,end,city,country,language,email,verified_on,verified_by,summary\n")
	for i := range 200 {
		said := "Tea and talk."
		if i == 1 {
			said += " " + mark
		}
		fmt.Fprintf(&b, "Tea %d,tuesday,18:00,19:00,Leeds,GB,en,tea@example.org,2025-12-01,hub team,%s\n", i, said)
	}
	return b.String()
}

// saved starts a preview of a hub of so many pages, and prints how long it takes from a saved file to the page
// that shows it: the median of many, as a browser sees it, which is told of the change and asks for the page again.
func saved(pages int, seed uint64, times int) error {
	folder, err := os.MkdirTemp("", "peerhub-saved-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	hub, program := filepath.Join(folder, "hub"), filepath.Join(folder, "peerhub")
	if err := writeHub("peerhub", hub, pages, seed); err != nil {
		return err
	}
	for name, text := range map[string]string{"content/groups/list.csv": sheet("first"),
		"layouts/strings/en/ui.yaml": "nav.groups: First\n"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(hub, name)), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(hub, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	command := exec.CommandContext(ctx, program, "serve", "--hub", hub, "--port", "0")
	out, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return err
	}
	url := regexp.MustCompile(`http://\S+/`).FindString(line)
	fmt.Printf("%d pages, seed %d, %d edits of each kind\n\n| saved | median, ms | slowest, ms |\n|---|---:|---:|\n", pages, seed, times)
	for _, e := range edits {
		var took []time.Duration
		for n := range times {
			time.Sleep(rest)
			one, err := see(url, hub, e, fmt.Sprintf("Mark%d", n))
			if err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
			took = append(took, one)
		}
		slices.Sort(took)
		fmt.Printf("| %s | %d | %d |\n", e.name, took[len(took)/2].Milliseconds(), took[len(took)-1].Milliseconds())
	}
	time.Sleep(30 * time.Second) // until the search is there
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", command.Process.Pid))
	if err != nil {
		return err
	}
	fmt.Printf("\nPeak memory of the preview: %s\n", strings.Join(strings.Fields(
		string(regexp.MustCompile(`VmHWM:.*`).Find(status)))[1:], " "))
	stop()
	_ = command.Wait() // it was stopped
	return nil
}

// see makes an edit, and waits until the page shows it.
func see(url, hub string, e edit, mark string) (time.Duration, error) {
	ctx, leave := context.WithTimeout(context.Background(), time.Minute)
	defer leave()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"_peerhub/events", nil)
	if err != nil {
		return 0, err
	}
	events, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer events.Body.Close()
	file := filepath.Join(hub, e.file)
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	lines := bufio.NewScanner(events.Body)
	lines.Scan() // how things stand
	began := time.Now()
	if err := os.WriteFile(file, []byte(e.change(string(text), mark)), 0o644); err != nil {
		return 0, err
	}
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), "data: ") {
			continue
		}
		page, err := http.Get(url + e.page)
		if err != nil {
			return 0, err
		}
		body, err := io.ReadAll(page.Body)
		page.Body.Close()
		if err != nil {
			return 0, err
		}
		if bytes.Contains(body, []byte(mark)) {
			return time.Since(began), nil
		}
	}
	return 0, fmt.Errorf("%s never showed %s: %w", e.page, mark, lines.Err())
}
