package spreadsheet

import (
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/privacy"
)

// said is what notes say of the groups of a sheet, as the rows of which somebody is told.
type said struct {
	left   []int // must not be published
	drafts []int // may be closed, or not for all
	status []int // do not meet
	asked  []int // may not meet when or where the row says
}

// notesSay looks at the notes of the groups of a sheet, and at columns that are not read. Of
// columns that are the team's, only what leaves no doubt counts, and nothing of it is said.
func notesSay(s *sheet) {
	s.left, s.over, s.drafts = map[int]bool{}, map[int]bool{}, map[int]origin{}
	s.triggers = TriggersOf(s.hub.Words)
	var told said
	for _, g := range s.made {
		over := map[int]origin{}
		for _, r := range g.rows {
			for _, c := range slices.Concat(s.columns, s.unread) {
				told.cell(s, origin{r.Number, c, cellOf(r, c)}, func() Meeting { return meetingOf(s, g, r) }, over)
			}
		}
		told.over(s, g, over)
	}
	told.tell(s)
}

// cell reads what a cell says, if it may say something of its group.
func (t *said) cell(s *sheet, o origin, at func() Meeting, over map[int]origin) {
	field := o.column.field
	text := field == "summary" || field == "first_visit"
	if o.value == "" || field != "" && field != "schedule.note" && !text {
		return
	}
	if field == "schedule.note" && within(s.hub.Words, s.triggers, "inside", o.value) {
		t.draft(s, o)
	}
	team := field == "" && Private(s.hub.Words, o.column.header)
	if field == "" && !team {
		if homes := privacy.Homes(o.value); len(homes) > 0 && homes[0].Start < 4 { // "At Sue's house", beside its address
			t.draft(s, o)
		}
	}
	for _, r := range remarks(s.hub.Words, s.triggers, o.value, text) {
		elsewhere := r.key == Moved || r.key == Changed || r.key == noYear
		switch {
		case elsewhere:
			if !team && (!text || r.key == Changed) && !at().agrees(s.hub.Words, r) {
				t.asked = add(t.asked, o.row)
			}
		case !r.sure && (team || text && !(r.ofStatus() && r.own)):
		case r.key == NotForAll && r.sure:
			s.left[o.row], t.left = true, add(t.left, o.row)
		case r.key == NotForAll, !r.sure && field == "":
			t.draft(s, o)
		case !r.sure:
			t.asked = add(t.asked, o.row)
		default:
			over[o.row] = origin{o.row, o.column, r.status}
		}
	}
}

func (t *said) draft(s *sheet, o origin) {
	s.drafts[o.row], t.drafts = origin{o.row, o.column, "true"}, add(t.drafts, o.row)
}

// over keeps for a group that it does not meet, where that is said of all its rows.
func (t *said) over(s *sheet, g *group, over map[int]origin) {
	if len(over) < len(g.rows) { // another of its meetings goes on
		for row := range over {
			s.over[row] = true
		}
		return
	}
	if key := Status(s.hub.Words, s.value(g.rows[0], statusPath)); key == "paused" || key == "closed" {
		return
	}
	for row, o := range over {
		if s.named[row].row == 0 {
			s.named[row], t.status = o, add(t.status, row)
		}
	}
}

func (t *said) tell(s *sheet) {
	for _, one := range []struct {
		rows                []int
		message, suggestion diag.Text
	}{
		{t.left, "Beside these groups stands that they must not be published, and they were left out. Rows: %s.",
			"Ask the group, or whoever wrote it. If it may be listed, take these words away."},
		{t.drafts, "Words beside these groups may mean that they are closed, or that something must not be published. Their " +
			"pages are drafts, which readers do not see. Rows: %s.",
			"Look at these rows first. Then take these words away, or write (private) before the name of the column."},
		{t.status, "Beside these groups stands that they do not meet at present. They are listed as paused or closed. Rows: %s.",
			"Ask the group. If it meets, take these words away. If not, write paused or closed in a column called status."},
		{t.asked, "The note may mean that the group does not meet when or where this says. Rows: %s.",
			"Ask the group. If it does not meet, write paused or closed in a column called status. If it meets elsewhere " +
				"or at another time, write that into its own columns."},
	} {
		if len(one.rows) > 0 {
			slices.Sort(one.rows)
			s.find(diag.SheetInvalid, diag.Warning, 0, diag.Say(one.message, numbers(one.rows)), one.suggestion)
		}
	}
}
