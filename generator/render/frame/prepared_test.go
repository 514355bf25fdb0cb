package frame

import (
	"bytes"
	"testing"
)

// TestHoles: pieces stand where they were put, as often as a template shows them, and a
// comment that is no hole says nothing.
func TestHoles(t *testing.T) {
	var h Holes
	if h.Put() != "" {
		t.Error("no pieces make a hole, and a template takes it for something")
	}
	a := h.Put(Prepared{"<p>one</p>", IconSet{1}}, Prepared{"<p>two</p>", IconSet{2}})
	b := h.Put(Prepared{"<p>three</p>", IconSet{8}})
	var out bytes.Buffer
	html := "<i></i>" + string(b+a+b) + "<!-- 0 1 --><!--0 9--><!--2 1-->."
	if icons := h.Fill(&out, []byte(html)); icons != (IconSet{11}) {
		t.Errorf("the icons are %b", icons)
	}
	if want := "<i></i><p>three</p><p>one</p><p>two</p><p>three</p>."; out.String() != want {
		t.Errorf("%q, not %q", out.String(), want)
	}
}

// TestCommentsThatAreNoHoles: what somebody left in a drawing takes nothing else away.
func TestCommentsThatAreNoHoles(t *testing.T) {
	for html, want := range map[string]string{
		"a<!---1 0-->b": "ab", "a<!--0 9-->b": "ab", "a<!-- note -->b": "ab", "a<!-- open b": "a<!-- open b",
	} {
		var out bytes.Buffer
		var holes Holes
		holes.Put(Prepared{HTML: "piece"})
		holes.Fill(&out, []byte(html))
		if out.String() != want {
			t.Errorf("%s: %q, want %q", html, out.String(), want)
		}
	}
}
