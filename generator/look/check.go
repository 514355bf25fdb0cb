package look

import (
	"math"
	"slices"
	"strconv"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// pair are two colours that stand on each other, with the least contrast that they may
// have (WCAG 2.2 SC 1.4.3 and 1.4.11), and the one that what is built in has: 7 for
// running text (1.4.6).
type pair struct {
	over, on    string
	least, goal float64
	derived     bool // the first follows from the accent, and can be moved
}

var pairs = []pair{
	{"ink", "ground", 7, 7, true}, {"ink", "card", 7, 7, true}, {"ink", "tint", 7, 7, true},
	{"soft", "ground", 7, 7, true}, {"soft", "card", 7, 7, true}, {"soft", "tint", 7, 7, true},
	{"accent", "ground", 4.5, 7, false}, {"accent", "card", 4.5, 7, false}, {"accent", "tint", 4.5, 7, false},
	{"on", "accent", 4.5, 7, false}, {"white", "deep", 4.5, 7, false}, {"ground", "ink", 7, 7, false},
	{"lamp-ink", "lamp", 7, 7, false},
	{"edge", "ground", 3, 3, true}, {"edge", "card", 3, 3, true}, {"edge", "tint", 3, 3, true},
	{"lamp-line", "ground", 3, 3, false}, {"lamp-line", "card", 3, 3, false}, {"lamp-line", "lamp", 3, 3, false},
	{"beside", "deep", 3, 3, false}, // the second path on the first door
	{"code-text", "tint", 4.5, 4.5, false}, {"code-number", "tint", 4.5, 4.5, false},
}

// Pair is what a pair of colours comes to in a theme.
type Pair struct {
	Over, On             string // tokens
	OverColour, OnColour string
	Contrast, Least      float64
}

// Passes reports whether the pair has the contrast that it needs.
func (p Pair) Passes() bool { return p.Contrast >= p.Least }

// Pairs works out every pair in a theme.
func (c Colours) Pairs() []Pair {
	out := make([]Pair, len(pairs))
	for i, p := range pairs {
		out[i] = Pair{p.over, p.on, c[p.over], c[p.on], Contrast(c[p.over], c[p.on]), p.least}
	}
	return out
}

// ReachesGoal reports whether the pairs have the contrast of what is built in; if not,
// which of them has not.
func (c Colours) ReachesGoal() (bool, Pair) {
	for i, p := range c.Pairs() {
		if p.Contrast < pairs[i].goal {
			return false, p
		}
	}
	return true, Pair{}
}

// check finds the pairs that cannot be read.
func (l Look) check(layoutsOwn bool) []diag.Finding {
	var out []diag.Finding
	own := filled(l.own)
	told := map[string]bool{}
	for _, theme := range []Colours{l.Light, l.Dark} {
		for _, p := range theme.Pairs() {
			key := p.Over + " " + p.On
			if p.Passes() || told[key] {
				continue
			}
			told[key] = true
			f := diag.Finding{Code: diag.ContrastLow, Severity: diag.Error, File: "hub.yaml", Line: l.own.Line,
				Message: diag.Say("The colours %s (%s) and %s (%s) are too alike: their contrast is %s, and people "+
					"need %s to read.", p.Over, p.OverColour, p.On, p.OnColour, figure(p.Contrast, math.Floor),
					figure(p.Least, math.Ceil))}
			field := l.culprit(own, p)
			switch near := l.nearest(own, field); {
			case field == "" && layoutsOwn:
				f.File, f.Line = "layouts/"+tokensFile, 0
				f.Suggestion = "Make one of the two lighter or darker."
			case near != "":
				f.Suggestion = diag.Say("The nearest colour that can be read is this. Write: %s",
					field+`: "`+near+`"`)
			default:
				f.Suggestion = "Make one of the two lighter or darker."
			}
			out = append(out, f)
		}
	}
	return out
}

// Figure is a contrast as people read it: "7.1".
func Figure(contrast float64) string { return figure(contrast, math.Floor) }

func figure(v float64, round func(float64) float64) string {
	return strconv.FormatFloat(round(v*10)/10, 'f', 1, 64)
}

// culprit is the field of look that a pair which cannot be read comes from.
func (l Look) culprit(own model.Look, p Pair) string {
	has := func(name string) bool { return p.Over == name || p.On == name }
	switch {
	case own.Tint != "" && has("tint"):
		return "tint"
	case own.Beside != "" && has("beside"):
		return "beside"
	case own.Accent != "":
		return "accent"
	}
	return ""
}

// nearest is the colour next to a field's own, lighter or darker, with which the pairs
// can be read that it is in; "" where there is none.
func (l Look) nearest(own model.Look, field string) string {
	at := map[string]*string{"accent": &own.Accent, "beside": &own.Beside, "tint": &own.Tint}[field]
	if at == nil {
		return ""
	}
	c, ok := parse(*at)
	if !ok {
		return ""
	}
	was := c.oklch()
	for i := 1; i <= 200; i++ {
		for _, way := range []float64{-1, 1} {
			light := was.l + way*float64(i)/200
			if light < 0 || light > 1 {
				continue
			}
			*at = oklch{light, was.c, was.h}.rgb().hex()
			p := l.base.with(own)
			if reads(p.Light, field) && reads(p.Dark, field) {
				return *at
			}
		}
	}
	return ""
}

// reads reports whether the pairs of a theme that a field takes part in can be read.
func reads(theme Colours, field string) bool {
	parts := map[string][]string{"accent": {"accent", "deep"}, "beside": {"beside"}, "tint": {"tint"}}[field]
	for _, p := range theme.Pairs() {
		if (slices.Contains(parts, p.Over) || slices.Contains(parts, p.On)) && !p.Passes() {
			return false
		}
	}
	return true
}
