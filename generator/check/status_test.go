package check

import (
	"testing"
	"time"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// TestNotMeeting: a page that says that its group does not meet, and lists it as open, is asked about.
func TestNotMeeting(t *testing.T) {
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}}
	words, _ := spreadsheet.ReadWords(hub, layouts.Builtin)
	tuesday := model.Session{Days: []time.Weekday{time.Tuesday}, Every: 1, Start: "18:30"}
	for text, want := range map[string]string{
		"Closed until further notice.": "over", "We are closed for now. Ring Sam.": "over", "The group has ended.": "over",
		"Le groupe est fermé.": "over", "De momento no hay reuniones.": "over", "المجموعة متوقفة": "over",
		"Last meeting 15 December 2025": "over", "Last meeting 15 December 2027": "",
		"We now meet on Thursdays.": "changed", "We now meet on Tuesdays.": "", "Currently online only": "changed",
		"We are a closed group.": "", "Closed on bank holidays.": "", "The meeting ends at nine, and the door is closed.": "",
		"Tea and talk.": "", "It was paused. It has started again in May.": "", "People come when treatment has ended.": "",
	} {
		for where, p := range map[string]*model.Page{
			"summary": {Summary: text}, "text": {Body: model.Body{Text: "Welcome.\n" + text}}, "first visit": {},
			"note": {},
		} {
			p.Pos.File, p.Pos.Line = "content/groups/en/tea.md", 1
			s := tuesday
			p.Group = &model.Group{Attendance: model.AttendInPerson}
			switch where {
			case "first visit":
				p.Group.FirstVisit = text
			case "note":
				if s.Note = text; text == "Last meeting 15 December 2025" {
					continue
				}
			}
			p.Group.Schedule = []model.Session{s}
			entry := &model.Entry{Kind: model.KindGroup, Original: p, Pages: map[string]*model.Page{"en": p}}
			hub.Words = words
			site := &model.Site{Hub: hub, Entries: []*model.Entry{entry}, Today: model.Date{Year: 2026, Month: 3, Day: 1}}
			for _, status := range []model.Status{"", model.StatusActive, model.StatusPaused, model.StatusClosed} {
				p.Group.Status = status
				got := ""
				for _, f := range notMeeting(t.Context(), site) {
					got = map[bool]string{true: "over", false: "changed"}[f.Message == "Words on this page say that the group does "+
						"not meet at present, and it is listed as open."]
					if f.Code != diag.StatusDoubtful || f.File != p.Pos.File {
						t.Errorf("%+v", f)
					}
				}
				expected := want
				if status == model.StatusPaused || status == model.StatusClosed {
					expected = ""
				}
				if got != expected {
					t.Errorf("%s, %s, %q: %q, want %q", text, where, status, got, expected)
				}
			}
		}
	}
}
