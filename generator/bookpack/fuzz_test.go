package bookpack

import (
	"strings"
	"testing"

	"peerhub/generator/markdown"
	"peerhub/generator/model"
)

// FuzzChapter: whatever Markdown a lesson is, its book holds XML.
func FuzzChapter(f *testing.F) {
	f.Add("x <b title='a'>*y*\n\n| a |\n|---|\n| <br> |\n")
	f.Add("<details>\n\n[a](b.md#c) ![](d.png) &nbsp; &#0; <p a:b=\"'\">")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 2000 {
			return
		}
		read, _, _ := markdown.Convert([]byte(strings.ToValidUTF8(source, "")), markdown.Source{File: "content/training/en/a/b.md", Line: 1, Titled: true})
		body(t, read.Render(func(model.Link) string { return "two.xhtml#a:1" }, func(model.Link) string { return "" }, func(string) string { return "words" }))
	})
}
