package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// main takes --write DIR, the folder into which the hubs are written, --short: each payload
// in one field alone, and one hub; and --every N: of the payloads, every N-th.
func main() {
	to, short, every := "", false, 1
	for n, arg := range os.Args[1:] {
		switch {
		case arg == "--short":
			short = true
		case arg == "--write" && n+2 < len(os.Args):
			to = os.Args[n+2]
		case arg == "--every" && n+2 < len(os.Args):
			every, _ = strconv.Atoi(os.Args[n+2])
		}
	}
	if to == "" || every < 1 {
		fmt.Fprintln(os.Stderr, "hostile: name a folder with --write, and --every from 1 on")
		os.Exit(2)
	}
	if err := write(to, short, every); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

//go:embed testdata/payloads.json
var payloadFile []byte

// payloads are all of them, those of a kind after each other.
func payloads() []string {
	byKind := map[string][]string{}
	if err := json.Unmarshal(payloadFile, &byKind); err != nil {
		panic(err) // a file of our own
	}
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		out = append(out, byKind[kind]...)
	}
	return out
}

// report is what a browser is to hold a hub to.
type report struct {
	Hub      string              `json:"hub"`      // its folder
	Texts    map[string][]string `json:"texts"`    // address of a page → what is to be read there, as it is written
	Tried    int                 `json:"tried"`    // values: a payload in a field
	Standing int                 `json:"standing"` // of them, those that the hub may say
}

// write writes the hubs, and hubs.json, which names them.
func write(to string, short bool, every int) error {
	all := part(payloads(), 0, every, every > 1)
	hubs := []*hub{newHub(filepath.Join(to, "pages"))}
	hubs[0].settings = pagesSettings(all)
	hubs[0].pages(all, short)
	some := part(all, 0, 20, short)
	hubs[0].files(some)
	hubs[0].sheet(some, short)
	if err := hubs[0].imports(part(all, 7, 10, short), short); err != nil {
		return err
	}
	if !short {
		feeds := newHub(filepath.Join(to, "feeds"))
		if err := feeds.feeds(all); err != nil {
			return err
		}
		hubs = append(hubs, feeds)
		for n, payload := range all {
			h := newHub(filepath.Join(to, fmt.Sprintf("settings-%d", n)))
			h.ownSettings(payload)
			hubs = append(hubs, h)
		}
	}
	var reports []report
	for _, h := range hubs {
		r, err := h.settle()
		if err != nil {
			return err
		}
		reports = append(reports, r)
	}
	return writeJSON(filepath.Join(to, "hubs.json"), reports)
}

func writeJSON(file string, value any) error {
	data, err := json.MarshalIndent(value, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o666)
}
