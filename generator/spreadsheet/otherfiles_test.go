package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestOtherFiles: files of other programs are told once, with what to do.
func TestOtherFiles(t *testing.T) {
	packed := func(files ...string) string {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, f := range files {
			name, text, _ := strings.Cut(f, "=")
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for name, c := range map[string]struct{ data, want string }{
		"google":  {packed("a@group.calendar.google.com.ics=BEGIN:VCALENDAR"), "Unpack it, and import each file"},
		"zip":     {packed("list/groups.csv=name"), "Unpack it"},
		"ods":     {packed("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml=x"), "save it as .xlsx or as CSV"},
		"odt":     {packed("mimetype=application/vnd.oasis.opendocument.text", "content.xml=x"), "Copy its table"},
		"docx":    {packed("word/document.xml=x"), "Copy its table"},
		"numbers": {packed("Index/Document.iwa=x"), "In Numbers"},
		"pdf":     {"%PDF-1.7\n", "This is a PDF"},
		"rtf":     {"{\\rtf1 a}", "Copy its table"},
		"xls":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", "an old Excel"},
	} {
		_, findings := Tables("g.csv", []byte(c.data), hub())
		if len(findings) != 1 || findings[0].Severity != diag.Error || !strings.Contains(fmt.Sprint(findings[0]), c.want) {
			t.Errorf("%s: %v", name, findings)
		}
		pages, findings := Pages(fstest.MapFS{"g.xlsx": {Data: []byte(c.data)}}, "g.xlsx", hub())
		if len(pages) != 0 || len(findings) != 1 || !strings.Contains(fmt.Sprint(findings[0]), c.want) {
			t.Errorf("%s in the hub: %v", name, findings)
		}
	}
}

// TestCalendarAsCSV: the events of a calendar that was saved as CSV make no groups without days.
func TestCalendarAsCSV(t *testing.T) {
	for _, head := range []string{"Subject,Start Date,Start Time,End Date,End Time,All day event,Location",
		"name,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off", "Objet,Date de début,Heure de début,Date de fin,Journée entière"} {
		pages, findings := read(head + "\nTea,09/12/2026,14:00,09/12/2026,15:00,False,Hall\n")
		if len(pages) != 0 || len(findings) != 1 || !strings.Contains(findings[0].Suggestion.String(), ".ics") {
			t.Errorf("%s: %v", head, findings)
		}
	}
	if pages, findings := read("name,day,start,start date,end date,city\nTea,Monday,19:00,2026-01-05,2026-06-01,Leeds\n"); len(pages) != 1 {
		t.Errorf("a list of groups: %v", findings)
	}
}

// TestTypesAreTopics: what stands in a column of the type and is no kind is a topic, told once.
func TestTypesAreTopics(t *testing.T) {
	h := hub()
	h.Kinds = model.Vocabulary{Closed: true, Terms: []model.VocabularyTerm{{Key: "self-help"}, {Key: "warmline"}}}
	const data = "name,Type,day,start,city,topics\nA,Walking group,Monday,7pm,Leeds,\nB,Hearing voices,Monday,7pm,Leeds,anxiety\n" +
		"C,Warmline,Monday,7pm,Leeds,\nD,warmlin,Monday,7pm,Leeds,\n"
	tables, _ := Tables("g.csv", []byte(data), h)
	read := Drafts("g.csv", tables, h)
	for n, want := range []string{"topics: [walking-group]", "topics: [anxiety, hearing-voices]", "kind: warmline", "kind: warmlin"} {
		if got := strings.Join(read.Drafts[n].Lines, "\n"); n < 3 && !strings.Contains(got, want) ||
			strings.Contains(got, "kind:") != (n > 1) && n < 3 || n == 3 && strings.Contains(got, "topics:") {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	if said := fmt.Sprint(read.Findings); strings.Count(said, "They were read as topics. Rows: 2, 3.") != 1 ||
		strings.Count(said, "among the kinds") != 1 {
		t.Error(said)
	}
}

// TestDefaultsBesideTitles: what stands above the names of columns may have a title before it, and
// several in a row.
func TestDefaultsBesideTitles(t *testing.T) {
	for _, above := range []string{"Harbour list,,country,GB", "country,GB,languages,en", "country: GB,languages: en,,", "Our list 2026,Country: GB,,"} {
		page, asked := lines(t, above+"\nGroup,Day,Time,Town\nA,Monday,7pm,Leeds\n")
		if !strings.Contains(page, "country: GB") || asked != "" ||
			strings.Contains(above, "languages") != strings.Contains(page, "languages: [en]") {
			t.Errorf("%s: %s %s", above, page, asked)
		}
	}
}
