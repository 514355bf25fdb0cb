package look

import "peerhub/generator/model"

// Preset is a look that a hub can take by its name.
type Preset struct{ Name, Accent, Beside string }

// Presets are the ready-made looks; the first is what a hub has that says nothing. None is
// red, and the second line of each is bright enough for the dark door.
func Presets() []Preset {
	return []Preset{
		{"wood", "", ""},
		{"sea", "#17506E", "#DFA038"},
		{"heather", "#573E7C", "#D9A13B"},
		{"earth", "#6A4320", "#5FA88F"},
		{"dusk", "#33477F", "#E08F6A"},
		{"stone", "#3F4A52", "#C9A24D"},
	}
}

// Colours are the two colours of a ready-made look, in a hub of this look.
func (p Preset) Colours(in Look) (accent, beside string) {
	colours := in.base.with(model.Look{Preset: p.Name}).Light
	return colours["accent"], colours["beside"]
}

// filled is the look with the colours of its preset where it names none.
func filled(own model.Look) model.Look {
	for _, p := range Presets() {
		if p.Name == own.Preset {
			own.Accent, own.Beside = or(own.Accent, p.Accent), or(own.Beside, p.Beside)
		}
	}
	return own
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
