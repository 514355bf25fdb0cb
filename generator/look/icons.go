package look

import (
	"encoding/binary"
)

// The mark: two round-capped strokes that draw nearer, in a box of 40 by 40,
// at 78 % on a tile.
const (
	markFirst  = "M8 35.5C8 24 17.5 24 17.5 13V5"
	markSecond = "M24 35.5C24 28 31 25 31 17.5V12"
	markScale  = .78
	markWidth  = 7
	tileRadius = 9
)

// Tile is the colour of the mark's tile and of the browser around the site; Ground that of
// pages.
func (l Look) Tile() string { return l.Light["deep"] }

// Ground is the colour of pages.
func (l Look) Ground() string { return l.Light["ground"] }

// onTile is the second stroke on the tile: a little brighter than on paper.
func (l Look) onTile() string {
	c, _ := parse(l.Light["beside"])
	bright := c.oklch()
	bright.l = max(bright.l, .81)
	return bright.rgb().hex()
}

// Icons are the mark as browsers want it: as a drawing, as a picture for iOS and for phones that have the hub
// beside their apps, and as an .ico for those that ask for no other.
func (l Look) Icons() (map[string][]byte, error) {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="` +
		l.Tile() + `"/><g fill="none" stroke-width="7" stroke-linecap="round" transform="translate(4.4 4.4) scale(.78)">` +
		`<path stroke="#fff" d="` + markFirst + `"/><path stroke="` + l.onTile() + `" d="` + markSecond + `"/></g></svg>` + "\n"
	touch, err := l.mark(180, 0).png() // iOS rounds the corners itself
	if err != nil {
		return nil, err
	}
	small, err := l.mark(32, tileRadius).png()
	if err != nil {
		return nil, err
	}
	large, err := l.mark(512, 0).png() // Android cuts it to its own shape, and leaves the middle
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"favicon.svg": []byte(svg), "apple-touch-icon.png": touch, "favicon.ico": ico(small, 32),
		"icon-512.png": large}, nil
}

// mark draws the mark; radius rounds the tile, in parts of 40.
func (l Look) mark(size int, radius float64) *canvas {
	c := newCanvas(size, size, l.Tile())
	one := float64(size) / 40
	c.scale, c.from = one*markScale, point{one * 40 * (1 - markScale) / 2, one * 40 * (1 - markScale) / 2}
	c.stroke(markFirst, "#FFFFFF", markWidth)
	c.stroke(markSecond, l.onTile(), markWidth)
	c.round(radius * one)
	return c
}

// ico wraps one PNG in the icon format.
func ico(picture []byte, size byte) []byte {
	header := []byte{0, 0, 1, 0, 1, 0, size, size, 0, 0, 1, 0, 32, 0}
	header = binary.LittleEndian.AppendUint32(header, uint32(len(picture)))
	header = binary.LittleEndian.AppendUint32(header, uint32(len(header)+4))
	return append(header, picture...)
}
