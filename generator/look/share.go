package look

import (
	"io/fs"
	"regexp"
	"sync"
)

// The size that networks show (Open Graph), in pixels.
const shareWidth, shareHeight = 1200, 630

// The lines of the first page's hero, which end at the side where the reading ends.
const (
	heroFirst  = "M-20 520C180 515 320 470 480 482S760 517 900 470C1060 420 1120 300 1300 280"
	heroSecond = "M230 580C330 582 390 545 500 552S800 590 920 543C1078 482 1140 385 1300 360"
)

var drawn = regexp.MustCompile(`class="([ab])" d="([^"]*)"`)

// SharePicture draws a picture for those who pass on a page: a drawing over the pair. It has
// no words, since the letters of all languages are not at hand; pages have them beside it.
// Of a drawing that is not made of the two lines there is only the pair.
func (l Look) SharePicture(drawing string, mirrored bool) ([]byte, error) {
	source, err := fs.ReadFile(l.sources, "drawings/"+drawing+".svg")
	if err != nil {
		source = nil // the pair alone
	}
	of := share{l.Light["tint"], l.Light["accent"], l.Light["beside"], string(source), mirrored}
	once, _ := shares.LoadOrStore(of, sync.OnceValues(of.draw))
	return once.(func() ([]byte, error))()
}

// share is all that is on a picture.
type share struct {
	tint, accent, beside string
	source               string // SVG
	mirrored             bool
}

// shares are the pictures that were drawn. Hubs have a few of them, of the same looks.
var shares sync.Map

func (s share) draw() ([]byte, error) {
	c := newCanvas(shareWidth, shareHeight, s.tint)
	c.mirrored = s.mirrored
	c.stroke(heroFirst, s.accent, 18)
	c.stroke(heroSecond, s.beside, 18)
	c.scale, c.from = 3.6, point{130, 70}
	for _, m := range drawn.FindAllStringSubmatch(s.source, -1) {
		colour := s.accent
		if m[1] == "b" {
			colour = s.beside
		}
		c.stroke(m[2], colour, 4)
	}
	return c.png()
}
