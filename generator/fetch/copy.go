package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
)

// folder is where a hub has its copies. They are what strangers sent, with what is
// private in it, so the folder stays out of a public repository.
const folder = "feeds"

// copyFormat names the format of NAME.json and its version.
const copyFormat = "peerhub-feed/1"

// Copy is the last good copy of a list, with what is known of it. In the folder it is
// NAME.copy, the bytes as they came, and NAME.json, the rest.
type Copy struct {
	Data []byte `json:"-"` // nil when there is none, or it is not as it was written

	Format  string            `json:"format"`  // copyFormat; "" in those written before formats were named
	From    string            `json:"from"`    // the address, or the file
	Fetched string            `json:"fetched"` // the day on which it was last known to be what the server has
	SHA256  string            `json:"sha256"`  // of Data
	Known                     // what the server said of it
	Groups  map[string]string `json:"groups"`           // short name → name
	Marks   map[string]string `json:"marks,omitempty"`  // short name → what tells its group from others of its name
	Gone    map[string]Gone   `json:"gone,omitempty"`   // the same, of those that it had before
	Second  map[string]Second `json:"second,omitempty"` // short names that another list had first
	Failed  *Failed           `json:"failed,omitempty"` // the last try, when nothing was taken over
}

// Gone is a group that a list no longer has.
type Gone struct {
	Name string `json:"name"`
	On   string `json:"on"` // the day on which that was seen
}

// Second is a group whose short name another list had first, and so its address.
type Second struct {
	Of string `json:"of"`           // the other list
	On string `json:"on,omitempty"` // the day on which that was seen, if it was news
}

// Failed is a try after which the copy stayed as it was.
type Failed struct {
	On     string `json:"on"`
	Why    Why    `json:"why"`
	Detail string `json:"detail,omitempty"`
}

// File is where the copy of a list lies in its hub.
func File(name string) string { return path.Join(folder, name+".copy") }

// Load reads the copy of a list; there may be none.
func Load(hub fs.FS, name string) Copy {
	var c Copy
	notes, err := ReadFile(hub, path.Join(folder, name+".json"))
	if err != nil || json.Unmarshal(notes, &c) != nil || c.Format != "" && c.Format != copyFormat {
		return Copy{} // what a newer Peerhub knows of it does not count: it is fetched again
	}
	if data, err := ReadFile(hub, File(name)); err == nil && sum(data) == c.SHA256 {
		c.Data = data
	}
	return c
}

// ReadFile reads a file of at most the size of a list. A folder is none, and neither is a
// pipe or a device, which may never end.
func ReadFile(hub fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(hub, name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, &Failure{Why: NoFile}
	}
	file, err := hub.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err == nil && len(data) > MaxBytes {
		err = &Failure{Why: Large}
	}
	return data, err
}

// Sum sets the hash of a copy to that of its bytes.
func (c *Copy) Sum() { c.SHA256 = sum(c.Data) }

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Save writes what is known of a copy into a hub, and with data its bytes. No link of the
// file system leads it out of there.
func (c *Copy) Save(hub, name string, data bool) error {
	root, err := os.OpenRoot(hub)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.Mkdir(folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	c.Format = copyFormat
	notes, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		return err
	}
	if data {
		if err := replace(root, File(name), c.Data); err != nil {
			return err
		}
	}
	return replace(root, path.Join(folder, name+".json"), append(notes, '\n'))
}

// replace writes a file whole or not at all.
func replace(root *os.Root, name string, data []byte) error {
	beside := name + ".tmp"
	if err := root.WriteFile(beside, data, 0o666); err != nil {
		return err
	}
	return root.Rename(beside, name)
}
