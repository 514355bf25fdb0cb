package bundle

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/evanw/esbuild/pkg/api"
)

// TestConstants: a script has Go's constants under their names, each as it stands
// there, and no others.
func TestConstants(t *testing.T) {
	for script, want := range map[string]string{
		`import { most } from "go:constants"; console.log(most)`: "console.log(7);\n",
		`import { days } from "go:constants"; console.log(days[1])`: `var o=["monday","tuesday"];console.log(o[1]);` +
			"\n",
		`import { name } from "go:constants"; console.log(name + "!")`: `var o='in "a" room';console.log(o+"!");` +
			"\n",
		`import { least } from "go:constants"; console.log(least)`: `layouts/a.ts:1:10: No matching export in "go:constants" for import "least"`,
	} {
		sources := Sources{Name: "layouts", Files: fstest.MapFS{"a.ts": {Data: []byte(script)}},
			Constants: map[string]any{"most": 7, "days": []string{"monday", "tuesday"}, "name": `in "a" room`}}
		got, err := sources.Bundle("a.ts", api.BuildOptions{Format: api.FormatESModule, Target: api.ES2020})
		if err != nil {
			got = []byte(err.Error())
		}
		if !strings.HasPrefix(string(got), want) {
			t.Errorf("%s\ngives %s\nwant  %s", script, got, want)
		}
	}
}
