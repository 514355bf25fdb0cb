package model

import (
	"reflect"
	"testing"
)

func TestPackedBodiesSayTheSame(t *testing.T) {
	for _, b := range []Body{
		{},
		{HTML: "<p>One.</p>"},
		{HTML: "<p>One.</p><p>Two.</p>", Text: "One.\nTwo.", Blocks: []string{"One.", "Two."}, Words: 2},
		// an address of a link between, a note that the text has not, a block that begins like another
		{HTML: "<p>a b</p>", Text: "a\na b\n\nc", Blocks: []string{"https://example.org/", "a", "note", "a b", "", "c", ""},
			Headings: []Heading{{2, "a", "a"}}, Links: []Link{{Target: "x"}}},
		{Text: "ab", Blocks: []string{"a", "b"}},
	} {
		packed := b.Packed()
		if packed.HTML != "" && packed.packed != nil || packed.Text != "" || packed.Blocks != nil {
			t.Errorf("%+v is packed as %+v", b, packed)
		}
		if packed.IsEmpty() != b.IsEmpty() && b.HTML != "" {
			t.Errorf("%+v is empty: %v", b, packed.IsEmpty())
		}
		if got := *packed.Open(); !reflect.DeepEqual(got, b) {
			t.Errorf("%+v comes back as %+v", b, got)
		}
		if twice := packed.Packed(); !reflect.DeepEqual(twice, packed) {
			t.Errorf("packed twice: %+v", twice)
		}
		if b.Open() == nil || (&b).Open() != &b {
			t.Error("a body that is not packed is opened into another")
		}
	}
}
