package look

import (
	"testing"
	"testing/fstest"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestActive: no drawing asks anybody for anything, however that is written; what stays within it may.
func TestActive(t *testing.T) {
	for inside, want := range map[string]bool{
		`<path d="M0 0"/>`: false,
		`<style>.a { fill: url(#g) } .b { fill: #fff }</style><path fill="url(#g)" transform="rotate(2)"/>`: false,
		`<image href="data:image/png;base64,AAAA"/><style/><a href="https://example.org/"><path/></a>`:      false,
		`<style>@import "https://example.org/a.css";</style>`:                                               true,
		`<style>@im<!-- -->port "https://example.org/a.css";</style>`:                                       true,
		`<style><![CDATA[@im]]><![CDATA[port "https://example.org/a.css";]]></style>`:                       true,
		`<style><a/>@import "https://example.org/a.css";</style>`:                                           true,
		`<style>.a { fill: u\72l(https://example.org/) }</style>`:                                           true,
		`<style>.a { background: image-set("https://example.org/a.png" 1x) }</style>`:                       true,
		`<style>.a { background: src("https://example.org/a.png") }</style>`:                                true,
		`<style>.a { background: SRC( 'https://example.org/a.png') }</style>`:                               true,
		`<style>.a { fill: src(var(--a)) }</style>`:                                                         true,
		`<path style='fill: src("//example.org/a")'/>`:                                                      true,
		`<path filter="url(https://example.org/#f)"/>`:                                                      true,
		`<path style="fill: url(https://example.org/)"/>`:                                                   true,
		`<image href="https://example.org/a.png"/>`:                                                         true,
		`<path onclick="alert(1)"/>`:                                                                        true,
		`<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>`:                                true,
	} {
		if got := active([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">` + inside + `</svg>`)); got != want {
			t.Errorf("%s: %t, want %t", inside, got, want)
		}
	}
}

// TestDoctype: one may say what follows it; what it declares itself could put a program into a drawing without one.
func TestDoctype(t *testing.T) {
	for directive, want := range map[string]bool{
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">`: false,
		`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>`:                                            true,
		`<!DOCTYPE svg [<!ATTLIST path href CDATA #IMPLIED>]>`:                                               true,
		`<!DOCTYPE svg SYSTEM "a.dtd" [ ]>`:                                                                  true,
		`<!doctype svg [<!entity a "b">]>`:                                                                   true,
	} {
		if got := active([]byte(directive + `<svg xmlns="http://www.w3.org/2000/svg"/>`)); got != want {
			t.Errorf("%s: %t, want %t", directive, got, want)
		}
	}
}

// TestEndingsInCapitals: what a file holds is looked at, however its ending is written.
func TestEndingsInCapitals(t *testing.T) {
	hub := fstest.MapFS{}
	for _, name := range []string{"look/logo.SVG", "look/hero.Svg", "look/ours.WOFF2"} {
		hub[name] = &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)}
	}
	l, found := looks(t, model.Look{Logo: "look/logo.SVG", Hero: "look/hero.Svg", Font: []model.Font{{File: "look/ours.WOFF2"}}}, hub)
	var codes []diag.Code
	for _, f := range found {
		codes = append(codes, f.Code)
	}
	if len(codes) != 3 || codes[0] != diag.FileActive || codes[1] != diag.FileActive || codes[2] != diag.FieldValue {
		t.Errorf("found %v", found)
	}
	for _, name := range []string{"logo.svg", "hero.svg", "fonts/ours.WOFF2"} {
		if l.Files()[name] != nil {
			t.Errorf("%s is published", name)
		}
	}
}
