package locale

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bep/golocales"
	"golang.org/x/text/language"

	"peerhub/generator/cldr"
	"peerhub/generator/diag"
)

// Locale is how one language writes.
type Locale struct {
	Code string // BCP 47
	Dir  string // "ltr" or "rtl"

	own     texts
	next    *Locale // asked for what own lacks; nil at the end
	formats golocales.Translator
	cldr    cldr.Language
	schema  func() diag.Words
}

// setFormats finds the language's formats in CLDR: its own, those of a wider
// language (zh for zh-Hant-HK), those of the language it borrows texts from.
func (l *Locale) setFormats() {
	tag := cldrTag(l.Code)
	l.cldr = cldr.For(tag.String())
	for t := tag; ; t = t.Parent() {
		if f := golocales.New(t.String()); f != nil {
			l.formats = f
			break
		}
		if t == language.Und || t.IsRoot() {
			if l.next != nil {
				l.formats = l.next.formats
			} else {
				l.formats = golocales.New("en-GB")
			}
			break
		}
	}
}

// Has reports whether the language has the text itself, without borrowing it.
func (l *Locale) Has(key string) bool {
	_, ok := l.own[key]
	return ok
}

// Answering returns the locale whose text T gives for the key: this one, or the
// one it borrows from. A sentence that is put together from several texts and
// names is put together in one language, this one.
func (l *Locale) Answering(key string) *Locale {
	for at := l; at != nil; at = at.next {
		if at.Has(key) {
			return at
		}
	}
	return l
}

// Sentence says a text of package schema in a language, as Schema has it.
func Sentence(l *Locale, t diag.Text) string { return l.schema().Say(t) }

// T returns the text of the key with its places filled in. The arguments are
// names and values in turn; whole numbers are written as Number does, and one
// named n chooses the plural form. A place without an argument stays as it is.
// A key that no language has is returned as it is, for all to see.
func (l *Locale) T(key string, args ...any) string {
	for at := l; at != nil; at = at.next {
		if t, ok := at.own[key]; ok {
			return at.fill(t, args)
		}
	}
	return key
}

func (l *Locale) fill(t text, args []any) string {
	p := t[formOther]
	if len(args) == 0 {
		if len(p.names) == 0 {
			return p.literals[0]
		}
	} else if n, ok := number(args); ok {
		if chosen := t[l.plural(n)]; chosen != nil {
			p = chosen
		}
	}
	var b strings.Builder
	for i, name := range p.names {
		b.WriteString(p.literals[i])
		b.WriteString(l.argument(name, args))
	}
	b.WriteString(p.literals[len(p.names)])
	return b.String()
}

func (l *Locale) argument(name string, args []any) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			switch v := args[i+1].(type) {
			case string:
				return v
			case int:
				return l.Number(v)
			default:
				return fmt.Sprint(v)
			}
		}
	}
	return "{" + name + "}"
}

// number returns the argument n.
func number(args []any) (int, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == "n" {
			n, ok := args[i+1].(int)
			return n, ok
		}
	}
	return 0, false
}

// plural returns the CLDR form for n things.
func (l *Locale) plural(n int) int {
	i, _ := form(l.cldr.Plural(n))
	return i
}

// Number returns a whole number as the language groups it: "12,345".
func (l *Locale) Number(n int) string {
	if n > -1000 && n < 1000 {
		return strconv.Itoa(n)
	}
	return l.formats.FormatNumber(float64(n), 0)
}

// List joins words: "A", "A and B", "A, B and C", by the texts list.two,
// list.middle and list.last.
func (l *Locale) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return l.join("list.two", items[0], items[1])
	}
	out := items[0]
	for _, item := range items[1 : len(items)-1] {
		out = l.join("list.middle", out, item)
	}
	return l.join("list.last", out, items[len(items)-1])
}

// join puts two parts together. A language may have a second form of its "and"
// for some sounds that follow (key + ".before_i", as Spanish has).
func (l *Locale) join(key, a, b string) string {
	if at := l.Answering(key); at.Has(key+".before_i") && beginsWithI(b) {
		key += ".before_i"
	}
	return l.T(key, "a", a, "b", b)
}

// beginsWithI reports whether a Spanish word begins with the sound i: "inglés"
// and "hijo", but not "hielo".
func beginsWithI(s string) bool {
	s = strings.ToLower(s)
	if strings.HasPrefix(s, "hie") || strings.HasPrefix(s, "hia") || strings.HasPrefix(s, "ie") ||
		strings.HasPrefix(s, "io") {
		return false
	}
	s = strings.TrimPrefix(s, "h")
	return strings.HasPrefix(s, "i") || strings.HasPrefix(s, "í")
}

// Form returns one plural form of a text as it stands in the strings, its places
// not filled in, for a script that counts by itself. Forms have the names of
// CLDR: zero, one, two, few, many, other.
func (l *Locale) Form(key, name string) (string, bool) {
	i, known := form(name)
	at := l.Answering(key)
	t, has := at.own[key]
	if !known || !has || t[i] == nil {
		return "", false
	}
	var b strings.Builder
	for n, place := range t[i].names {
		b.WriteString(t[i].literals[n])
		b.WriteString("{" + place + "}")
	}
	b.WriteString(t[i].literals[len(t[i].names)])
	return b.String(), true
}
