package typography

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// unit is a sign of a text, and where it stands in what it was read from.
type unit struct {
	sign    rune
	at, end int
}

// object stands for what is no text: code, a picture.
const object = '\uFFFC'

// edit says what is written instead of the signs from at to end.
type edit struct {
	at, end int
	text    string
}

// set returns what is to be written otherwise in a text, in order.
func (s style) set(units []unit) []edit {
	m := marks{style: s, units: units}
	kept := addresses(units)
	for i := range units {
		if kept != nil && kept[i] {
			continue
		}
		switch sign := m.units[i].sign; sign {
		case '"', '\'':
			m.quote(i)
		case '«', '»', '“', '”', '„', '‘', '’', '‚':
			m.typed(i, sign)
		case '.':
			m.dots(i)
		case ' ':
			if s.french {
				m.space(i)
			}
		}
	}
	m.giveUp(0)
	slices.SortFunc(m.edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	return m.edits
}

// marks is one way through a text.
type marks struct {
	style
	units []unit
	open  []int // the marks that may open a quotation and are not closed yet, straight and typed
	edits []edit
}

// closers are what closes a quotation that somebody typed, by the mark that opens it: “en”, „de“, »de«, ”fi”.
var closers = map[rune]string{'«': "»", '»': "«", '“': "”", '„': "“”", '”': "”", '‘': "’", '‚': "‘’"}

// typed reads a mark of quotation that is set already: straight marks pair inside it or around it, never across.
func (m *marks) typed(i int, sign rune) {
	before, after := m.sign(i-1), m.sign(i+1)
	if sign == '’' && !closes(before, after) {
		return // an apostrophe
	}
	for at, o := range slices.Backward(m.open) {
		if strings.ContainsRune(closers[m.units[o].sign], sign) {
			m.giveUp(at)
			return
		}
	}
	if strings.ContainsRune("«“„‘‚", sign) || strings.ContainsRune("»”", sign) && opens(before, after) {
		m.open = append(m.open, i)
	}
}

func (m *marks) sign(i int) rune {
	if i < 0 || i >= len(m.units) {
		return ' '
	}
	return m.units[i].sign
}

func (m *marks) write(from, to int, text string) {
	m.edits = append(m.edits, edit{m.units[from].at, m.units[to].end, text})
}

// quote reads a straight mark. It is an apostrophe between two letters, or a letter and a
// quotation (d'« un non »); else it opens a quotation before a word, and closes behind one what the same mark opened.
func (m *marks) quote(i int) {
	before, after, sign := m.sign(i-1), m.sign(i+1), m.units[i].sign
	if before == sign || after == sign {
		return // a row of them is markup of somebody's, or none that anybody reads
	}
	if sign == '\'' && letter(before) && (letter(after) || strings.ContainsRune("«“„", after)) {
		m.write(i, i, "’")
		return
	}
	if closes(before, after) {
		for at, o := range slices.Backward(m.open) {
			if m.units[o].sign == sign {
				m.pair(o, at, i)
				return
			}
		}
		if sign == '\'' && unicode.IsLetter(before) { // the peers' room
			m.write(i, i, "’")
			return
		}
	}
	if opens(before, after) {
		m.open = append(m.open, i)
	}
}

// giveUp forgets the marks from one on, which opened nothing. Before a letter a single
// one is an apostrophe: ’tis, the ’90s.
func (m *marks) giveUp(from int) {
	for _, o := range m.open[from:] {
		if m.units[o].sign == '\'' && letter(m.sign(o+1)) {
			m.write(o, o, "’")
		}
	}
	m.open = m.open[:from]
}

// pair sets both marks of a quotation, around which so many are open.
func (m *marks) pair(first, around, last int) {
	m.giveUp(around + 1)
	m.open = m.open[:around]
	open, shut := m.Open, m.Close
	if m.units[last].sign == '\'' || around%2 == 1 {
		open, shut = m.InnerOpen, m.InnerClose
	}
	if open == "" {
		return
	}
	if strings.HasSuffix(open, "\u00a0") && m.sign(first+1) == ' ' {
		open = strings.TrimSuffix(open, "\u00a0") // its space is set by itself
	}
	if strings.HasPrefix(shut, "\u00a0") && unicode.IsSpace(m.sign(last-1)) {
		shut = strings.TrimPrefix(shut, "\u00a0")
	}
	m.write(first, first, open)
	m.write(last, last, shut)
}

// dots are three and no more, with nothing between.
func (m *marks) dots(i int) {
	if i+2 < len(m.units) && m.units[i+2].at == m.units[i].end+1 && m.sign(i+1) == '.' && m.sign(i+2) == '.' && m.sign(i+3) != '.' && m.sign(i-1) != '.' {
		m.write(i, i+2, "…")
	}
}

// units of measure that stay with their number.
var measures = []string{"h", "%", "€"}

// space keeps a French sign with the word before it, and a number with what it counts.
func (m *marks) space(i int) {
	before, after := m.sign(i-1), m.sign(i+1)
	switch {
	case unicode.IsSpace(before) || unicode.IsSpace(after):
	case strings.ContainsRune(";:!?»", after) && !signOfFace(after, m.sign(i+2)), before == '«':
		m.write(i, i, "\u00a0")
	case unicode.IsDigit(before) && slices.Contains(measures, string(after)) && !unicode.IsLetter(m.sign(i+2)):
		m.write(i, i, "\u00a0")
	}
}

// signOfFace reports whether a colon begins a face or a time: ":-)".
func signOfFace(sign, next rune) bool { return sign == ':' && strings.ContainsRune("-)(", next) }

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == object }

// opens and closes look at what stands before and behind a mark of quotation.
func opens(before, after rune) bool {
	return !unicode.IsSpace(after) && (unicode.IsSpace(before) || strings.ContainsRune(`([{«“„‘’¿¡—–-/"'`, before))
}

func closes(before, after rune) bool {
	return !unicode.IsSpace(before) && (unicode.IsSpace(after) || !letter(after) && !strings.ContainsRune(`«“„‘¿¡`, after)) &&
		!strings.ContainsRune(`([{«“„‘¿¡`, before)
}
