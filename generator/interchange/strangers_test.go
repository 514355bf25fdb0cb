package interchange

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	hiddenLink  = regexp.MustCompile(`(?m)^(?:online: \{|  )url: .*$`) // no reader sees it before the group has said so
	secretParts = regexp.MustCompile(`\p{L}{4,}|\p{N}{2,}|[\p{L}\p{N}]{5,}`)
)

// TestStrangers: whatever format a stranger's text comes in, what is private in it stands on no page that readers see, and
// what is everybody's stays.
func TestStrangers(t *testing.T) {
	data, err := os.ReadFile("testdata/strangers.txt")
	if err != nil {
		t.Fatal(err)
	}
	quoted := func(s string) string {
		out, _ := json.Marshal(s)
		return string(out)
	}
	formats := []func(text string) (name, file string){
		func(text string) (string, string) {
			return "a.csv", "name,day,start,city,first_visit\nTea,tuesday,18:30,Leeds,\"" + strings.ReplaceAll(text, `"`, `""`) + "\"\n"
		},
		func(text string) (string, string) {
			return "a.ics", calendar(event(everyTuesday + "\nDESCRIPTION:" + strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`).Replace(text)))
		},
		func(text string) (string, string) {
			return "a.json", `[{"slug":"tea","name":"Tea","day":2,"time":"18:30","notes":` + quoted(text) + `}]`
		},
		func(text string) (string, string) {
			return "a.json", `[{"id":"1","name":"Tea","status":"active","organization_id":"x","description":` + quoted(text) + `}]`
		},
	}
	secrets := 0
	for line := range strings.Lines(string(data)) {
		_, marked, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
		for n, format := range formats[:] {
			name, file := format(text)
			in := Read(name, []byte(file), testHub(), today)
			if len(in.Drafts) != 1 {
				t.Errorf("%d %q: %v", n, text, in.Findings)
				continue
			}
			page := strings.ReplaceAll(in.Drafts[0].File(), `\`, "")
			seen := hiddenLink.ReplaceAllString(page, "")
			if strings.Contains(page, "draft: true") {
				seen = ""
			}
			rest := marked
			for {
				_, after, ok := strings.Cut(rest, "⟦")
				if !ok {
					break
				}
				secrets++
				secret, behind, _ := strings.Cut(after, "⟧")
				rest = behind
				for _, part := range secretParts.FindAllString(secret, -1) {
					if strings.Contains(seen, part) {
						t.Errorf("%d %q: %q stays", n, marked, part)
						break
					}
				}
			}
			if marked == text && !strings.Contains(seen, text) {
				_, body, _ := strings.Cut(page, "---\n\n")
				t.Errorf("%d FALSE %q became %q %v", n, text, body, seen == "")
			}
		}
	}
	if secrets < 80 {
		t.Errorf("%d secrets", secrets)
	}
}

// TestOwnMobile: a number in a text that is the group's own telephone holds no page back.
func TestOwnMobile(t *testing.T) {
	for phone, draft := range map[string]bool{"07700 900123": false, "0113 496 0118": true} {
		in := Read("a.csv", []byte("name,day,start,city,phone,first_visit\nTea,tuesday,18:30,Leeds,"+phone+",Text +44 (0)7700 900 123.\n"), testHub(), today)
		if page := in.Drafts[0].File(); strings.Contains(page, "draft: true") != draft {
			t.Errorf("%s: %s", phone, page)
		}
	}
}
