package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// preview is a running peerhub serve.
type preview struct {
	hub, url string
	process  int
	stop     func()
}

// startPreview builds the program and starts it; the first page can be asked for then.
func startPreview(folder, hub string) (*preview, error) {
	program := filepath.Join(folder, "peerhub")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	ctx, stop := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, program, "serve", "--hub", hub, "--port", "0")
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		stop()
		return nil, err
	}
	end := func() {
		stop()
		_ = command.Wait() // it was stopped
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		end()
		return nil, err
	}
	return &preview{hub, regexp.MustCompile(`http://\S+/`).FindString(line), command.Process.Pid, end}, nil
}

// memory is what the process takes of it: the most so far, and now.
func (p *preview) memory() (peak, now int64, err error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.process))
	if err != nil {
		return 0, 0, err
	}
	read := func(name string) int64 {
		at := regexp.MustCompile(name + `:\s*(\d+) kB`).FindSubmatch(status)
		if at == nil {
			return 0
		}
		kB, _ := strconv.ParseInt(string(at[1]), 10, 64) // digits
		return kB << 10
	}
	return read("VmHWM"), read("VmRSS"), nil
}

// cpu is what the process has worked so far, in steps of 10 ms; 0 where nobody can tell.
func (p *preview) cpu() time.Duration {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.process))
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:]) // behind the name of the program (proc(5))
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(string(fields[11]))
	system, _ := strconv.Atoi(string(fields[12]))
	return time.Duration(user+system) * 10 * time.Millisecond
}

// put writes a file, and the folder it lies in.
func put(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o644)
}

// read reads a file; "" when it is not there yet.
func read(file string) (string, error) {
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(text), err
}

// get asks for a file of the site.
func (p *preview) get(path string) ([]byte, error) {
	answer, err := http.Get(p.url + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}

// after writes a file, and returns how long it took from then until what the preview tells open pages
// is what somebody waits for.
func (p *preview) after(file, text string, told func(event []byte) (bool, error)) (time.Duration, error) {
	ctx, leave := context.WithTimeout(context.Background(), time.Minute)
	defer leave()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+"_peerhub/events", nil)
	if err != nil {
		return 0, err
	}
	events, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer events.Body.Close()
	lines := bufio.NewScanner(events.Body)
	lines.Buffer(nil, 1<<24)
	lines.Scan() // how things stand
	began := time.Now()
	if err := put(filepath.Join(p.hub, file), text); err != nil {
		return 0, err
	}
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), "data: ") {
			continue
		}
		if is, err := told(lines.Bytes()); is || err != nil {
			return time.Since(began), err
		}
	}
	return 0, fmt.Errorf("%s: nothing is told of it: %w", file, lines.Err())
}

// see makes an edit, and waits until the page shows it.
func (p *preview) see(e edit, mark string) (time.Duration, error) {
	text, err := read(filepath.Join(p.hub, e.file))
	if err != nil {
		return 0, err
	}
	return p.after(e.file, e.change(text, mark), func([]byte) (bool, error) {
		page, err := p.get(e.page)
		return bytes.Contains(page, []byte(mark)), err
	})
}

// mistake makes one that is seen only when the page is made, and which nobody asks for, waits until it
// is told, and mends it.
func (p *preview) mistake() (time.Duration, error) {
	const file = "content/guides/en/p-00028.md"
	text, err := read(filepath.Join(p.hub, file))
	if err != nil {
		return 0, err
	}
	wrong := strings.Replace(text, "---\n", "---\ndrawing: nowhere\n", 1)
	took, err := p.after(file, wrong, func(event []byte) (bool, error) {
		return bytes.Contains(event, []byte("nowhere")), nil
	})
	if err == nil {
		err = put(filepath.Join(p.hub, file), text)
	}
	return took, err
}

// searched makes an edit, and waits until the search of all languages is there again.
func (p *preview) searched(e edit, mark string) (time.Duration, error) {
	began := time.Now()
	_, err := p.see(e, mark)
	for _, language := range languages {
		if err == nil {
			_, err = p.get("search/" + language + "/client.js")
		}
	}
	return time.Since(began), err
}
