package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/ordinary"
)

// hubLockFile remembers what the program wrote into a hub, so that a later version knows what a person
// has changed since; see docs/formats/kept.md.
const (
	hubLockFile   = "peerhub.lock.json"
	hubLockFormat = "peerhub-hub/1"
)

type hubLock struct {
	Format   string            `json:"format"`
	Host     string            `json:"host,omitempty"`
	Program  string            `json:"program,omitempty"` // the address of its repository
	Ref      string            `json:"ref,omitempty"`     // the tag or branch of it
	Files    map[string]string `json:"files,omitempty"`   // path → SHA-256 of what was written
	Stripped *stripped         `json:"stripped,omitempty"`
}

// stripped is what was taken out of a hub, and goes again when a newer version brings it back.
type stripped struct {
	Languages []string `json:"languages,omitempty"`
	Sections  []string `json:"sections,omitempty"`
	Samples   bool     `json:"samples,omitempty"`
}

// readHubLock reads what is remembered of a hub; of one that has nothing, nothing.
func readHubLock(hub string) (hubLock, error) {
	lock := hubLock{Format: hubLockFormat}
	data, err := readOwn(hub, hubLockFile)
	if errors.Is(err, fs.ErrNotExist) {
		lock.Files = map[string]string{}
		return lock, nil
	}
	if err != nil {
		return lock, err
	}
	if err := json.Unmarshal(data, &lock); err != nil || lock.Format != hubLockFormat {
		return lock, misuse{diag.Say("%s is not as this version of Peerhub writes it, and was left as it is. Take the newest version, "+
			"or delete that file", hubLockFile)}
	}
	if lock.Files == nil {
		lock.Files = map[string]string{}
	}
	return lock, nil
}

func (l hubLock) write(r *run) error {
	data, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	return r.replace(hubLockFile, append(data, '\n'))
}

// mostOwn is how large a file may be that is read to be written anew, in bytes.
const mostOwn = 32 << 20

// readOwn reads a file of a hub, and follows no link on the way.
func readOwn(hub, file string) ([]byte, error) {
	if err := ordinary.Within(hub, filepath.FromSlash(file)); err != nil {
		return nil, unfollowed(err)
	}
	return ordinary.Read(filepath.Join(hub, filepath.FromSlash(file)), mostOwn)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// home is the address of the repository of which a release was made, and released the tag: the linker
// writes them (see generator/release). What somebody has built of a folder knows neither.
var home, released string

// ref is where in that repository this program stands.
func ref() string {
	if released != "" {
		return released
	}
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") && !strings.ContainsAny(info.Main.Version, "-+") {
		return info.Main.Version
	}
	return "main"
}
