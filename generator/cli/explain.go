package cli

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"peerhub/generator/diag"
)

// codeAsked is a flag that may have a value: --explain, --explain CODE.
type codeAsked struct {
	asked bool
	code  string
}

// Decode reads the flag; see kong.MapperValue.
func (c *codeAsked) Decode(ctx *kong.DecodeContext) error {
	c.asked = true
	if !ctx.Scan.Peek().IsValue() {
		return nil
	}
	err := ctx.Scan.PopValueInto("code", &c.code)
	c.code = strings.Trim(c.code, "[] ") // as it stands behind a finding
	return err
}

// explain teaches what a code means, or names all codes. It needs no hub, and
// speaks its language where there is one.
func (c *checkCommand) explain(r *run) error {
	lessons, words := diag.Lessons(), r.words()
	if c.Explain.code != "" && c.Explain.code != "all" {
		i := slices.IndexFunc(lessons, func(l diag.Lesson) bool { return string(l.Code) == c.Explain.code })
		if i < 0 {
			return misuse{diag.Say("there is no code %s. %s", c.Explain.code, nearest(c.Explain.code, lessons))}
		}
		lessons = lessons[i : i+1]
		if c.Format != "json" {
			return teach(r.Stdout, words, lessons[0])
		}
	}
	if c.Format == "json" {
		return writeLessons(r.Stdout, words, lessons)
	}
	for _, l := range lessons {
		line := diag.Say("%s (%s): %s", l.Code, diag.Text(l.Severity), l.Means)
		if err := conclude(r.Stdout, words, line); err != nil {
			return err
		}
	}
	return nil
}

// nearest says which code was probably meant.
func nearest(code string, lessons []diag.Lesson) diag.Text {
	var codes []string
	for _, l := range lessons {
		codes = append(codes, string(l.Code))
	}
	if near := diag.Suggest(code, codes); near != "" {
		return diag.Say("Did you mean: %s?", near)
	}
	return "peerhub check --explain names them all"
}

// teach writes all that is known of a code.
func teach(w io.Writer, words diag.Words, l diag.Lesson) error {
	return conclude(w, words, diag.Say("%s (%s)", l.Code, diag.Text(l.Severity)), diag.Say("  %s", l.Means),
		diag.Say("  %s", l.Teaches), diag.Say("  To read more: %s", l.More))
}

// writeLessons writes a list for programs.
func writeLessons(w io.Writer, words diag.Words, lessons []diag.Lesson) error {
	type lesson struct {
		Code     diag.Code     `json:"code"`
		Severity diag.Severity `json:"severity"`
		Means    string        `json:"means"`
		Teaches  string        `json:"teaches"`
		More     string        `json:"more"`
	}
	out := make([]lesson, 0, len(lessons))
	for _, l := range lessons {
		out = append(out, lesson{l.Code, l.Severity, words.Say(l.Means), words.Say(l.Teaches), words.Say(l.More)})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
