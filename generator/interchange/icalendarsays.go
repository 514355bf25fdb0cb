package interchange

import (
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/spreadsheet"
)

// saysPrivate reports whether the name or the program of an event says that it is not for
// everybody.
func (r *calendarReader) saysPrivate(c *calendarPart) bool {
	_, says := spreadsheet.NameSays(r.hub.Words, c.text("SUMMARY"))
	return says == spreadsheet.NotForAll || somebodys(r.hub.Words, c)
}

// cancelled reports whether an event does not take place, says its status or its name.
func (r *calendarReader) cancelled(c *calendarPart) bool {
	_, says := spreadsheet.NameSays(r.hub.Words, c.text("SUMMARY"))
	return says == spreadsheet.Cancelled || strings.EqualFold(c.value("STATUS"), "CANCELLED")
}

// private reports whether an event is not for everybody: one of its classes says so. A
// class that nobody knows is private (RFC 5545 §3.8.1.3).
func private(c *calendarPart) bool {
	for _, name := range []string{"CLASS", "X-CALENDARSERVER-ACCESS"} {
		for _, l := range c.all(name) {
			if class := strings.TrimSpace(l.value); class != "" && !strings.EqualFold(class, "PUBLIC") {
				return true
			}
		}
	}
	return false
}

// heed reads what the words of an event say of whether and when it takes place.
func (r *calendarReader) heed(sessions []*model.Session, note, text, where string) ([]*model.Session, heard) {
	var plain []model.Session
	for _, s := range sessions {
		one := *s
		one.Note = ""
		plain = append(plain, one)
	}
	kept, heard := heed(r.importer, where, "", plain, []string{note}, strings.Split(text, "\n"))
	var out []*model.Session
	for _, s := range kept {
		out = append(out, &s)
	}
	return out, heard
}

// doubt asks about an event whose description says in a line of its own, or at its
// beginning, that it does not take place.
func (r *calendarReader) doubt(text, where string) {
	for line := range strings.SplitSeq(text, "\n") {
		for sentence := range strings.SplitSeq(line, ". ") {
			said := strings.Trim(sentence, " *!.:–-")
			words := strings.Fields(naming.Fold(said))
			off := false
			for n := range min(len(words), 2) {
				first := strings.Trim(strings.Join(words[:n+1], " "), ",;:!.–-")
				off = off || r.hub.Words["cancelled"][first] != ""
			}
			if of := spreadsheet.Status(r.hub.Words, said); off || of == "closed" || of == "paused" {
				r.warn(diag.RecordDoubtful, where, "Its description says that this event does not take place, at "+
					"least for a time.", "Ask the group, and write its status into its page.")
				return
			}
		}
	}
}
