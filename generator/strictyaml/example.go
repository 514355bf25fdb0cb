package strictyaml

import "peerhub/generator/schema"

// settings are examples of fields that hub.yaml has with other fields in them than
// pages have.
var settings = map[string]string{"contact": "{email: group@example.org}"}

// example shows a group of fields, or a list of them, as it is written: whoever
// wrote a plain value there sees at once what belongs around it. It is "" for a
// field that is none.
func (v Value) example() string {
	f, holds := schema.Holder(v.field)
	example := schema.Fill(f.Example, map[string]string{"today": "2026-03-09"})
	switch own := settings[v.field]; {
	case !holds:
		return ""
	case own != "" && v.report.file == "hub.yaml":
		example = own
	case f.Type == schema.Groups:
		example = "[" + schema.Each(example)[0] + "]"
	}
	return v.field + ": " + example
}
