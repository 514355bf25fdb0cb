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
					given[code].add(p.severity(above), above[len(above)-1])
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

// giving are functions that give findings of one severity.
var giving = map[string]diag.Severity{
	"Error": diag.Error, "errorAt": diag.Error, "refuse": diag.Error, "lost": diag.Error, "at": diag.Error,
	"bad":  diag.Error,
	"Warn": diag.Warning, "warnAt": diag.Warning, "warn": diag.Warning,
}

// severity tells the severity of a finding by the calls and literals that its code
// stands in, from the innermost; "" when they do not say it.
func (s source) severity(above []ast.Node) diag.Severity {
	for _, n := range slices.Backward(above) {
		var parts []ast.Expr
		var said diag.Severity
		switch n := n.(type) {
		case *ast.BlockStmt:
			return ""
		case *ast.CallExpr:
			parts = n.Args
			switch f := n.Fun.(type) {
			case *ast.SelectorExpr:
				said = giving[f.Sel.Name]
			case *ast.Ident:
				said = giving[f.Name]
			}
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
