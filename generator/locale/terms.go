package locale

import (
	"maps"

	"peerhub/generator/model"
)

// Terms returns a vocabulary of the hub in which its words have the labels and notes
// that texts have for them, where the hub itself gives none: NAME.KEY and
// NAME.KEY.note.
func (s *Set) Terms(name string, v model.Vocabulary) model.Vocabulary {
	out := model.Vocabulary{Closed: v.Closed}
	for _, t := range v.Terms {
		key := name + "." + t.Key
		t.Label, t.Note = s.beside(t.Label, key), s.beside(t.Note, key+".note")
		out.Terms = append(out.Terms, t)
	}
	return out
}

// beside adds a text to those that the hub gives in some of its languages. Where it
// gives none at all, a language without the text borrows it.
func (s *Set) beside(own model.Text, key string) model.Text {
	if own[""] != "" {
		return own
	}
	out := maps.Clone(own)
	for code, l := range s.locales {
		if own[code] == "" && (l.Has(key) || len(own) == 0 && l.Answering(key).Has(key)) {
			if out == nil {
				out = model.Text{}
			}
			out[code] = l.T(key)
		}
	}
	return out
}
