// Package audit opens the pages of a site in a browser, and tells what a visit asks of whom.
//
//	report, err := audit.Run(ctx, audit.Options{Address: "https://example.org/hub/", Pages: 50})
//	report.WriteHTML(w, words)
//
// It knows nothing of Peerhub: any site can be asked, and any may be hostile. So
//
//   - the browser is one that the machine has, with a new profile that is removed afterwards; it
//     is told what to do over the DevTools protocol (devtools.go), never logs in, keeps no downloads and
//     refuses dialogs;
//   - all that leaves the browser goes through one door (fence.go), which limits bytes, and through which a
//     site of the internet reaches the internet alone: nothing of this computer or its network;
//   - only pages of one origin below one path are opened, a bounded number of them, with a pause
//     between; robots.txt is honoured (crawl.go, robots.go);
//   - a page has a time after which it is left (visit.go);
//   - what it says of itself is text, cut and escaped, in a report without scripts (page.go).
//
// What was seen in one page is a visit (record.go); the report sums them up, sorted and without
// times, so that the same site gives the same report (summary.go). Who the strangers are stands in known.tsv.
package audit
