package generator_test

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of the house each package leans on, and so which
// way is up. A package that is not here may not be: give it a line, and
// think about where it stands. Tests may import what they like.
var mayImport = map[string][]string{
	// What everything speaks in. Leans on nothing.
	"generator/privacy":         {},
	"generator/allocation":      {},
	"generator/image":           {},
	"generator/image/camera":    {},
	"generator/postal/postcode": {},
	"generator/model":           {"generator/postal/postcode", "generator/privacy"},
	"generator/schema":          {"generator/diag", "generator/model"},
	"generator/diag":            {"search/spelling"},
	"generator/route":           {"generator/model"},
	"generator/countrymap":      {},
	"generator/htmltext":        {},
	"generator/digits":          {"generator/htmltext"},
	"generator/typography":      {"generator/cldr", "generator/htmltext"},
	"generator/cldr":            {},
	"search/bundle":             {},
	"search/spelling":           {},
	"layouts":                   {},
	"generator/naming":          {"generator/cldr", "search/spelling"},
	"generator/strictyaml":      {"generator/schema", "generator/diag", "generator/model", "generator/naming", "generator/privacy"},
	"generator/frontmatter":     {"generator/model", "generator/schema"},
	"generator/workpool":        {},
	"generator/scaffold":        {"generator/schema", "generator/diag", "generator/frontmatter", "generator/model"},
	"generator/strip":           {"generator/diag", "generator/frontmatter", "generator/model", "generator/schema"},
	"generator/newhub":          {"generator/scaffold"},
	"generator/rename": {"generator/diag", "generator/frontmatter", "generator/load", "generator/markdown", "generator/model", "generator/route",
		"generator/schema", "generator/strictyaml"},
	"generator/locale": {"generator/cldr", "generator/diag", "generator/model", "generator/schema"},
	"generator/directory": {"generator/cldr", "generator/postal", "generator/digits", "generator/schema", "generator/locale",
		"generator/model", "generator/route"},

	// Where towns are, and how their addresses are written.
	"generator/gazetteer": {"generator/naming"},
	"generator/postal":    {"generator/gazetteer", "generator/postal/postcode", "generator/naming"},

	// From files to the site.
	"generator/config": {"generator/cldr", "generator/schema", "generator/diag", "generator/naming", "generator/strictyaml",
		"generator/model", "generator/privacy"},
	"generator/crisis":     {"generator/cldr", "generator/diag", "generator/model", "generator/strictyaml"},
	"generator/jsonschema": {"generator/schema", "generator/diag", "generator/naming", "generator/model"},
	"generator/vscode":     {"generator/jsonschema", "generator/schema", "generator/model"},
	"generator/load":       {"generator/schema", "generator/diag", "generator/naming", "generator/model"},
	"generator/markdown":   {"generator/diag", "generator/model"},
	"generator/parse": {"generator/cldr", "generator/countrymap", "generator/gazetteer", "generator/schema",
		"generator/diag", "generator/directory", "generator/strictyaml", "generator/scaffold", "generator/frontmatter",
		"generator/load", "generator/markdown", "generator/model", "generator/privacy", "generator/route"},
	"generator/spreadsheet": {"generator/cldr", "generator/schema", "generator/diag", "generator/naming", "generator/strictyaml", "generator/frontmatter",
		"generator/load", "generator/model", "generator/parse", "generator/postal", "generator/privacy"},
	"generator/translate": {"generator/schema", "generator/diag", "generator/frontmatter", "generator/model"},

	"generator/training": {"generator/model"},
	"generator/bookpack": {"generator/digits", "generator/typography", "generator/diag", "generator/model", "generator/rights",
		"generator/route"},
	"generator/langcheck": {"generator/diag", "generator/frontmatter", "generator/load", "generator/model",
		"generator/glossary", "generator/schema"},
	"generator/glossary": {"generator/model", "generator/schema"},
	"generator/rights":   {"generator/diag", "generator/model"},

	// Groups in other people's formats, in and out.
	"generator/interchange": {"generator/postal", "generator/digits", "generator/cldr", "generator/schema",
		"generator/diag", "generator/directory", "generator/frontmatter", "generator/load", "generator/locale",
		"generator/model", "generator/parse", "generator/privacy", "generator/route", "generator/spreadsheet",
		"generator/naming"},

	// The lists of others that hub.yaml names, as groups of the hub.
	"generator/feeds": {"generator/config", "generator/diag", "generator/fetch", "generator/frontmatter",
		"generator/interchange", "generator/load", "generator/model", "generator/parse", "generator/naming"},

	// Search knows documents, and nothing of hubs.
	"search/analyze":     {},
	"search/export":      {},
	"search/client":      {"search/bundle"},
	"search/general":     {"search/spelling"},
	"search/general/cut": {},
	"search": {"search/analyze", "search/client", "search/export", "search/general",
		"search/spelling"},

	// From the site to files.
	"generator/check": {"generator/diag", "generator/directory", "generator/frontmatter", "generator/naming", "generator/load",
		"generator/model", "generator/privacy", "generator/route", "generator/spreadsheet", "generator/strictyaml",
		"generator/workpool"},
	"generator/look":  {"generator/diag", "generator/image", "generator/model"},
	"generator/asset": {"generator/digits", "generator/route", "search/bundle", "generator/finder"},
	"generator/finder": {"generator/gazetteer", "generator/directory", "generator/route", "generator/model",
		"generator/schema"},
	"generator/render": {"generator/asset", "generator/diag", "generator/locale", "generator/look", "generator/model", "generator/route",
		"generator/render/books", "generator/render/documents", "generator/render/frame", "generator/render/groups",
		"generator/render/pages", "generator/render/training", "search"},
	"generator/render/frame": {"generator/digits", "generator/image", "generator/typography", "generator/asset", "generator/crisis", "generator/diag",
		"generator/directory", "generator/gazetteer", "generator/glossary", "generator/locale",
		"generator/look", "generator/model", "generator/rights", "generator/route", "generator/schema",
		"generator/training", "generator/workpool", "search"},
	"generator/render/groups": {"generator/countrymap", "generator/directory", "generator/finder",
		"generator/locale",
		"generator/model", "generator/render/frame", "generator/route", "generator/schema", "generator/typography",
		"generator/workpool"},
	"generator/render/training": {"generator/model", "generator/render/frame", "generator/route", "generator/training"},
	"generator/offline":         {"generator/model", "generator/route"},
	"generator/render/pages": {"generator/asset", "generator/diag", "generator/locale", "generator/look", "generator/model",
		"generator/render/frame", "generator/route", "generator/schema", "generator/typography"},
	"generator/render/books": {"generator/bookpack", "generator/diag", "generator/model",
		"generator/render/frame",
		"generator/route"},
	"generator/render/documents": {"generator/directory", "generator/locale", "generator/model",
		"generator/render/frame", "generator/route", "generator/schema", "generator/typography", "search"},
	"generator/syndication": {"generator/digits", "generator/typography", "generator/schema", "generator/directory", "generator/interchange",
		"generator/locale", "generator/look", "generator/model", "generator/route"},

	// The only writer, and the preview. They know paths and bytes.
	"generator/publish":  {"generator/ordinary"},
	"generator/ordinary": {},
	"generator/fetch":    {},
	"generator/serve":    {"generator/diag"},

	// Any site as its visitors meet it.
	"generator/audit": {"generator/diag", "generator/fetch"},

	// The wiring, which the command line alone may call.
	"generator": {"generator/asset", "generator/check", "generator/config", "generator/crisis", "generator/workpool",
		"generator/diag", "generator/directory", "generator/feeds", "generator/syndication",
		"generator/image", "generator/interchange", "generator/jsonschema", "generator/load",
		"generator/locale", "generator/look", "generator/model", "generator/offline", "generator/ordinary", "generator/parse", "generator/publish",
		"generator/render", "generator/rights", "generator/route",
		"generator/scaffold", "generator/spreadsheet", "generator/translate",
		"generator/langcheck", "layouts", "search"},
	"generator/cli": {"generator/schema", "generator", "generator/look", "generator/newhub", "generator/rename", "generator/strip", "generator/audit", "generator/check", "generator/diag", "generator/directory",
		"generator/feeds", "generator/fetch", "generator/frontmatter", "generator/naming", "generator/ordinary", "generator/scaffold",
		"generator/interchange", "generator/jsonschema", "generator/vscode", "generator/load", "generator/model",
		"generator/publish", "generator/serve", "generator/translate", "generator/locale", "layouts", "search"},
	".": {"generator/cli"},

	// Beside the program.
	"generator/bench":               {"generator/gazetteer"},
	"generator/countrymap/outlines": {"generator/countrymap"},
	"generator/cldr/cut":            {},
	"generator/gazetteer/cut":       {},
	"generator/golden":              {},
	"generator/release":             {},
	"generator/soak":                {},
	"generator/hostile":             {"generator", "generator/diag", "generator/interchange", "generator/model", "generator/schema"},
}

// outside are the packages that touch the world: the disk, the network, the
// clock of the machine. All others take values and return values.
var outside = []string{".", "generator", "generator/asset", "generator/cli", "generator/diag", "generator/ordinary", "generator/publish",
	"generator/serve", "generator/audit",
	"generator/bench", "generator/fetch", "generator/countrymap/outlines", "generator/cldr/cut",
	"generator/gazetteer/cut", "generator/golden", "generator/release", "generator/soak", "generator/hostile", "search", "search/general/cut", "search/export", "search/client", "search/analyze"}

// mayNot lists what of the world beyond the house packages must not touch.
var mayNot = []struct {
	packages func(name string) bool
	imports  []string
}{
	{func(name string) bool { return !slices.Contains(outside, name) },
		[]string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "log"}},
	{func(name string) bool {
		return slices.Contains([]string{"generator/model", "generator/diag", "generator/route"}, name)
	},
		[]string{"io/fs", "os", "html/template", "text/template"}},
}

// aloneIn names the one package that may import what would make the others heavy.
var aloneIn = map[string]string{"github.com/xuri/excelize/v2": "generator/spreadsheet"}

// TestNoPackageReachesBackUp reads the imports of every Go file of the house.
func TestNoPackageReachesBackUp(t *testing.T) {
	const module = "peerhub/"
	seen := map[string]bool{}
	leans := map[[2]string]bool{}
	for rel, file := range sources(t) {
		from := path.Dir(rel)
		seen[from] = true
		allowed, known := mayImport[from]
		if !known {
			t.Errorf("%s: the package %s is not in the table of boundary_test.go", rel, from)
			continue
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if ours, ok := strings.CutPrefix(imported, module); ok {
				leans[[2]string{from, ours}] = true
				if !slices.Contains(allowed, ours) {
					t.Errorf("%s imports %s, which %s may not lean on", rel, ours, from)
				}
			}
			if alone := aloneIn[imported]; alone != "" && alone != from {
				t.Errorf("%s imports %s, which %s alone may lean on", rel, imported, alone)
			}
			for _, rule := range mayNot {
				if rule.packages(from) && slices.Contains(rule.imports, imported) {
					t.Errorf("%s imports %q: between load and publish there is no clock, no environment and no disk",
						rel, imported)
				}
			}
		}
	}
	for from, allowed := range mayImport {
		if !seen[from] {
			t.Errorf("the table of boundary_test.go names %s, which is not there", from)
		}
		for _, below := range allowed {
			if !leans[[2]string{from, below}] {
				t.Errorf("the table of boundary_test.go lets %s lean on %s, which it no longer does", from, below)
			}
		}
	}
}

// TestTheMapHasEveryRoom: ARCHITECTURE.md says of every package what it is for.
func TestTheMapHasEveryRoom(t *testing.T) {
	text, err := os.ReadFile("../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range mayImport {
		if name == "." { // main.go, which runs cli
			name = "main.go"
		}
		if !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("ARCHITECTURE.md does not say what %s is for", name)
		}
	}
}

// TestTheTableHasNoCircles makes sure that the table itself has an up and a
// down.
func TestTheTableHasNoCircles(t *testing.T) {
	var visit func(name string, above []string) error
	visit = func(name string, above []string) error {
		if slices.Contains(above, name) {
			return fmt.Errorf("%s leans on itself: %s", name, strings.Join(append(above, name), " → "))
		}
		for _, below := range mayImport[name] {
			if _, known := mayImport[below]; !known {
				return fmt.Errorf("%s may import %s, which the table does not have", name, below)
			}
			if err := visit(below, append(slices.Clone(above), name)); err != nil {
				return err
			}
		}
		return nil
	}
	for name := range mayImport {
		if err := visit(name, nil); err != nil {
			t.Error(err)
		}
	}
}
