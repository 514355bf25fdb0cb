package rename

import (
	"bytes"
	"cmp"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/markdown"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/schema"
	"peerhub/generator/strictyaml"
)

// edit puts a text in the place of some bytes.
type edit struct {
	start, end int
	text       string
}

// source is a file as it is read: without the mark and the carriage returns that some programs write, which stay in the file.
type source struct {
	file       string
	raw, plain []byte
	edits      []edit
}

func read(file string, raw []byte) *source {
	plain := bytes.TrimPrefix(raw, []byte(frontmatter.Mark))
	plain = bytes.ReplaceAll(plain, []byte("\r\n"), []byte("\n"))
	return &source{file: file, raw: raw, plain: bytes.ReplaceAll(plain, []byte("\r"), []byte("\n"))}
}

func (s *source) put(start, end int, text string) { s.edits = append(s.edits, edit{start, end, text}) }

// edited is the file with its edits, and every other byte as it was.
func (s *source) edited() []byte {
	slices.SortStableFunc(s.edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	newline := "\n"
	if i := bytes.IndexByte(s.raw, '\n'); i > 0 && s.raw[i-1] == '\r' {
		newline = "\r\n"
	}
	var out []byte
	plain, raw := 0, len(s.raw)-len(bytes.TrimPrefix(s.raw, []byte(frontmatter.Mark)))
	from := 0
	advance := func(to int) int { // the offset in the file of one in what is read
		for ; plain < to; plain, raw = plain+1, raw+1 {
			if s.raw[raw] == '\r' && raw+1 < len(s.raw) && s.raw[raw+1] == '\n' {
				raw++
			}
		}
		return raw
	}
	for _, e := range s.edits {
		out = append(out, s.raw[from:advance(e.start)]...)
		out = append(out, strings.ReplaceAll(e.text, "\n", newline)...)
		from = advance(e.end)
	}
	return append(out, s.raw[from:]...)
}

// text is a page with the addresses that hold then.
func (p *plan) text(file string, data []byte) ([]byte, diag.Text) {
	s := read(file, data)
	head, text := frontmatter.Cut(s.plain)
	for _, place := range markdown.Places(text, file) {
		if now := p.link(file, place.Link, string(text[place.Start:place.End]), place.Start > 0 && text[place.Start-1] == '<'); now != "" {
			s.put(len(head)+place.Start, len(head)+place.End, now)
			p.Links++
		}
	}
	if said := p.head(s, head); said != "" {
		return nil, said
	}
	return s.edited(), ""
}

// link is how a link of a file is written then; "" when it can stay as it is.
func (p *plan) link(file string, link model.Link, written string, bracketed bool) string {
	switch {
	case link.Kind == model.LinkCitation:
		return p.referred("library", link.Target)
	case link.Kind == model.LinkExternal || link.Kind == model.LinkPlace:
		return p.address(written)
	case link.Target == "":
		return ""
	}
	from, to := p.After(file), p.After(link.Target)
	end := len(written)
	if i := strings.IndexAny(written, "#?"); i > 0 && written[i-1] != '&' {
		end = i
	}
	stays := written[end:]
	if plain, err := url.PathUnescape(written[:end]); err == nil && path.Join(path.Dir(from), plain) == to {
		return ""
	}
	if path.Dir(from) == path.Dir(file) && to == link.Target {
		return ""
	}
	now := strings.TrimPrefix(route.Relative(from, to), "./")
	if !bracketed {
		now = strings.NewReplacer("(", "%28", ")", "%29").Replace(route.Link(now))
	}
	folder, base := path.Split(written[:end])
	if path.Dir(from) == path.Dir(file) && path.Dir(to) == path.Dir(link.Target) { // the way there stays as somebody wrote it
		return folder + path.Base(now) + stays
	}
	if path.Base(to) == path.Base(link.Target) {
		now = path.Join(path.Dir(now), base)
	}
	if strings.HasPrefix(written, "./") && !strings.HasPrefix(now, "../") {
		now = "./" + now
	}
	return now + stays
}

// head changes the front matter of a page, of which it writes the old address if it moves.
func (p *plan) head(s *source, head []byte) diag.Text {
	page, kind := p.pages[s.file], p.kindOf(s.file)
	if page == nil {
		return ""
	}
	_, moves := p.moved[page.Section+"/"+page.Path]
	if head == nil {
		if moves {
			s.put(0, 0, "---\n"+p.lasting(page)+"aliases: ["+frontmatter.Text(p.old(page))+"]\n---\n")
			p.Old = append(p.Old, p.old(page))
		}
		return ""
	}
	fields := frontmatter.Fields(head)
	at := bytes.IndexByte(head, '\n') + 1
	m, _ := strictyaml.Parse(s.file, 2, fields)
	said := p.fields(s, m, kind.Fields)
	if said == "" && moves {
		if bytes.HasPrefix(bytes.TrimSpace(fields), []byte("{")) {
			return diag.Say("%s: its front matter is written in braces; write one field a line", s.file)
		}
		said = p.itself(s, m, page, at, at+len(fields))
	}
	return said
}

// fields changes what fields say of other pages and files.
func (p *plan) fields(s *source, m *strictyaml.Map, fields []schema.Field) diag.Text {
	for _, f := range fields {
		for _, name := range []string{f.Name, f.Alias} {
			if name == "" || m == nil {
				continue
			}
			for _, v := range each(m.Value(name)) {
				said := diag.Text("")
				if f.Fields != nil {
					if v.IsMap() {
						said = p.fields(s, v.Map(), f.Fields)
					}
				} else if now := p.says(s.file, f, v); now != "" {
					said = s.replace(v, v.Text(), now)
					p.Links++
				}
				if said != "" {
					return said
				}
			}
		}
	}
	return ""
}

// each are the values of a list, or the one value.
func each(v strictyaml.Value) []strictyaml.Value {
	switch {
	case v.IsList():
		return v.List()
	case v.IsZero():
		return nil
	}
	return []strictyaml.Value{v}
}

// says is what a field says then of the page or the file that it names; "" when it can stay as it is.
func (p *plan) says(file string, f schema.Field, v strictyaml.Value) string {
	switch {
	case v.IsMap() || v.IsList():
		return ""
	case f.Leads:
		return p.leads(v.Text())
	case f.Type == schema.Sources:
		return p.referred("library", v.Text())
	case f.Type == schema.Modules:
		return p.referred("training", v.Text())
	case f.Type == schema.File:
		target := path.Join(path.Dir(file), v.Text())
		from, to := p.After(file), p.After(target)
		if path.Join(path.Dir(from), v.Text()) != to {
			return strings.TrimPrefix(route.Relative(from, to), "./")
		}
	}
	return ""
}

// offset is where a value stands in what is read, and the quotation mark before it, if there is one.
func (s *source) offset(v strictyaml.Value) (at int, quote byte) {
	pos := v.Pos()
	for range pos.Line - 1 {
		at += bytes.IndexByte(s.plain[at:], '\n') + 1
	}
	for range pos.Column - 1 {
		_, size := utf8.DecodeRune(s.plain[at:])
		at += size
	}
	if at < len(s.plain) && (s.plain[at] == '"' || s.plain[at] == '\'') {
		return at + 1, s.plain[at]
	}
	return at, 0
}

// replace writes another text where a value has one; one that is written in another way is left for a person.
func (s *source) replace(v strictyaml.Value, old, now string) diag.Text {
	at, quote := s.offset(v)
	if at > len(s.plain) || !bytes.HasPrefix(s.plain[at:], []byte(old)) || quote != 0 && !bytes.HasPrefix(s.plain[at+len(old):], []byte{quote}) {
		return diag.Say("%s:%d: %q is written here in a way that only a person can change. Write it on one line, then run this again", s.file, v.Pos().Line, old)
	}
	if quote == 0 {
		now = frontmatter.Text(now)
	}
	s.put(at, at+len(old), now)
	return ""
}

// itself changes what a page that moves says of itself: its old address comes to those that it has, and what it is called in
// addresses, if its name is not that of its file. Its fields stand from one byte to another.
func (p *plan) itself(s *source, m *strictyaml.Map, page *model.Page, from, to int) diag.Text {
	if slug := m.Value("slug"); !slug.IsZero() && slug.Text() == path.Base(p.from.Path) && page.Path == p.from.Path {
		if said := s.replace(slug, slug.Text(), path.Base(p.to.Path)); said != "" {
			return said
		}
	}
	if m.Value("id").IsZero() {
		s.put(to, to, p.lasting(page))
	}
	old, now := p.old(page), p.new(page)
	p.Old = append(p.Old, old)
	written := frontmatter.Text(old)
	v := m.Value("aliases")
	items := each(v)
	for _, item := range items {
		switch alias, _ := route.Old(item.Text()); alias {
		case old:
			return ""
		case now: // it goes back to where it was
			return s.replace(item, item.Text(), old)
		}
	}
	switch key := m.Key("aliases"); {
	case len(items) > 0:
		last := items[len(items)-1]
		at, quote := s.offset(last)
		start := at
		if quote != 0 {
			start--
		}
		line := bytes.LastIndexByte(s.plain[:start], '\n') + 1
		if before := string(s.plain[line:start]); strings.TrimSpace(before) == "-" {
			end := start + bytes.IndexByte(s.plain[start:], '\n') + 1
			s.put(end, end, before+written+"\n")
			return ""
		}
		end := at + len(strictyaml.Written(last))
		if quote != 0 {
			end++
		}
		s.put(end, end, ", "+written)
	case v.IsList(): // an empty one
		at, _ := s.offset(v)
		s.put(at+1, at+1, written)
	case !key.IsZero():
		at, _ := s.offset(key)
		at += bytes.IndexByte(s.plain[at:], ':') + 1
		s.put(at, at, " ["+written+"]")
	default:
		s.put(to, to, "aliases: ["+written+"]\n")
	}
	return ""
}

// lasting is the line by which calendars go on knowing a group whose file is called otherwise then.
func (p *plan) lasting(page *model.Page) string {
	file := page.Pos.File
	if page.Group == nil || p.After(file) == file || p.site.EntryOfFile(file).Original.Pos.File != file {
		return ""
	}
	return "id: " + frontmatter.Text(page.Group.ID) + "\n"
}

// settings changes hub.yaml.
func (p *plan) settings() (diag.Text, error) {
	data, err := fs.ReadFile(p.files, "hub.yaml")
	if err != nil {
		return "", err
	}
	s := read("hub.yaml", data)
	m, _ := strictyaml.Parse(s.file, 1, s.plain)
	if said := p.fields(s, m, schema.Hub().Fields); said != "" {
		return said, nil
	}
	if now := s.edited(); !bytes.Equal(now, data) {
		p.Write["hub.yaml"] = now
	}
	return "", nil
}
