package training

import (
	"regexp"
	"strconv"
	"strings"
)

// Join returns the HTML of a body as part of a longer page: its headings stand
// below one of the level given, and its ids, and what points at them, begin with
// the prefix, since two lessons may have the same.
//
// The HTML is that of a rendered model.Body: its attributes are written with
// double quotes, and no text holds one that is not escaped.
func Join(html, prefix string, below int) string {
	html = headings.ReplaceAllStringFunc(html, func(tag string) string {
		at := len(tag) - 1
		level := int(tag[at]-'0') + below - 1
		return tag[:at] + strconv.Itoa(min(level, 6))
	})
	return references.ReplaceAllString(html, "${0}"+strings.ReplaceAll(prefix, "$", "$$"))
}

var (
	headings   = regexp.MustCompile(`</?h[2-6]`)
	references = regexp.MustCompile(`\s(?:id|name|for|aria-labelledby|aria-describedby)="|\shref="#`)
)
