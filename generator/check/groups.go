package check

import (
	"fmt"

	"peerhub/generator/diag"
	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// GroupsTooFew is the code of a hub that has lost groups.
const GroupsTooFew = "groups-too-few"

// Groups returns an error when fewer groups are published than groups_at_least
// of hub.yaml asks for: a spreadsheet that lost its rows must not empty a site.
// Samples, closed and withheld groups, and those with errors do not count.
func Groups(site *model.Site) []diag.Finding {
	least := site.Hub.GroupsAtLeast
	count, withheld := 0, 0
	for _, e := range site.Entries {
		p := e.Original
		if e.Kind != model.KindGroup || p.Group == nil || p.Broken || p.Sample || p.Group.Sample || p.Group.Status == model.StatusClosed {
			continue
		}
		if directory.Freshness(p.Group, site.Hub, site.Today) == directory.Withheld {
			withheld++
			continue
		}
		count++
	}
	if count >= least {
		return nil
	}
	f := diag.Finding{Code: GroupsTooFew, Severity: diag.Error, File: "hub.yaml",
		Message:    fmt.Sprintf("Only %d groups would be published, and groups_at_least is %d.", count, least),
		Suggestion: "Look whether a file of groups has lost its rows. If groups have really gone, make the number smaller."}
	if withheld > 0 {
		f.Message += fmt.Sprintf(" Withheld, because nobody has checked them for too long: %d.", withheld)
	}
	return []diag.Finding{f}
}
