package generator_test

import (
	"go/ast"
	"go/constant"
	"go/types"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/diag"
)

const (
	codeType     = "peerhub/generator/diag.Code"
	severityType = "peerhub/generator/diag.Severity"
)

// TestLessons: each code is taught once, in whole sentences.
func TestLessons(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[diag.Code]bool{}
	for _, l := range diag.Lessons() {
		if seen[l.Code] || !name.MatchString(string(l.Code)) {
			t.Errorf("%q is no code, or is taught twice", l.Code)
		}
		seen[l.Code] = true
		if !slices.Contains([]diag.Severity{diag.Error, diag.Warning, diag.Either}, l.Severity) {
			t.Errorf("%s has the severity %q", l.Code, l.Severity)
		}
		for _, text := range []diag.Text{l.Means, l.Teaches, l.More} {
			if text == "" || strings.ContainsAny(text.String(), "\n\t") {
				t.Errorf("%s: the text %q", l.Code, text.String())
			}
		}
		if !strings.HasSuffix(l.Means.String(), ".") {
			t.Errorf("%s: %q is no sentence", l.Code, l.Means.String())
		}
	}
}

// TestEveryCodeHasALesson: the codes that the program gives are the constants of
// package diag, all of them, and are taught with the severity that they have.
func TestEveryCodeHasALesson(t *testing.T) {
	lessons := map[diag.Code]diag.Lesson{}
	for _, l := range diag.Lessons() {
		lessons[l.Code] = l
	}
	clear := 0
	codes := givenCodes(t)
	for code, u := range codes {
		severity := lessons[code].Severity
		switch {
		case severity == "":
			t.Errorf("%s has no lesson", code)
		case u.errors+u.warnings+u.unclear == 0:
			t.Errorf("no finding has the code %s", code)
		case severity == diag.Error && u.warnings > 0, severity == diag.Warning && u.errors > 0,
			severity == diag.Either && u.unclear+u.compared == 0 && (u.errors == 0 || u.warnings == 0):
			t.Errorf("%s is taught as %s, and is so in the source: %+v", code, severity, *u)
		}
		if u.errors+u.warnings > 0 {
			clear++
		}
	}
	if len(codes) != len(lessons) || clear < 80 {
		t.Errorf("%d codes, the severity of %d, and %d lessons were found", len(codes), clear, len(lessons))
	}
}

// uses counts where the source has a code: in findings, by severity, and in
// comparisons, which may go before a change of the severity.
type uses struct{ errors, warnings, unclear, compared int }

func (u *uses) add(s diag.Severity, in ast.Node) {
	_, compared := in.(*ast.BinaryExpr)
	switch {
	case compared:
		u.compared++
	case s == diag.Error:
		u.errors++
	case s == diag.Warning:
		u.warnings++
	default:
		u.unclear++
	}
}

// givenCodes reads the codes in the source of all packages that speak of
// findings. Each is a constant of package diag; anything else is an error of the test.
func givenCodes(t *testing.T) map[diag.Code]*uses {
	t.Helper()
	packages := []string{"generator/diag"}
	for name, imports := range mayImport {
		if slices.Contains(imports, "generator/diag") {
			packages = append(packages, name)
		}
	}
	sources := typed(t, packages)
	given := map[diag.Code]*uses{}
	scope := sources["generator/diag"].scope
	for _, name := range scope.Names() {
		if code, is := codeOf(scope.Lookup(name)); is {
			given[code] = new(uses)
		}
	}
	delete(sources, "generator/diag")
	giving := severities(sources)
	for _, p := range sources {
		for _, f := range p.files {
			ast.PreorderStack(f, nil, func(n ast.Node, above []ast.Node) bool {
				e, is := n.(ast.Expr)
				if !is {
					return true
				}
				if call, is := e.(*ast.CallExpr); is && p.info.Types[call.Fun].IsType() &&
					p.info.Types[call.Fun].Type.String() == codeType {
					t.Errorf("%s: a code is made of a text", p.position(e))
				}
				if v := p.info.Types[e]; v.Value == nil || v.Type.String() != codeType {
					return true
				}
				name, _ := e.(*ast.Ident)
				if s, is := e.(*ast.SelectorExpr); is {
					name = s.Sel
				}
				if code, is := codeOf(p.info.Uses[name]); is {
					given[code].add(p.severity(above, giving), above[len(above)-1])
				} else {
					t.Errorf("%s: a code that is no constant of package diag", p.position(e))
				}
				return false
			})
		}
	}
	return given
}

// codeOf returns the code that a constant of package diag is.
func codeOf(o types.Object) (diag.Code, bool) {
	c, is := o.(*types.Const)
	if !is || c.Type().String() != codeType || c.Pkg().Path() != "peerhub/generator/diag" {
		return "", false
	}
	return diag.Code(constant.StringVal(c.Val())), true
}

// severities are of the functions that are told a code and give a finding of one severity: the
// only one that they name, or that of the functions to which they pass it on.
func severities(sources map[string]source) map[string]diag.Severity {
	out := map[string]diag.Severity{}
	for range 3 { // one that passes on to one that passes on
		for _, s := range sources {
			for _, f := range s.files {
				ast.Inspect(f, func(n ast.Node) bool {
					name, of, body := s.function(n)
					if body == nil || !takesCode(of) {
						return true
					}
					if named := s.named(body, out); len(named) == 1 {
						out[s.key(s.info.Defs[name])] = named[0]
					}
					return true
				})
			}
		}
	}
	return out
}

// function is a function that has a name: one that is declared, or that a variable is made of.
func (s source) function(n ast.Node) (name *ast.Ident, of types.Type, body *ast.BlockStmt) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Name, s.info.Defs[n.Name].Type(), n.Body
	case *ast.AssignStmt:
		if f, is := n.Rhs[0].(*ast.FuncLit); is && len(n.Lhs) == 1 {
			if name, is := n.Lhs[0].(*ast.Ident); is && s.info.Defs[name] != nil {
				return name, s.info.Types[f].Type, f.Body
			}
		}
	}
	return nil, nil, nil
}

func takesCode(of types.Type) bool {
	for v := range of.(*types.Signature).Params().Variables() {
		if v.Type().String() == codeType {
			return true
		}
	}
	return false
}

// named are the severities that a function names, or else those of the functions that it calls.
func (s source) named(body *ast.BlockStmt, known map[string]diag.Severity) []diag.Severity {
	var own, called []diag.Severity
	ast.Inspect(body, func(n ast.Node) bool {
		e, is := n.(ast.Expr)
		if !is {
			return true
		}
		if v := s.info.Types[e]; v.Value != nil && v.Type.String() == severityType {
			own = append(own, diag.Severity(constant.StringVal(v.Value)))
			return false
		}
		if call, is := n.(*ast.CallExpr); is && known[s.callee(call)] != "" {
			called = append(called, known[s.callee(call)])
		}
		return true
	})
	if len(own) == 0 {
		own = called
	}
	slices.Sort(own)
	return slices.Compact(own)
}

// callee is the key of what is called, "" for what has no name.
func (s source) callee(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return s.key(s.info.Uses[f.Sel])
	case *ast.Ident:
		return s.key(s.info.Uses[f])
	}
	return ""
}

// key is the name of a function, the same in the packages that call it.
func (s source) key(o types.Object) string {
	switch o := o.(type) {
	case *types.Func:
		return o.FullName()
	case *types.Var:
		return s.set.Position(o.Pos()).String()
	}
	return ""
}

// severity tells the severity of a finding by the calls and literals that its code
// stands in, from the innermost; "" when they do not say it.
func (s source) severity(above []ast.Node, giving map[string]diag.Severity) diag.Severity {
	for _, n := range slices.Backward(above) {
		var parts []ast.Expr
		var said diag.Severity
		switch n := n.(type) {
		case *ast.BlockStmt:
			return ""
		case *ast.CallExpr:
			parts = n.Args
			said = giving[s.callee(n)]
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, is := e.(*ast.KeyValueExpr); is {
					e = kv.Value
				}
				parts = append(parts, e)
			}
		}
		for _, e := range parts {
			if v := s.info.Types[e]; v.Value != nil && v.Type.String() == severityType {
				return diag.Severity(constant.StringVal(v.Value))
			}
		}
		if said != "" {
			return said
		}
	}
	return ""
}

// TestWhereToReadMore: the parts of README.md that lessons name are there.
func TestWhereToReadMore(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	part := regexp.MustCompile(`^README\.md .* under "(.+)"\.$`)
	found := 0
	for _, l := range diag.Lessons() {
		m := part.FindStringSubmatch(l.More.String())
		if m == nil {
			continue
		}
		found++
		if !strings.Contains(string(readme), "\n## "+m[1]+"\n") && !strings.Contains(string(readme), "\n**"+m[1]) {
			t.Errorf("%s: README.md has no part %q", l.Code, m[1])
		}
	}
	if found < 20 {
		t.Errorf("only %d lessons name a part of README.md", found)
	}
}
