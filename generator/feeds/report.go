package feeds

import (
	"fmt"
	"slices"

	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// Report says what is in a feed, and what became of it.
type Report struct {
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

// Reports are those of all feeds, in the order of hub.yaml. Pages has been called.
func (f *Feeds) Reports() []Report {
	var out []Report
	for _, l := range f.lists {
		report := Report{Feed: l.Feed, Missing: len(l.in.Drafts) == 0, Fetched: l.copy.Fetched, Format: l.in.Format,
			Records: l.in.Records, Own: l.own, Away: l.away, Sheets: l.sheets, Findings: l.said}
		for _, d := range l.in.Drafts {
			report.Used += d.Records
		}
		report.Groups = len(l.groups)
		out = append(out, report)
	}
	return out
}

// findings are what is said of a feed. Of many of one kind, the first says how many there are.
func (l *list) findings() []diag.Finding {
	kinds := map[string]int{}
	var out []diag.Finding
	for _, f := range l.said {
		if f.File != l.file {
			out = append(out, f)
			continue
		}
		kind := string(f.Code) + " " + f.Message.Kind()
		if kinds[kind]++; kinds[kind] == 1 {
			out = append(out, f)
		}
	}
	for n, f := range out {
		if all := kinds[string(f.Code)+" "+f.Message.Kind()]; f.File == l.file && all > 1 {
			out[n].Message = diag.Say("%s There are %d of this kind: %s lists them.", f.Message, all,
				fmt.Sprintf("peerhub import feeds %s --all", l.Name))
		}
	}
	return out
}

// Findings are those about all feeds.
func (f *Feeds) Findings() []diag.Finding {
	out := slices.Clone(f.said)
	for _, l := range f.lists {
		out = append(out, l.findings()...)
	}
	return out
}
