package interchange

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/privacy"
	"peerhub/generator/spreadsheet"
)

// Import is what was read of a file.
type Import struct {
	Format   Format
	Records  int  // in the file
	TooMuch  bool // nothing of it was read, since there is more of it than is read at once
	Drafts   []frontmatter.Draft
	Findings []diag.Finding
	Open     map[string][]diag.Finding // by the slug of a draft what it has lost; below "" rows that are in none
}

// Read reads the groups of a file, whatever its format; its name stands in
// findings alone. Drafts are in the hub's default language, but for texts that a
// spreadsheet has in others.
func Read(file string, data []byte, hub *model.Hub, today model.Date) Import {
	i := &importer{file: file, hub: hub, today: today, taken: map[string]int{}}
	for _, share := range shares(i.open(data)) {
		i.Format = share.format.name
		share.format.read(i, share.inputs)
	}
	if tooMany(i) {
		return i.Import
	}
	i.Open = map[string][]diag.Finding{"": unsecret(i.lost[""])}
	dropEarly(i)
	i.DropChecks(file, func(d frontmatter.Draft) bool { return ofOthers(i, d) })
	for n := range i.Drafts {
		d := &i.Drafts[n]
		noteSource(d, file)
		for at, line := range d.Lines { // whichever way a value took, a page can be read
			d.Lines[at] = privacy.Seen(line)
		}
		if !d.Translation {
			i.Open[d.Slug] = unsecret(append(i.lost[d.Where], i.lost[d.Where+" ("+d.Name+")"]...))
		}
	}
	i.Findings = append(i.Findings, i.left.findings(file)...)
	i.Findings = append(i.Findings, withheldFinding(i)...)
	i.Findings = append(i.Findings, namedFinding(i)...)
	i.Findings = append(i.Findings, i.door.findings(file)...)
	i.Findings = append(i.Findings, placeDoubts(i)...)
	var sorted diag.List
	sorted.Add(i.Findings...)
	i.Findings = sorted.Sorted()
	return i.Import
}

// unsecret are findings that may be written down where everybody can read them.
func unsecret(findings []diag.Finding) []diag.Finding {
	for n := range findings {
		f := &findings[n]
		f.Message, f.Suggestion = discreet(f.Message), discreet(f.Suggestion)
	}
	return findings
}

// discreet is a sentence that does not say again what the door takes out: of what it
// quotes, since its own words are no secret. The name of a column may stand in one
// value and the password in the next.
func discreet(t diag.Text) diag.Text {
	before := ""
	return t.Quoting(func(value string) string {
		if column, cell, ok := strings.Cut(value, ": "); ok && column == cell { // the row of the names
			return value
		}
		clean, _ := privacy.Clean(value, func(privacy.Kind) bool { return true })
		label := before
		before = value
		if label != "" && clean == value {
			together := label + ": " + value
			for _, f := range privacy.Look(together) {
				if f.Certain && f.Start < len(label) && f.End > len(label)+2 {
					return "…"
				}
			}
		}
		return clean
	})
}

// noteSource notes where a page came from, for the team: readers do not see it.
func noteSource(d *frontmatter.Draft, file string) {
	if !d.Translation && !hasField(d, "source") {
		d.Lines = append(d.Lines, "source: "+frontmatter.Text(file))
	}
}

func hasField(d *frontmatter.Draft, name string) bool {
	return slices.ContainsFunc(d.Lines, func(line string) bool { return strings.HasPrefix(line, name+":") })
}

// input is a file, or a sheet of a spreadsheet, as far as it can be opened by those
// who do not know its format. It has one of these.
type input struct {
	words model.Words        // of the hub
	text  []byte             // a file that is neither of the others, without what is empty around it
	json  any                // the value of a file of JSON, with its numbers as json.Number
	table *spreadsheet.Table // a sheet
}

// sureness says how sure a format is that an input is written in it.
type sureness int

const (
	foreign  sureness = iota // it is not
	possible                 // it is, if no other format is surer
	certain
)

// recognise returns the format that is surest of an input, the first of those that
// are as sure.
func recognise(in input) (of format, how sureness) {
	for _, f := range formats() {
		if f.sniff == nil {
			continue
		}
		if s := f.sniff(in); s > how {
			of, how = f, s
		}
	}
	return of, how
}

// share is the inputs, one after the other, that one format reads.
type share struct {
	format format
	inputs []input
}

// shares gives the inputs of a file to the formats that are surest of them. Beside
// one that a format is certain of, those that are merely possible are notes or
// sums, and not read.
func shares(inputs []input) []share {
	var out []share
	surest := possible
	for _, in := range inputs {
		_, how := recognise(in)
		surest = max(surest, how)
	}
	for _, in := range inputs {
		of, how := recognise(in)
		switch n := len(out); {
		case how < surest:
		case n > 0 && out[n-1].format.name == of.name:
			out[n-1].inputs = append(out[n-1].inputs, in)
		default:
			out = append(out, share{of, []input{in}})
		}
	}
	return out
}

// narrow is text in UTF-16 as UTF-8, where the file says so at its beginning, or begins
// like JSON or a calendar with every second byte empty.
func narrow(data []byte) []byte {
	order := unicode.LittleEndian
	switch {
	case len(data) < 4:
		return data
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), data[1] == 0 && strings.ContainsRune("[{B", rune(data[0])):
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), data[0] == 0 && strings.ContainsRune("[{B", rune(data[1])):
		order = unicode.BigEndian
	default:
		return data
	}
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return text
}

// open opens a file, and says why when it cannot.
func (i *importer) open(data []byte) []input {
	text := bytes.TrimSpace(bytes.TrimPrefix(narrow(data), []byte(frontmatter.Mark)))
	if index, is := IndexOf(text); is {
		i.unknown(diag.Say("This file only names those in which the groups are: %s.", shortened(strings.Join(index.Parts, ", "))),
			"Import each of them. A list that hub.yaml names under feeds is fetched whole.")
		return nil
	}
	if _, how := recognise(input{words: i.hub.Words, text: text}); how > foreign {
		return []input{{text: text}}
	}
	switch {
	case len(text) == 0:
		i.unknown("This file is empty.", "Download it once more.")
		return nil
	case text[0] == '[' || text[0] == '{':
		return i.openJSON(text)
	case text[0] == '<':
		i.unknown("This is a web page, or XML.", "Look for a link to the data itself: JSON, CSV or a calendar (.ics).")
		return nil
	}
	if lists, err := packed(data); err != nil || len(lists) > 0 {
		in := input{words: i.hub.Words, json: lists}
		if of, how := recognise(in); err == nil && how > foreign && of.name == HSDS {
			return []input{in}
		}
		i.unknown("This is a zip file of CSV files, and they are not those of an Open Referral package (HSDS): services, "+
			"locations and service_at_location.", "Unpack it, and import the one that has the groups.")
		return nil
	}
	tables, findings := spreadsheet.Tables(i.file, data, i.hub)
	i.Findings = append(i.Findings, findings...)
	var out []input
	for n := range tables {
		out = append(out, input{words: i.hub.Words, table: &tables[n]})
	}
	return out
}

func (i *importer) openJSON(text []byte) []input {
	tooMuch := func() []input {
		i.TooMuch = true
		i.unknown("This file has more values than can be read at once.", "Make several files of it, and import each of them.")
		return nil
	}
	if weightOfJSON(text) > mostOfJSON {
		return tooMuch()
	}
	value, rest, err := valuesOf(text)
	if slices.ContainsFunc(recordsOf(value), func(v any) bool { r, _ := v.(map[string]any); return len(r) > mostFields }) {
		return tooMuch()
	}
	if value == nil && err != nil {
		instead := diag.Text("Ask those who keep it to check it (a comma too many, for example), or for the list as CSV.")
		if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
			instead = "Download it once more: it was probably cut off."
		}
		i.unknown(diag.Say("This file begins like JSON, and cannot be read: %s.", err), instead)
		return nil
	}
	if rest != "" {
		i.warn(diag.PartOfFile, "", diag.Say("Behind what was read, this file goes on, and that was left out: %s",
			shortened(rest)),
			"Download it once more, or make a file of its own of the rest.")
	}
	if names := saidTwice(text); len(names) > 0 {
		i.warn(diag.RecordDoubtful, "", diag.Say("Some records of this file have a field twice, and the last one counts: %s.",
			shortened(strings.Join(names, ", "))), "Ask those who keep the list which of the two is right.")
	}
	in := input{words: i.hub.Words, json: value}
	if _, how := recognise(in); how > foreign {
		return []input{in}
	}
	if list, ok := value.([]any); ok && len(list) == 0 {
		i.unknown("This list is empty.", "Download it once more.")
		return nil
	}
	if names := in.fieldNames(); len(names) > 0 {
		i.unknown(diag.Say("This is JSON of a kind that is not known here. Its fields are: %s.",
			shortened(strings.Join(names, ", "))),
			serverOffers)
		return nil
	}
	i.unknown("This is JSON of a kind that is not known here.", whatIsRead())
	return nil
}
