package markdown

import (
	"bytes"
	"fmt"
	"net/netip"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// linkNode resolves a link; one that leads nowhere becomes its words.
func (r *reading) linkNode(parent ast.Node, n *ast.Link) {
	before := r.line.Len()
	r.inlines(n)
	offset := r.offset(n)
	if strings.TrimSpace(r.line.String()[before:]) == "" {
		r.errorAt(offset, diag.LinkEmpty, "This link has no words, so nobody can see or hear it.",
			"Write what it leads to between the brackets: [Safe](safe.md)")
		unwrap(parent, n)
		return
	}
	if saysNothing(r.at.Language, r.line.String()[before:]) {
		r.warnAt(offset, diag.LinkWords, "These words do not say where the link leads. Whoever listens to a page often hears its links alone.",
			"Make the words that name the page the link: [Staying safe](safe.md)")
	}
	link, ok := r.resolve(plainAddress(n.Destination), offset, false)
	if !ok {
		unwrap(parent, n)
		return
	}
	n.Destination = r.mark(link, model.LinkMark)
	switch {
	case link.Kind == model.LinkExternal && strings.HasPrefix(link.Target, "http"):
		n.SetAttributeString("rel", []byte("noreferrer"))
		if host := videoHost(link.Target); host != "" {
			n.SetAttributeString("host", host)
		}
	case link.Kind == model.LinkFile && path.Ext(link.Target) != "":
		n.SetAttributeString("file", len(r.body.Links)-1)
	}
	r.pending = append(r.pending, address(link))
}

// empty are words of links that say nothing of where they lead (WCAG 2.4.9), by language.
var empty = map[string][]string{
	"en": {"here", "click here", "tap here", "this", "link", "this link", "this page", "more", "read more", "learn more", "find out more"},
	"fr": {"ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "cette page", "plus", "en savoir plus", "lire la suite", "voir plus"},
	"es": {"aquí", "haz clic aquí", "haga clic aquí", "pulsa aquí", "enlace", "este enlace", "esta página", "más", "leer más", "saber más", "ver más"},
	"ar": {"هنا", "اضغط هنا", "انقر هنا", "الرابط", "هذا الرابط", "هذه الصفحة", "المزيد", "اقرأ المزيد"},
	"de": {"hier", "hier klicken", "klicken sie hier", "link", "dieser link", "mehr", "weiterlesen", "mehr erfahren"},
}

func saysNothing(language, words string) bool {
	language, _, _ = strings.Cut(language, "-")
	return slices.Contains(empty[language], strings.ToLower(strings.Trim(strings.Join(strings.Fields(words), " "), ".:!…>» ")))
}

// autoLink makes an ordinary link of a bare address.
func (r *reading) autoLink(parent ast.Node, n *ast.AutoLink) {
	label := ast.NewString(n.Label(r.source))
	label.SetRaw(true)
	destination := string(n.URL(r.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(destination), "mailto:") {
		destination = "mailto:" + destination
	}
	link := ast.NewLink()
	link.Destination = []byte(destination)
	link.SetPos(r.offset(n))
	link.AppendChild(link, label)
	parent.ReplaceChild(parent, n, link)
	r.linkNode(parent, link)
}

func (r *reading) image(parent ast.Node, n *ast.Image) {
	before := r.line.Len()
	r.inlines(n) // the words of a picture are part of the text
	offset := r.offset(n)
	alt := strings.Join(strings.Fields(r.line.String()[before:]), " ")
	link, ok := r.resolve(plainAddress(n.Destination), offset, true)
	if alt == "" {
		r.errorAt(offset, diag.ImageAlt, "This picture has no words for people who cannot see it.",
			diag.Say("Write what it shows: ![A table with six chairs](%s)", n.Destination))
		ok = false
	}
	if !ok {
		parent.RemoveChild(parent, n)
		return
	}
	link.Shown = &model.Shown{Alt: alt, Caption: r.caption(n), Block: alone(n)}
	n.Destination = r.mark(link, model.PictureMark)
	r.pending = append(r.pending, address(link))
}

// caption reads what stands in quotation marks behind the file of a picture, which is part of the text.
func (r *reading) caption(n *ast.Image) string {
	said := strings.Join(strings.Fields(plainAddress(n.Title)), " ")
	if said != "" {
		r.line.WriteString(" " + said)
	}
	return said
}

// alone reports whether a picture is all that there is of a paragraph.
func alone(n *ast.Image) bool {
	return n.Parent().Kind() == ast.KindParagraph && n.Parent().ChildCount() == 1
}

// mark keeps the link and returns the mark of its address, or of the picture.
func (r *reading) mark(link model.Link, mark string) []byte {
	r.body.Links = append(r.body.Links, link)
	return []byte(mark + strconv.Itoa(len(r.body.Links)-1) + mark)
}

func address(link model.Link) string {
	if link.Fragment == "" {
		return link.Target
	}
	return link.Target + "#" + link.Fragment
}

// plainAddress resolves the references and backslashes of an address as written.
func plainAddress(written []byte) string {
	if bytes.IndexAny(written, `\&`) < 0 {
		return string(written)
	}
	plain := util.UnescapePunctuations(written)
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(plain)))
}

// spaced is what stands after the words of a link whose file has a space in its
// name: Markdown takes it for text.
var spaced = regexp.MustCompile(`^\(((?:[^<>"\n()]|\([^<>"\n()]*\))*\.[A-Za-z0-9]{2,5})(?: +"[^"\n]*")?\)`)

// office is a tag of Microsoft Office, as it comes along with pasted words; no HTML is called so.
var office = regexp.MustCompile(`^</?(?:o|w|v|st1|m):[A-Za-z]`)

// curly is the same of words between the quotation marks of a word processor.
var curly = regexp.MustCompile(`^\(([^ <>"\n()]+) +[“”„«]([^“”„«»"\n]*)[“”»]\)`)

// unlinked finds links in a run of text, where readers would see their signs.
func (r *reading) unlinked(start, end int) {
	for at := max(start, 1); at < end; at++ {
		if r.source[at-1] == '<' && office.Match(r.source[at-1:end]) {
			r.errorAt(at-1, diag.HTMLRefused, "A word processor has left a sign of its own here, which readers would see.", "Take it out.")
		}
		if r.source[at] != '(' || r.source[at-1] != ']' {
			continue
		}
		if m := spaced.FindSubmatch(r.source[at:]); m != nil && bytes.ContainsRune(m[1], ' ') {
			r.errorAt(at+1, diag.LinkForm, "This link does not work, since the name of its file has a space in it.",
				diag.Say("Write it between the signs < and >: (<%s>). Better still, give the file a name without "+
					"spaces.", m[1]))
		} else if m := curly.FindSubmatch(r.source[at:]); m != nil {
			r.errorAt(at+1, diag.LinkForm, "This link does not work, since a word processor has turned its quotation marks.",
				diag.Say("Write straight ones: %s", fmt.Sprintf("(%s %q)", m[1], m[2])))
		}
	}
}

// resolve says what an address points at, and whether it may stay.
func (r *reading) resolve(destination string, offset int, image bool) (model.Link, bool) {
	link := model.Link{Pos: r.place(offset), Image: image}
	refuse := func(code diag.Code, message, suggestion diag.Text) (model.Link, bool) {
		r.errorAt(offset, code, message, suggestion)
		return link, false
	}
	if destination == "" {
		return refuse(diag.LinkEmpty, "This link has no address.",
			"Write the path of a file between the round brackets, for example: (safe.md)")
	}
	if strings.ContainsFunc(destination, unicode.IsControl) {
		return refuse(diag.LinkForm, "This address has characters that cannot be seen.", "Type it again.")
	}
	scheme := schemeOf(destination)
	switch {
	case image && videoHost(destination) != "":
		return refuse(diag.ImageRemote,
			"This film lies on somebody else's website, which would learn who reads the page.",
			diag.Say("Write it as a link on a line of its own, without the exclamation mark: [What it shows](%s)", destination))
	case image && (scheme == "http" || scheme == "https" || strings.HasPrefix(destination, "//")):
		return refuse(diag.ImageRemote,
			"This picture lies on somebody else's website, which would learn who reads the page.",
			"Put the file beside the page, if its licence allows it, and write its name: ![…](picture.jpg)")
	case scheme == "http" || scheme == "https":
		u, err := url.Parse(destination)
		if err != nil || u.Host == "" {
			return refuse(diag.LinkForm, "This is no whole address of a web page.",
				"Write for example: https://example.org/page")
		}
		if ip, err := netip.ParseAddr(u.Hostname()); strings.EqualFold(u.Hostname(), "localhost") || err == nil && ip.IsLoopback() {
			return refuse(diag.LinkForm, "This is the address of your own computer, so nobody else can open it.",
				"Write what stands behind it, for example: /groups/")
		}
		link.Kind, link.Target = model.LinkExternal, destination
		return link, true
	case !image && scheme == "tel" && !dialled.MatchString(destination):
		return refuse(diag.LinkForm, "This is no telephone number: codes with * and # do other things than ring.",
			"Write the number with a plus and the code of the country, for example: tel:+441134960118")
	case !image && (scheme == "mailto" || scheme == "tel"):
		link.Kind, link.Target = model.LinkExternal, destination
		return link, true
	case scheme != "":
		return refuse(diag.LinkScheme, diag.Say("A link may not begin with %q.", scheme+":"),
			"Use the path of a file, https:, mailto: or tel:.")
	case strings.HasPrefix(destination, "//"):
		return refuse(diag.LinkForm, "This address lacks its beginning.", diag.Say("Write: https:%s", destination))
	}
	return r.resolveFile(link, destination, refuse)
}

// dialled is a tel: link to a number and nothing else.
var dialled = regexp.MustCompile(`(?i)^tel:\+?[0-9](?:[0-9().-]|%20)*$`)

// resolveFile resolves the path of a file, relative to the folder of the page.
func (r *reading) resolveFile(link model.Link, destination string,
	refuse func(code diag.Code, message, suggestion diag.Text) (model.Link, bool)) (model.Link, bool) {
	file, fragment, _ := strings.Cut(destination, "#")
	file, _, _ = strings.Cut(file, "?")
	file, err := url.PathUnescape(file)
	if err != nil || strings.ContainsFunc(file, unicode.IsControl) || strings.Contains(file, `\`) {
		return refuse(diag.LinkForm, "This is no path of a file.",
			"Write the path with slashes, for example: ../../principles/en/safe.md")
	}
	if bare := strings.Trim(file, "“”„«»"); bare != file && bare != "" {
		return refuse(diag.LinkForm, "This link does not work, since a word processor has turned its quotation marks.",
			diag.Say("Write: %s", "("+bare+")"))
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	link.Fragment = fragment
	if strings.HasPrefix(file, "/") {
		if link.Image {
			return refuse(diag.LinkForm, "The path of a picture may not begin with a slash.",
				"Write the path from this page to the picture, for example: ../../principles/en/room.jpg")
		}
		link.Kind, link.Target = model.LinkPlace, strings.Trim(path.Clean(file), "/")
		return link, true
	}
	if file == "" {
		return link, true // this page
	}
	link.Target = path.Join(path.Dir(r.at.File), file)
	if link.Target == ".." || strings.HasPrefix(link.Target, "../") {
		return refuse(diag.LinkOutside, "This link leads out of the hub.",
			"Link to a file below content/. Each ../ goes up one folder.")
	}
	if link.Image || !strings.EqualFold(path.Ext(link.Target), ".md") {
		link.Kind = model.LinkFile
	}
	return link, true
}

// schemeOf returns the scheme of an address in small letters (RFC 3986 §3.1),
// or "".
func schemeOf(address string) string {
	for i, c := range address {
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(address[:i])
		case c == '/' || c == '?' || c == '#':
			return ""
		}
	}
	return ""
}

// unwrap puts the children of a node in its place.
func unwrap(parent, n ast.Node) {
	for c := range children(n) {
		n.RemoveChild(n, c)
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}
