package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/frontmatter"
)

// TestWithoutLink: the address of a meeting stands under online alone, where nobody
// sees it before the group has said so.
func TestWithoutLink(t *testing.T) {
	d := frontmatter.Draft{Text: "Come by https://zoom.us/j/1\nat ten.", Lines: []string{
		"name: Tea", `summary: "https://zoom.us/j/1"`, "schedule:", "  - day: monday", `    note: "By https://zoom.us/j/1 at ten"`,
		"online:", `  url: "https://zoom.us/j/1"`}}
	withoutLink(&d, "https://zoom.us/j/1?pwd=x")
	want := "name: Tea|schedule:|  - day: monday|    note: By at ten|online:|  url: \"https://zoom.us/j/1\""
	if got := strings.Join(d.Lines, "|"); got != want || strings.Contains(d.Text, "zoom") {
		t.Errorf("%s\n%s", got, d.Text)
	}
}
