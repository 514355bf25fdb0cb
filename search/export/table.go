package export

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
	"unicode/utf8"
)

// Properties of a word in a table.
const (
	CountMask = 0x0f // floor(log2(documents)), at most 15
	IsStem    = 0x10 // the word is its own stem
	OnlyStem  = 0x20 // no text holds the word
)

const (
	TableEnd    = 0xff // after the last word
	maxShared   = 126
	maxLetters  = 126
	escapedRune = 0
)

var errCorrupt = errors.New("the search file is damaged")

// Word is a key with its properties.
type Word struct {
	Key   string
	Props byte
}

// Letters is the alphabet of an index: its code points, commonest first. Each
// is written in one byte.
type Letters struct {
	text  string
	codes map[rune]byte
	runes []rune
}

// NewLetters reads the alphabet of a manifest.
func NewLetters(text string) Letters {
	l := Letters{text: text, codes: make(map[rune]byte)}
	for _, r := range text {
		if len(l.runes) < maxLetters {
			l.runes = append(l.runes, r)
			l.codes[r] = byte(len(l.runes))
		}
	}
	return l
}

// LettersOf finds the alphabet of the words.
func LettersOf(words []Word) Letters {
	count := make(map[rune]int)
	for _, w := range words {
		for _, r := range w.Key {
			count[r]++
		}
	}
	runes := make([]rune, 0, len(count))
	for r := range count {
		runes = append(runes, r)
	}
	slices.SortFunc(runes, func(a, b rune) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return NewLetters(string(runes[:min(len(runes), maxLetters)]))
}

// String returns the alphabet as the manifest holds it.
func (l Letters) String() string { return l.text }

// appendWord appends a word after the one before it.
func (l Letters) appendWord(dst []byte, before, word string) []byte {
	shared, at := 0, 0
	for at < len(word) && shared < maxShared {
		r, size := utf8.DecodeRuneInString(word[at:])
		if b, _ := utf8.DecodeRuneInString(before[min(at, len(before)):]); at >= len(before) || b != r {
			break
		}
		at += size
		shared++
	}
	dst = append(dst, 0x80|byte(shared))
	for _, r := range word[at:] {
		if code, ok := l.codes[r]; ok {
			dst = append(dst, code)
		} else {
			dst = append(dst, escapedRune, byte(r>>14)&0x7f, byte(r>>7)&0x7f, byte(r)&0x7f)
		}
	}
	return dst
}

// appendTable appends a word table.
func (l Letters) appendTable(dst []byte, words []Word) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(words)))
	for _, w := range words {
		dst = append(dst, w.Props)
	}
	before := ""
	for _, w := range words {
		dst = l.appendWord(dst, before, w.Key)
		before = w.Key
	}
	return append(dst, TableEnd)
}

// ReadTable reads a word table and returns what follows it.
func (l Letters) ReadTable(data []byte) (words []Word, rest []byte, err error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)-size) {
		return nil, nil, errCorrupt
	}
	props, data := data[size:size+int(n)], data[size+int(n):]
	words = make([]Word, 0, n)
	var word []rune
	for i := range int(n) {
		if len(data) == 0 || data[0] < 0x80 || data[0] == TableEnd || int(data[0]&0x7f) > len(word) {
			return nil, nil, errCorrupt
		}
		word = word[:data[0]&0x7f]
		data = data[1:]
		for len(data) > 0 && data[0] < 0x80 {
			switch code := int(data[0]); {
			case code == escapedRune && len(data) >= 4:
				word = append(word, rune(data[1])<<14|rune(data[2])<<7|rune(data[3]))
				data = data[4:]
			case code > 0 && code <= len(l.runes):
				word = append(word, l.runes[code-1])
				data = data[1:]
			default:
				return nil, nil, errCorrupt
			}
		}
		words = append(words, Word{string(word), props[i]})
	}
	if len(data) == 0 || data[0] != TableEnd {
		return nil, nil, errCorrupt
	}
	return words, data[1:], nil
}

// Reverse returns the word spelt backwards, by code points.
func Reverse(word string) string {
	runes := []rune(word)
	slices.Reverse(runes)
	return string(runes)
}
