package frame

import (
	"html"
	"html/template"
	"io/fs"
	"strconv"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/route"
)

// Files are those of the hub's content.
type Files interface {
	fs.FS // pictures as books have them
	// Picture is a picture as pages show it, with addresses below the root. Of one that cannot be shown there is none.
	Picture(file string) (model.Picture, bool)
}

// columns says how wide a picture stands on a page, so that a browser takes no larger one than it needs.
const columns = "(min-width: 44em) 40em, 100vw"

// Show is a picture of a page as seen from an address: in HTML, with what stands below it. One at the top of a page is
// seen at once; the others come when they are near. Of a picture that cannot be shown its words are left.
func Show(l *Language, p *model.Page, link model.Link, from string, top bool) string {
	if player := play(l, p, link, from); player != "" {
		return player
	}
	s := l.Site
	about := p.Of(link.Target, *link.Shown)
	var out strings.Builder
	pic, ok := s.picture(link.Target)
	switch {
	case !ok:
		out.WriteString(html.EscapeString(about.Alt))
	case len(pic.Sizes) > 0:
		out.WriteString(`<picture><source type="image/webp" srcset="`)
		for i, size := range pic.Sizes {
			if i > 0 {
				out.WriteString(", ")
			}
			out.WriteString(html.EscapeString(route.Relative(from, route.Link(size.Address))) + " " + strconv.Itoa(size.Width) + "w")
		}
		out.WriteString(`" sizes="` + columns + `">`)
		img(&out, pic, about.Alt, from, top)
		out.WriteString("</picture>")
	default:
		img(&out, pic, about.Alt, from, top)
	}
	if !link.Shown.Block {
		return out.String()
	}
	return framed(out.String(), about)
}

func img(out *strings.Builder, pic model.Picture, alt, from string, top bool) {
	out.WriteString(`<img src="` + html.EscapeString(route.Relative(from, route.Link(pic.Address))) + `" alt="` + html.EscapeString(alt) + `"`)
	if pic.Width > 0 {
		out.WriteString(` width="` + strconv.Itoa(pic.Width) + `" height="` + strconv.Itoa(pic.Height) + `"`)
	}
	if !top {
		out.WriteString(` loading="lazy"`)
	}
	out.WriteString(` decoding="async">`)
}

// framed is a picture with what stands below it.
func framed(picture string, about model.Image) string {
	if about.Caption == "" && about.Credit == "" {
		return `<p class="picture">` + picture + "</p>\n"
	}
	below := html.EscapeString(about.Caption)
	if about.Credit != "" {
		below = strings.TrimPrefix(below+` <small>`+html.EscapeString(about.Credit)+"</small>", " ")
	}
	return `<figure class="picture">` + picture + "<figcaption>" + below + "</figcaption></figure>\n"
}

// picture is a picture of the content, if it can be shown.
func (s *Site) picture(file string) (model.Picture, bool) {
	if s.site.Files[file] == "" || s.files == nil {
		return model.Picture{}, false
	}
	return s.files.Picture(file)
}

// Own is the picture that the front matter of a page names, as show makes it; "" for none.
func Own(p *model.Page, show func(model.Link) string) template.HTML {
	if p.Image.Src == "" {
		return ""
	}
	return template.HTML(show(model.Link{Pos: p.Pos, Kind: model.LinkFile, Target: p.Image.Src, Image: true,
		Shown: &model.Shown{Alt: p.Image.Alt, Block: true}})) // escaped there
}

// Packed is a picture as a book shows it, which has it at an address. Without one its words stand there.
func Packed(p *model.Page, link model.Link, at string) string {
	about := p.Of(link.Target, *link.Shown)
	picture := html.EscapeString(about.Alt)
	if at != "" {
		picture = `<img src="` + html.EscapeString(at) + `" alt="` + html.EscapeString(about.Alt) + `">`
	}
	if !link.Shown.Block {
		return picture
	}
	return framed(picture, about)
}
