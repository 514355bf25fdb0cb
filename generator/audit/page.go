package audit

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"golang.org/x/net/idna"

	"peerhub/generator/diag"
)

//go:embed report.html
var reportTemplate string

// row is a line of a table.
type row struct {
	Name  string   // a name of a stranger, or of something of theirs
	Small []string // in words, below the name
	Cells []string // in words, one below each head but the first
	List  []string // names, below the last
}

// table is a part of the report.
type table struct {
	ID, Title, Lead, Empty string
	Heads                  []string
	Rows                   []row
	Note                   string
	All                    []string // names, behind AllTitle
	AllTitle               string
}

// Head is what stands above the cell of a row behind its name.
func (t table) Head(n int) string { return t.Heads[n+1] }

// Marker is in each report: a file without it is not overwritten.
const Marker = `<meta name="generator" content="peerhub audit">`

// WriteHTML writes the report as one page, for people, in the language of the words. It needs no scripts, and loads
// nothing.
func (r Report) WriteHTML(w io.Writer, language string, words diag.Words) error {
	say := func(format diag.Text, values ...any) string {
		if len(values) == 0 {
			return words.Say(format)
		}
		return words.Say(diag.Say(format, values...))
	}
	dir := "ltr"
	if words.RightToLeft {
		dir = "rtl"
	}
	bad, mind := r.Errors() > 0, r.Warnings() > 0
	view := struct {
		Language, Dir, Title, Address, Small, Verdict, Class string
		Sentences                                            []string
		Contents                                             string
		Tables                                               []table
		How                                                  []string
		HowTitle                                             string
	}{Language: language, Dir: dir, Title: say("What this site asks of its visitors"), Address: readable(r.Address),
		Verdict: say(r.Verdict()), Class: map[bool]string{true: "bad", false: "good"}[bad], Contents: say("On this page")}
	if !bad && mind {
		view.Class = "mind"
	}
	view.Small = say("%d of the %d pages that we know of, opened with %s.", len(r.Pages), r.known(), r.Browser)
	if r.Day != "" {
		view.Small = say("%d of the %d pages that we know of, opened with %s, on %s.", len(r.Pages), r.known(), r.Browser, r.Day)
	}
	for _, s := range r.Sentences() {
		view.Sentences = append(view.Sentences, words.Say(s))
	}
	view.Tables = []table{r.othersTable(say), r.searchTable(say), r.cookieTable(say), r.keptTable(say), r.fontTable(say),
		r.pixelTable(say), r.pageTable(say)}
	view.HowTitle = say("How this was found out")
	view.How = []string{
		say("A program opened each page once, as a visitor would who is here for the first time. It scrolled to the end, and typed one made-up word into the search."),
		say("It pressed no other button, filled in no form and logged in nowhere. What happens only then is not in this report."),
		say("Some sites show other things to other people: in another country, on another day, or to such a program."),
	}
	return page.Execute(w, view)
}

var page = template.Must(template.New("report").Parse(reportTemplate))

// sayer says a sentence in the language of the report.
type sayer func(format diag.Text, values ...any) string

func (r Report) othersTable(say sayer) table {
	t := table{ID: "others", Title: say("Who is asked"), Empty: say("Nobody but the site itself."),
		Lead:  say("Each of these learns the address of the visitor’s internet connection, the time and the kind of browser."),
		Heads: []string{say("Who"), say("What for"), say("What is asked for"), say("On these pages")}}
	for _, o := range r.Others {
		x := row{Name: readable(o.Host), List: o.Pages}
		switch {
		case o.Same:
			x.Small = append(x.Small, say("A server under the site’s own name."))
		case o.Name != "":
			x.Small = append(x.Small, say("%s, of %s.", o.Name, o.Owner))
		}
		if o.Page {
			x.Small = append(x.Small, say("It is told which page somebody reads."))
		}
		if o.Word {
			x.Small = append(x.Small, say("It is told what people type into the search."))
		}
		for _, from := range o.Through {
			x.Small = append(x.Small, say("%s sends the browser on to it.", readable(from)))
		}
		is := whats[what(o.What)]
		if o.Same && o.What == "" {
			is = [2]diag.Text{"the site itself", "belongs to the site, as far as its name says"}
		}
		var asked diag.Text
		for _, kind := range o.Asked {
			if asked == "" {
				asked = asks[kind]
			} else {
				asked = diag.Say("%s, %s", asked, asks[kind])
			}
		}
		x.Cells = []string{say("%s: %s", is[0], is[1]), say(asked)}
		t.Rows = append(t.Rows, x)
	}
	return t
}

func (r Report) searchTable(say sayer) table {
	t := table{ID: "search", Title: say("What the search sends"), Empty: say("We found no place to search."),
		Heads: []string{say("Where"), say("While somebody types"), say("When they press Enter")},
		Note:  say("A word that is sent in disguise, as a code, cannot be recognised. Then it only says who was asked for something.")}
	for _, s := range r.Searches {
		x := row{Name: s.Page, Cells: []string{tells(say, s.While), tells(say, s.Enter)}}
		if s.Label != "" {
			x.Small = []string{say("The box is called %q.", s.Label)}
		}
		if s.Unsent {
			x.Cells[1] = say("Not tried: it would post a form, or lead to another site.")
		}
		t.Rows = append(t.Rows, x)
	}
	return t
}

// tells says who was told what.
func tells(say sayer, all []Told) string {
	var out diag.Text
	for _, t := range all {
		one := diag.Say("%s is asked for something, without the word", readable(t.Host))
		switch {
		case t.Letters:
			one = diag.Say("%s gets each letter as it is typed", readable(t.Host))
		case t.Word:
			one = diag.Say("%s gets the word", readable(t.Host))
		}
		if out == "" {
			out = one
		} else {
			out = diag.Say("%s; %s", out, one)
		}
	}
	if out == "" {
		return say("Nothing leaves the device.")
	}
	return say("%s.", out)
}

// none says that there is nothing, unless those were not reached who might bring it.
func (r Report) none(say sayer, text diag.Text) string {
	if len(r.unreached()) > 0 {
		return say("None that we saw. Others were not reached, and may bring some.")
	}
	return say(text)
}

func (r Report) cookieTable(say sayer) table {
	t := table{ID: "cookies", Title: say("Cookies"), Empty: r.none(say, "None."),
		Lead:  say("A cookie is a note on the device, which is sent along with everything that is asked of its owner: so people are known again."),
		Heads: []string{say("Name"), say("Whose"), say("For how long"), say("First seen on")}}
	for _, c := range r.Cookies {
		long := say("until the browser is closed")
		switch {
		case c.Refused:
			long = say("the browser did not keep it")
		case c.Days == 1:
			long = say("one day")
		case c.Days > 1:
			long = say("%d days", c.Days)
		}
		t.Rows = append(t.Rows, row{Name: c.Name, Cells: []string{say(diag.Verbatim(readable(c.Domain))), long}, List: []string{c.Page}})
	}
	return t
}

func (r Report) keptTable(say sayer) table {
	t := table{ID: "kept", Title: say("What else is kept on the device"), Empty: r.none(say, "Nothing."),
		Heads: []string{say("Whose"), say("How"), say("Under these names"), say("On these pages")}}
	for _, k := range r.Kept {
		t.Rows = append(t.Rows, row{Name: readable(k.Host), Cells: []string{say(wheres[k.Where]), say(few(k.Names))}, List: k.Pages})
	}
	return t
}

func (r Report) fontTable(say sayer) table {
	return r.namedTable(table{ID: "fonts", Title: say("Fonts from elsewhere"), Empty: r.none(say, "None."), Heads: []string{say("File"), say("On these pages")}},
		func(o Other) []string { return o.Fonts })
}

func (r Report) pixelTable(say sayer) table {
	return r.namedTable(table{ID: "pixels", Title: say("Tracking pixels"), Empty: r.none(say, "None."),
		Lead:  say("A tracking pixel is a picture of one dot that nobody can see. It is there for one reason: whoever has it learns that the page was opened."),
		Heads: []string{say("File"), say("On these pages")}}, func(o Other) []string { return o.Pixels })
}

func (r Report) namedTable(t table, names func(Other) []string) table {
	for _, o := range r.Others {
		for _, name := range names(o) {
			t.Rows = append(t.Rows, row{Name: readable(name), List: o.Pages})
		}
	}
	return t
}

func (r Report) pageTable(say sayer) table {
	t := table{ID: "pages", Title: say("The pages"), Empty: say("All of them opened as they should."),
		Heads: []string{say("Page"), say("What happened")}, AllTitle: say("All that were opened: %d", len(r.Pages))}
	for _, p := range r.Pages {
		t.All = append(t.All, p.Address)
		var of []string
		if p.Trouble != "" {
			of = append(of, say("It %s.", troubles[trouble(p.Trouble)]))
		}
		if p.Dialogs {
			of = append(of, say("It opens a message, which has to be answered."))
		}
		if p.SentTo != "" {
			of = append(of, say("It sends people on to %s by itself.", readable(p.SentTo)))
		}
		for _, to := range p.Windows {
			of = append(of, say("It opens another window by itself: %s.", readable(to)))
		}
		for _, file := range p.Downloads {
			of = append(of, say("It saves a file by itself: %s. We did not let it.", readable(file)))
		}
		if of != nil {
			t.Rows = append(t.Rows, row{Name: p.Address, Cells: []string{strings.Join(of, " ")}})
		}
	}
	var rest diag.Text
	for _, why := range []left{leftMost, leftAlike, leftRobots, leftAct, leftLong} {
		if n := r.LeftOff[string(why)]; n > 0 {
			one := diag.Say(lefts[why], n)
			if rest == "" {
				rest = one
			} else {
				rest = diag.Say("%s; %s", rest, one)
			}
		}
	}
	if rest != "" {
		t.Note = say("Pages that were not opened, %s.", rest)
	}
	return t
}

// readable is a host, or an address, with its letters beside what the browser calls it (RFC 5891): two names can look alike in
// letters, so these never stand alone.
func readable(name string) string {
	host := name
	if _, after, is := strings.Cut(name, "://"); is {
		host = after
	}
	if at := strings.IndexAny(host, ":/"); at >= 0 {
		host = host[:at]
	}
	letters, err := idna.Display.ToUnicode(host)
	if err != nil || letters == host || shown(letters, 100) != letters {
		return name
	}
	return name + " (" + letters + ")"
}
