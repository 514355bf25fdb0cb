package countrymap

import (
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rings reads the path back: its rings as absolute points.
func rings(t *testing.T, path string) [][][2]int {
	t.Helper()
	var out [][][2]int
	for part := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(path, "-", " -"), "l", " "), "M") {
		if part == "" {
			continue
		}
		numbers := strings.Fields(strings.TrimSuffix(part, "z"))
		if !strings.HasSuffix(part, "z") || len(numbers)%2 != 0 {
			t.Fatalf("%q is no ring", part)
		}
		var ring [][2]int
		x, y := 0, 0
		for i := 0; i < len(numbers); i += 2 {
			dx, err1 := strconv.Atoi(numbers[i])
			dy, err2 := strconv.Atoi(numbers[i+1])
			if err1 != nil || err2 != nil {
				t.Fatalf("%q: %v %v", part, err1, err2)
			}
			x, y = x+dx, y+dy
			ring = append(ring, [2]int{x, y})
		}
		out = append(out, ring)
	}
	return out
}

// inside reports whether a point lies on the land, by the even-odd rule.
func inside(all [][][2]int, x, y float64) bool {
	in := false
	for _, ring := range all {
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			ax, ay, bx, by := float64(a[0]), float64(a[1]), float64(b[0]), float64(b[1])
			if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
				in = !in
			}
		}
	}
	return in
}

// Towns lie on the land of their country, and the sea does not.
func TestTownsLieOnTheirCountry(t *testing.T) {
	for _, c := range []struct {
		code string
		on   bool
		at   Point
	}{
		{"GB", true, Point{-1.5, 53.8}}, {"GB", true, Point{-4.25, 56.5}}, {"GB", true, Point{-6.6, 54.6}},
		{"GB", false, Point{-8, 53.3}},
		{"FR", true, Point{2.35, 48.86}}, {"FR", false, Point{-3.7, 40.4}},
		{"NZ", true, Point{172.6, -43.5}}, {"NZ", true, Point{175.5, -38.5}}, {"NZ", false, Point{160, -38}},
		{"RU", true, Point{37.6, 55.75}}, {"RU", true, Point{-175, 66.5}}, // beyond 180 degrees
		{"FJ", true, Point{178, -17.8}}, {"ID", true, Point{138, -4}}, {"MY", true, Point{102, 4}},
		{"ZA", true, Point{25, -30}}, {"ZA", false, Point{28.3, -29.5}}, // Lesotho is not South Africa
		{"US", true, Point{-95, 40}}, {"US", true, Point{-152, 65}},
	} {
		m := Country(c.code, nil)
		x, y := m.At(c.at)
		if got := inside(rings(t, m.Land), x, y); got != c.on {
			t.Errorf("%s: %v lies on the land: %v", c.code, c.at, got)
		}
	}
}

// Every country has a map that fits a phone, with room for what is drawn at its
// points.
func TestEveryCountryFits(t *testing.T) {
	w := world()
	if len(w.codes) < 200 {
		t.Fatalf("only %d countries", len(w.codes))
	}
	for _, code := range w.codes {
		m := Country(code, nil)
		if m.Width > Width+1 || m.Height > tallest+1 || m.Width < 80 || m.Height < 80 || m.Land == "" ||
			len(m.Land) > heaviest {
			t.Errorf("%s: %d × %d, %d bytes", code, m.Width, m.Height, len(m.Land))
		}
		for _, ring := range rings(t, m.Land) {
			for _, p := range ring {
				if p[0] < -31 || p[1] < -31 || p[0] > m.Width+31 || p[1] > m.Height+31 {
					t.Errorf("%s: a point far outside: %v", code, p)
				}
			}
		}
	}
	if Country("AQ", nil) != nil || Country("", nil) != nil || Country("ZZ", nil) != nil {
		t.Error("a map of nowhere")
	}
}

func TestAround(t *testing.T) {
	for name, points := range map[string][]Point{
		"Europe":            {{-2, 53}, {2, 48}, {5, 50}},
		"the world":         {{-2, 53}, {-103, 20}, {172, -41}, {77, 13}},
		"the Pacific":       {{172, -41}, {-175, -20}, {150, -33}},
		"one town":          {{4.8, 45.7}},
		"the poles":         {{0, 89}, {0, -89}},
		"east and west end": {{179.9, 0}, {-179.9, 0}, {0, 0}},
	} {
		m := Around(points)
		if len(m.Land) > heaviest || m.Width > Width+1 || m.Height > tallest+1 {
			t.Errorf("%s: %d × %d, %d bytes", name, m.Width, m.Height, len(m.Land))
		}
		for _, p := range points {
			if x, y := m.At(p); x < dots-1 || y < dots-1 || x > float64(m.Width)-dots+1 ||
				y > float64(m.Height)-dots+1 || math.IsNaN(x) {
				t.Errorf("%s: %v is at %.0f,%.0f of %d × %d", name, p, x, y, m.Width, m.Height)
			}
		}
	}
	if Around(nil) != nil {
		t.Error("a map of nothing")
	}
}

// A file that is cut off or garbled is an error, not a panic.
func TestGarbledOutlines(t *testing.T) {
	whole, err := os.ReadFile(filepath.FromSlash("outlines.bin"))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 100, len(whole) / 2, len(whole) - 1} {
		if _, err := unpack(whole[:n]); err == nil {
			t.Errorf("%d bytes are read as if they were all", n)
		}
	}
}
