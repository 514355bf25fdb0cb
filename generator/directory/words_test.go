package directory_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/locale"
	"peerhub/generator/model"
)

var (
	tue = []time.Weekday{time.Tuesday}
)

func testHub() *model.Hub {
	return &model.Hub{
		Title: model.Text{"": "Walking alongside"}, BaseURL: "https://example.org/hub/",
		DefaultLanguage: "en", Timezone: "Europe/London",
		Languages: []model.Language{{Code: "en"}, {Code: "fr"}, {Code: "es"}, {Code: "ar", Dir: "rtl"}, {Code: "de"}},
		Freshness: model.Freshness{Remind: 6, Badge: 12, Withhold: 24},
	}
}

func testLocales(t *testing.T) *locale.Set {
	t.Helper()
	set, findings := locale.New(os.DirFS("../../layouts"), testHub())
	for _, f := range findings {
		if f.Severity == "error" {
			t.Error(f)
		}
	}
	return set
}

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Each schedule of DESIGN, as it reads in the four languages of the starter hub.
func TestWords(t *testing.T) {
	set, hub, today := testLocales(t), testHub(), day("2026-03-01")
	for _, c := range []struct {
		name           string
		s              model.Session
		en, fr, es, ar string // first column | how often | whole line
	}{
		{"weekly", model.Session{Days: tue, Start: "18:30", End: "20:00", Every: 1},
			"Tue | every week | Every Tuesday, from 18:30 to 20:00",
			"Mar. | toutes les semaines | Tous les mardis, de 18:30 à 20:00",
			"Mar | todas las semanas | Todos los martes, de 18:30 a 20:00",
			"الثلاثاء | كل أسبوع | كل ثلاثاء، من 18:30 إلى 20:00"},
		{"two days, no end", model.Session{Days: []time.Weekday{time.Tuesday, time.Sunday}, Start: "01:15", Every: 1},
			"Tue, Sun | every week | Every Tuesday and Sunday, at 01:15",
			"Mar., Dim. | toutes les semaines | Tous les mardis et dimanches, à 01:15",
			"Mar, Dom | todas las semanas | Todos los martes y domingos, a la 01:15",
			"الثلاثاء، الأحد | كل أسبوع | كل ثلاثاء وأحد، الساعة 01:15"},
		{"weekdays", model.Session{Days: []time.Weekday{1, 2, 3, 4, 5}, Start: "09:00", End: "17:00", Every: 1},
			"Mon to Fri | every week | Every week from Monday to Friday, from 09:00 to 17:00",
			"Lun. à ven. | toutes les semaines | Toutes les semaines du lundi au vendredi, de 09:00 à 17:00",
			"Lun a vie | todas las semanas | Todas las semanas de lunes a viernes, de 09:00 a 17:00",
			"الاثنين إلى الجمعة | كل أسبوع | كل أسبوع من الاثنين إلى الجمعة، من 09:00 إلى 17:00"},
		{"daily, overnight", model.Session{Days: []time.Weekday{1, 2, 3, 4, 5, 6, 0}, Start: "22:00", End: "02:00",
			Every: 1},
			"Daily | every day | Every day, from 22:00 to 02:00 the next day",
			"Chaque jour | tous les jours | Tous les jours, de 22:00 à 02:00 le lendemain",
			"Cada día | todos los días | Todos los días, de 22:00 a 02:00 del día siguiente",
			"يوميًا | كل يوم | كل يوم، من 22:00 إلى 02:00 في اليوم التالي"},
		{"every two weeks, to come", model.Session{Days: tue, Start: "18:30", End: "20:00", Every: 2,
			From: day("2026-04-07")},
			"Tue | every two weeks | Every two weeks on Tuesday, from 18:30 to 20:00; from 7 April 2026",
			"Mar. | toutes les deux semaines | Un mardi sur deux, de 18:30 à 20:00 ; à partir du 7 avril 2026",
			"Mar | cada dos semanas | Cada dos martes, de 18:30 a 20:00; a partir del 7 de abril de 2026",
			"الثلاثاء | كل أسبوعين | كل أسبوعين يوم الثلاثاء، من 18:30 إلى 20:00؛ ابتداءً من 7 أبريل 2026"},
		{"every three weeks, two days, begun", model.Session{Days: []time.Weekday{time.Saturday, time.Sunday},
			Start: "10:00", Every: 3, From: day("2026-01-03"), Until: day("2026-06-30")},
			"Sat, Sun | every three weeks | Every three weeks on Saturday and Sunday, at 10:00; until 30 June 2026",
			"Sam., Dim. | toutes les trois semaines | Toutes les trois semaines, le samedi et le dimanche, à 10:00 " +
				"; jusqu’au 30 juin 2026",
			"Sáb, Dom | cada tres semanas | Cada tres semanas, el sábado y el domingo, a las 10:00; hasta el 30 de " +
				"junio de 2026",
			"السبت، الأحد | كل ثلاثة أسابيع | كل ثلاثة أسابيع يوم السبت ويوم الأحد، الساعة 10:00؛ حتى 30 يونيو 2026"},
		{"every twelve weeks", model.Session{Days: tue, Start: "10:00", Every: 12},
			"Tue | every 12 weeks | Every 12 weeks on Tuesday, at 10:00; ask for the dates",
			"Mar. | toutes les 12 semaines | Un mardi sur 12, à 10:00 ; demandez les dates",
			"Mar | cada 12 semanas | Cada 12 martes, a las 10:00; pregunta las fechas",
			"الثلاثاء | كل 12 أسبوعًا | كل 12 أسبوعًا يوم الثلاثاء، الساعة 10:00؛ اسأل عن المواعيد"},
		{"first and third", model.Session{Days: []time.Weekday{time.Thursday}, Start: "18:30", End: "20:00",
			Every: model.EveryMonth, Nth: []int{1, 3}},
			"Thu | first and third Thursday of the month | First and third Thursday of the month, from 18:30 to 20:00",
			"Jeu. | premier et troisième jeudi du mois | Premier et troisième jeudi du mois, de 18:30 à 20:00",
			"Jue | primer y tercer jueves de cada mes | Primer y tercer jueves de cada mes, de 18:30 a 20:00",
			"الخميس | الخميس الأول والثالث من كل شهر | الخميس الأول والثالث من كل شهر، من 18:30 إلى 20:00"},
		{"last Friday, feminine in Arabic", model.Session{Days: []time.Weekday{time.Friday}, Start: "18:30",
			End: "20:00", Every: model.EveryMonth, Nth: []int{2, -1}},
			"Fri | second and last Friday of the month | Second and last Friday of the month, from 18:30 to 20:00",
			"Ven. | deuxième et dernier vendredi du mois | Deuxième et dernier vendredi du mois, de 18:30 à 20:00",
			"Vie | segundo y último viernes de cada mes | Segundo y último viernes de cada mes, de 18:30 a 20:00",
			"الجمعة | الجمعة الثانية والأخيرة من كل شهر | الجمعة الثانية والأخيرة من كل شهر، من 18:30 إلى 20:00"},
		{"exceptions", model.Session{Days: tue, Start: "18:30", Every: 1,
			Except: []model.Date{day("2025-12-30"), day("2026-12-29"), day("2027-01-05")},
			Extra:  []model.Date{day("2026-05-01")}, Note: "Ring the bell"},
			"Tue | every week | Every Tuesday, at 18:30; not on 29 December and 5 January 2027; also on 1 May; Ring " +
				"the bell",
			"Mar. | toutes les semaines | Tous les mardis, à 18:30 ; sauf le 29 décembre et le 5 janvier 2027 ; " +
				"aussi le 1er mai ; Ring the bell",
			"Mar | todas las semanas | Todos los martes, a las 18:30; excepto el 29 de diciembre y el 5 de enero de " +
				"2027; también el 1 de mayo; Ring the bell",
			"الثلاثاء | كل أسبوع | كل ثلاثاء، الساعة 18:30؛ ما عدا 29 ديسمبر و5 يناير 2027؛ وأيضًا في 1 مايو؛ Ring " +
				"the bell"},
		{"by arrangement", model.Session{ByArrangement: true},
			"Ask |  | Days and times by arrangement: ask",
			"Demander |  | Jours et heures à convenir : demandez",
			"Pregunta |  | Días y horas a convenir: pregunta",
			"اسأل |  | الأيام والأوقات بالاتفاق: اسأل"},
		{"rule: weekly", model.Session{RRule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", Start: "18:30",
			From: day("2026-01-06")},
			"Tue | every two weeks | Every two weeks on Tuesday, at 18:30",
			"Mar. | toutes les deux semaines | Un mardi sur deux, à 18:30",
			"Mar | cada dos semanas | Cada dos martes, a las 18:30",
			"الثلاثاء | كل أسبوعين | كل أسبوعين يوم الثلاثاء، الساعة 18:30"},
		{"rule: weekly, the day of the first date", model.Session{RRule: "FREQ=WEEKLY;COUNT=10", Start: "18:30",
			From: day("2026-03-03")},
			"Tue | every week | Every Tuesday, at 18:30; from 3 March until 5 May 2026",
			"Mar. | toutes les semaines | Tous les mardis, à 18:30 ; du 3 mars au 5 mai 2026",
			"Mar | todas las semanas | Todos los martes, a las 18:30; del 3 de marzo al 5 de mayo de 2026",
			"الثلاثاء | كل أسبوع | كل ثلاثاء، الساعة 18:30؛ من 3 مارس إلى 5 مايو 2026"},
		{"once", model.Session{Days: tue, Start: "10:00", Every: 1, From: day("2026-12-01"), Until: day("2026-12-01")},
			"Tue | on Tuesday 1 December 2026 | On Tuesday 1 December 2026, at 10:00",
			"Mar. | le mardi 1er décembre 2026 | Le mardi 1er décembre 2026, à 10:00",
			"Mar | el martes 1 de diciembre de 2026 | El martes 1 de diciembre de 2026, a las 10:00",
			"الثلاثاء | يوم الثلاثاء 1 ديسمبر 2026 | يوم الثلاثاء 1 ديسمبر 2026، الساعة 10:00"},
		{"rule: once", model.Session{RRule: "FREQ=DAILY;COUNT=1", Start: "10:00", From: day("2026-12-01"),
			Extra: []model.Date{day("2026-12-03")}},
			"Tue | on Tuesday 1 December 2026 | On Tuesday 1 December 2026, at 10:00; also on 3 December",
			"Mar. | le mardi 1er décembre 2026 | Le mardi 1er décembre 2026, à 10:00 ; aussi le 3 décembre",
			"Mar | el martes 1 de diciembre de 2026 | El martes 1 de diciembre de 2026, a las 10:00; también el 3 " +
				"de diciembre",
			"الثلاثاء | يوم الثلاثاء 1 ديسمبر 2026 | يوم الثلاثاء 1 ديسمبر 2026، الساعة 10:00؛ وأيضًا في 3 ديسمبر"},
		{"rule: monthly", model.Session{RRule: "FREQ=MONTHLY;BYDAY=1MO,3WE;UNTIL=20261231", Start: "18:30",
			From: day("2026-01-06")},
			"Mon, Wed | first Monday and third Wednesday of the month | First Monday and third Wednesday of the " +
				"month, at 18:30; until 31 December 2026",
			"Lun., Mer. | premier lundi et troisième mercredi du mois | Premier lundi et troisième mercredi du " +
				"mois, à 18:30 ; jusqu’au 31 décembre 2026",
			"Lun, Mié | primer lunes y tercer miércoles de cada mes | Primer lunes y tercer miércoles de cada mes, " +
				"a las 18:30; hasta el 31 de diciembre de 2026",
			"الاثنين، الأربعاء | الاثنين الأول والأربعاء الثالث من كل شهر | الاثنين الأول والأربعاء الثالث من كل " +
				"شهر، الساعة 18:30؛ حتى 31 ديسمبر 2026"},
		{"rule: every three days", model.Session{RRule: "FREQ=DAILY;INTERVAL=3", Start: "18:30",
			From: day("2026-01-06")},
			"Every three days | every three days | Every three days, at 18:30",
			"Tous les trois jours | tous les trois jours | Tous les trois jours, à 18:30",
			"Cada tres días | cada tres días | Cada tres días, a las 18:30",
			"كل ثلاثة أيام | كل ثلاثة أيام | كل ثلاثة أيام، الساعة 18:30"},
		{"rule: beyond words", model.Session{RRule: "FREQ=YEARLY;BYMONTH=1,6;BYDAY=2TU", Start: "18:30"},
			"Ask | on changing dates: ask | At 18:30, on changing dates: ask",
			"Demander | à des dates variables : demandez | À 18:30, à des dates variables : demandez",
			"Pregunta | en fechas variables: pregunta | A las 18:30, en fechas variables: pregunta",
			"اسأل | في مواعيد متغيّرة: اسأل | الساعة 18:30، في مواعيد متغيّرة: اسأل"},
	} {
		for code, want := range map[string]string{"en": c.en, "fr": c.fr, "es": c.es, "ar": c.ar} {
			g := &model.Group{Schedule: []model.Session{c.s}}
			line := directory.Words(g, hub, set.For(code), today)[0]
			got := strings.ReplaceAll(line.Days+" | "+line.Every+" | "+line.String(), "\u00a0", " ")
			if got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.name, code, got, want)
			}
		}
	}
}

// A language without texts of its own gets a sentence of one language.
func TestWordsAreOfOneLanguage(t *testing.T) {
	g := &model.Group{Schedule: []model.Session{{Days: tue, Start: "18:30", Every: 1}}}
	if got := directory.Words(g, testHub(), testLocales(t).For("de"),
		model.Date{})[0].String(); got != "Every Tuesday, at 18:30" {
		t.Error(got)
	}
}

func TestZoneInWords(t *testing.T) {
	set, hub := testLocales(t), testHub()
	for _, c := range []struct {
		zone       string
		attendance model.Attendance
		code, want string
	}{
		{"Africa/Nairobi", "", "en", "Nairobi time"},
		{"Africa/Nairobi", "", "ar", "بتوقيت نيروبي"},
		{"Europe/Athens", "", "fr", "heure d’Athènes"},
		{"Africa/Cairo", "", "fr", "heure du Caire"},
		{"Africa/Cairo", "", "es", "hora de El Cairo"},
		{"Europe/London", model.AttendInPerson, "en", ""},
		{"", model.AttendInPerson, "en", ""},
		{"", model.AttendOnline, "fr", "heure de Londres"},
		{"", model.AttendPhone, "es", "hora de Londres"},
		{"America/Argentina/Buenos_Aires", "", "en", "Buenos Aires time"},
		{"Etc/UTC", "", "en", "UTC"},
		{"Not/A_Zone", "", "en", ""},
	} {
		g := &model.Group{Timezone: c.zone, Attendance: c.attendance,
			Schedule: []model.Session{{Days: tue, Start: "18:30", Every: 1}}}
		if got := directory.Words(g, hub, set.For(c.code), model.Date{})[0].Zone; got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.zone, c.code, got, c.want)
		}
	}
}
