package strictyaml

import "strings"

// Find returns the value at a path of fields ("image.src"): of a list, the item that reads as text does, but for
// slashes around it, or the whole when none does or text is "". It asks for nothing and reports nothing.
func (m *Map) Find(path, text string) Value {
	if m == nil {
		return Value{}
	}
	name, within, deeper := strings.Cut(path, ".")
	for _, e := range m.entries {
		if e.Key != name {
			continue
		}
		quiet := e.Value
		quiet.report = &Report{file: m.At.report.file, source: m.At.report.source, first: m.At.report.first}
		items := []Value{quiet}
		if quiet.IsList() {
			items = quiet.List()
		}
		for _, item := range items {
			at := item
			if deeper {
				at = item.Map().Find(within, text)
			}
			if s, ok := raw(at); ok && (text == "" && deeper || strings.Trim(s, "/") == strings.Trim(text, "/")) {
				return at
			}
		}
		return quiet
	}
	return Value{}
}
