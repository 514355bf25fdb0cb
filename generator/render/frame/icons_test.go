package frame

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// However many icons a hub has, those that a page uses are drawn on it; what is too much is told.
func TestManyIcons(t *testing.T) {
	for _, n := range []int{70, 300} {
		layouts := fstest.MapFS{}
		for i := range n {
			layouts[fmt.Sprintf("icons/sign-%03d.svg", i)] = &fstest.MapFile{
				Data: fmt.Appendf(nil, `<svg viewBox="0 0 24 24"><path d="M%d 0"/></svg>`, i)}
		}
		icons, found := readIcons(layouts)
		if (len(found) > 0) != (n > maxIcons) {
			t.Errorf("%d icons: %v", n, found)
		}
		last := min(n, maxIcons) - 1
		page := string(icons.Icon("sign-000") + icons.Icon(fmt.Sprintf("sign-%03d", last)))
		sprite := string(icons.Sprite(nil, icons.Used([]byte(page))))
		for _, want := range []string{`d="M0 0"`, fmt.Sprintf(`d="M%d 0"`, last)} {
			if !strings.Contains(sprite, want) {
				t.Errorf("of %d icons %s is not drawn", n, want)
			}
		}
		if strings.Count(sprite, "<symbol") != 2 {
			t.Errorf("of %d icons others are drawn, too", n)
		}
	}
}
