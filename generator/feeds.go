package generator

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/sync/errgroup"

	"peerhub/generator/diag"
	"peerhub/generator/fetch"
	"peerhub/generator/frontmatter"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// A Fetcher fetches an address, unless the server has nothing newer than what is known.
// Its error is a *fetch.Failure, or about the run.
type Fetcher func(ctx context.Context, address string, known fetch.Known) (fetch.Answer, error)

// Refreshed says what became of a feed that was to be fetched.
type Refreshed struct {
	Feed      model.Feed
	Outcome   Outcome
	New, Gone []string       // names of groups that it had not before, and has no longer
	Findings  []diag.Finding // of Kept: about what came
}

// Outcome is what became of a feed.
type Outcome string

// The outcomes of Refresh. A feed that was fetched within its time waits.
const (
	Taken     Outcome = "taken"
	Unchanged Outcome = "unchanged"
	Kept      Outcome = "kept" // the copy stays as it was; with none, there is none
	Waits     Outcome = "waits"
)

// Why what came was not taken over, beside the reasons of package fetch.
const (
	unreadable  fetch.Why = "unreadable"
	otherFormat fetch.Why = "other-format" // the Detail is which
	tooFew      fetch.Why = "too-few"      // the Detail is how many
	half        fetch.Why = "half"         // the same
)

// Refresh brings the copies of the feeds of a hub up to date: those of the names, or with
// none those whose time has come. It is the only thing that fetches, it asks for nothing
// but the addresses in hub.yaml, and it writes nothing but the copies. Build reads them,
// and says what became of each. The error is about the disk, or the context's.
func Refresh(ctx context.Context, o Options, get Fetcher, names ...string) ([]Refreshed, error) {
	r := newRun(o)
	if r.hub, _, _ = settings(o.Hub, o.BaseURL); r.hub == nil {
		return nil, nil // Build says why
	}
	out := make([]Refreshed, len(r.hub.Feeds))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(4)
	for n, f := range r.hub.Feeds {
		out[n] = Refreshed{Feed: f, Outcome: Waits}
		asked := slices.Contains(names, f.Name)
		if len(names) > 0 && !asked {
			continue
		}
		work.Go(func() error { return r.refresh(ctx, get, asked, &out[n]) })
	}
	return out, work.Wait()
}

// refresh brings the copy of a feed up to date.
func (r *run) refresh(ctx context.Context, get Fetcher, asked bool, out *Refreshed) error {
	f := out.Feed
	c := fetch.Load(within(r.options.Hub), f.Name)
	data, known, err := []byte(nil), c.Known, error(nil)
	switch {
	case f.File != "":
		if data, err = fetch.ReadFile(within(r.options.Hub), f.File); err != nil {
			return nil // Build says so
		}
	case !asked && c.Data != nil && c.From == f.URL && c.Failed == nil && !due(c, f, r.options.Today):
		return nil
	default:
		if c.Data == nil || c.From != f.URL {
			known = fetch.Known{}
		}
		var answer fetch.Answer
		answer, err = get(ctx, f.URL, known)
		if answer.Same && err == nil {
			data = c.Data
		} else {
			data, known = answer.Data, answer.Known
		}
	}
	if failure, is := errors.AsType[*fetch.Failure](err); is {
		return r.kept(c, out, failure.Why, failure.Detail, nil)
	}
	if err != nil {
		return err
	}
	in := interchange.Read(f.Name, data, r.hub, r.options.Today)
	if why, detail := judge(f, in, c); why != "" {
		return r.kept(c, out, why, detail, in.Findings)
	}
	return r.taken(c, out, data, known, in)
}

// kept notes why a copy stays as it was.
func (r *run) kept(c fetch.Copy, out *Refreshed, why fetch.Why, detail string, found []diag.Finding) error {
	out.Outcome, out.Findings = Kept, found
	if out.Feed.File != "" { // each build looks at the file itself
		return nil
	}
	c.Failed = &fetch.Failed{On: r.options.Today.String(), Why: why, Detail: detail}
	return c.Save(r.options.Hub, out.Feed.Name, false)
}

// taken notes what came, and which groups have gone with it.
func (r *run) taken(c fetch.Copy, out *Refreshed, data []byte, known fetch.Known, in interchange.Import) error {
	now := fetch.Copy{Data: data, From: from(out.Feed), Fetched: r.options.Today.String(),
		Known: known, Groups: namesOf(in.Drafts), Gone: goneOf(c, in, r.options.Today)}
	now.Sum()
	out.Outcome = Taken
	if now.SHA256 == c.SHA256 && c.Data != nil {
		out.Outcome = Unchanged
		if out.Feed.File != "" {
			return nil
		}
	}
	for _, slug := range slices.Sorted(maps.Keys(now.Groups)) {
		if _, had := c.Groups[slug]; !had {
			out.New = append(out.New, now.Groups[slug])
		}
	}
	for _, slug := range slices.Sorted(maps.Keys(c.Groups)) {
		if _, has := now.Groups[slug]; !has {
			out.Gone = append(out.Gone, c.Groups[slug])
		}
	}
	return now.Save(r.options.Hub, out.Feed.Name, out.Outcome == Taken)
}

// goneOf are the groups that a feed had once and has no longer, each since when.
func goneOf(c fetch.Copy, in interchange.Import, today model.Date) map[string]fetch.Gone {
	has, out := namesOf(in.Drafts), map[string]fetch.Gone{}
	for slug, gone := range c.Gone {
		if _, again := has[slug]; !again {
			out[slug] = gone
		}
	}
	for slug, name := range c.Groups {
		if _, still := has[slug]; !still {
			out[slug] = fetch.Gone{Name: name, On: today.String()}
		}
	}
	return out
}

// due reports whether a copy is to be fetched again. A day that is yet to come says
// nothing: somebody builds for an earlier day.
func due(c fetch.Copy, f model.Feed, today model.Date) bool {
	days, known := age(c, today)
	return !known || days >= f.Every
}

// from is where a feed is.
func from(f model.Feed) string { return cmp.Or(f.URL, f.File) }

// age is how many days ago a copy was fetched.
func age(c fetch.Copy, today model.Date) (days int, known bool) {
	on, err := model.ParseDate(c.Fetched)
	return on.DaysUntil(today), err == nil
}

// judge says why what a feed has now is not taken over; "" when it is.
func judge(f model.Feed, in interchange.Import, c fetch.Copy) (why fetch.Why, detail string) {
	groups := len(namesOf(in.Drafts))
	had := len(c.Groups)
	if c.From != from(f) {
		had = 0 // another list
	}
	switch {
	case groups == 0:
		return unreadable, ""
	case f.Format != "" && f.Format != string(in.Format):
		return otherFormat, string(in.Format)
	case groups < f.GroupsAtLeast:
		return tooFew, strconv.Itoa(groups)
	case f.GroupsAtLeast == 0 && 2*groups < had:
		return half, strconv.Itoa(groups)
	}
	return "", ""
}

// namesOf are the groups of drafts: short name → name.
func namesOf(drafts []frontmatter.Draft) map[string]string {
	out := map[string]string{}
	for _, d := range drafts {
		if !d.Translation {
			out[d.Slug] = d.Name
		}
	}
	return out
}

// FeedReport says what is in a feed, and what became of it.
type FeedReport struct {
	model.Feed
	Missing       bool // there is nothing that could be read
	Fetched       string
	Format        interchange.Format
	Records, Used int
	Groups        int
	Own           []string // pages of the hub that say something else, with their fields
	Away, Sheets  []string // groups whose pages were taken away, and that stand in a spreadsheet
	Findings      []diag.Finding
}

// Feeds reads the hub, and reports of its feeds, in the order of hub.yaml.
func Feeds(ctx context.Context, o Options) []FeedReport {
	r := newRun(o)
	if r.read(ctx); r.feeds == nil {
		return nil
	}
	var out []FeedReport
	for _, l := range r.feeds.lists {
		report := FeedReport{Feed: l.Feed, Missing: len(l.in.Drafts) == 0, Fetched: l.copy.Fetched, Format: l.in.Format,
			Records: l.in.Records, Own: l.own, Away: l.away, Sheets: l.sheets, Findings: l.said}
		for _, d := range l.in.Drafts {
			report.Used += d.Records
		}
		report.Groups = len(l.groups)
		out = append(out, report)
	}
	return out
}
