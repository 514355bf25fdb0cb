package interchange

import (
	"fmt"
	"strings"
	"testing"
)

// TestAdviceForJSON: of JSON that cannot be read it is said why, and what to ask for.
func TestAdviceForJSON(t *testing.T) {
	for text, want := range map[string][2]string{
		`[{"name": "Tea",}]`: {"This file begins like JSON, and cannot be read: ",
			"Ask those who keep it to check it (a comma too many, for example), or for the list as CSV."},
		`[{"name": "Tea", "day"`: {"This file begins like JSON, and cannot be read: ",
			"Download it once more: it was probably cut off."},
		`[]`: {"This list is empty.", "Download it once more."},
		`[{"colour": "red", "size": 4}]`: {"This is JSON of a kind that is not known here. Its fields are: colour, size.",
			"Ask whoever runs the server for Meeting Guide (TSML), BMLT or HSDS, or for a spreadsheet with the columns of groups.csv."},
		`[1, 2]`: {"This is JSON of a kind that is not known here.", "What can be read: "},
	} {
		in := Read("list.json", []byte(text), testHub(), today)
		if len(in.Findings) != 1 || len(in.Drafts) != 0 || !strings.HasPrefix(in.Findings[0].Message.String(), want[0]) ||
			!strings.HasPrefix(in.Findings[0].Suggestion.String(), want[1]) {
			t.Errorf("%s: %v", text, in.Findings)
		}
	}
}

// TestWordsOfTheCell: what a finding is about stands in it as the cell has it, with the name of
// its column as the file has that.
func TestWordsOfTheCell(t *testing.T) {
	for cell, want := range map[string]string{
		"around seven": "Starts at: around seven", "sept heures ?": "Starts at: sept heures ?", "السابعة تقريبا": "Starts at: السابعة تقريبا",
	} {
		in := Read("g.csv", []byte("name,city,day,Starts at\nTea,Leeds,Tuesday,"+cell+"\n"), testHub(), today)
		said := fmt.Sprint(in.Findings[0].Excerpt, in.Findings[0].Message)
		if in.Findings[0].Excerpt.String() != want || !strings.Contains(said, "Row 2, column D (Starts at)") {
			t.Errorf("%s: %v", cell, in.Findings)
		}
	}
}

// TestMovesTown: a group that its list has in another town moves there with all that hangs on
// the town. Where somebody has changed the page, the page stays, and both are named.
func TestMovesTown(t *testing.T) {
	draft := func(place string) string {
		in := Read("g.csv", []byte("name,day,start,venue,address,city,country\nTea,tuesday,18:30,"+place+",GB\n"), testHub(), today)
		return in.Drafts[0].File()
	}
	old, moved := "Library,1 High St,York", "Hall,2 Mill Lane,Selby"
	in := Read("g.csv", []byte("name,day,start,venue,address,city,country\nTea,tuesday,18:30,"+moved+",GB\n"), testHub(), today)
	before := Read("g.csv", []byte("name,day,start,venue,address,city,country\nTea,tuesday,18:30,"+old+",GB\n"), testHub(), today)
	page := draft(old)
	done := Merge(page, in.Drafts[0], Note(before.Drafts[0]), false)
	if got := strings.Join(done.Changed, ", "); got != "place" ||
		!strings.Contains(done.Text, "Selby") || strings.Contains(done.Text, "York") || len(done.Conflicts) > 0 {
		t.Errorf("%v %v\n%s", done.Changed, done.Conflicts, done.Text)
	}
	own := strings.Replace(page, "1 High St", "3 Station Rd", 1)
	done = Merge(own, in.Drafts[0], Note(before.Drafts[0]), false)
	if got := strings.Join(done.Conflicts, ", "); !strings.Contains(got, "place.city") || !strings.Contains(got, "place.address") ||
		!strings.Contains(done.Text, "York") || strings.Contains(done.Text, "Selby") {
		t.Errorf("%v %v\n%s", done.Changed, done.Conflicts, done.Text)
	}
}
