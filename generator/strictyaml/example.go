package strictyaml

// example shows a group of fields, or a list of them, as it is written: whoever
// wrote a plain value there sees at once what belongs around it. It is "" for a
// field that has none.
func example(field string) string {
	switch field {
	case "alert":
		return "alert: {text: No meeting on 24 December, until: 2026-12-25}"
	case "attribution":
		return "attribution: {title: The title, authors: [The author]}"
	case "contact":
		return "contact: {email: group@example.org}"
	case "image":
		return "image: {src: room.jpg, alt: A room with six chairs}"
	case "online":
		return `online: {url: "https://example.org/meeting"}`
	case "permission":
		return "permission: {from: The author, date: 2026-05-03, scope: [adapt], evidence: letter in the office}"
	case "place":
		return "place: {city: Leeds}"
	case "reviewed":
		return "reviewed: {by: Our group, on: 2026-03-09}"
	case "schedule":
		return `schedule: [{day: tuesday, start: "18:30", every: week}]`
	case "verified":
		return "verified: {on: 2026-03-09, by: hub team}"
	case "adapted_from":
		return `adapted_from: [{title: The title, authors: [The author], url: "https://example.org/text", license: CC-BY-4.0, changes: shortened}]`
	}
	return ""
}
