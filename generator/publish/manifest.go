package publish

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ManifestName is the file that marks a folder as made by Peerhub.
const ManifestName = ".peerhub-manifest.json"

// manifestFormat names the format and its version; any version marks a folder
// as ours.
const (
	manifestFormat = "peerhub-site/1"
	manifestFamily = "peerhub-site/"
)

// made is one file that was written.
type made struct {
	path string
	sum  [32]byte
	size int
}

// manifest encodes the list, one file a line, so that two builds can be
// compared with diff.
func manifest(files []made) []byte {
	slices.SortFunc(files, func(a, b made) int { return cmp.Compare(a.path, b.path) })
	var out bytes.Buffer
	out.WriteString(`{"format": "` + manifestFormat + `", "files": [`)
	for i, f := range files {
		if i > 0 {
			out.WriteByte(',')
		}
		path, err := json.Marshal(f.path)
		if err != nil { // a string always marshals
			panic(err)
		}
		out.WriteString("\n{\"path\": ")
		out.Write(path)
		out.WriteString(`, "sha256": "` + hex.EncodeToString(f.sum[:]) + `", "size": ` + strconv.Itoa(f.size) + "}")
	}
	out.WriteString("\n]}\n")
	return out.Bytes()
}

// readManifest returns the files that the folder's manifest lists, and whether
// it holds a manifest of ours.
func readManifest(dir string) (ours map[string]bool, ok bool) {
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		return nil, false
	}
	var m struct {
		Format string `json:"format"`
		Files  []struct {
			Path string `json:"path"`
		} `json:"files"`
	}
	if json.Unmarshal(data, &m) != nil || !strings.HasPrefix(m.Format, manifestFamily) {
		return nil, false
	}
	ours = make(map[string]bool, len(m.Files))
	for _, f := range m.Files {
		ours[f.Path] = true
	}
	return ours, true
}
