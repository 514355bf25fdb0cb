package publish

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/ordinary"
)

// ManifestName is the file that marks a folder as made by Peerhub.
const ManifestName = ".peerhub-manifest.json"

// manifestFormat names the format and its version; any version marks a folder
// as ours.
const (
	manifestFormat = "peerhub-site/1"
	manifestFamily = "peerhub-site/"
)

// mostManifest is the size above which a manifest is none of ours, in bytes: there are about a
// hundred for each file, and a million files are more than any host takes.
const mostManifest = 128 << 20

// made is one file that was written.
type made struct {
	path string
	sum  [32]byte
	size int
}

// another reports whether two hubs are not the same one: neither their titles are, nor their
// addresses, or none is known. Either may change; a hub that is not known is nobody else's.
func (h Hub) another(than Hub) bool {
	return h.Title != "" && than.Title != "" && h.Title != than.Title && (h.Address == "" || h.Address != than.Address)
}

// manifest encodes the list, one file a line, so that two builds can be
// compared with diff.
func manifest(hub Hub, files []made) []byte {
	slices.SortFunc(files, func(a, b made) int { return cmp.Compare(a.path, b.path) })
	var out bytes.Buffer
	out.WriteString(`{"format": "` + manifestFormat + `", `)
	if hub.Title != "" {
		out.WriteString(`"title": ` + quoted(hub.Title) + `, "address": ` + quoted(hub.Address) + `, `)
	}
	out.WriteString(`"files": [`)
	for i, f := range files {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n{\"path\": " + quoted(f.path) + `, "sha256": "` + hex.EncodeToString(f.sum[:]) + `", "size": ` + strconv.Itoa(f.size) + "}")
	}
	out.WriteString("\n]}\n")
	return out.Bytes()
}

func quoted(text string) string {
	data, err := json.Marshal(text)
	if err != nil { // a string always marshals
		panic(err)
	}
	return string(data)
}

// readManifest returns the hub that a folder's manifest is of and the files that it lists, and
// whether the folder holds a manifest of ours.
func readManifest(dir string) (of Hub, ours map[string]bool, ok bool) {
	data, err := ordinary.Read(filepath.Join(dir, ManifestName), mostManifest)
	if err != nil {
		return Hub{}, nil, false
	}
	var m struct {
		Format  string `json:"format"`
		Title   string `json:"title"`
		Address string `json:"address"`
		Files   []struct {
			Path string `json:"path"`
		} `json:"files"`
	}
	if json.Unmarshal(data, &m) != nil || !strings.HasPrefix(m.Format, manifestFamily) {
		return Hub{}, nil, false
	}
	ours = make(map[string]bool, len(m.Files))
	for _, f := range m.Files {
		ours[f.Path] = true
	}
	return Hub{Title: m.Title, Address: m.Address}, ours, true
}
