package feeds

import (
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/fetch"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/load"
	"peerhub/generator/model"
	"peerhub/generator/parse"
)

// list is what a build reads of a feed.
type list struct {
	model.Feed
	file   string // that findings are about: its own, or that of its copy
	copy   fetch.Copy
	gone   map[string]fetch.Gone
	in     interchange.Import
	groups []*listed
	said   []diag.Finding          // about what is in it, and about the feed as a whole
	away   []string                // names of groups whose pages somebody has taken away
	second map[string]fetch.Second // short names that another feed had first
	sheets []string                // names of groups that stand in a spreadsheet of the hub
	own    []string                // pages of the hub that say something else, with their fields
}

// listed is a group of a feed, in one or several languages.
type listed struct {
	number int                 // in its list, from 1
	found  []diag.Finding      // of page
	drafts []frontmatter.Draft // the original first
	file   string              // of the hub's page that it completes, "" for none
	kept   bool                // its address is that of translations in the hub
	page   *model.Page         // the original
}

// readList reads the copy of a feed, or its file.
func readList(h Hub, f model.Feed) *list {
	hub, settings, today := h.Files, h.Settings, h.Today
	l := &list{Feed: f, file: fetch.File(f.Name), copy: fetch.Load(hub, f.Name)}
	l.gone = l.copy.Gone
	data, failed := l.copy.Data, l.copy.Failed
	read := func(data []byte) interchange.Import { return recordsOf(f, data, l.copy.Marks, settings, today) }
	if l.copy.From != from(f) && f.File == "" && failed == nil && data != nil {
		failed = &fetch.Failed{Why: moved}
	}
	if f.File != "" {
		l.file, failed = f.File, nil
		now, err := fetch.ReadFile(hub, f.File)
		in := read(now)
		why, detail := judge(f, now, in, l.copy)
		if failure, is := errors.AsType[*fetch.Failure](err); is {
			why, detail = failure.Why, failure.Detail
		} else if err != nil {
			why, detail = fetch.Unreachable, ""
		}
		if why == "" {
			l.in, l.gone, data = in, goneOf(l.copy, in, today), nil
		} else {
			failed = &fetch.Failed{On: today.String(), Why: why, Detail: detail}
		}
	}
	if data != nil {
		l.in = read(data)
	}
	l.tellState(failed, today)
	l.take(settings, today)
	return l
}

// recordsOf reads the data of a feed, whose groups keep the short names that they had. What its columns should be is not for the hub to say;
// whether readers see single events is, for there is no page in which somebody could.
func recordsOf(f model.Feed, data []byte, marks map[string]string, settings *model.Hub, today model.Date) interchange.Import {
	in := interchange.Read(f.Name, data, settings, today)
	keepNames(&in, marks)
	in.DropChecks(f.Name, func(frontmatter.Draft) bool { return true })
	isSingle := func(found diag.Finding) bool {
		return in.Format == interchange.ICalendar && found.Code == diag.RecordDoubtful && found.Field == "draft"
	}
	in.Findings = slices.DeleteFunc(in.Findings, func(found diag.Finding) bool {
		return found.Code == diag.IDAdvised || f.SingleEvents && isSingle(found)
	})
	page := ""
	for n, d := range in.Drafts {
		switch {
		case !slices.Contains(d.Lines, draft):
		case f.SingleEvents && in.Format == interchange.ICalendar:
			in.Drafts[n].Lines = frontmatter.WithoutField(d.Lines, "draft")
		case page == "":
			page = path.Join("content/groups", d.Language, d.Slug+".md")
		}
	}
	for n, found := range in.Findings {
		if isSingle(found) {
			in.Findings[n].Suggestion = diag.Say("If all of this calendar is for everybody, write for this feed in "+
				"hub.yaml: %s. If only some of these events are, write for each a page such as %s, with this line in "+
				"its front matter: %s", "single_events: true", page, "draft: false")
		}
	}
	return in
}

// draft is the line of what somebody is to look at first.
const draft = "draft: true"

// take takes over the drafts of a list.
func (l *list) take(settings *model.Hub, today model.Date) {
	l.said = append(l.said, l.placeless(l.in.Findings)...)
	for _, d := range l.in.Drafts {
		if n := len(l.groups); d.Translation {
			if n > 0 && l.groups[n-1].drafts[0].Slug == d.Slug {
				l.groups[n-1].drafts = append(l.groups[n-1].drafts, d)
			}
			continue
		}
		g := &listed{number: len(l.groups) + 1}
		at := load.File{Path: l.file, Section: "groups", Language: d.Language, Page: d.Slug}
		if g.page, g.found = parse.Page(at, []byte(d.File()), settings); g.page.Group == nil || g.page.Broken {
			none := diag.Text("No page could be made of a record, so it was left out.")
			l.tell(diag.RecordLeftOut, diag.At(interchange.Where(d.Where, true), none), "")
			continue
		}
		g.drafts = []frontmatter.Draft{d}
		l.groups = append(l.groups, g)
	}
}

// placeless are findings about the file of a feed, none of whose lines is shown: it may
// hold what is private. None of them stops a build.
func (l *list) placeless(found []diag.Finding) []diag.Finding {
	out := slices.Clone(found)
	for n := range out {
		out[n].File, out[n].Severity = l.file, diag.Warning
		out[n].Line, out[n].Column, out[n].Length, out[n].Shift = 0, 0, 0, 0
	}
	return out
}

func (l *list) tell(code diag.Code, message, suggestion diag.Text) {
	l.said = append(l.said,
		diag.Finding{Code: code, Severity: diag.Warning, File: l.file, Message: message, Suggestion: suggestion})
}

// tellState says how a feed stands that was not taken over, or not for long.
func (l *list) tellState(failed *fetch.Failed, today model.Date) {
	state := diag.Finding{Severity: diag.Warning, File: config.Name, Line: l.Line}
	again := diag.Say("Run: %s", "peerhub import feeds "+l.Name)
	days, _ := age(l.copy, today)
	switch {
	case len(l.in.Drafts) == 0 && failed == nil:
		state.Code, state.Severity, state.Suggestion = diag.FeedMissing, diag.Error, again
		state.Message = diag.Say("Feed %s: there is no copy of it yet. Its groups are not on the site.", l.Name)
		if l.copy.Fetched != "" {
			state.Message = diag.Say("Feed %s: its copy is damaged. Its groups are not on the site.", l.Name)
		}
	case len(l.in.Drafts) == 0:
		why, instead := l.why(*failed)
		state.Code, state.Severity, state.Suggestion = diag.FeedMissing, diag.Error, instead
		state.Message = diag.Say("Feed %s: %s There is no copy of it. Its groups are not on the site.", l.Name, why)
	case failed != nil:
		why, instead := l.why(*failed)
		state.Code, state.Suggestion = diag.FeedKept, instead
		state.Message = diag.Say("Feed %s: %s Its copy of %s is shown.", l.Name, why, l.copy.Fetched)
		if l.copy.Fetched == "" { // nobody noted its day
			state.Message = diag.Say("Feed %s: %s A copy of it is shown, and of which day it is nobody knows.", l.Name, why)
		}
	case l.File == "" && days > max(7, 2*l.Every):
		state.Code, state.Suggestion = diag.FeedStale, again
		state.Message = diag.Say("Feed %s: its copy is %d days old.", l.Name, days)
	default:
		return
	}
	l.said = append(l.said, state)
}

// tellGone names the groups that went today, once, and the pages of the hub that are left.
func (l *list) tellGone(pages map[[2]string]string, language string, today model.Date) {
	var names []string
	for _, slug := range slices.Sorted(maps.Keys(l.gone)) {
		if gone := l.gone[slug]; gone.On == today.String() {
			name := gone.Name
			if file := pages[[2]string{language, slug}]; file != "" {
				name += " (" + file + ")"
			}
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		const none diag.Text = "Groups are no longer in this feed, and so no longer on the site: %s."
		l.tell(diag.FeedGone, diag.Say(none, fewOf(names)),
			"Pages of your own stay. If a group has gone, write in its page: status: closed, or delete the page. "+
				"If it goes on, write its page yourself.")
	}
}

// fewOf are the first of some names, and how many more there are.
func fewOf(names []string) diag.Text {
	const most = 5
	shown := diag.Verbatim(strings.Join(names[:min(len(names), most)], ", "))
	if len(names) > most {
		return diag.Say("%s and %d more", shown, len(names)-most)
	}
	return shown
}
