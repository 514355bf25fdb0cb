package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/diag"
)

// TestLongTexts: a name of 20 MB is none, and a text of 20 MB is left out and named; neither
// is looked through, and the other records come in.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("tea and talk ", 20<<20/13)
	event := func(uid, summary, description string) string {
		return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260303T183000\r\n" +
			"RRULE:FREQ=WEEKLY\r\nSUMMARY:" + summary + "\r\nDESCRIPTION:" + description + "\r\nEND:VEVENT\r\n"
	}
	in := Read("f.ics", []byte("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"+event("1", long, "Come.")+
		event("2", "Tea", long)+event("3", "Walk", "Come in.")+"END:VCALENDAR\r\n"), testHub(), today)
	if len(in.Drafts) != 2 || in.Drafts[0].Name != "Tea" || len(in.Drafts[0].File()) > 1000 ||
		!strings.Contains(in.Drafts[1].File(), "Come in.") {
		t.Errorf("%d drafts", len(in.Drafts))
	}
	told := map[diag.Code]string{}
	for _, f := range in.Findings {
		told[f.Code] += f.Message.String()[:min(200, len(f.Message.String()))]
	}
	if !strings.Contains(told[diag.RecordLeftOut], "Event 1: The name of this record is far too long") ||
		!strings.Contains(told[diag.FieldLeftOut], "Texts that are longer than a page were left out: event 2.") {
		t.Errorf("%v", told)
	}
}
