package strictyaml

import "peerhub/generator/schema"

// example shows a group of fields, or a list of them, as it is written: whoever
// wrote a plain value there sees at once what belongs around it. It is "" for a
// field that is none.
func example(v Value) string {
	f, holds := schema.Holder(v.field)
	if !holds {
		return ""
	}
	if setting, is := schema.Hub().Field(v.field); is && v.report.file == "hub.yaml" {
		f = setting
	}
	example := schema.Fill(f.Example, map[string]string{"today": "2026-03-09"})
	if f.Type == schema.Groups {
		example = "[" + schema.Each(example)[0] + "]"
	}
	return v.field + ": " + example
}
