package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoRoomOfRenderKnowsAnother: what two of them need is the frame's.
func TestNoRoomOfRenderKnowsAnother(t *testing.T) {
	const rooms, frame = "generator/render/", "generator/render/frame"
	seen := 0
	for room, allowed := range mayImport {
		if !strings.HasPrefix(room, rooms) {
			continue
		}
		seen++
		for _, below := range allowed {
			if below == "generator/render" || strings.HasPrefix(below, rooms) && below != frame {
				t.Errorf("the table of boundary_test.go lets %s lean on %s: what both need belongs into %s", room,
					below, frame)
			}
		}
	}
	if seen < 5 {
		t.Errorf("render has %d rooms", seen)
	}
}

// mostMethods is how many methods a type may have. A type with more knows too
// much: part it by what its methods read, or make functions of them.
const mostMethods = 25

// TestNoTypeKnowsEverything counts the methods of every type of the house.
func TestNoTypeKnowsEverything(t *testing.T) {
	methods := map[string]int{} // by package and type
	for name, file := range sources(t) {
		for _, d := range file.Decls {
			if f, is := d.(*ast.FuncDecl); is && f.Recv != nil {
				methods[path.Dir(name)+"."+receiver(f.Recv.List[0].Type)]++
			}
		}
	}
	if len(methods) < 50 {
		t.Fatalf("only %d types with methods were found", len(methods))
	}
	for name, n := range methods {
		if n > mostMethods {
			t.Errorf("%s has %d methods, more than %d", name, n, mostMethods)
		}
	}
}

// receiver is the name of the type of a method.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr: // of a type with parameters
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return "?"
}

// sources are the Go files of the house but for its tests, by their paths.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	const root = ".."
	out := map[string]*ast.File{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch base := d.Name(); {
		case err != nil:
			return err
		case d.IsDir() && name != root && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") ||
			base == "testdata" || base == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go"):
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)], err = parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
