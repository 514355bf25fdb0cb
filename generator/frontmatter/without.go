package frontmatter

import "strings"

// WithoutField takes a field out of front matter, with the lines below it; of "place.city"
// the line of the town alone.
func WithoutField(lines []string, name string) []string {
	field, part, nested := strings.Cut(name, ".")
	bad, in := map[int]bool{}, false
	for n, line := range lines {
		if !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "-") {
			in = strings.HasPrefix(line, field+":")
			bad[n] = in && !nested
			continue
		}
		bad[n] = in && (!nested || strings.HasPrefix(line, "  "+part+":"))
	}
	return Without(lines, bad)
}
