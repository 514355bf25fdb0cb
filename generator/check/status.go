package check

import (
	"context"
	"maps"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
	"peerhub/generator/workpool"
)

// notMeeting asks about each page of the team's own whose words say that a group does not meet,
// or not when its schedule says, and that is listed as open. Of spreadsheets and feeds package
// spreadsheet and interchange ask.
func notMeeting(ctx context.Context, site *model.Site) []diag.Finding {
	out := make([][]diag.Finding, len(site.Entries))
	triggers := spreadsheet.TriggersOf(site.Hub.Words)
	work := workpool.New(ctx)
	for i, e := range site.Entries {
		if e.Original.Group == nil {
			continue
		}
		work.Go(func() error {
			out[i] = notMeetingOf(site, triggers, e)
			return nil
		})
	}
	_ = work.Wait() // whoever ends the context knows
	return slices.Concat(out...)
}

func notMeetingOf(site *model.Site, triggers *spreadsheet.Triggers, e *model.Entry) (out []diag.Finding) {
	g := e.Original.Group
	if g.Sample || g.Status == model.StatusPaused || g.Status == model.StatusClosed || directory.Over(g, site.Today) {
		return nil
	}
	for _, language := range slices.Sorted(maps.Keys(e.Pages)) {
		p := e.Pages[language]
		if p.Broken || p.Draft || p.Sample || p.Group == nil || load.Sent(p.Pos.File) || load.IsSheet(p.Pos.File) {
			continue
		}
		over, changed := saysOver(site, triggers, g, p)
		f := diag.Finding{Code: diag.StatusDoubtful, Severity: diag.Warning, File: p.Pos.File, Line: p.Pos.Line}
		switch {
		case over:
			f.Message = "Words on this page say that the group does not meet at present, and it is listed as open."
			f.Suggestion = "Ask the group. If it does not meet, write status: paused or status: closed. If it meets, " +
				"take these words away."
		case changed:
			f.Message = "Words on this page say that the group meets on another day, at another time or online, and its " +
				"other lines do not."
			f.Suggestion = "Ask the group, and write under schedule and attendance how it meets now."
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// saysOver reports whether the words of a page say that its group does not meet, or meets otherwise
// than its facts say. Its alert may: readers see it first.
func saysOver(site *model.Site, triggers *spreadsheet.Triggers, g *model.Group, p *model.Page) (over, changed bool) {
	words := site.Hub.Words
	texts := []string{p.Summary, p.Group.FirstVisit}
	if text := p.Body.Open().Text; triggers.Say(text) {
		texts = append(texts, strings.Split(text, "\n")...)
	}
	at := spreadsheet.MeetingAt(g.Schedule, g.Attendance)
	for _, text := range texts {
		for _, said := range spreadsheet.Remarks(words, triggers, text, true) {
			over = over || said.Sure && (said.Key == string(model.StatusPaused) || said.Key == string(model.StatusClosed))
			changed = changed || said.Key == spreadsheet.Changed && !said.Agrees(words, at)
		}
		_, last := spreadsheet.Dates(words, triggers, text)
		day, err := model.ParseDate(last)
		over = over || err == nil && day.Before(site.Today)
	}
	for n, s := range p.Group.Schedule {
		own := at
		if n < len(g.Schedule) {
			own = spreadsheet.MeetingAt(g.Schedule[n:n+1], g.Attendance)
		}
		for _, said := range spreadsheet.Remarks(words, triggers, s.Note, false) {
			over = over || said.Key == string(model.StatusPaused) || said.Key == string(model.StatusClosed)
			changed = changed || (said.Key == spreadsheet.Changed || said.Key == spreadsheet.Moved) && !said.Agrees(words, own)
		}
	}
	return over, changed
}
