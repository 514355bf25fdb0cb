package main

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"peerhub/generator/gazetteer"
)

// page is a page of the made-up hub, before anybody has laid it out.
type page struct {
	number         int
	language       string
	title, summary string
	body           string // Markdown; the target of a link is page: and a number
	group          *group // three of four are groups
}

// group is what is known of one. Words are those of Peerhub's vocabularies.
type group struct {
	attendance, join, cost   string
	meetings                 []meeting
	venue, street            string
	town                     gazetteer.Town
	zone, email              string
	topics, audience, access []string
	organisation, firstVisit string
	checked                  string // a day
}

type meeting struct{ day, start, end string }

// isGroup and languageOf tell of a page what its links have to know.
func isGroup(number int) bool      { return number/len(languages)%4 < 3 }
func languageOf(number int) string { return languages[number%len(languages)] }

var (
	countries = map[string][]string{"en": {"GB", "IE", "KE"}, "fr": {"FR", "BE", "SN"}, "es": {"ES", "CO", "PE"},
		"ar": {"MA", "EG", "TN", "JO"}}
	zones = map[string]string{"GB": "Europe/London", "IE": "Europe/Dublin", "KE": "Africa/Nairobi", "FR": "Europe/Paris",
		"BE": "Europe/Brussels", "SN": "Africa/Dakar", "ES": "Europe/Madrid", "CO": "America/Bogota", "PE": "America/Lima",
		"MA": "Africa/Casablanca", "EG": "Africa/Cairo", "TN": "Africa/Tunis", "JO": "Asia/Amman"}
	days   = strings.Fields("monday tuesday wednesday thursday friday saturday sunday")
	topics = strings.Fields("hearing-voices low-mood anxiety bipolar self-harm loneliness trauma work rights " +
		"grief sleep medication")
	audiences = strings.Fields("women men young-people older-people parents carers lgbtq")
	accesses  = strings.Fields("step-free accessible-toilet hearing-loop quiet-room")
	ends      = map[string]string{"en": "...?!", "fr": "...?!", "es": "....!", "ar": "...؟!"}
)

// corpus makes the pages of a hub, a quarter of them in each language. Each is
// drawn from the seed and its own number.
func corpus(count int, seed uint64, words map[string]*vocabulary) iter.Seq[page] {
	towns := make(map[string][]gazetteer.Town)
	for _, l := range languages {
		towns[l] = townsOf(countries[l], max(8, count/100))
	}
	return func(yield func(page) bool) {
		titles := make(map[string]bool)
		for i := range count {
			r := rand.New(rand.NewPCG(seed, 1<<32+uint64(i)))
			w := writer{r, words[languageOf(i)], languageOf(i), count}
			p := page{number: i, language: w.language}
			end, paragraphs := "", 8+r.IntN(6)
			if isGroup(i) {
				p.group = w.group(i, towns[w.language])
				end, paragraphs = " "+p.group.town.Name, 2+r.IntN(3)
			}
			for p.title == "" || titles[p.title] { // no two pages have the same
				p.title = capital(w.telling(3+r.IntN(2)) + end)
			}
			titles[p.title] = true
			p.summary, p.body = w.sentence(), w.text(paragraphs)
			if !yield(p) {
				return
			}
		}
	}
}

// townsOf are the largest towns of some countries, as many of each.
func townsOf(countries []string, n int) []gazetteer.Town {
	var out []gazetteer.Town
	for _, c := range countries {
		all := slices.Clone(gazetteer.In(c))
		slices.SortStableFunc(all, func(a, b gazetteer.Town) int { return b.Size - a.Size })
		out = append(out, all[:min(len(all), n/len(countries)+1)]...)
	}
	return out
}

// writer writes one page.
type writer struct {
	*rand.Rand
	words    *vocabulary
	language string
	count    int // of all pages
}

func (w writer) pick(from ...string) string { return from[w.IntN(len(from))] }

// some picks up to most different words of a vocabulary, in its order.
func (w writer) some(from []string, most int) []string {
	n := w.IntN(most + 1)
	at := w.Perm(len(from))[:n]
	slices.Sort(at)
	var out []string
	for _, i := range at {
		out = append(out, from[i])
	}
	return out
}

func (w writer) group(number int, towns []gazetteer.Town) *group {
	town := towns[min(w.IntN(len(towns)), w.IntN(len(towns)))] // more in large towns
	g := &group{
		attendance: w.pick("in-person", "in-person", "in-person", "online", "hybrid"),
		join:       w.pick("drop-in", "contact-first", "register"),
		cost:       w.pick("free", "free", "free", ""),
		town:       town, zone: zones[town.Country], venue: capital(w.telling(2)),
		street: fmt.Sprintf("%d %s", 1+w.IntN(120), capital(w.telling(2))),
		email:  fmt.Sprintf("group-%05d@example.org", number),
		topics: w.some(topics, 3), audience: w.some(audiences, 2), access: w.some(accesses, 3),
		organisation: capital(w.telling(2)), firstVisit: w.sentence() + " " + w.sentence(),
		checked: fmt.Sprintf("2025-%02d-%02d", 1+w.IntN(12), 1+w.IntN(28)),
	}
	for _, day := range w.Perm(7)[:1+w.IntN(5)/4] {
		hour := 9 + w.IntN(11)
		g.meetings = append(g.meetings, meeting{days[day], fmt.Sprintf("%02d:30", hour), fmt.Sprintf("%02d:00", hour+2)})
	}
	return g
}

// telling are n different words that say something.
func (w writer) telling(n int) string {
	var out []string
	for len(out) < n {
		if word := w.words.telling(w.Rand); !slices.Contains(out, word) && utf8.RuneCountInString(word) > 3 {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

func (w writer) phrase(n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = w.words.word(w.Rand)
	}
	return strings.Join(out, " ")
}

func (w writer) sentence() string {
	s := capital(w.phrase(4 + w.IntN(7)))
	if w.IntN(3) > 0 {
		comma := ", "
		if w.language == "ar" {
			comma = "، "
		}
		s += comma + w.phrase(3+w.IntN(6))
	}
	marks := []rune(ends[w.language])
	return s + string(marks[w.IntN(len(marks))])
}

// text writes so many paragraphs, with what people use of Markdown between them.
func (w writer) text(paragraphs int) string {
	var b strings.Builder
	for i := range paragraphs {
		if i%3 == 1 {
			fmt.Fprintf(&b, "## %s\n\n", capital(w.telling(3)))
		}
		switch w.IntN(8) {
		case 0:
			for range 3 + w.IntN(3) {
				fmt.Fprintf(&b, "- %s\n", w.sentence())
			}
			b.WriteByte('\n')
		case 1:
			fmt.Fprintf(&b, "> %s %s\n\n", w.sentence(), w.sentence())
		}
		for n := range 2 + w.IntN(3) {
			if n > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.sentence())
			switch w.IntN(12) {
			case 0:
				fmt.Fprintf(&b, " **%s**.", capital(w.phrase(3)))
			case 1:
				fmt.Fprintf(&b, " [%s](page:%d).", capital(w.phrase(3)), w.other())
			}
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// other is the number of some page of the same language.
func (w writer) other() int {
	mine := slices.Index(languages, w.language)
	return mine + len(languages)*w.IntN((w.count-1-mine)/len(languages)+1)
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
