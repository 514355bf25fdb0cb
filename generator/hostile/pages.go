package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// leaf is a field of a page that holds no others, and what stands in it.
type leaf struct {
	path  string // "place.city"
	field schema.Field
	value string
	state state
}

type state int

const (
	payload state = iota
	absent
	example
	gone // as absent, and for good
)

// written is a page of one payload.
type written struct {
	file    string
	kind    *schema.Kind
	value   string
	leaves  []*leaf
	raw     bool // the payload stands in the text as Markdown, too
	bare    bool // fields have gone for a finding that is about none of them
	address string
}

// unused are fields that would keep a page from being seen, or say that another page is its original.
var unused = []string{"draft", "slug", "id", "translation_of", "source_hash", "status", "resumes", "expires", "order", "translators", "reviewed", "machine", "sample"}

// about are the fields of which a finding is that names none: those of whose work a page is have rules among each
// other.
var about = map[diag.Code][]string{
	diag.ImageBroken: {"image"}, diag.FileMissing: {"drawing", "image"}, diag.SourceUnknown: {"sources"},
	diag.CreditMissing: works, diag.DisclaimerMissing: works, diag.VerbatimDiffers: works,
}

var works = []string{"verbatim_of", "adapted_from", "permission", "attribution", "rights_profile", "license"}

// where is the file of a page of a kind, and its address.
func where(k *schema.Kind, n int) (file, address string) {
	slug := fmt.Sprintf("p%d", n)
	for _, s := range schema.Sections() {
		for _, start := range s.New {
			if start.Kind != k.Name {
				continue
			}
			switch {
			case k.Part:
				return path.Join("content", s.Name, "en", "whole", slug+".md"), path.Join(s.Name, "whole", slug) + "/"
			case k.Folder:
				return path.Join("content", s.Name, "en", string(k.Name)+slug, "index.md"), path.Join(s.Name, string(k.Name)+slug) + "/"
			case s.Name == "pages":
				return path.Join("content/pages/en", slug+".md"), slug + "/"
			}
			return path.Join("content", s.Name, "en", string(k.Name)+slug+".md"), path.Join(s.Name, string(k.Name)+slug) + "/"
		}
	}
	return "", ""
}

// pages writes a page of each kind for each payload, with it in every field; in a short hub each
// field has another payload, and there are as many pages as that takes, and those of long words.
func (h *hub) pages(all []string, short bool) {
	kinds := slices.DeleteFunc(schema.Kinds(), func(k *schema.Kind) bool { file, _ := where(k, 0); return file == "" })
	h.plain["content/training/en/whole/index.md"] = []byte("---\ntitle: Whole\n---\n\nA module.\n")
	add := func(n int, k *schema.Kind, values []string) *written {
		file, address := where(k, n)
		p := &written{file: file, kind: k, value: values[0], raw: !short, address: address}
		p.add("", k.Fields)
		for i, l := range p.leaves {
			l.value = values[i%len(values)]
		}
		h.sources = append(h.sources, p)
		h.tried += len(p.leaves) + 1
		if p.raw {
			h.tried++
		}
		return p
	}
	if !short {
		for n, value := range all {
			for _, k := range kinds {
				add(n, k, []string{value})
			}
		}
		return
	}
	n := 0
	for _, value := range all {
		if len(value) > 200 && !strings.ContainsAny(value, " \n") { // what is as wide as no screen stands everywhere
			for _, k := range kinds {
				add(n, k, []string{value})
				n++
			}
		}
	}
	for ; len(all) > 0; n++ {
		p := add(n, kinds[n%len(kinds)], all)
		used := min(len(p.leaves), len(all))
		p.value = strings.Join(all[:used], "\n") // what no field may say stands in the text
		all = all[used:]
	}
}

func (p *written) add(under string, fields []schema.Field) {
	for _, f := range fields {
		switch {
		case slices.Contains(unused, f.Name) && under == "", f.Program:
		case f.Fields != nil:
			p.add(under+f.Name+".", f.Fields)
		default:
			p.leaves = append(p.leaves, &leaf{path: under + f.Name, field: f})
		}
	}
}

func (p *written) name() string { return p.file }

// heed takes the payload out of the field that a finding is about, or out of all that it holds;
// a field that is missed gets its example.
func (p *written) heed(f diag.Finding) {
	if f.Field == "" { // about the page: what it is about, then its text, then what is no text, then all of it
		for _, name := range about[f.Code] {
			held := false
			for _, l := range p.leaves {
				if (l.path == name || strings.HasPrefix(l.path, name+".")) && l.state != gone {
					held, l.state = held || l.state != absent, gone
				}
			}
			if held {
				return
			}
		}
		for _, l := range p.leaves {
			if !p.raw && l.state == payload && (p.bare || !seen(l.field) || strings.Contains(l.path, ".")) {
				l.state = gone
			}
		}
		p.bare = p.bare || !p.raw
		p.raw = false
		return
	}
	within, tried := []*leaf{}, false
	for _, l := range p.leaves {
		if strings.HasPrefix(l.path, f.Field+".") {
			within, tried = append(within, l), tried || l.state == payload
		}
		if l.path == f.Field {
			l.state = min(l.state+1, gone)
		}
	}
	for _, l := range within { // a group of fields that say nothing without each other
		if l.state = absent; !tried {
			l.state = gone
		}
	}
}

func (p *written) text() []byte {
	var out bytes.Buffer
	out.WriteString("---\n")
	if lines := p.fields("", p.kind.Fields); len(lines) > 0 {
		out.WriteString(strings.Join(lines, "\n") + "\n")
	}
	if title := p.titled(); title != "" {
		out.WriteString(title + ": p\n")
	}
	out.WriteString("---\n\n~~~~~~~~text\n" + visible(p.value) + "\n~~~~~~~~\n")
	if p.raw {
		out.WriteString("\n## Raw\n\n" + visible(p.value) + "\n")
	}
	return out.Bytes()
}

// titled is the name of the field that every page must have, where it is not written.
func (p *written) titled() string {
	for _, l := range p.leaves {
		if (l.path == "title" || l.path == "name") && (l.state == absent || l.state == gone) {
			return l.path
		}
	}
	return ""
}

// visible is a payload without what no file may have: such a file would be refused as a whole.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r == 0x202D || r == 0x202E || r >= 0xE0001 && r <= 0xE007F {
			return -1
		}
		return r
	}, s)
}

func quoted(s string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s)
	return strings.TrimSpace(out.String())
}

// fields are the lines of front matter.
func (p *written) fields(under string, fields []schema.Field) (out []string) {
	for _, f := range fields {
		if f.Fields != nil {
			within := p.fields(under+f.Name+".", f.Fields)
			if len(within) == 0 {
				continue
			}
			value := "{" + strings.Join(within, ", ") + "}"
			if f.Type == schema.Groups || f.Type == schema.HubLanguages {
				value = "[" + value + "]"
			}
			out = append(out, f.Name+": "+value)
			continue
		}
		at := slices.IndexFunc(p.leaves, func(l *leaf) bool { return l.path == under+f.Name })
		if at < 0 {
			continue
		}
		switch p.leaves[at].state {
		case payload:
			out = append(out, f.Name+": "+valueOf(f, p.leaves[at].value))
		case example:
			out = append(out, f.Name+": "+schema.Fill(f.Example, examples))
		}
	}
	return out
}

// examples are the words of the hub.
var examples = map[string]string{"today": "2026-02-01", "language": "en", "topics": "t0", "audience": "everyone", "access": "step-free", "kinds": "self-help"}

// valueOf is a payload as the value of a field of hub.yaml or of front matter.
func valueOf(f schema.Field, value string) string {
	switch {
	case f.Type == schema.VocabularyWords:
		return "{x: {en: " + quoted(value) + "}}"
	case f.Type == schema.Synonyms:
		return "{en: [[" + quoted(value) + ", other]]}"
	case f.Type.List() && f.Type != schema.Groups:
		return "[" + quoted(value) + "]"
	}
	return quoted(value)
}

// seen are the types of fields whose words readers see as they are written.
func seen(f schema.Field) bool {
	return f.Tell == schema.Public && slices.Contains([]schema.Type{schema.Line, schema.Text, schema.Texts, schema.TextByLanguage, schema.VocabularyWords, schema.Synonyms}, f.Type)
}

func (p *written) standing() (n int, address string, texts []string) {
	for _, l := range p.leaves {
		if l.state != payload {
			continue
		}
		if n++; seen(l.field) {
			texts = append(texts, l.value)
		}
	}
	if n++; p.raw {
		n++
	}
	return n, p.address, append(texts, visible(p.value))
}

// ownSettings writes a hub whose settings are one payload, with a page of some kinds.
func (h *hub) ownSettings(value string) {
	k := schema.Hub()
	p := &written{file: "hub.yaml", kind: k, value: value}
	p.add("", k.Fields)
	for _, l := range p.leaves {
		l.value = value
		switch holder, _, _ := strings.Cut(l.path, "."); {
		case slices.Contains([]string{"base_url", "default_language", "timezone", "license", "groups_at_least", "feeds", "look"}, holder), l.path == "languages.code":
			l.state = gone // a copy, a file or other hubs would have to be there
		default:
			h.tried++
		}
	}
	h.sources = append(h.sources, &ownSettings{p})
	h.plain["content/groups/en/tea.md"] = []byte("---\nname: Tea\nschedule: [{day: tuesday, start: \"18:30\", every: week}]\nplace: {city: Leeds, country: GB}\n---\n\nText.\n")
	h.plain["content/guides/en/guide.md"] = []byte("# Guide\n\nText.\n")
}

// ownSettings are hub.yaml with payloads.
type ownSettings struct{ *written }

func (s *ownSettings) text() []byte {
	lines := s.fields("", s.kind.Fields)
	has := func(name string) bool {
		return slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, name+":") })
	}
	for name, value := range map[string]string{"title": "Hub", "base_url": "https://example.org/"} {
		if !has(name) {
			lines = append(lines, name+": "+value)
		}
	}
	for i, line := range lines {
		lines[i] = strings.Replace(line, "languages: [{", "languages: [{code: en, ", 1)
	}
	if !has("languages") {
		lines = append(lines, "languages: [en]")
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, "\n") + "\n")
}

func (s *ownSettings) standing() (n int, address string, texts []string) {
	for _, l := range s.leaves {
		if l.state == payload {
			n++
		}
	}
	return n, "", nil
}

// pagesSettings are settings whose topics are all payloads.
func pagesSettings(all []string) string {
	var b strings.Builder
	b.WriteString(settings + "topics:\n")
	for n, value := range all {
		if value = strings.TrimSpace(visible(value)); value != "" {
			fmt.Fprintf(&b, "  t%d: {en: %s}\n", n, quoted(value))
		}
	}
	return b.String()
}
