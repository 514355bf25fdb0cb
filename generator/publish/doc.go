// Package publish is the only writer of the site: it puts a built site on disk in whole,
// or not at all.
//
//	stage, err := publish.Open("public", ".")   // refuses what is not ours
//	defer stage.Abandon()                        // no-op after Commit
//	err = stage.Write("fr/index.html", data)     // from any goroutine
//	err = stage.Commit()                         // swaps the new site in
//
// The new site grows in a hidden folder beside the old one, on the same file
// system, and takes its place in one step. A build that fails or is killed
// leaves the old site as it was; what it left lying about is cleared away by
// the next one. Of an earlier build stays what the new one makes again to the byte (as
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
// checkout, and other people's folders (see Refusal).
//
// # The manifest
//
// .peerhub-manifest.json lists what was made, sorted by path, without times:
//
//	{"format": "peerhub-site/1", "files": [{"path": "404.html", "sha256": "…", "size": 1234}, …]}
//
// # Memory
//
// Memory takes the same writes and holds the site in memory, for serve;
// Rehearsal takes them and keeps nothing, for check.
package publish

// Sink takes the files of a site. Paths are slash-separated and relative to
// the site's root. Write may be called from several goroutines, does not keep
// data, and fails with a *Conflict when a path comes twice or cannot be.
type Sink interface {
	Write(path string, data []byte) error
}
