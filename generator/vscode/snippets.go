package vscode

import (
	"strings"

	"peerhub/generator/jsonschema"
	"peerhub/generator/schema"
)

// A snippet completes a field where its name is typed.
type snippet struct {
	Scope       string `json:"scope"`
	Prefix      string `json:"prefix"`
	Body        string `json:"body"`
	Description string `json:"description"`
}

// snippets has one for each field that pages can have. Words to choose from open as
// a list, and any other field with an example to write over.
func snippets(hub *jsonschema.Hub) map[string]snippet {
	out := map[string]snippet{}
	for _, k := range schema.Kinds() {
		for _, f := range k.Fields {
			if _, known := out[f.Name]; known {
				continue
			}
			body := "${1:" + escape.Replace(hub.Example(f)) + "}"
			if words := hub.Choices(f); len(words) > 0 && f.Type != schema.Country {
				body = "${1|" + strings.Join(words, ",") + "|}"
				if f.Type.List() {
					body = "[" + body + "]"
				}
			}
			out[f.Name] = snippet{"yaml", f.Name, f.Name + ": " + body + "$0",
				hub.Words.Say(f.Label) + ": " + hub.Words.Say(f.Note)}
		}
	}
	return out
}

// escape keeps the signs of snippets in texts.
var escape = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
