package locale_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"peerhub/generator/diag"
	"peerhub/generator/locale"
	"peerhub/generator/model"
)

func hub(codes ...string) *model.Hub {
	h := &model.Hub{DefaultLanguage: codes[0]}
	for _, c := range codes {
		dir := "ltr"
		if c == "ar" || c == "fa" {
			dir = "rtl"
		}
		h.Languages = append(h.Languages, model.Language{Code: c, Dir: dir})
	}
	return h
}

// builtin is the repository's own set of texts.
func builtin(t *testing.T, codes ...string) *locale.Set {
	t.Helper()
	set, findings := locale.New(os.DirFS("../../layouts"), hub(codes...))
	for _, f := range findings {
		if f.Severity == "error" {
			t.Errorf("%s: %s", f.File, f.Message)
		}
	}
	return set
}

func TestDates(t *testing.T) {
	set := builtin(t, "en", "fr", "es", "ar", "de", "pt-BR", "sw", "fa", "prs", "zh", "th", "uk", "en-US", "tlh")
	third, first := model.Date{Year: 2025, Month: 11, Day: 3}, model.Date{Year: 2026, Month: 1, Day: 1}
	for _, c := range []struct{ code, long, short, dayMonth, monthYear, first string }{
		{"en", "3 November 2025", "3 Nov 2025", "3 November", "November 2025", "1 January 2026"},
		{"en-US", "November 3, 2025", "Nov 3, 2025", "November 3", "November 2025", "January 1, 2026"},
		{"fr", "3 novembre 2025", "3 nov. 2025", "3 novembre", "novembre 2025", "1er janvier 2026"},
		{"es", "3 de noviembre de 2025", "3 nov 2025", "3 de noviembre", "noviembre de 2025", "1 de enero de 2026"},
		{"ar", "3 نوفمبر 2025", "3 نوفمبر 2025", "3 نوفمبر", "نوفمبر 2025", "1 يناير 2026"},
		{"de", "3. November 2025", "3. November 2025", "3. November", "November 2025", "1. Januar 2026"},
		{"pt-BR", "3 de novembro de 2025", "3 de nov. de 2025", "3 de novembro", "novembro de 2025",
			"1 de janeiro de 2026"},
		{"sw", "3 Novemba 2025", "3 Nov 2025", "3 Novemba", "Novemba 2025", "1 Januari 2026"},
		{"fa", "3 نوامبر 2025", "3 نوامبر 2025", "3 نوامبر", "نوامبر 2025", "1 ژانویهٔ 2026"},
		{"prs", "3 نومبر 2025", "3 نومبر 2025", "3 نومبر", "نومبر 2025", "1 جنوری 2026"},
		{"zh", "2025年11月3日", "2025年11月3日", "11月3日", "2025年11月", "2026年1月1日"},
		{"th", "3 พฤศจิกายน 2025", "3 พ.ย. 2025", "3 พฤศจิกายน", "พฤศจิกายน 2025", "1 มกราคม 2026"},
		{"uk", "3 листопада 2025\u202fр.", "3 лист. 2025\u202fр.", "3 листопада", "листопада 2025",
			"1 січня 2026\u202fр."},
		{"tlh", "3 November 2025", "3 Nov 2025", "3 November", "November 2025", "1 January 2026"},
	} {
		l := set.For(c.code)
		got := []string{l.Date(third), l.DateShort(third), l.DayMonth(third), l.MonthYear(third), l.Date(first)}
		for i, want := range []string{c.long, c.short, c.dayMonth, c.monthYear, c.first} {
			if plain := strings.ReplaceAll(got[i], "\u00a0", " "); plain != want {
				t.Errorf("%s, form %d: %q, want %q", c.code, i, plain, want)
			}
		}
		if l.Date(model.Date{}) != "" {
			t.Errorf("%s: an unknown date is %q", c.code, l.Date(model.Date{}))
		}
	}
	if got, want := set.For("es").Date(third), "3\u00a0de\u00a0noviembre de 2025"; got != want {
		t.Errorf("day and month are not joined: %q, want %q", got, want)
	}
}

func TestNames(t *testing.T) {
	set := builtin(t, "en", "fr", "es", "ar", "de", "pt-BR", "prs")
	for _, c := range []struct{ code, what, got, want string }{
		{"en", "weekday", set.For("en").Weekday(time.Tuesday), "Tuesday"},
		{"fr", "weekday", set.For("fr").WeekdayShort(time.Tuesday), "mar."},
		{"ar", "weekday", set.For("ar").WeekdayShort(time.Tuesday), "الثلاثاء"},
		{"de", "month", set.For("de").Month(time.March), "März"},
		{"en", "language", set.For("en").LanguageName("fr"), "French"},
		{"en", "itself", set.For("en").LanguageName("en"), "English"},
		{"fr", "Dari", set.For("fr").LanguageName("prs"), "dari"},
		{"ar", "Dari", set.For("ar").LanguageName("prs"), "الدارية"},
		{"de", "Dari", set.For("de").LanguageName("prs"), "Dari"},
		{"es", "pt-BR", set.For("es").LanguageName("pt-BR"), "portugués de Brasil"},
		{"en", "unknown", set.For("en").LanguageName("xx-nonsense-🙂"), "xx-nonsense-🙂"},
		{"en", "new name", set.For("en").CountryName("mk"), "North Macedonia"},
		{"fr", "country", set.For("fr").CountryName("GB"), "Royaume-Uni"},
		{"ar", "country", set.For("ar").CountryName("KE"), "كينيا"},
		{"es", "union", set.For("es").CountryName("EU"), "Unión Europea"},
		{"prs", "country", set.For("prs").CountryName("KE"), "کینیا"},
		{"en", "unknown", set.For("en").CountryName("Q9"), "Q9"},
		{"en", "city", set.For("en").CityName("Africa/Nairobi"), "Nairobi"},
		{"ar", "city", set.For("ar").CityName("Africa/Nairobi"), "نيروبي"},
		{"fr", "city", set.For("fr").CityName("Europe/London"), "Londres"},
		{"en", "city", set.For("en").CityName("America/New_York"), "New York"},
		{"en", "number", set.For("en").Number(12345), "12,345"},
		{"ar", "number", set.For("ar").Number(12345), "12,345"},
		{"es", "list", set.For("es").List([]string{"español", "inglés"}), "español e inglés"},
		{"es", "list", set.For("es").List([]string{"agua", "hielo"}), "agua y hielo"},
		{"en", "list", set.For("en").List([]string{"A", "B", "C"}), "A, B and C"},
		{"ar", "list", set.For("ar").List([]string{"أ", "ب", "ج"}), "أ وب وج"},
		{"fr", "list", set.For("fr").List([]string{"un"}), "un"},
		{"fr", "list", set.For("fr").List(nil), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s %s: %q, want %q", c.code, c.what, c.got, c.want)
		}
	}
}

// Every text of the English set is there in the other built-in languages, with
// the same places to fill in.
func TestBuiltinTextsAreComplete(t *testing.T) {
	_, findings := locale.New(os.DirFS("../../layouts"), hub("en", "fr", "es", "ar"))
	for _, f := range findings {
		t.Errorf("%s:%d: %s", f.File, f.Line, f.Message)
	}
}

func TestTexts(t *testing.T) {
	fsys := fstest.MapFS{
		"strings/en/ui.yaml": {Data: []byte("hello: \"Hello {name}\"\nonly: Only in English\nyes: yes\n" +
			"plain: 5 {Not} {open\n" +
			"groups: {one: \"{n} group\", other: \"{n} groups\"}\n")},
		"strings/ar/ui.yaml": {Data: []byte("hello: \"مرحبا {name}\"\n" +
			"groups: {zero: لا مجموعات, one: مجموعة واحدة, two: مجموعتان, few: \"{n} مجموعات\", many: \"{n} " +
			"مجموعة\", other: \"{n} مجموعة\"}\n")},
		"strings/pt/ui.yaml":    {Data: []byte("hello: \"Olá {name}\"\n")},
		"strings/pt-BR/ui.yaml": {Data: []byte("only: Só\n")},
	}
	set, _ := locale.New(fsys, hub("en", "ar", "pt-BR", "de"))
	en, ar, pt, de := set.For("en"), set.For("ar"), set.For("pt-BR"), set.For("de")
	for _, c := range []struct{ got, want string }{
		{en.T("hello", "name", "Ana"), "Hello Ana"},
		{en.T("hello"), "Hello {name}"},
		{en.T("yes"), "yes"},
		{en.T("plain"), "5 {Not} {open"},
		{en.T("groups", "n", 1), "1 group"},
		{en.T("groups", "n", 12000), "12,000 groups"},
		{ar.T("groups", "n", 0), "لا مجموعات"},
		{ar.T("groups", "n", 2), "مجموعتان"},
		{ar.T("groups", "n", 3), "3 مجموعات"},
		{ar.T("groups", "n", 11), "11 مجموعة"},
		{ar.T("only"), "Only in English"},
		{pt.T("hello", "name", "Ana"), "Olá Ana"},
		{pt.T("only"), "Só"},
		{de.T("hello", "name", "Ana"), "Hello Ana"},
		{de.T("groups", "n", 2), "2 groups"},
		{de.T("no.such.key"), "no.such.key"},
		{set.For("xx").T("only"), "Only in English"},
		{de.Answering("hello").Code, "en"},
		{ar.Answering("hello").Code, "ar"},
		{ar.Answering("only").Code, "en"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestHubTextsMergeKeyByKey(t *testing.T) {
	under := fstest.MapFS{"strings/en/ui.yaml": {Data: []byte("a: built in\nb: built in\n")}}
	own := fstest.MapFS{"strings/en/ui.yaml": {Data: []byte("b: ours\n")}}
	set, findings := locale.New(own, hub("en"), under)
	if len(findings) > 0 {
		t.Error(findings)
	}
	if l := set.For("en"); l.T("a") != "built in" || l.T("b") != "ours" {
		t.Errorf("a = %q, b = %q", l.T("a"), l.T("b"))
	}
}

// TestWordsOfFields: a hub adds to what is said of fields, field by field and sentence by
// sentence, also where it wrote that before; what has no good form counts as absent.
func TestWordsOfFields(t *testing.T) {
	under := fstest.MapFS{
		"strings/en/fields.yaml": {Data: []byte("fields:\n  join: {label: Joining, said: \"who joins: {choice}\", columns: [x], choices: {drop-in: {label: Come}, register: {label: Sign up}}}\n" +
			"  schedule.day: {label: Day}\n  place.region: {label: Region}\n")},
		"strings/fr/fields.yaml": {Data: []byte("fields: {join: {choices: {drop-in: {cells: [sans inscription, " +
			"libre]}}}}\nsentences: {When: Quand, Where: Où, Cost: Prix}\n")},
	}
	own := fstest.MapFS{
		"strings/en/fields.yaml": {Data: []byte("fields: {join: {label: Come in, said: [no text], choices: " +
			"{register: {label: Write}}}, topics: nothing}\n")},
		"strings/en/ui.yaml":     {Data: []byte("facet.day: Weekday\n")},
		"strings/fr/fields.yaml": {Data: []byte("sentences: {When: Quand cela, Cost: {no: text}}\n")},
		"schema/fr.yaml":         {Data: []byte("Where: Où cela\n")},
		"strings/de/fields.yaml": {Data: []byte("sentences: [\n")},
	}
	set, findings := locale.New(own, hub("en"), under)
	if len(findings) > 0 {
		t.Error(findings)
	}
	l := set.For("en")
	for key, want := range map[string]string{"facet.join": "Come in", "facet.join.drop-in": "Come",
		"facet.join.register": "Write",
		"finder.said-join":    "who joins: {choice}", "facet.day": "Weekday", "facet.place.region": "Region", "facet.topic": "facet.topic"} {
		if got := l.T(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	words := locale.Schema(model.Language{Code: "fr-CA"}, own, under)
	for sentence, want := range map[diag.Text]string{"When": "Quand cela", "Where": "Où cela", "Cost": "Prix",
		"drop-in": "sans inscription"} {
		if got := words.Texts[sentence]; got != want {
			t.Errorf("%s is %q, want %q", sentence, got, want)
		}
	}
	if words := locale.Schema(model.Language{Code: "de"}, own, under); words.Texts != nil {
		t.Errorf("German has %v", words.Texts)
	}
}

func TestFindings(t *testing.T) {
	en := "a: A\nb: B\n"
	for _, c := range []struct{ name, lang, file, code, contains string }{
		{"no texts", "de", "", "strings-missing", `copy`},
		{"some texts", "de", "a: A\n", "strings-partial", "lacks 1"},
		{"not YAML", "en", "a: [\n", "strings-shape", "not YAML"},
		{"a list", "en", "- a\n", "strings-shape", "texts with their keys"},
		{"a list as text", "en", "a: [x]\nb: B\n", "strings-shape", `"a" must be one text`},
		{"unknown form", "en", "a: {some: x, other: y}\nb: B\n", "strings-shape", `"some" is no plural form`},
		{"no other", "en", "a: {one: x}\nb: B\n", "strings-shape", `no form "other"`},
		{"nothing", "en", "a:\nb: B\n", "strings-shape", "must be one text"},
		{"twice", "en", "a: A\na: B\n", "strings-shape", "twice"},
	} {
		fsys := fstest.MapFS{"strings/en/ui.yaml": {Data: []byte(en)}}
		if c.file != "" {
			fsys["strings/"+c.lang+"/ui.yaml"] = &fstest.MapFile{Data: []byte(c.file)}
		}
		_, findings := locale.New(fsys, hub("en", c.lang))
		if len(findings) != 1 {
			t.Errorf("%s: %d findings, want one: %v", c.name, len(findings), findings)
			continue
		}
		f := findings[0]
		if string(f.Code) != c.code || !strings.Contains(strings.ToLower(f.Message.String()+f.Suggestion.String()),
			strings.ToLower(c.contains)) || f.Suggestion == "" {
			t.Errorf("%s: %+v, want %s with %q", c.name, f, c.code, c.contains)
		}
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("a: {one: \"{n}\", other: [}")
	f.Add("a: &x *x\n? b\n: c")
	f.Fuzz(func(t *testing.T, s string) {
		set, _ := locale.New(fstest.MapFS{"strings/en/ui.yaml": {Data: []byte(s)}}, hub("en"))
		set.For("en").T("a", "n", 3)
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		locale.New(os.DirFS("../../layouts"), hub("en", "fr", "es", "ar"))
	}
}

// TestTerms: words that are built in have the hub's labels, then those of the texts,
// in each language its own.
func TestTerms(t *testing.T) {
	fsys := fstest.MapFS{
		"strings/en/terms.yaml": {Data: []byte("kinds.a: A\nkinds.a.note: All of it.\nkinds.b: B\n")},
		"strings/fr/terms.yaml": {Data: []byte("kinds.a: Ah\n")},
	}
	set, _ := locale.New(fsys, hub("en", "fr", "pl"))
	got := set.Terms("kinds", model.Vocabulary{Closed: true, Terms: []model.VocabularyTerm{
		{Key: "a"}, {Key: "b", Label: model.Text{"pl": "Be"}, Note: model.Text{"": "Mine."}},
		{Key: "a", Label: model.Text{"": "Aa"}}, {Key: "own", Label: model.Text{"en": "Own"}}}})
	want := model.Vocabulary{Closed: true, Terms: []model.VocabularyTerm{
		{Key: "a", Label: model.Text{"en": "A", "fr": "Ah", "pl": "A"},
			Note: model.Text{"en": "All of it.", "fr": "All of it.", "pl": "All of it."}},
		{Key: "b", Label: model.Text{"en": "B", "pl": "Be"}, Note: model.Text{"": "Mine."}},
		{Key: "a", Label: model.Text{"": "Aa"}, Note: model.Text{"en": "All of it.", "fr": "All of it.",
			"pl": "All of it."}},
		{Key: "own", Label: model.Text{"en": "Own"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
