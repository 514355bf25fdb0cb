package feeds

import (
	"cmp"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/fetch"
)

// Why a copy is not what it should be, beside the reasons of package fetch.
const (
	unreadable  fetch.Why = "unreadable"
	packed      fetch.Why = "packed"       // gzip, zip or the like, and no workbook
	brokenJSON  fetch.Why = "broken-json"  // the Detail is the number of the line
	cutOff      fetch.Why = "cut-off"      // JSON that ends too early
	unknownJSON fetch.Why = "unknown-json" // whole, and of no shape that is known
	tooMuch     fetch.Why = "too-much"     // more than is read at once
	otherFormat fetch.Why = "other-format" // the Detail is which
	tooFew      fetch.Why = "too-few"      // the Detail is how many
	half        fetch.Why = "half"         // the Detail is how many of the last copy's it has, and how many in all
	swapped     fetch.Why = "swapped"      // most that it has now are others; the Detail is how many it still has
	moved       fetch.Why = "moved"        // it is of an address that hub.yaml does not name any more
)

// browser is what to do when nobody knows more.
const browser diag.Text = "See whether its address opens in a browser. The next build tries again."

// googleSheet says how a Google Sheet becomes a feed.
const googleSheet diag.Text = "In Google Sheets: File, Share, Publish to web; " +
	"choose the sheet and Comma-separated values (.csv), and write the address that it shows."

// why says why a feed was not taken over, and what can be done.
func (l *list) why(f fetch.Failed) (why, instead diag.Text) {
	run := diag.Say("Run: %s", "peerhub import feeds "+l.Name)
	switch f.Why {
	case moved:
		return "its address has changed, and was not fetched yet.", run
	case fetch.Slow:
		return diag.Say("on %s it did not come within a minute.", f.On), browser
	case fetch.Large:
		return diag.Say("on %s it had more than %d MB.", f.On, fetch.MaxBytes>>20),
			"Ask those who keep it for the list of your region alone."
	case fetch.Private:
		return diag.Say("its address leads to a machine that is not on the public internet (%s), and was not opened.",
				f.Detail),
			"Write an address that everybody can open."
	case fetch.Redirected:
		return diag.Say("on %s its address led on too often, or to one without https.", f.On),
			"Open it in a browser, and write the address at which that ends."
	case fetch.Refused:
		return diag.Say("on %s the server answered with the status %s.", f.On, f.Detail), refused(f.Detail)
	case fetch.WebPage:
		instead = "Look for a link to the data itself: JSON, CSV or a calendar (.ics)."
		if strings.Contains(l.URL, "//docs.google.com/") {
			instead = googleSheet
		}
		return diag.Say("on %s a web page came in place of the data, perhaps one to sign in.", f.On), instead
	case fetch.NoFile:
		return diag.Say("its file %s is a folder, a pipe or a device, and was not opened.", l.File),
			"Write the name of an ordinary file of the hub."
	case fetch.Empty:
		return diag.Say("on %s it was empty.", f.On), browser
	case unreadable:
		return diag.Say("on %s no group could be read in it.", f.On), run
	case packed:
		return diag.Say("on %s it was a packed file (gzip, zip or PDF), and was not opened.", f.On),
			"Ask those who keep it for the address of the list itself: JSON, CSV or a calendar (.ics)."
	case brokenJSON:
		return diag.Say("on %s it was JSON with a mistake in line %s, and could not be read.", f.On, f.Detail),
			"Ask those who keep it to check it (a comma too many, for example), or for the list as CSV."
	case cutOff:
		return diag.Say("on %s it ended in the middle.", f.On), browser
	case unknownJSON:
		return diag.Say("on %s it was JSON without groups in a form that is known here.", f.On),
			"Ask whoever runs the server for Meeting Guide (TSML), BMLT or HSDS, or for a spreadsheet with the " +
				"columns of groups.csv."
	case tooMuch:
		return diag.Say("on %s it had more groups or values than are read of one list.", f.On),
			"Ask whoever keeps it for several lists, and name each of them in hub.yaml."
	case otherFormat:
		return diag.Say("on %s it was in the format %s, and hub.yaml says %s.", f.On, f.Detail, l.Format),
			"Look what has changed, and correct its address or its format in hub.yaml."
	case manyParts:
		return diag.Say("on %s it was cut into %s parts, and no more than %d are fetched.", f.On, f.Detail, mostParts),
			"Ask those who keep it for the list of your region alone."
	case partsElsewhere:
		return diag.Say("on %s its parts were on another server (%s), and were not fetched.", f.On, f.Detail),
			"Write the address that the list has on that server."
	case brokenParts:
		return diag.Say("on %s it named files that are no parts of one list.", f.On), browser
	case inParts:
		return "it only names the files in which the groups are.",
			"Write the address of the list as url in place of file: then all of them are fetched."
	case tooFew:
		return diag.Say("on %s it had only %s of the groups, and groups_at_least is %d.",
				f.On, f.Detail, l.GroupsAtLeast),
			"If groups have really gone, make the number smaller."
	case swapped:
		return diag.Say("on %s it was another list: of the %d groups that it had before, it had %s.",
				f.On, len(l.copy.Groups), f.Detail),
			"See whether its address still leads to the right list. If it is to be another one, give this feed another " +
				"name in hub.yaml."
	case half:
		left, groups, _ := strings.Cut(f.Detail, " ")
		return diag.Say("on %s it had only %s of the %d groups that it had before.",
				f.On, left, len(l.copy.Groups)),
			diag.Say("If so many have really gone, write for this feed in hub.yaml: %s",
				"groups_at_least: "+cmp.Or(groups, left))
	}
	if l.File != "" {
		return diag.Say("its file %s cannot be read.", l.File), "See whether it is there, and whether you may open it."
	}
	return diag.Say("on %s its server could not be reached.", f.On), browser
}

// refused says what can be done about a status (RFC 9110 §15).
func refused(status string) diag.Text {
	switch status {
	case "404", "410":
		return "The list has moved: ask those who keep it for its new address."
	case "401", "403":
		return "It is not open to everybody: ask those who keep it for an address that is."
	}
	return browser
}
