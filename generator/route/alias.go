package route

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/model"
)

// Old returns the address of a page that stood on the site before, as somebody wrote it: with a slash before it or
// without, and as browsers write it. It is not ok when no file of the site could answer at it.
func Old(written string) (address string, ok bool) {
	below, err := url.PathUnescape(strings.TrimPrefix(written, "/"))
	if err != nil || below == "" || below[0] == '/' || len(below) > mostOld || !utf8.ValidString(below) || path.Clean(below) != strings.TrimSuffix(below, "/") ||
		strings.ContainsFunc(below, func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`\?#:*"<>|`, r)
		}) {
		return "", false
	}
	for part := range strings.SplitSeq(below, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") || part == "CNAME" || len(part) > mostPart {
			return "", false // hidden, above the site, or what hosts read
		}
	}
	folder, file := path.Split(below)
	switch strings.ToLower(path.Ext(file)) {
	case ".md":
		return "", false // the file of a page, not its address
	case ".html", ".htm":
		if file == "index.html" {
			return folder, folder != ""
		}
		return below, true
	}
	return strings.TrimSuffix(below, "/") + "/", true
}

// mostOld and mostPart bound an old address and a part of it, in bytes: file systems hold no longer ones.
const (
	mostOld  = 500
	mostPart = 200
)

// Aliases returns the old addresses at which the entry's page in the language answers too. Where readers of the
// language see the original, they are those of the original, below the language.
func Aliases(hub *model.Hub, e *model.Entry, language string) []string {
	p, own := e.In(language)
	if !Shown(hub, e, language) {
		return nil
	}
	if own {
		return p.Aliases
	}
	var out []string
	for _, alias := range e.Original.Aliases {
		if below, ok := strings.CutPrefix(alias, Home(hub, e.Original.Language)); ok {
			out = append(out, Home(hub, language)+below)
		}
	}
	return out
}
