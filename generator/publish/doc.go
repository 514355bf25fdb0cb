// Package publish is the only writer of the site: it puts a built site on disk in whole,
// or not at all.
//
//	stage, err := publish.Open("public", hub)   // refuses what is not ours
//	defer stage.Abandon()                        // no-op after Commit
//	err = stage.Write("fr/index.html", data)     // from any goroutine
//	err = stage.Commit()                         // swaps the new site in
//
// The new site grows in a hidden folder beside the old one, on the same file
// system, and takes its place in one step, once all of it is on the disk. A build that fails
// or is killed, and a power cut, leave the old site or the new one, whole; what they left
// lying about is cleared away by the next build. Where the system cannot exchange two
// folders in one step (Windows, FAT, some network drives), there are two: killed just
// between them, a build leaves no site in its place but both beside it, and the next one puts the
// old one back.
//
// One build at a time: from Open until the old site is gone a build holds the lock
// .NAME.peerhub-lock beside the folder NAME, which says who it is; another is refused.
//
// Of an earlier build stays what the new one makes again to the byte (as
// the same file, where the disk has hard links), and a .gitkeep, so that git goes on
// seeing the folder.
//
// # What counts as ours
//
// A folder that is missing, empty, or holds nothing but .gitkeep may be built
// into. Any other must hold .peerhub-manifest.json, which every build writes
// last, and no file that it does not list: what somebody put there is theirs,
// and the swap would delete it. Everything else is refused, with the reason: the hub itself, a folder
// that the hub lies in, a folder inside content/ or layouts/, a file, a git
// checkout, a folder inside a site, the site of another hub, and other people's folders (see Refusal).
//
// # The manifest
//
// .peerhub-manifest.json lists what was made, sorted by path, without times:
//
//	{"format": "peerhub-site/1", "title": "…", "address": "https://…", "files": [{"path": "404.html", "sha256": "…", "size": 1234}, …]}
//
// # Memory
//
// Rehearsal takes the same writes and keeps nothing, for check and serve. Memory holds the site
// in memory, for the tests of several packages.
package publish

// Sink takes the files of a site. Paths are slash-separated and relative to
// the site's root. Write may be called from several goroutines, does not keep
// data, and fails with a *Conflict when a path comes twice or cannot be.
type Sink interface {
	Write(path string, data []byte) error
}
