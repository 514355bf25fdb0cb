package publish

import "os"

// swap puts the folder at fresh in the place of the one at out and returns
// where the old one is now. Where the system or the disk cannot exchange two
// folders in one step, the old one moves to aside first; a build killed between
// the two steps is mended by clean.
func swap(fresh, out, aside string) (old string, err error) {
	if exchange(fresh, out) == nil {
		return fresh, nil
	}
	return replace(fresh, out, aside)
}

func replace(fresh, out, aside string) (old string, err error) {
	if err := os.Rename(out, aside); err != nil {
		return "", err
	}
	if err := os.Rename(fresh, out); err != nil {
		if back := os.Rename(aside, out); back != nil {
			return "", back
		}
		return "", err
	}
	return aside, nil
}
