package translate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Hash returns the hash of a page's text: 16 hexadecimal digits that stay the
// same as long as its words do. White space and the spelling of Markdown do not
// count, nor do facts, which translations inherit.
func Hash(page *model.Page) string { return sum(strings.Join(blocks(page), "\x00")) }

// blocks returns all that is to be translated: the title, the summary, the words
// of the front matter, the blocks of the body.
func blocks(page *model.Page) []string {
	out := []string{page.Title, page.Summary}
	if kind := schema.Of(page.Kind); kind != nil {
		for _, name := range kind.Counted {
			for _, words := range schema.WordsOf(kind.At(page, name)) {
				if words != "" {
					out = append(out, words)
				}
			}
		}
	}
	out = append(out, page.Body.Open().Blocks...)
	for i, s := range out {
		if !spaced(s) {
			out[i] = strings.Join(strings.Fields(s), " ")
		}
	}
	return out
}

// spaced reports whether one space stands between the words of a text, and none
// around them. Nearly all that package markdown makes is so, and to look is cheaper
// than to take it apart.
func spaced(s string) bool {
	word := s == ""
	for _, r := range s {
		switch {
		case r > ' ' && r < utf8.RuneSelf, !unicode.IsSpace(r):
			word = true
		case r != ' ' || !word:
			return false
		default:
			word = false
		}
	}
	return word
}

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:8])
}

// lockFormat names the format of a lock file and its version.
const lockFormat = "peerhub-translation/1"

// lock is <slug>.lock.json: what a translation was made from, block by block.
type lock struct {
	Format     string   `json:"format"`      // lockFormat; "" in those written before formats were named
	Source     string   `json:"source"`      // path of the original in the hub
	SourceHash string   `json:"source_hash"` // its Hash
	Blocks     []string `json:"blocks"`      // a hash of each block
}

// LockFile returns the path of a page's lock file.
func LockFile(page string) string { return strings.TrimSuffix(page, ".md") + ".lock.json" }

func newLock(original *model.Page) lock {
	l := lock{Format: lockFormat, Source: original.Pos.File, SourceHash: Hash(original)}
	for _, b := range blocks(original) {
		l.Blocks = append(l.Blocks, sum(b))
	}
	return l
}

// states decides the state of the entry in each language of the hub.
func (s *stage) states(e *model.Entry) {
	e.States = make(map[string]model.State, len(s.hub.Languages))
	for _, l := range s.hub.Languages {
		e.States[l.Code] = model.StateMissing
	}
	if e.Original.SourceHash != "" && e.Original.Language != s.hub.DefaultLanguage {
		s.orphans(e)
		return
	}
	e.States[e.Original.Language] = model.StateOriginal
	hash := ""
	for _, code := range s.languagesOf(e) {
		p := e.Pages[code]
		if p == e.Original {
			continue
		}
		if p.SourceHash != "" && hash == "" {
			hash = s.options.Hash(e.Original)
		}
		e.States[code] = s.state(p, e.Original, hash)
	}
}

// share gives entries that stand alike one map: most of a large hub are in one language.
func (s *stage) share(e *model.Entry) {
	if len(e.States) != len(s.hub.Languages) { // one of its languages is none of the hub's
		return
	}
	key := ""
	for _, l := range s.hub.Languages {
		key += string(e.States[l.Code]) + " "
	}
	if known, ok := s.known[key]; ok {
		e.States = known
	} else {
		s.known[key] = e.States
	}
}

// state compares a translation with the original and its hash.
func (s *stage) state(p, original *model.Page, hash string) model.State {
	state := model.StateUnverified
	switch {
	case p.SourceHash == "" || p.Broken || original.Broken: // what cannot be read cannot be compared
	case p.SourceHash == hash:
		state = model.StateCurrent
	case s.minor(p, original):
		state = model.StateMinor
	default:
		return model.StateOutdated
	}
	if p.Machine && p.Reviewed.By == "" {
		return model.StateMachine
	}
	return state
}

// minor reports whether few of the original's blocks have changed since the
// translation was accepted: at most one in ten.
func (s *stage) minor(p, original *model.Page) bool {
	if s.options.Files == nil || !strings.HasSuffix(p.Pos.File, ".md") {
		return false
	}
	data, err := fs.ReadFile(s.options.Files, LockFile(p.Pos.File))
	if err != nil {
		return false // there need not be one
	}
	var was lock
	if err := json.Unmarshal(data, &was); err != nil {
		s.find(diag.LockUnreadable, diag.Warning, model.Position{File: LockFile(p.Pos.File)},
			"This file cannot be read. Only peerhub i18n accept writes it.",
			diag.Say("Delete it, then run: peerhub i18n accept %s", p.Pos.File))
		return false
	}
	if was.Format != "" && was.Format != lockFormat {
		s.find(diag.LockUnreadable, diag.Warning, model.Position{File: LockFile(p.Pos.File)},
			"A newer Peerhub wrote this file, and this one cannot read it.",
			"Use the newer one. Until then the page counts as older than its original.")
		return false
	}
	if was.SourceHash != p.SourceHash {
		return false // accepted by hand since
	}
	now := newLock(original).Blocks
	left := map[string]int{}
	for _, b := range was.Blocks {
		left[b]++
	}
	same := 0
	for _, b := range now {
		if left[b] > 0 {
			left[b]--
			same++
		}
	}
	total := max(len(now), len(was.Blocks))
	return (total-same)*10 <= total
}

// orphans marks translations whose original is gone. One of them stands in for
// it, so that its readers still find it.
func (s *stage) orphans(e *model.Entry) {
	for _, code := range s.languagesOf(e) {
		p := e.Pages[code]
		e.States[code] = model.StateOrphan
		if p.Provenance != nil && p.Provenance.TranslationOf != nil {
			e.States[code] = model.StateUnverified // of a work outside this hub
			continue
		}
		s.find(diag.TranslationOrphan, diag.Warning, p.Pos, "This is a translation of a page that is no longer there.",
			diag.Say("Delete it too, bring back the page in %q, or take source_hash out to make this the original.",
				s.hub.DefaultLanguage))
	}
}

// Row is a line of the table of translations.
type Row struct {
	Entry    *model.Entry
	Language string
	State    model.State
	Page     *model.Page // nil when missing
}

// Status returns how every entry stands in every language of the hub, in the
// site's order.
func Status(site *model.Site) []Row {
	rows := make([]Row, 0, len(site.Entries)*len(site.Hub.Languages))
	for _, e := range site.Entries {
		for _, l := range site.Hub.Languages {
			rows = append(rows, Row{Entry: e, Language: l.Code, State: e.States[l.Code], Page: e.Pages[l.Code]})
		}
	}
	return rows
}
