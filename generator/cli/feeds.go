package cli

import (
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/feeds"
)

type importFeeds struct {
	Names []string `arg:"" optional:"" help:"The names of feeds in hub.yaml; all by default." placeholder:"NAME"`
	All   bool     `help:"List every group and every finding, and not three of each kind."`
}

// Run fetches feeds whether their time has come or not, and says what became of every
// record. It writes their copies, and no page.
func (c *importFeeds) Run(r *run) error {
	o, err := buildFlags{}.options(r)
	if err != nil {
		return err
	}
	site, err := r.site()
	if err != nil {
		return err
	}
	var all []string
	for _, f := range site.Hub.Feeds {
		all = append(all, f.Name)
	}
	if len(all) == 0 {
		return misuse{diag.Say("hub.yaml names no feeds. Write for example: %s",
			`feeds: [{name: leeds, url: "https://example.org/meetings.json"}]`)}
	}
	for _, name := range c.Names {
		if !slices.Contains(all, name) {
			return misuse{diag.Say("hub.yaml names no feed %s. It has: %s", name, strings.Join(all, ", "))}
		}
	}
	names := c.Names
	if len(names) == 0 {
		names = all
	}
	fetched, err := generator.Refresh(r.ctx, o, r.Fetch, names...)
	if err != nil {
		return err
	}
	missing := false
	for n, report := range generator.Feeds(r.ctx, o) {
		if !slices.Contains(names, report.Name) {
			continue
		}
		if err := c.tell(r, report, fetched[n]); err != nil {
			return err
		}
		missing = missing || report.Missing
	}
	if missing {
		return errQuiet
	}
	return nil
}

// tell reports what became of a feed.
func (c *importFeeds) tell(r *run, of feeds.Report, did feeds.Refreshed) error {
	said := []diag.Text{diag.Say("%s: there is no copy of it.", of.Name)}
	if !of.Missing {
		said[0] = diag.Say("%s (%s), %s: %s, %d left out. %s made.", of.Name, of.Format.TitleOf(did.Feed.File),
			outcome(did, of.Fetched), some(of.Records, "%s record", "%s records"), of.Records-of.Used,
			some(of.Groups, "%s group", "%s groups"))
	}
	for _, list := range []struct {
		what  diag.Text
		names []string
	}{{"new", did.New}, {"gone", did.Gone}, {"your page says something else", of.Own},
		{"somebody took its page away, and it stays away", of.Away}, {"stands in a spreadsheet of yours", of.Sheets}} {
		for n, name := range list.names {
			if n == diag.Examples && !c.All {
				said = append(said, diag.Say("  %s: … and %d more; --all lists them", list.what, len(list.names)-n))
				break
			}
			said = append(said, diag.Say("  %s: %s", list.what, name))
		}
	}
	if err := conclude(r.Stdout, r.words(), said...); err != nil {
		return err
	}
	var found diag.List
	found.Add(of.Findings...)
	found.Add(did.Findings...)
	return writeFindings(r.Stderr, found.Sorted(), r.words(), c.All, allOption)
}

// outcome says in words what became of a feed.
func outcome(did feeds.Refreshed, day string) diag.Text {
	switch did.Outcome {
	case feeds.Taken:
		return "fetched"
	case feeds.Unchanged:
		return "as it was"
	}
	if did.Feed.File != "" {
		return "read"
	}
	return diag.Say("the copy of %s", day)
}
