package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf16"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/search"
)

type searchCommand struct {
	Query    []string `arg:"" help:"The words to search for."`
	Out      string   `help:"The folder of the built site; by default the hub's public." placeholder:"DIR"`
	Language string   `help:"The language to search in; by default the hub's first." placeholder:"CODE" type:"language"`
	Limit    int      `help:"The number of results." default:"10"`
	Complete bool     `help:"The last word may be unfinished, as in the search box."`
	JSON     bool     `name:"json" help:"Print the answer as JSON, in the shape of the browser's."`
}

// indexSuffix ends the name of a published index, after its language.
const indexSuffix = ".bleve.zip"

// Run answers one query.
func (c *searchCommand) Run(r *run) error {
	if c.Limit < 1 {
		return misuse{diag.Say("--limit: %d results make no answer; write 1 or more", c.Limit)}
	}
	query := strings.TrimSpace(strings.Join(c.Query, " "))
	if query == "" {
		return misuse{diag.Say("write what you look for, for example: peerhub search sleep")}
	}
	out := r.out(c.Out)
	built := indexes(out)
	language := c.Language
	if language == "" {
		hub := generator.Settings(r.hub)
		switch {
		case hub != nil:
			language = hub.DefaultLanguage
		case len(built) == 1:
			language = built[0]
		default:
			return misuse{diag.Say("%s says no language: name one with --language", filepath.Join(r.hub, "hub.yaml"))}
		}
	}
	answer, others, err := ask(r.ctx, out, language, query, search.Query{Limit: c.Limit, Complete: c.Complete})
	if errors.Is(err, fs.ErrNotExist) {
		if len(built) > 0 {
			return fmt.Errorf("%s has no search index for %q, only for %s", out, language, strings.Join(built, ", "))
		}
		return fmt.Errorf("there is no search index in %s: run peerhub build", filepath.Join(out, "search"))
	}
	if err != nil {
		return err
	}
	for _, other := range others {
		// An index that cannot be read must not spoil the answer of the one asked.
		if also, found := askOther(r.ctx, out, other, query,
			search.Query{Limit: c.Limit, Complete: c.Complete}); found {
			answer.OtherLanguages = append(answer.OtherLanguages, also)
		}
	}
	if c.JSON {
		e := json.NewEncoder(r.Stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(answer)
	}
	return writeAnswer(r.Stdout, r.words(), query, answer)
}

// ask opens the published index of a language and queries it; others are the
// hub's other languages.
func ask(ctx context.Context, out, language, query string, q search.Query) (answer search.Response, others []string,
	err error) {
	// The language comes from the command line and becomes part of a path.
	if strings.ContainsAny(language, `/\`) {
		return answer, nil, misuse{diag.Say("--language: %q is no language", language)}
	}
	index, err := search.OpenZip(filepath.Join(out, filepath.FromSlash(search.IndexPath(language))))
	if err != nil {
		return answer, nil, err
	}
	defer index.Close()
	answer, err = index.Query(ctx, query, q)
	return answer, index.Languages(), err
}

// askOther queries the index of a language that is not the one asked.
func askOther(ctx context.Context, out, language, query string, q search.Query) (search.OtherLanguage, bool) {
	index, err := search.OpenZip(filepath.Join(out, filepath.FromSlash(search.IndexPath(language))))
	if err != nil {
		return search.OtherLanguage{}, false
	}
	defer index.Close()
	also, found, err := index.Other(ctx, query, q)
	return also, found && err == nil
}

// indexes lists the languages that the built site has indexes for.
func indexes(out string) []string {
	entries, err := os.ReadDir(filepath.Join(out, "search"))
	if err != nil {
		return nil // not built yet
	}
	var languages []string
	for _, e := range entries { // sorted by name
		if language, is := strings.CutSuffix(e.Name(), indexSuffix); is {
			languages = append(languages, language)
		}
	}
	return languages
}

// writeAnswer prints the answer for a person, found words in [brackets].
func writeAnswer(w io.Writer, words diag.Words, query string, a search.Response) error {
	var b strings.Builder
	for i, result := range a.Results {
		fmt.Fprintf(&b, "%2d. %s\n    %s", i+1, marked(result.Title, result.TitleMarks), result.SectionLabel)
		if result.Detail != "" {
			fmt.Fprintf(&b, " · %s", result.Detail)
		}
		fmt.Fprintf(&b, " · %s\n", result.URL)
		if result.Excerpt != "" {
			fmt.Fprintf(&b, "    %s\n", marked(result.Excerpt, result.Marks))
		}
	}
	say := func(t diag.Text) { b.WriteString(words.Say(t) + "\n") }
	pages := some(a.Total, "%s page", "%s pages")
	switch {
	case a.Total == 0:
		say(diag.Say("Nothing was found for %q.", query))
	case a.Total > len(a.Results):
		say(diag.Say("%d of %s.", len(a.Results), pages))
	default:
		say(diag.Say("%s.", pages))
	}
	if a.Suggestion != nil && *a.Suggestion != "" {
		say(diag.Say("Did you mean %q?", *a.Suggestion))
	}
	if len(a.AlsoSearched) > 0 {
		say(diag.Say("Also searched for: %s.", strings.Join(a.AlsoSearched, ", ")))
	}
	for _, other := range a.OtherLanguages {
		say(diag.Say("%s more in %s (--language %[2]s).", thousands(int64(other.Total)), other.Language))
	}
	_, err := io.WriteString(w, strings.Map(visible, b.String()))
	return err
}

// visible drops characters that would steer the terminal.
func visible(r rune) rune {
	if unicode.IsControl(r) && r != '\n' {
		return -1
	}
	return r
}

// marked puts brackets around the marks, which count UTF-16 code units.
func marked(text string, marks [][2]int) string {
	units := utf16.Encode([]rune(text))
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m[0] < at || m[1] < m[0] || m[1] > len(units) {
			continue
		}
		b.WriteString(string(utf16.Decode(units[at:m[0]])) + "[" + string(utf16.Decode(units[m[0]:m[1]])) + "]")
		at = m[1]
	}
	return b.String() + string(utf16.Decode(units[at:]))
}
