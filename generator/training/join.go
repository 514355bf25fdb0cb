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
	var out strings.Builder
	out.Grow(len(html) + len(html)/16)
	for {
		at := strings.Index(html, `="`)
		if at < 0 {
			out.WriteString(html)
			return out.String()
		}
		name := html[strings.LastIndexAny(html[:at], " \t\n\f\r")+1 : at]
		after := at + len(`="`)
		if name == "href" && strings.HasPrefix(html[after:], "#") {
			after++
			name = "id"
		}
		out.WriteString(html[:after])
		switch name {
		case "id", "name", "for", "aria-labelledby", "aria-describedby":
			out.WriteString(prefix)
		}
		html = html[after:]
	}
}

var headings = regexp.MustCompile(`</?h[2-6]`)
