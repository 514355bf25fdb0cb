package diag

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	// few findings are told one by one, with the lines that they are about.
	few = 5
	// Examples is how many of a kind are shown where there are many.
	Examples = 3
	// shortValue is how much of a value stands in a list of examples, in characters.
	shortValue = 40
	// hidden stands for a value that is not told.
	hidden = "…"
)

// At says where in a file something is, in words: row 3, column D. A report of kinds says
// the place beside each example, and the rest once.
func At(place, message Text) Text { return Say(at, place, message) }

const at = "%s: %s"

// Placed takes a message of At apart; one without a place has "".
func (t Text) Placed() (place, message Text) {
	format, values, packed := t.unpack()
	if !packed || format != at || len(values) != 2 {
		return "", t
	}
	return asText(values[0]), asText(values[1])
}

func asText(value string) Text {
	if value != "" && value[0] == begin {
		return Text(value)
	}
	return Verbatim(value)
}

// WriteKinds writes findings for a person who has to mend them: a few as WriteText does,
// many by kind, warnings first, each with their number and what to do, and some of their
// places with what stands there.
//
//	error × 7: "…" is no e-mail address. Write for example: group@example.org [address-invalid]
//	  content/groups/groups.csv: Row 6, column J (E-mail): x@example · Row 11, … · and 4 more
func WriteKinds(w io.Writer, findings []Finding, words Words) error {
	if len(findings) <= few && !Many(findings) {
		return WriteText(w, findings, words)
	}
	var b strings.Builder
	for _, kind := range kinds(findings) {
		writeKind(&b, kind, words)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Many reports whether WriteKinds leaves findings out.
func Many(findings []Finding) bool {
	return slices.ContainsFunc(kinds(findings), func(k []Finding) bool { return len(k) > Examples })
}

// kinds are the findings that say the same of different places, warnings first.
func kinds(findings []Finding) [][]Finding {
	var out [][]Finding
	of := map[string]int{}
	for _, severity := range []Severity{Warning, Error} {
		for _, f := range findings {
			if f.Severity != severity {
				continue
			}
			_, message := f.Message.Placed()
			key := string(severity) + " " + string(f.Code) + " " + message.Kind()
			n, known := of[key]
			if !known {
				n = len(out)
				of[key], out = n, append(out, nil)
			}
			out[n] = append(out[n], f)
		}
	}
	return out
}

func writeKind(b *strings.Builder, kind []Finding, words Words) {
	f := kind[0]
	if len(kind) == 1 {
		place := ""
		if f.File != "" {
			place = words.value(f.position()) + ": "
		}
		fmt.Fprintf(b, "%s%s %s\n", place, withAdvice(words.Say(At(Text(f.Severity), f.Message)), f, words),
			words.code(f))
		return
	}
	messages := make([]Text, len(kind))
	oneAdvice := true
	for n, one := range kind {
		_, messages[n] = one.Message.Placed()
		oneAdvice = oneAdvice && one.Suggestion == f.Suggestion
	}
	message, differing := alike(messages)
	heading := words.Say(At(Say("%s × %d", Text(f.Severity), len(kind)), message))
	if oneAdvice {
		heading = withAdvice(heading, f, words)
	}
	fmt.Fprintf(b, "%s %s\n  ", heading, words.code(f))
	shown, last := unlike(kind, differing, !oneAdvice), Text("")
	for i, n := range shown {
		switch {
		case i > 0 && oneAdvice:
			b.WriteString(" · ")
		case i > 0:
			b.WriteString("\n  ")
			last = ""
		}
		where, what := kind[n].example(differing[n])
		switch {
		case what == "":
			b.WriteString(words.Say(where))
		case where == "" || where == last:
			b.WriteString(words.Say(what))
		default:
			b.WriteString(words.Say(At(where, what)))
		}
		last = where
		if !oneAdvice && kind[n].Suggestion != "" {
			b.WriteString(" – " + words.Say(kind[n].Suggestion))
		}
	}
	if more := len(kind) - len(shown); more > 0 {
		b.WriteString(" · " + words.Say(Say("and %s more", more)))
	}
	b.WriteString("\n")
}

// withAdvice adds what to do to a sentence, on lines of its own if it has several.
func withAdvice(said string, f Finding, words Words) string {
	if f.Suggestion == "" {
		return said
	}
	return said + " " + words.Say(f.Suggestion)
}

func (w Words) code(f Finding) string { return w.value("[" + string(f.Code) + "]") }

// unlike chooses examples, by their place in the kind: such as differ come first. Those
// that have the same advice as another are none where each is told with its own.
func unlike(kind []Finding, values [][]Text, advice bool) []int {
	var differ, rest []int
	seen := map[string]bool{}
	for n, f := range kind {
		key := string(f.Suggestion)
		if !advice {
			_, what := Finding{Excerpt: f.Excerpt, Message: At(hidden, "")}.example(values[n])
			key = string(what)
		}
		if seen[key] {
			rest = append(rest, n)
			continue
		}
		seen[key] = true
		differ = append(differ, n)
	}
	if !advice {
		differ = append(differ, rest...)
	}
	differ = differ[:min(len(differ), Examples)]
	slices.Sort(differ)
	return differ
}

// example says where a finding is: its file, and the place in it or what the finding has
// that others of its kind have not.
func (f Finding) example(values []Text) (where, what Text) {
	place, _ := f.Message.Placed()
	if header, cell := f.Excerpt.Placed(); place != "" && header != "" { // all of the cell, and what it does not say
		values = slices.DeleteFunc(slices.Clone(values), func(v Text) bool {
			return cell.String() == hidden || strings.Contains(cell.String(), v.String())
		})
		values = append([]Text{cell}, values...)
	}
	for _, v := range values {
		if v.String() == hidden {
			continue
		}
		if said := v.Quoting(shortened); what == "" {
			what = said
		} else {
			what = Say("%s, %s", what, said)
		}
	}
	switch {
	case place != "" && what != "":
		what = At(place, what)
	case place != "":
		what = place
	}
	where = Text("")
	if f.File != "" {
		where = Verbatim(f.File)
		if place == "" {
			where = Verbatim(f.position())
		}
	}
	return where, what
}

func shortened(value string) string {
	if text := []rune(value); len(text) > shortValue {
		return string(text[:shortValue]) + "…"
	}
	return value
}

// alike is what sentences of one kind have in common, with … for a value that they have
// not, and for each of them its own.
func alike(texts []Text) (Text, [][]Text) {
	differing := make([][]Text, len(texts))
	format, first, packed := texts[0].unpack()
	if !packed {
		return texts[0], differing
	}
	values := make([][]string, len(texts))
	for n, t := range texts {
		_, values[n], _ = t.unpack()
	}
	common := make([]any, len(first))
	for i, value := range first {
		parts, same, within := make([]Text, len(texts)), true, true
		for n := range texts {
			part := ""
			if i < len(values[n]) {
				part = values[n][i]
			}
			parts[n] = asText(part)
			same = same && part == value
			within = within && part != "" && part[0] == begin
		}
		switch {
		case same:
			common[i] = asText(value)
		case within:
			var own [][]Text
			common[i], own = alike(parts)
			for n := range own {
				differing[n] = append(differing[n], own[n]...)
			}
		default:
			common[i] = "…"
			for n, part := range parts {
				differing[n] = append(differing[n], part)
			}
		}
		if same && (value == "" || value[0] != begin) {
			common[i] = value // which may stand between quotation marks
		}
	}
	return Say(format, common...), differing
}
