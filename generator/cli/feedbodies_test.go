package cli

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"unicode/utf16"

	"peerhub/generator/fetch"
)

// wide is a text in UTF-16 behind its mark, in either order of bytes.
func wide(text string, high, low int) string {
	var out strings.Builder
	for _, unit := range utf16.Encode([]rune("\uFEFF" + text)) {
		out.WriteByte(byte(unit >> high))
		out.WriteByte(byte(unit >> low))
	}
	return out.String()
}

func packed(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return b.String()
}

const (
	teaCSV  = "name,day,start,city,country\nTé and talk,Tuesday,18:30,Leeds,GB\n"
	teaJSON = `{"name": "Té and talk", "slug": "te-and-talk", "day": 2, "time": "18:30", "city": "Leeds", "country": "GB"}`
)

// TestFeedBodies: the same group, as servers send it.
func TestFeedBodies(t *testing.T) {
	for name, c := range map[string]struct {
		body, encoding string
		said           []string // and nothing else
	}{
		"CSV":                  {body: teaCSV},
		"behind a mark":        {body: "\uFEFF" + teaCSV},
		"UTF-16":               {body: wide(teaCSV, 0, 8)},
		"UTF-16 from the left": {body: wide(teaCSV, 8, 0)},
		"packed":               {body: packed(teaCSV), encoding: "gzip"},
		"JSON":                 {body: "[" + teaJSON + "]"},
		"JSON in UTF-16":       {body: wide("["+teaJSON+"]", 0, 8)},
		"JSON behind a mark":   {body: "\uFEFF[" + teaJSON + "]"},
		"lines":                {body: teaJSON + "\n" + strings.ReplaceAll(teaJSON, "T", "Pat") + "\n"},
		"nested":               {body: `{"status": "ok", "data": {"meetings": {"items": [` + teaJSON + `]}}}`},
		"numbers as texts":     {body: "[" + strings.Replace(teaJSON, ": 2", `: "2"`, 1) + "]"},
		"a name twice": {body: "[" + strings.Replace(teaJSON, `"day"`, `"city": "York", "day"`, 1) + "]",
			said: []string{"have a field twice, and the last one counts: city."}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
			w.answer = func(to http.ResponseWriter, _ *http.Request) {
				if c.encoding != "" {
					to.Header().Set("Content-Encoding", c.encoding)
				}
				_, _ = io.WriteString(to, c.body)
			}
			code, told := w.run("2026-03-01", "build")
			page := w.read("public/groups/te-and-talk/index.html")
			if code != exitFine || !strings.Contains(page, "Té and talk") || !strings.Contains(page, "Tuesday") ||
				!strings.Contains(page, "Leeds") {
				t.Errorf("%d %s\n%.200s", code, told, page)
			}
			for _, want := range c.said {
				if !strings.Contains(told, want) {
					t.Errorf("%q is not said:\n%s", want, told)
				}
			}
			if warned := strings.Contains(told, "warning"); warned != (len(c.said) > 0) {
				t.Errorf("said:\n%s", told)
			}
			if c.encoding != "" && w.read("feeds/leeds.copy") != teaCSV {
				t.Errorf("the copy is packed: %q", w.read("feeds/leeds.copy"))
			}
		})
	}
}

// TestLargeFeed: a list of 50 MB is cut off on its way, the copy stays, and one line says so.
func TestLargeFeed(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
	w.answer = csv(teaCSV)
	if code, told := w.run("2026-03-01", "build"); code != exitFine {
		t.Fatal(told)
	}
	row := []byte(strings.Repeat("Tea,Tuesday,18:30,Leeds,GB\n", 1<<15))
	sent := 0
	ended := make(chan struct{})
	w.answer = func(to http.ResponseWriter, _ *http.Request) {
		defer close(ended)
		for sent < 50<<20 {
			n, err := to.Write(row)
			if sent += n; err != nil {
				return
			}
		}
	}
	code, told := w.run("2026-03-02", "build")
	<-ended
	if sent < fetch.MaxBytes || sent >= 50<<20 {
		t.Errorf("%d bytes were taken, of 50 MB", sent)
	}
	if code != exitFine || strings.Count(told, "Feed leeds") != 1 || !strings.Contains(told, "20 MB") ||
		w.read("feeds/leeds.copy") != teaCSV || w.read("public/groups/te-and-talk/index.html") == "" {
		t.Errorf("%d %s", code, told)
	}
}

// TestStaleFeed: of a copy that is old, build and check say the same, in one line.
func TestStaleFeed(t *testing.T) {
	w := newWeb(t, map[string]string{"hub.yaml": feedHub, "content/pages/en/index.md": "# Hello\n"})
	w.answer = csv(teaCSV)
	if code, told := w.run("2026-03-01", "build"); code != exitFine {
		t.Fatal(told)
	}
	for _, args := range [][]string{{"build", "--offline"}, {"check"}} {
		for day, want := range map[string]int{"2026-03-08": 0, "2026-03-09": 8, "2027-03-01": 365} {
			code, told := w.run(day, args...)
			line := fmt.Sprintf("hub.yaml:5: warning: Feed leeds: its copy is %d days old. [feed-stale]", want)
			said := strings.Count(told, "Feed leeds")
			if code != exitFine || len(w.asked) > 0 || want == 0 && said > 0 ||
				want > 0 && (said != 1 || !strings.Contains(told, line)) {
				t.Errorf("%v on %s: %d %v\n%s", args, day, code, w.asked, told)
			}
		}
	}
}
