package generator

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"
	"time"

	"peerhub/generator/image"
	"peerhub/generator/ordinary"
)

// pictureStore keeps what was made of pictures, from one build to the next: in .peerhub/pictures of the hub, under a
// hash of all that went in. Each file begins with the hash of the rest, so that one that was cut off is
// made anew. Several programs may use it at a time. It can be deleted at any time; one that cannot be written keeps
// nothing.
type pictureStore struct {
	folder string
	ready  func() bool
}

// unused is how long a picture is kept that nobody asks for: other builds of the hub, with drafts or of another branch,
// show others.
const unused = 7 * 24 * time.Hour

func newPictureStore(hub string) *pictureStore {
	s := &pictureStore{folder: filepath.Join(hub, ".peerhub", "pictures")}
	s.ready = sync.OnceValue(func() bool { return keeps(hub) && folderAt(s.folder) })
	return s
}

// folderAt reports whether a folder is there, and makes it.
func folderAt(dir string) bool {
	err := os.Mkdir(dir, 0o777)
	return (err == nil || errors.Is(err, os.ErrExist)) && ordinary.Folder(dir)
}

// keeps reports whether something can be kept in .peerhub of a hub. Nobody has to know that it is not for Git.
func keeps(hub string) bool {
	dir := filepath.Join(hub, ".peerhub")
	if !folderAt(dir) {
		return false
	}
	f, err := os.OpenFile(filepath.Join(dir, ".gitignore"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return errors.Is(err, os.ErrExist)
	}
	_, err = f.WriteString("*\n")
	return errors.Join(err, f.Close()) == nil
}

// folders reports whether the store is there, in folders of its own: a link, which may come with somebody's
// repository, would lead to the files of others.
func (s *pictureStore) folders() bool {
	return ordinary.Folder(filepath.Dir(s.folder)) && ordinary.Folder(s.folder)
}

// mostKept is the size of a file of the store at most, in bytes: none that was made comes near it.
const mostKept = 32 << 20

// is reports whether a file is there, and one.
func (s *pictureStore) is(file string) bool {
	return ordinary.Is(file, mostKept) == nil && s.folders()
}

// named are the names of the store's files.
var named = regexp.MustCompile(`^([0-9a-f]{40}|new-[0-9]+)$`)

// name is that of the file.
func (s *pictureStore) name(of sum, size image.Size) string {
	key := sha256.Sum256([]byte(image.Recipe + " " + hex.EncodeToString(of[:]) + " " + strconv.Itoa(size.Width) + size.Ext))
	return filepath.Join(s.folder, hex.EncodeToString(key[:20]))
}

// noteUse notes that a file is used, as its time. On a disk that nobody may write to, nobody tidies either.
func noteUse(file string) { _ = os.Chtimes(file, time.Time{}, time.Now()) }

func (s *pictureStore) get(of sum, size image.Size) []byte {
	file := s.name(of, size)
	if !s.folders() {
		return nil
	}
	data, err := ordinary.Read(file, mostKept)
	if err != nil || len(data) <= sha256.Size {
		return nil
	}
	if is := sha256.Sum256(data[sha256.Size:]); !bytes.Equal(is[:], data[:sha256.Size]) {
		return nil
	}
	noteUse(file)
	return data[sha256.Size:]
}

func (s *pictureStore) has(of sum, size image.Size) bool {
	file := s.name(of, size)
	if !s.is(file) {
		return false
	}
	noteUse(file)
	return true
}

// put keeps a picture. A build that is killed meanwhile leaves no half of one.
func (s *pictureStore) put(of sum, size image.Size, data []byte) {
	if !s.ready() {
		return
	}
	f, err := os.CreateTemp(s.folder, "new-*")
	if err != nil {
		return
	}
	is := sha256.Sum256(data)
	_, err = f.Write(append(is[:], data...))
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), s.name(of, size)) != nil {
		_ = os.Remove(f.Name())
	}
}

// tidy deletes what was not used for long, and what killed builds left.
func (s *pictureStore) tidy() {
	if !s.folders() {
		return
	}
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !named.MatchString(e.Name()) {
			continue // somebody else's
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > unused {
			_ = os.Remove(filepath.Join(s.folder, e.Name()))
		}
	}
}
