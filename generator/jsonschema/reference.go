package jsonschema

import (
	"fmt"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// Reference returns the fields of the kinds as Markdown, in the language of the hub:
// a table for each kind with its rules, and a list of what the types mean.
func (h *Hub) Reference(kinds ...*schema.Kind) []byte {
	var b strings.Builder
	used := map[schema.Type]bool{}
	for _, k := range kinds {
		h.kind(&b, k, used)
	}
	fmt.Fprintf(&b, "## %s\n\n", h.Words.Say("Types"))
	for _, r := range rows() {
		if used[r.of] {
			fmt.Fprintf(&b, "### type %s\n\n%s\n\n", r.of, cell(h.Words.Say(r.says)))
		}
	}
	return []byte(strings.TrimSpace(b.String()) + "\n")
}

func (h *Hub) kind(b *strings.Builder, k *schema.Kind, used map[schema.Type]bool) {
	page := k.Name != schema.Hub().Name
	fmt.Fprintf(b, "## %s\n\n%s\n\n", k.Name, h.Words.Say(k.Note))
	columns := []diag.Text{"Field", "What belongs there", "Type", "Example"}
	if page {
		columns = append(columns, "In a translation", "Who sees it")
	}
	var heads []string
	for _, c := range columns {
		heads = append(heads, h.Words.Say(c))
	}
	fmt.Fprintf(b, "| %s |\n|%s\n", strings.Join(heads, " | "), strings.Repeat(" --- |", len(heads)))
	groups := []string{string(k.Name)}
	k.Walk(func(path string, f schema.Field) {
		used[f.Type] = true
		if f.Fields != nil {
			groups = append(groups, f.Name)
		}
		cells := []string{h.names(path, f), h.note(f), fmt.Sprintf("[%[1]s](#type-%[1]s)", f.Type),
			"`" + h.Example(f) + "`"}
		if page {
			scope := scopes[f.Scope]
			if strings.Contains(path, ".") { // a group goes with all that is in it
				scope = ""
			}
			cells = append(cells, h.Words.Say(scope), h.Words.Say(tells[f.Tell]))
		}
		for i, c := range cells {
			cells[i] = cell(c)
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	})
	b.WriteString("\n")
	for _, r := range rules() {
		if r.of == "" && page || slices.Contains(groups, r.of) {
			where := ""
			if r.of != "" && r.of != string(k.Name) {
				where = "`" + r.of + "`: "
			}
			fmt.Fprintf(b, "- %s%s\n", where, h.Words.Say(r.says))
		}
	}
	b.WriteString("\n")
}

// names are the field's own and its other one.
func (h *Hub) names(path string, f schema.Field) string {
	s := "`" + path + "`"
	if f.Alias != "" {
		s += h.Words.Say(diag.Say(" or %s", diag.Verbatim("`"+f.Alias+"`")))
	}
	return s
}

// note is what belongs into a field, with what the program needs of it and the words
// that can stand there.
func (h *Hub) note(f schema.Field) string {
	parts := []string{"**" + h.Words.Say(f.Label) + ".** " + h.Words.Say(f.Note)}
	if f.Required {
		parts = append(parts, h.Words.Say("It has to be there."))
	}
	if f.Default != "" {
		parts = append(parts, h.Words.Say(diag.Say("Without it: %s.", diag.Verbatim("`"+f.Default+"`"))))
	}
	if f.Choices != nil && f.Type != schema.Country {
		parts = append(parts, h.Words.Say(diag.Say("Write one of: %s.", strings.Join(f.Choices, ", "))))
	}
	return strings.Join(parts, " ")
}

// scopes say what a translation has to do with a field.
var scopes = map[schema.Scope]diag.Text{
	schema.Own:   "has its own",
	schema.Words: "has its own, or that of the original",
	schema.Fact:  "takes over that of the original, and does not repeat it",
}

// tells say who learns of a field.
var tells = map[schema.Tell]diag.Text{
	schema.Public: "everybody",
	schema.Coarse: "everybody, as exactly as the group wishes",
	schema.OnPage: "whoever reads the page; files for other programs do not have it",
	schema.Team:   "only who keeps the hub",
}

// cell makes a text one cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
