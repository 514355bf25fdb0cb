package publish

import (
	"crypto/rand"
	"fmt"
)

// swap puts the new site in the place of the old one and returns where the old one is
// now. Where the system or the disk cannot exchange two folders in one step, the old one
// moves aside first; a build killed between the two steps is mended by clean.
func (s *Stage) swap() (old string, err error) {
	if s.disk.exchange(s.dir, s.out) == nil {
		return s.dir, nil
	}
	aside := sibling(s.out, "old") + "-" + rand.Text()
	if err := s.disk.rename(s.out, aside); err != nil {
		return "", err
	}
	if err := s.disk.rename(s.dir, s.out); err != nil {
		if back := s.disk.rename(aside, s.out); back != nil {
			return "", &asideError{aside, back}
		}
		return "", err
	}
	return aside, nil
}

// asideError says that the old site could not be put back in its place.
type asideError struct {
	at  string // where it is now
	err error
}

func (a *asideError) Error() string {
	return fmt.Sprintf("the old site could not be put back: it is in %s, and the next build puts it in its place (%v)", a.at, a.err)
}

func (a *asideError) Unwrap() error { return a.err }
