package privacy

import "strings"

// homeDoor is how a place begins that is a door in which somebody lives: Kim's, the Smiths', flat 3.
var homeDoor = late(`^(?:(the )?(\p{L}+?)(?:'s|s'?)(?: residence)?|(\p{L}+) residence|(?:` + foldedLetters(`flat|apartment|apt|appartement|apto|piso|wohnung|شقة`) + `)\.? ?(?:no\.? ?)?[` + figure + `]+ ?\p{L}?)$`)

// IsHomeDoor reports whether a place, as its venue or its address says it, is somebody's door.
func IsHomeDoor(place string) bool {
	first, _, _ := strings.Cut(strings.ReplaceAll(folded(place), "،", ","), ",")
	m := homeDoor().FindStringSubmatch(strings.TrimSpace(first))
	switch {
	case m == nil:
		return false
	case m[1] != "": // the Smiths
		return families.has(m[2])
	case m[2] != "":
		return strings.Contains(m[0], "'") && (isGiven(m[2]) || families.has(m[2]))
	case m[3] != "":
		return families.has(m[3]) || isGiven(m[3])
	}
	return true
}
