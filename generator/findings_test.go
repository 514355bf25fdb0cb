package generator_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/build"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/scaffold"
	"peerhub/generator/schema"
	"peerhub/layouts"
)

// spoken are the packages whose sentences are said in the language of the hub: all
// that speak of a hub to whoever writes it.
var spoken = []string{"generator", "generator/strictyaml", "generator/load", "generator/parse", "generator/spreadsheet",
	"generator/check", "generator/interchange", "generator/feeds",
	"generator/cli", "generator/rename", "generator/config", "generator/markdown", "generator/translate", "generator/rights",
	"generator/langcheck", "generator/look",
	"generator/bookpack", "generator/locale", "generator/render", "generator/render/frame", "generator/render/groups",
	"generator/render/training", "generator/render/pages", "generator/render/books", "generator/render/documents",
	"generator/audit", "generator/diag", "generator/schema", "generator/jsonschema", "generator/scaffold"}

// TestFindingsInEveryLanguage holds each language to a translation of every
// sentence that these packages can say, with the same values.
func TestFindingsInEveryLanguage(t *testing.T) {
	said := sentences(t)
	for _, lang := range []model.Language{{Code: "fr", Dir: "ltr"}, {Code: "es", Dir: "ltr"},
		{Code: "ar", Dir: "rtl"}} {
		words := locale.Findings(layouts.Builtin, lang)
		maps.Copy(words.Texts, locale.Schema(lang, layouts.Builtin).Texts)
		for _, format := range slices.Sorted(maps.Keys(said)) {
			translation, ok := words.Texts[format]
			switch {
			case !ok && !letter.MatchString(place.ReplaceAllString(string(format), "")): // signs alone
			case !ok:
				t.Errorf("%s: %s: no translation of %q", lang.Code, said[format], string(format))
			case !slices.Equal(places(string(format)), places(translation)):
				t.Errorf("%s: %q has the places %v, its translation %v: %q", lang.Code, string(format),
					places(string(format)), places(translation), translation)
			}
		}
		for format := range words.Texts {
			if said[format] == "" {
				t.Errorf("%s: nothing says %q any more", lang.Code, string(format))
			}
		}
	}
}

var (
	place  = regexp.MustCompile(`%(\[[0-9]+\])?([sqd])`)
	letter = regexp.MustCompile(`\pL`)
)

// places returns the numbers of the values of a format. Their verbs may differ:
// what English quotes with %q has a language's own marks around %s.
func places(format string) []string {
	var out []string
	for i, m := range place.FindAllStringSubmatch(format, -1) {
		if m[1] == "" {
			m[1] = "[" + string(rune('1'+i)) + "]"
		}
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sentences returns every constant of the type diag.Text in the packages, with
// the place of one.
func sentences(t *testing.T) map[diag.Text]string {
	t.Helper()
	out := map[diag.Text]string{diag.Text(diag.Error): "diag", diag.Text(diag.Warning): "diag",
		diag.Text(diag.Either): "diag"}
	schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
		for _, key := range f.Choices {
			out[diag.Text(key)] = "generator/schema, the choices of " + path
		}
	})
	for _, sentence := range scaffold.Sentences() {
		out[sentence] = "generator/scaffold/text"
	}
	for _, p := range typed(t, spoken) {
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				e, is := n.(ast.Expr)
				if !is {
					return true
				}
				v := p.info.Types[e]
				if v.Value == nil || v.Value.Kind() != constant.String ||
					v.Type.String() != "peerhub/generator/diag.Text" {
					return true
				}
				out[diag.Text(constant.StringVal(v.Value))] = p.position(e)
				return false
			})
		}
	}
	if len(out) < 100 {
		t.Fatalf("only %d sentences were found", len(out))
	}
	return out
}

// source is the source of a package, with its types.
type source struct {
	set   *token.FileSet
	files []*ast.File
	info  *types.Info
	scope *types.Scope
}

func (s source) position(n ast.Node) string { return s.set.Position(n.Pos()).String() }

// typed reads packages of the house, without their tests.
func typed(t *testing.T, names []string) map[string]source {
	t.Helper()
	out := map[string]source{}
	files := token.NewFileSet()
	imports := exports(t, files)
	for _, name := range names {
		s := source{set: files, info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{},
			Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{}}}
		sources, err := filepath.Glob(filepath.Join("..", name, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, source := range sources {
			if here, _ := build.Default.MatchFile(filepath.Split(source)); strings.HasSuffix(source, "_test.go") || !here { // of another system
				continue
			}
			f, err := parser.ParseFile(files, source, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			s.files = append(s.files, f)
		}
		checked, err := (&types.Config{Importer: imports}).Check("peerhub/"+name, files, s.files, s.info)
		if err != nil {
			t.Fatal(err)
		}
		s.scope = checked.Scope()
		out[name] = s
	}
	return out
}

// exports imports what the packages lean on, as the compiler left it.
func exports(t *testing.T, files *token.FileSet) types.Importer {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "./generator/cli")
	list.Dir = ".."
	data, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for d := json.NewDecoder(strings.NewReader(string(data))); ; {
		var p struct{ ImportPath, Export string }
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		at[p.ImportPath] = p.Export
	}
	return importer.ForCompiler(files, "gc", func(path string) (io.ReadCloser, error) { return os.Open(at[path]) })
}
