package diag

import (
	"fmt"
	"strconv"
	"strings"
)

// Text is a sentence for an editor: English, and able to be said in another
// language. A constant is a Text as it stands; one with values in it is made by
// Say.
//
// It is a string, so that findings can be compared and sorted; String gives the
// words.
type Text string

// A Text with values is packed as begin, format, and for each value next and the
// value, end. A value that is itself a Text is packed within.
const (
	begin = '\x01'
	next  = '\x02'
	end   = '\x03'
)

// Say returns the sentence of a format with its values. The format is the key
// of its translations (see Words), so it is a constant. It knows %s, %q, %d and
// %%, and %[1]s for the first value; a value that is a Text is translated too.
func Say(format Text, values ...any) Text {
	var b strings.Builder
	b.WriteRune(begin)
	b.WriteString(string(format))
	for _, v := range values {
		b.WriteRune(next)
		switch v := v.(type) {
		case Text:
			if v == "" || v[0] != begin {
				v = Say(v)
			}
			b.WriteString(string(v))
		case []byte:
			b.WriteString(strings.Map(unpacked, string(v)))
		default:
			b.WriteString(strings.Map(unpacked, fmt.Sprint(v)))
		}
	}
	b.WriteRune(end)
	return Text(b.String())
}

// Verbatim says what no translation may touch: a line of a file, the words of
// the computer.
func Verbatim(words string) Text {
	if words == "" {
		return ""
	}
	return Say("%s", words)
}

// unpacked keeps the marks of packing out of values, which may come from
// anywhere.
func unpacked(r rune) rune {
	if r == begin || r == next || r == end {
		return '\uFFFD'
	}
	return r
}

// String returns the sentence in English.
func (t Text) String() string { return t.in(nil, func(s string) string { return s }) }

// MarshalText makes JSON of the sentence in English.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Kind is the sentence without the values in it: what findings of one kind share. Of a
// value that is a sentence itself, its kind counts.
func (t Text) Kind() string {
	format, values, packed := t.unpack()
	kind := string(format)
	for _, v := range values {
		if packed && v != "" && v[0] == begin {
			kind += "|" + Text(v).Kind()
		}
	}
	return kind
}

// unpack returns the parts of a sentence, and whether it was packed.
func (t Text) unpack() (format Text, values []string, packed bool) {
	if t == "" || t[0] != begin {
		return t, nil, false
	}
	var parts []string
	depth, from := 0, 1
	for i := range len(t) {
		switch t[i] {
		case begin:
			depth++
		case end:
			if depth--; depth == 0 {
				parts = append(parts, string(t[from:i]))
			}
		case next:
			if depth == 1 {
				parts = append(parts, string(t[from:i]))
				from = i + 1
			}
		}
	}
	if len(parts) == 0 { // a mark that Say did not make
		return t, nil, false
	}
	return Text(parts[0]), parts[1:], true
}

// Quoting is the sentence with its values changed: what it quotes of a file. Its own
// words stay, also those of sentences within. A constant quotes nothing.
func (t Text) Quoting(change func(value string) string) Text {
	format, values, packed := t.unpack()
	if !packed {
		return t
	}
	changed := make([]any, len(values))
	for n, v := range values {
		if v != "" && v[0] == begin {
			changed[n] = Text(v).Quoting(change)
		} else {
			changed[n] = change(v)
		}
	}
	return Say(format, changed...)
}

// in fills the translation of the sentence, and passes through value all that
// is not of the translation.
func (t Text) in(words map[Text]string, value func(string) string) string {
	format, values, packed := t.unpack()
	pattern, translated := words[format]
	if !translated {
		pattern = string(format)
	}
	if !packed || len(values) == 0 {
		if translated {
			return pattern
		}
		return value(pattern)
	}
	return fill(pattern, func(n int, quoted bool) (string, bool) {
		if n >= len(values) {
			return "", false
		}
		s := values[n]
		switch {
		case s != "" && s[0] == begin:
			return Text(s).in(words, value), true
		case quoted:
			s = strconv.Quote(s)
		}
		return value(s), true
	})
}

// fill puts values into a pattern; a place without a value stays as it is.
func fill(pattern string, value func(n int, quoted bool) (string, bool)) string {
	var b strings.Builder
	n := 0
	for {
		before, rest, found := strings.Cut(pattern, "%")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		at, verb := n, rest
		if number, after, ok := strings.Cut(strings.TrimPrefix(rest, "["), "]"); ok && strings.HasPrefix(rest, "[") {
			if i, err := strconv.Atoi(number); err == nil && i > 0 {
				at, verb = i-1, after
			}
		}
		pattern = rest
		if rest != "" && rest[0] == '%' {
			b.WriteByte('%')
			pattern = rest[1:]
			continue
		}
		if verb != "" && strings.ContainsRune("sqd", rune(verb[0])) {
			if s, ok := value(at, verb[0] == 'q'); ok {
				b.WriteString(s)
				n, pattern = at+1, verb[1:]
				continue
			}
		}
		b.WriteByte('%')
	}
}
