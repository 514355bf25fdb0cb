package frame

import (
	"cmp"
	"html"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
)

// players are the elements that play a file, by its ending.
var players = map[string]string{".mp3": "audio", ".m4a": "audio", ".ogg": "audio", ".oga": "audio", ".opus": "audio", ".wav": "audio",
	".mp4": "video", ".webm": "video"}

// aboutFile says what a file is and how large: "PDF, 240 kB".
func (s *Site) aboutFile(file string, speaks *locale.Locale) string {
	kind := strings.ToUpper(strings.TrimPrefix(path.Ext(file), "."))
	if s.files == nil || s.site.Files[file] == "" {
		return kind
	}
	info, err := fs.Stat(s.files, file)
	if err != nil {
		return kind
	}
	const mb = 1_000_000
	if size := int(info.Size()); size < mb {
		return speaks.T("file.kb", "kind", kind, "size", max(1, (size+500)/1000))
	} else {
		return speaks.T("file.mb", "kind", kind, "size", (size+mb/2)/mb)
	}
}

// play is a player for a sound or a film of the hub, which asks nobody else and loads nothing before it is pressed, with
// what is said in it to read, if a file of the same name that ends in .vtt lies beside it. "" is none.
func play(l *Language, p *model.Page, link model.Link, from string) string {
	s, file := l.Site, link.Target
	element, at := players[strings.ToLower(path.Ext(file))], s.site.Files[file]
	if element == "" || at == "" {
		return ""
	}
	speaks := s.locales.For(p.Language)
	href := html.EscapeString(route.Relative(from, route.Link(at)))
	down := ` <a href="` + href + `" download>` + html.EscapeString(speaks.T("file.load", "about", s.aboutFile(file, speaks))) + "</a>"
	words := html.EscapeString(link.Shown.Alt)
	if !link.Shown.Block {
		return words + down
	}
	var out strings.Builder
	out.WriteString(`<figure class="player"><` + element + ` controls preload="none" aria-label="` + words + `" src="` + href + `">`)
	vtt := strings.TrimSuffix(file, path.Ext(file)) + ".vtt"
	beside := s.site.Files[vtt]
	if beside != "" && element == "video" {
		out.WriteString(`<track kind="captions" srclang="` + html.EscapeString(p.Language) + `" src="` +
			html.EscapeString(route.Relative(from, route.Link(beside))) + `">`)
	}
	out.WriteString("</" + element + `><figcaption>` + html.EscapeString(cmp.Or(link.Shown.Caption, link.Shown.Alt)) + down + "</figcaption>")
	if beside != "" {
		if said := transcript(s.files, vtt); said != "" {
			out.WriteString(`<details><summary>` + html.EscapeString(speaks.T("media.transcript")) + "</summary>" + said + "</details>")
		}
	}
	return out.String() + "</figure>\n"
}

// mostSaid is how much of a transcript is read, in bytes.
const mostSaid = 1 << 20

var (
	cueTimes = regexp.MustCompile(`^[0-9:.,]+ +--> `)
	cueVoice = regexp.MustCompile(`<v(?:\.[^ >]*)? ([^>]*)>`)
	cueTags  = regexp.MustCompile(`<[^>]*>`)
)

// transcript is what a file of captions says (WebVTT §4), as paragraphs: a line for each who speaks.
func transcript(files fs.FS, file string) string {
	data, err := fs.ReadFile(files, file)
	if err != nil || len(data) > mostSaid {
		return ""
	}
	var out strings.Builder
	saying := false // the lines after a time belong to it
	line := ""
	end := func() {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out.WriteString("<p>" + html.EscapeString(html.UnescapeString(line)) + "</p>\n")
		}
		line = ""
	}
	for text := range strings.Lines(strings.ReplaceAll(string(data), "\r", "\n")) {
		switch text = strings.TrimSpace(text); {
		case text == "":
			saying = false
		case cueTimes.MatchString(text):
			saying = true
		case saying:
			if strings.Contains(text, "<v") {
				end()
				text = cueVoice.ReplaceAllString(text, "$1: ")
			}
			line += " " + cueTags.ReplaceAllString(text, "")
		}
	}
	end()
	return out.String()
}
