package postal

import (
	_ "embed"
	"os"
	"strings"
	"testing"
)

//go:embed testdata/lines.txt
var linesFile string

type example struct {
	text, country string
	want          Address
	kept          bool
	second        bool // of the half that was kept aside
}

func examples() []example {
	var out []example
	n := 0
	for line := range strings.Lines(linesFile) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || strings.HasPrefix(line, "#") {
			n = 0
			continue
		}
		n++
		x := example{text: text, second: n%2 == 0, kept: want == "kept"}
		if strings.HasPrefix(text, "[") {
			x.country, x.text = text[1:3], text[5:]
		}
		if !x.kept {
			p := strings.Split(want, "|")
			for i := range p {
				p[i] = strings.TrimSpace(p[i])
			}
			x.want = Address{p[0], p[1], p[2], p[3], p[4], p[5]}
		}
		out = append(out, x)
	}
	return out
}

func joined(a Address) string {
	return strings.Trim(a.Venue+", "+a.Street, ", ")
}

func TestLines(t *testing.T) {
	var right, kept, wrong [2]int
	for _, x := range examples() {
		half := 0
		if x.second {
			half = 1
		}
		if os.Getenv("HALF") == "1" && half == 1 {
			continue
		}
		got, ok := Split(x.text, x.country)
		a, b := got, x.want
		same := joined(a) == joined(b)
		a.Venue, a.Street, b.Venue, b.Street = "", "", "", ""
		switch {
		case !ok && x.kept, ok && !x.kept && same && a == b:
			right[half]++
		case !ok:
			kept[half]++
			t.Logf("kept: %s", x.text)
		default:
			wrong[half]++
			t.Errorf("wrong: %s\n got %q\nwant %q", x.text, got, x.want)
		}
	}
	t.Logf("right %v, kept %v, wrong %v", right, kept, wrong)
}
