package jsonschema

import (
	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// A rule is what the types of the fields of a group do not say.
type rule struct {
	of    string    // the group: its name, that of the kind, or "" for every page
	field string    // the field that it is about; "" where it is about several
	says  diag.Text // what the parser says when it is broken
	when  object    // what the group is then; nil is always
	must  object    // what the field or the group must be; nil when only the parser can know
}

// rules are those that package parse and package config hold a group to. There they
// stand by hand, since each has its own consequence; a test holds these to be the
// same.
func rules() []rule {
	arranged := is("by_arrangement", true)
	dated := object{{"not", arranged}}
	return []rule{
		{says: "A page has a title, or a heading that is one."},
		{of: "group", field: "id", says: diag.Say("The id of a group has at most %d characters.", schema.MaxID),
			must: object{{"maxLength", schema.MaxID}}},

		{of: "place", says: schema.WholePoint, when: anyOf(has("lat"), has("lon")),
			must: allOf(has("lat"), has("lon"))},
		{of: "place", field: "lat", says: "lat goes from -90 to 90.", must: within(90)},
		{of: "place", field: "lon", says: "lon goes from -180 to 180.", must: within(180)},
		{of: "place", says: "A place that is hidden has no address and no point on the map: files of a hub are public.",
			when: is("precision", "hidden"),
			must: object{{"not", anyOf(has("address"), has("postcode"), has("lat"), has("lon"))}}},
		{of: "online", field: "url",
			says: "The address of a meeting must be safe from listeners: it begins with https://.",
			must: object{{"pattern", whole("|https://.*")}}},

		{of: "schedule", says: schema.OneForm,
			must: object{{"oneOf", []object{has("day"), has("rrule"), arranged}}}},
		{of: "schedule", says: "A line of the schedule has a time, unless it is by arrangement.", when: dated,
			must: has("start")},
		{of: "schedule", says: schema.RuleAlone,
			when: allOf(dated, has("rrule")), must: object{{"not", anyOf(has("every"), has("nth"))}}},
		{of: "schedule", says: "every: month has an nth, which says on which of the days.",
			when: allOf(dated, is("every", "month")), must: has("nth")},
		{of: "schedule", says: "nth has an every: month, of which it counts the days.",
			when: allOf(dated, has("nth")), must: is("every", "month")},
		{of: "schedule", says: "until is not before from."},

		{of: "coproduced_by", says: "A line has a name or a role.", must: anyOf(has("name"), has("role"))},

		{of: "hub", says: "The hub names a language, in languages or in default_language.",
			must: anyOf(has("languages"), has("default_language"))},
		{of: "hub", says: "default_language is one of languages."},
		{of: "hub", field: "languages", says: "Each language stands there once.", must: object{{"uniqueItems", true}}},
		{of: "help_now", says: "A line has a phone or a url.", must: anyOf(has("phone"), has("url"))},
		{of: "help_now", field: "phone", says: "A telephone number has digits.",
			must: object{{"type", []string{"string", "number", "null"}}, {"pattern", `^\s*$|\p{Nd}`}}},
		{of: "feeds", says: "A feed has an address or a file, and not both.",
			must: object{{"oneOf", []object{has("url"), has("file")}}}},
		{of: "feeds", field: "name", says: "The name of a feed has small letters a to z, digits and hyphens.",
			must: object{{"pattern", whole(`|[a-z0-9]+(-[a-z0-9]+)*`)}}},
		{of: "feeds", field: "url", says: "The address of a feed begins with https://.",
			must: object{{"pattern", whole(`|[Hh][Tt][Tt][Pp][Ss]://.*`)}}},
		{of: "feeds", field: "file", says: "The file of a feed lies in the hub, outside content.",
			must: object{{"pattern", whole(`|[^./\\:\s][^\\:]*`)}}},
		{of: "look", field: "accent", says: quoted, must: object{{"type", "string"}, {"pattern", `\S`}}},
		{of: "look", field: "beside", says: quoted, must: object{{"type", "string"}, {"pattern", `\S`}}},
		{of: "look", field: "tint", says: quoted, must: object{{"type", "string"}, {"pattern", `\S`}}},
		{of: "look", field: "logo", says: lookFile, must: besideHub},
		{of: "look", field: "share_image", says: lookFile, must: besideHub},
		{of: "look", field: "hero", says: lookFile, must: besideHub},
		{of: "font", field: "file", says: lookFile, must: besideHub},
		{of: "font", field: "unicode_range", says: "Characters are named as in CSS: U+0000-024F, U+1E00-1EFF.",
			must: object{{"type", []string{"string", "null"}}, {"pattern", whole(`|([Uu]\+[0-9A-Fa-f?]{1,6}(-[0-9A-Fa-f]{1,6})?(, *|$))*`)}}},
		{of: "ways", field: "to", says: "What words lead to is a list or a page of the hub, from its root.",
			must: object{{"pattern", whole(`|[^/:\s][^:]*`)}}},
		{of: "nav", field: "to", says: menuTo, must: menuPattern},
		{of: "footer", field: "to", says: menuTo, must: menuPattern},
		{of: "freshness", says: "Each time is longer than the one before, or the same."},
	}
}

// menuTo is what a link of the menu or the foot is held to.
const menuTo diag.Text = "A link leads to a page or a list of the hub, from its root, or to the whole address of a website."

var menuPattern = object{{"pattern", whole(`|[^/:\s][^:]*|[Hh][Tt][Tt][Pp][Ss]?://[^\s/@:?#]+(:[0-9]*)?([/?#]\S*)?`)}}

// quoted is what YAML wants of a colour.
const quoted diag.Text = "A colour stands in quotation marks: without them, # begins a note."

// lookFile is what a file of the look is held to.
const lookFile diag.Text = "A file of the look lies in a folder of its own beside hub.yaml, such as look."

var besideHub = object{{"pattern", whole(`|[^./\\:\s][^\\:]*`)}}

// together returns what several fields of a group are held to. An editor shows the
// sentence of a rule that is broken, and proposes no field for its sake, as it would
// for fields that stand in a then.
func (h *Hub) together(group string) []object {
	var out []object
	for _, r := range rules() {
		if r.of != group || r.field != "" || r.must == nil {
			continue
		}
		broken := []object{{{"not", r.must}}}
		if r.when != nil {
			broken = append(broken, r.when)
		}
		says := h.Words.Say(r.says)
		out = append(out, object{{"if", object{{"type", "object"}, {"allOf", broken}}},
			{"then", object{{"const", says}, {"errorMessage", says}}}})
	}
	return out
}

// alone returns what a field of a group is held to besides its type.
func (h *Hub) alone(group, field string) []object {
	var out []object
	for _, r := range rules() {
		if r.of == group && r.field == field && field != "" {
			out = append(out, append(r.must, member{"errorMessage", h.Words.Say(r.says)}))
		}
	}
	return out
}

// has says that a field says something.
func has(field string) object {
	return object{{"required", []string{field}},
		{"properties", object{{field, object{{"not", nothing(false).said("")}}}}}}
}

// is says what a field says.
func is(field string, v any) object {
	return object{{"required", []string{field}}, {"properties", object{{field, object{{"const", v}}}}}}
}

func within(degrees int) object { return object{{"minimum", -degrees}, {"maximum", degrees}} }

func anyOf(forms ...object) object { return object{{"anyOf", forms}} }
func allOf(forms ...object) object { return object{{"allOf", forms}} }
