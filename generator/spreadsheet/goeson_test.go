package spreadsheet

import (
	"slices"
	"testing"
)

// TestWordsForOpen: words that people write into a column for the status of a group that meets.
func TestWordsForOpen(t *testing.T) {
	words := hub().Words
	for _, said := range []string{"Yes", "yes!", "Live", "current", "Ongoing", "confirmed", "OK", "weekly", "monthly", "verified",
		"checked", "New", "In person", "Open to all women", "open to new members", "Open (women only)", "full",
		"Full - waiting list", "full (waiting list)", "running", "Up and running", "meeting", "available", "Open again since May",
		"oui", "En cours", "ouvert à tous", "complet", "en marcha", "vigente", "abierto a mujeres", "completo", "sí",
		"مستمر", "قائم", "مفتوح", "ممتلئ", "مفتوح للجميع"} {
		if got := choice(words, "status", said); got != "active" {
			t.Errorf("%s: %s", said, got)
		}
	}
	for _, said := range []string{"open from January", "open?", "open to all?", "open until Friday", "open (closed in August)",
		"open (until May)", "varies", "no", "see Sam", "back in January", "will be open again", "open to all from May"} {
		if got := Status(words, said); got == "active" {
			t.Errorf("%s is active", said)
		}
	}
	for _, said := range []string{"Closed, open again in May", "Ended, we are back on Zoom", "closed, we continue in York", "closed until Sam is back", "fermé jusqu'en mai", "cerrado hasta mayo"} {
		if got := Status(words, said); got != "paused" && got != "closed" {
			t.Errorf("%s: %q", said, got)
		}
	}
}

// TestGoesOn: notes that tell of what was, of something else, or of what members keep to
// themselves say nothing against a group.
func TestGoesOn(t *testing.T) {
	words := hub().Words
	triggers := TriggersOf(words)
	for _, note := range []string{"We stopped charging in 2020", "We are back after a break", "The group stopped for a year and is back",
		"Open again since May", "Was closed in the pandemic and now meets again", "The group has ended its waiting list",
		"Suspended ceiling, so hearing loop works well", "The Thursday meeting has closed, this one goes on",
		"Online meetings have ended, we are back in person", "Moved to the larger room upstairs",
		"we have moved to the church hall", "Meeting has moved to the first floor", "Started in 2019 when the day centre closed",
		"suspended only when the building is shut", "Please do not share what others say", "Do not share recordings",
		"Do not share contact details of others", "Do not publish photos of members", "No publicar fotos de los miembros",
		"Ne pas partager ce que disent les autres", "لا تنشروا صور الأعضاء",
		"Le groupe était fermé et a repris depuis mai", "Fermé en 2020, le groupe a rouvert", "Cerrado en 2020 y sigue de nuevo",
		"توقفت سنة ثم عادت من جديد"} {
		if got := remarks(words, triggers, note, false); len(got) > 0 {
			t.Errorf("%s: %+v", note, got)
		}
	}
	for note, want := range map[string]string{
		"Closed, but the Tuesday group continues": "closed", "closed, not open again": "closed",
		"Closed until Sam is back": "paused", "Closed for now, open again in May": "paused", "Back after Christmas": "paused",
		"Stopped in 2020": "closed", "The group has ended": "closed", "We stopped meeting in 2020": "closed",
		"This group has closed when the hall was sold": "closed", "We hope to be meeting again, closed for now": "paused",
		"Moved to a Zoom room": "moved", "Moved to Wednesday in the hall": "moved", "Moved to 9 High Street": "moved",
		"Keep off website": NotForAll, "Not for the internet": NotForAll, "Internal only": NotForAll,
		"Leader asked us to take this down": NotForAll, "Not public": NotForAll, "Do not share the address": NotForAll,
		"Do not share this": NotForAll, "do not publish Anna's number": NotForAll, "No publicar": NotForAll,
	} {
		got := remarks(words, triggers, note, false)
		if !slices.ContainsFunc(got, func(r remark) bool { return r.key == want }) {
			t.Errorf("%s: %+v, want %s", note, got, want)
		}
	}
}
