package feeds

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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

// Refresh brings the copies of the feeds of a hub up to date: those of the names, or with
// none those whose time has come. It is the only thing that fetches, it asks for nothing
// but the addresses in hub.yaml and the parts of lists beside them, and it writes nothing but the copies. Read reads them,
// and says what became of each. The error is about the disk, or the context's.
func (h Hub) Refresh(ctx context.Context, get Fetcher, names ...string) ([]Refreshed, error) {
	out := make([]Refreshed, len(h.Settings.Feeds))
	before := make([]fetch.Copy, len(h.Settings.Feeds))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(4)
	for n, f := range h.Settings.Feeds {
		out[n], before[n] = Refreshed{Feed: f, Outcome: Waits}, fetch.Load(h.Files, f.Name)
		asked := slices.Contains(names, f.Name)
		if len(names) > 0 && !asked {
			continue
		}
		work.Go(func() error { return h.refresh(ctx, get, asked, &out[n]) })
	}
	if err := work.Wait(); err != nil {
		return out, err
	}
	return out, h.noteFirst(before)
}

// refresh brings the copy of a feed up to date.
func (h Hub) refresh(ctx context.Context, get Fetcher, asked bool, out *Refreshed) error {
	f := out.Feed
	c := renewal{hub: h.Folder, today: h.Today, last: fetch.Load(h.Files, f.Name), out: out}
	if f.File != "" {
		data, err := fetch.ReadFile(h.Files, f.File)
		if err != nil {
			return nil // Read says so
		}
		return c.judged(data, fetch.Known{}, h.Settings)
	}
	same := c.last.Data != nil && c.last.From == f.URL
	if !asked && same && c.last.Failed == nil && !due(c.last, f, h.Today) {
		return nil
	}
	known := fetch.Known{}
	if same {
		known = c.last.Known
	}
	answer, err := get(ctx, f.URL, known)
	if err == nil && !answer.Same {
		answer, err = whole(ctx, get, f.URL, answer)
	}
	if failure, is := errors.AsType[*fetch.Failure](err); is {
		return c.kept(failure.Why, failure.Detail, nil)
	}
	if err != nil {
		return err
	}
	if answer.Same {
		answer.Data, answer.Known = c.last.Data, known
	}
	return c.judged(answer.Data, answer.Known, h.Settings)
}

// renewal is the copy of a feed, to be kept or to be renewed.
type renewal struct {
	hub   string
	today model.Date
	last  fetch.Copy
	out   *Refreshed
}

// judged takes over what a feed has now, if it is good.
func (c renewal) judged(data []byte, known fetch.Known, settings *model.Hub) error {
	in := recordsOf(c.out.Feed, data, c.last.Marks, settings, c.today)
	if why, detail := judge(c.out.Feed, data, in, c.last); why != "" {
		return c.kept(why, detail, in.Findings)
	}
	return c.taken(data, known, in)
}

// kept notes why a copy stays as it was. Of a file, each build finds that out itself.
func (c renewal) kept(why fetch.Why, detail string, found []diag.Finding) error {
	c.out.Outcome, c.out.Findings = Kept, slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool {
		return f.Severity != diag.Error // what else is to be said of it does not matter: nobody reads it
	})
	if c.out.Feed.File != "" {
		return nil
	}
	c.last.Failed = &fetch.Failed{On: c.today.String(), Why: why, Detail: detail}
	return c.last.Save(c.hub, c.out.Feed.Name, false)
}

// taken notes what came, and which groups have gone with it.
func (c renewal) taken(data []byte, known fetch.Known, in interchange.Import) error {
	now := fetch.Copy{Data: data, From: from(c.out.Feed), Fetched: c.today.String(), Known: known,
		Groups: namesOf(in.Drafts), Marks: marksOf(in.Drafts), Gone: goneOf(c.last, in, c.today),
		Second: c.last.Second}
	now.Sum()
	c.out.Outcome = Taken
	if now.SHA256 == c.last.SHA256 && c.last.Data != nil {
		c.out.Outcome = Unchanged
		if c.out.Feed.File != "" && c.last.From == now.From {
			return nil // its day does not count
		}
	}
	c.out.New, c.out.Gone = lacking(now.Groups, c.last.Groups), lacking(c.last.Groups, now.Groups)
	return now.Save(c.hub, c.out.Feed.Name, c.out.Outcome == Taken)
}

// lacking are the names of those groups that others do not have.
func lacking(groups, others map[string]string) []string {
	var out []string
	for _, slug := range slices.Sorted(maps.Keys(groups)) {
		if _, has := others[slug]; !has {
			out = append(out, groups[slug])
		}
	}
	return out
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
func judge(f model.Feed, data []byte, in interchange.Import, c fetch.Copy) (why fetch.Why, detail string) {
	now := namesOf(in.Drafts)
	groups, had, left := len(now), len(c.Groups), len(c.Groups)-len(lacking(c.Groups, now))
	if c.From != from(f) {
		had, left = 0, 0 // another list
	}
	switch {
	case groups == 0 && in.TooMuch:
		return tooMuch, ""
	case groups == 0:
		return whatIs(data)
	case f.Format != "" && f.Format != string(in.Format):
		return otherFormat, string(in.Format)
	case groups < f.GroupsAtLeast:
		return tooFew, strconv.Itoa(groups)
	case 2*left < had && 2*left < groups: // however few hub.yaml lets be: most that come are new
		return swapped, strconv.Itoa(left)
	case f.GroupsAtLeast == 0 && 2*left < had:
		return half, fmt.Sprint(left, " ", groups)
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
