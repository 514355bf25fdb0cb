package frame

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"peerhub/generator/digits"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/route"
	"peerhub/generator/typography"
)

// Language is one language's site: what all pages in its frame share. It is safe
// for use by several goroutines.
type Language struct {
	*locale.Locale
	Site     *Site
	Name     string // in its own words
	HubName  string
	Help     Help
	Sections func() []*Section // that have a list, in the order of the learn page

	Cards     Cards
	directory func() *Directory
	mu        sync.Mutex
	pieces    map[piece]drawn
}

// LangAttr are the attributes of words in another language than the frame's;
// without any, they are in the frame's.
type LangAttr struct{ Lang, Dir string }

// Words are a text with its language.
type Words struct {
	Text string
	LangAttr
}

func newLanguage(s *Site, of model.Language) *Language {
	l := &Language{Locale: s.locales.For(of.Code), Site: s, Name: of.Name, pieces: map[piece]drawn{}}
	l.HubName = s.Hub.Title.In(l.Code, s.Codes...)
	l.Help = newHelp(l)
	l.Cards = newCards(l)
	l.Sections = sync.OnceValue(func() []*Section { return newSections(l) })
	l.directory = sync.OnceValue(func() *Directory { return newDirectory(l) })
	return l
}

// Directory returns the groups of the language by facet, sorted once.
func (l *Language) Directory() *Directory { return l.directory() }

// At returns the address of a page below the root, in this language.
func (l *Language) At(path string) string { return route.Path(l.Site.Hub, path, "", l.Code) }

// LangAttr returns the attributes of words in a language; none for this one. A direction is
// said where it is another.
func (l *Language) LangAttr(code string) LangAttr {
	if code == l.Code || code == "" {
		return LangAttr{}
	}
	if of, ok := l.Site.Hub.Language(code); ok {
		if of.Dir == l.Dir {
			return LangAttr{Lang: of.Code}
		}
		return LangAttr{of.Code, of.Dir}
	}
	return LangAttr{code, "auto"}
}

// Say returns a text of hub.yaml in this language, else in the first of the
// hub's that has it, marked as such.
func (l *Language) Say(text model.Text) Words {
	for _, code := range []string{l.Code, ""} {
		if s := text[code]; s != "" {
			return Words{Text: s}
		}
	}
	for _, code := range l.Site.Codes {
		if s := text[code]; s != "" {
			return Words{s, l.LangAttr(code)}
		}
	}
	return Words{}
}

// Report returns the address to which mistakes are reported, or "".
func (l *Language) Report() string {
	if c := l.Site.Hub.Contact; c.Email != "" {
		return "mailto:" + c.Email
	}
	return l.Site.Hub.Contact.URL
}

// ReportPage is Report for one page: the message says which. An address that
// opens an issue (of GitHub and its like) takes it as title and text.
func ReportPage(l *Language, title, address string) string {
	to := l.Report()
	u, err := url.Parse(to)
	if err != nil || to == "" {
		return to
	}
	query := u.Query()
	switch {
	case u.Scheme == "mailto":
		query.Set("subject", title)
	case strings.HasSuffix(u.Path, "/issues/new"):
		query.Set("title", title)
	default:
		return to
	}
	if address != "" {
		query.Set("body", address)
	}
	u.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20") // as mailto wants it (RFC 6068 §5)
	return u.String()
}

// Label names a word of one of the hub's vocabularies.
func (l *Language) Label(v model.Vocabulary, key string) string {
	return v.Label(key, l.Code, l.Site.Codes...)
}

// Labels names several, with dots between them: each begins with a capital, as behind a comma nothing does.
func (l *Language) Labels(v model.Vocabulary, keys []string) string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = l.Isolate(l.Label(v, key))
	}
	return Dots(names...)
}

// LanguageNames names languages: "English, French and Arabic".
func (l *Language) LanguageNames(codes []string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = l.Isolate(l.LanguageName(code))
	}
	return l.List(names)
}

// Forms returns the plural forms of a text by their names in CLDR, with {n}
// where the number stands.
func Forms(l *Language, key string) map[string]string {
	out := map[string]string{}
	for _, name := range []string{"zero", "one", "two", "few", "many", "other"} {
		if text, ok := l.Form(key, name); ok {
			out[name] = text
		}
	}
	return out
}

// Plain is a text of this language for what cannot hold markup, such as the title of
// a window: its signs are those of the language, and numbers keep their order.
func (l *Language) Plain(s string) string {
	s = typography.Text(s, l.Code)
	if l.Dir != "rtl" {
		return s
	}
	return digits.Text(s)
}

// Comma returns what stands between the words of a list.
func (l *Language) Comma() string {
	if l.Dir == "rtl" && l.Code != "he" {
		return "، "
	}
	return ", "
}

// Collator sorts as the language's dictionaries do.
func (l *Language) Collator() *collate.Collator {
	return collate.New(language.Make(l.Code), collate.IgnoreCase)
}

// Length says a number of minutes: "3 hours 20 minutes".
func Length(l *locale.Locale, minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return l.T("module.minutes", "n", rest)
	case rest == 0:
		return l.T("module.hours", "n", hours)
	}
	return l.T("module.length", "hours", l.T("module.hours", "n", hours), "minutes", l.T("module.minutes", "n", rest))
}

// piece names a piece of the frame that many pages share.
type piece struct {
	template, root, detail string
	flag                   bool
}

// drawn is a piece of HTML, and what is wrong with it.
type drawn struct {
	Prepared
	found []Finding
}

// piece renders a shared piece of the frame once.
func (l *Language) piece(key piece, view any) drawn {
	l.mu.Lock()
	defer l.mu.Unlock()
	if one, ok := l.pieces[key]; ok {
		return one
	}
	var out bytes.Buffer
	found := l.Site.Execute(&out, "page", key.template, view)
	one := drawn{l.Prepare(out.Bytes(), Holes{}), found}
	l.pieces[key] = one
	return one
}

// Dots joins what there is.
func Dots(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}
