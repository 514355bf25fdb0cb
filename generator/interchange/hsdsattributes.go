package interchange

// Attributes of HSDS, and the words of this hub that they mean.

import (
	"maps"
	"slices"
	"strings"

	"peerhub/generator/model"
	"peerhub/generator/naming"
)

// attributes reads those that this package writes, and of others those whose words are
// known here; the rest is counted.
func (r *hsdsReader) attributes(made *Record, o object) {
	for _, a := range o.objects("attributes") {
		fields, _ := a.fields["taxonomy_term"].(map[string]any)
		taxonomy, ours := strings.CutPrefix(plainText(fields["taxonomy"]), ourTaxonomy)
		code := plainText(fields["code"])
		if !ours {
			if taxonomy, code = r.meaning(plainText(fields["name"])); code == "" {
				continue
			}
		}
		term := a.object("taxonomy_term")
		a.skip("id", "link_entity", "link_id", "link_type", "value")
		term.skip("id", "name", "taxonomy", "code", "description", "taxonomy_detail", "term_uri", "language",
			"parent_id", "version")
		made.take(taxonomy, code)
	}
}

// meaning is the field and the key of a word: one of the hub's, or one of those that lists
// of meetings use.
func (r *hsdsReader) meaning(word string) (field, key string) {
	same := func(s string) bool { return naming.Fold(s) == naming.Fold(word) }
	for _, v := range []struct {
		field string
		words model.Vocabulary
	}{{"audience", r.hub.Audience}, {"access", r.hub.Access}, {"topics", r.hub.Topics}} {
		for _, t := range v.words.Terms {
			if same(t.Key) || slices.ContainsFunc(slices.Collect(maps.Values(t.Label)), same) {
				return v.field, t.Key
			}
		}
	}
	isWord := func(s string) bool { return len(s) > 2 && same(s) } // and no letter of a meeting's type
	for _, t := range slices.Concat(meetingTypes(), bmltTypes()) {
		shared := t.field == "audience" || t.field == "access" || t.field == "topics"
		if shared && slices.ContainsFunc(strings.Split(t.name, ", "), isWord) {
			return t.field, t.key
		}
	}
	return "", ""
}

// take takes the code of an attribute of ours. Those of taxonomies that it does not
// know are of newer versions of this program.
func (r *Record) take(taxonomy, code string) {
	g := &r.Group
	switch taxonomy {
	case "id":
		r.Slug = code
	case "page":
		r.Source = code
	case "kind":
		g.Kind = code
	case "attendance":
		g.Attendance = model.Attendance(code)
	case "join":
		g.Join = model.Join(code)
	case "timezone":
		g.Timezone = code
	case "topics":
		g.Topics = append(g.Topics, code)
	case "audience":
		g.Audience = append(g.Audience, code)
	case "access":
		g.Access = append(g.Access, code)
	}
}
