package search

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"peerhub/search/client"
)

// TestClientFuzz gives the client files that are changed at random, always the same ones;
// FUZZ=60s does so for a minute, SEED=n with others.
func TestClientFuzz(t *testing.T) {
	content := contentDocuments(t, "en")
	for name, docs := range map[string][]Document{"one file": content[:40], "sharded": multiply(content, 500)} {
		t.Run(name, func(t *testing.T) {
			root, _ := publish(t, "en", docs)
			code, err := client.Bundle("", nil, constants()) // without a manifest in it
			if err != nil {
				t.Fatal(err)
			}
			module := filepath.Join(t.TempDir(), "client.mjs")
			if err := os.WriteFile(module, code, 0o600); err != nil {
				t.Fatal(err)
			}
			command := exec.Command("node", "testdata/fuzz.mjs", module, root, cmp.Or(os.Getenv("SEED"), "1"), cmp.Or(os.Getenv("FUZZ"), "150"))
			var problems bytes.Buffer
			command.Stderr = &problems
			output, err := command.Output()
			var happened struct {
				Runs, Files int
				Said        map[string]int
			}
			if json.Unmarshal(output, &happened) != nil || err != nil || happened.Said["damaged"] == 0 {
				t.Fatalf("%v\n%s\n%.2000s", err, output, problems.String())
			}
			t.Logf("%d runs over %d files: %v", happened.Runs, happened.Files, happened.Said)
		})
	}
}
