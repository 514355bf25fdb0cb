package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
	"golang.org/x/text/unicode/norm"

	"peerhub/generator/model"
)

// plain gathers the text of a page without its markup, block by block.
type plain struct {
	text    strings.Builder
	blocks  []span
	line    strings.Builder // the block being read
	pending []string        // addresses of its links
	hidden  int             // how many callouts around are notes for the facilitator
	boxed   []string        // the blocks of the callout around
}

// span is a block of the text, or, when at is negative, what is no part of it:
// a link's address, or a note for the facilitator.
type span struct {
	at, end int
	other   string
}

// words adds text as a reader sees it.
func (p *plain) words(value []byte, literal bool) {
	if !literal && bytes.IndexAny(value, `\&`) >= 0 {
		value = util.UnescapePunctuations(value)
		value = visible(util.ResolveEntityNames(util.ResolveNumericReferences(value)))
	}
	p.line.Write(value)
}

// endBlock ends a block of text and returns it, with single spaces.
func (p *plain) endBlock() string {
	words := strings.Join(strings.Fields(p.line.String()), " ")
	words = norm.NFC.String(words)
	p.line.Reset()
	if words != "" {
		p.boxed = append(p.boxed, words)
	}
	switch {
	case words == "":
	case p.hidden > 0: // a translation has it too, but readers and search have not
		p.blocks = append(p.blocks, span{at: -1, other: words})
	default:
		if p.text.Len() > 0 {
			p.text.WriteByte('\n')
		}
		at := p.text.Len()
		p.text.WriteString(words)
		p.blocks = append(p.blocks, span{at: at, end: p.text.Len()})
	}
	for _, address := range p.pending {
		p.blocks = append(p.blocks, span{at: -1, other: address})
	}
	p.pending = p.pending[:0]
	return words
}

// dropBlocks takes back all blocks but the first so many, of which only one has
// text: a title is not part of the body.
func (p *plain) dropBlocks(kept int) {
	at := p.blocks[kept].at
	p.blocks = p.blocks[:kept]
	text := strings.TrimSuffix(p.text.String()[:at], "\n")
	p.text.Reset()
	p.text.WriteString(text)
}

// finish fills in what is known only at the end.
func (p *plain) finish(body *model.Body) {
	body.Text = p.text.String()
	body.Blocks = make([]string, len(p.blocks))
	for i, b := range p.blocks {
		if b.at < 0 {
			body.Blocks[i] = b.other
		} else {
			body.Blocks[i] = body.Text[b.at:b.end]
		}
	}
	body.Words = countWords(body.Text)
}

// countWords counts what stands between spaces, and each sign of the scripts
// that write without them as half a word.
func countWords(s string) int {
	words, signs, inside := 0, 0, false
	for _, c := range s {
		switch {
		case c >= '\u0E00' && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana,
			unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			signs++
			inside = false
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if !inside {
				words++
			}
			inside = true
		case unicode.IsSpace(c):
			inside = false
		}
	}
	return words + signs/2
}
