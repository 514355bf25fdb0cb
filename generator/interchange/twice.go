package interchange

import (
	"bytes"
	"encoding/json"
)

// saidTwice are the names of fields that an object of JSON has more than once. Whoever reads
// it takes one of them and loses the others without a word (RFC 8259 §4).
func saidTwice(text []byte) []string {
	type level struct {
		seen map[string]bool // nil in a list
		name bool            // comes next
	}
	var open []level
	var twice []string
	told := map[string]bool{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if err != nil { // its end, or what others tell
			return twice
		}
		top := len(open) - 1
		if name, is := token.(string); is && top >= 0 && open[top].name {
			if open[top].seen[name] && !told[name] {
				twice, told[name] = append(twice, name), true
			}
			open[top].seen[name], open[top].name = true, false
			continue
		}
		switch token {
		case json.Delim('{'):
			open = append(open, level{seen: map[string]bool{}, name: true})
			continue
		case json.Delim('['):
			open = append(open, level{})
			continue
		case json.Delim('}'), json.Delim(']'):
			open = open[:top]
			top--
		}
		if top >= 0 {
			open[top].name = open[top].seen != nil
		}
	}
}
