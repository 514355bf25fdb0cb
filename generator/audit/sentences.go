package audit

import (
	"slices"
	"strings"

	"peerhub/generator/diag"
)

// said is a sentence and how much it weighs: a stranger who learns of a visit is an Error, what only the
// site itself learns or keeps is a Warning, and what is not so weighs nothing.
type said struct {
	Severity diag.Severity
	Text     diag.Text
}

// Errors and Warnings are how many things of each weight the report names.
func (r Report) Errors() int { return count(r.verdict(), diag.Error) }

// Warnings are what a visitor may want to know, and no stranger learns.
func (r Report) Warnings() int { return count(r.verdict(), diag.Warning) }

func count(all []said, of diag.Severity) int {
	n := 0
	for _, s := range all {
		if s.Severity == of {
			n++
		}
	}
	return n
}

// Verdict is the sentence before all others.
func (r Report) Verdict() diag.Text {
	opened, known := len(r.Pages), r.known()
	switch {
	case r.Errors() > 0 && known > opened:
		return diag.Say("Others learn that somebody was on this site. We opened %d of its %d pages.", opened, known)
	case r.Errors() > 0:
		return "Others learn that somebody was on this site."
	case r.Warnings() > 0 && known > opened:
		return diag.Say("On the %d of its %d pages that we opened, nobody else learns that somebody was there. Some things are good to know. "+
			"We did not look at the others.", opened, known)
	case known > opened:
		return diag.Say("On the %d of its %d pages that we opened, nobody else learns that somebody was there, and nothing is kept on the device. "+
			"We did not look at the others.", opened, known)
	case r.Warnings() > 0:
		return "Nobody else learns that somebody was on this site. Some things are good to know."
	}
	return "Nobody else learns that somebody was on this site, and it keeps nothing on the device."
}

// known is how many pages of the site the report knows of, opened or not.
func (r Report) known() int {
	n := len(r.Pages)
	for _, left := range r.LeftOff {
		n += left
	}
	return n
}

// unreached are the hosts that were asked for something and never answered.
func (r Report) unreached() []string {
	return hosts(r.Others, func(o Other) bool { return o.Unreached })
}

// Sentences are what the verdict comes from, the worst first.
func (r Report) Sentences() []diag.Text {
	all := r.verdict()
	slices.SortStableFunc(all, func(a, b said) int { return weight[a.Severity] - weight[b.Severity] })
	var out []diag.Text
	for _, s := range all {
		out = append(out, s.Text)
	}
	return out
}

var weight = map[diag.Severity]int{diag.Error: 0, diag.Warning: 1, "": 2}

// verdict says what is so, and what is not.
func (r Report) verdict() []said {
	var out []said
	say := func(is bool, severity diag.Severity, text, otherwise diag.Text) {
		switch {
		case is:
			out = append(out, said{severity, text})
		case otherwise != "":
			out = append(out, said{"", otherwise})
		}
	}
	strangers := hosts(r.Others, func(o Other) bool { return !o.Same })
	say(len(strangers) > 0, diag.Error, diag.Say("Its pages ask others for something as soon as they are opened: %s.", few(strangers)),
		"No page asks anybody else for anything.")
	of := func(key func(Other) string) []string {
		var out []string
		for _, o := range r.Others {
			if is := key(o); is != "" && !o.Same {
				add(&out, is)
			}
		}
		return out
	}
	followers := of(func(o Other) string {
		if slices.Contains([]what{statistics, advertise, recording, social}, what(o.What)) {
			return o.Name
		}
		return ""
	})
	say(len(followers) > 0, diag.Error, diag.Say("Among them are those who count, follow or advertise to people: %s.", few(followers)), "")
	told := of(func(o Other) string {
		if o.Page {
			return o.Host
		}
		return ""
	})
	say(len(told) > 0, diag.Error, diag.Say("These are told which page somebody reads: %s.", few(told)), "")
	words := of(func(o Other) string {
		if o.Word {
			return o.Host
		}
		return ""
	})
	say(len(words) > 0, diag.Error, diag.Say("What people type into the search goes to %s.", few(words)), "")
	home := slices.ContainsFunc(r.Searches, func(s Search) bool {
		return slices.ContainsFunc(slices.Concat(s.While, s.Enter), func(t Told) bool { return t.Own && t.Word })
	})
	say(home, diag.Warning, "What people search for goes to the host of the site, which can keep it.", "")
	say(len(r.Searches) > 0 && !home && len(words) == 0, "", "What people type into the search does not leave the device, as far as we could read what was sent.", "")
	say(len(r.Searches) == 0, "", "We found no place to search.", "")
	var theirs, own []string
	for _, c := range r.Cookies {
		if c.Own {
			add(&own, c.Name)
		} else {
			add(&theirs, c.Domain)
		}
	}
	say(len(theirs) > 0, diag.Error, diag.Say("Others put cookies on the device: %s.", few(theirs)), "")
	say(len(own) > 0, diag.Warning, diag.Say("The site puts cookies on the device: %s.", few(own)), "")
	say(len(r.Cookies) == 0, "", "There are no cookies.", "")
	var pixels []string
	for _, o := range r.Others {
		pixels = append(pixels, o.Pixels...)
	}
	say(len(pixels) > 0, diag.Error, diag.Say("There are tracking pixels, pictures of one dot that nobody can see and that only count people: %s.", few(pixels)), "")
	kept := []string{}
	for _, k := range r.Kept {
		add(&kept, k.Host)
	}
	say(len(kept) > 0, diag.Warning, diag.Say("Something is kept on the device: by %s.", few(kept)), "Nothing is kept on the device.")
	same := hosts(r.Others, func(o Other) bool { return o.Same })
	say(len(same) > 0, diag.Warning, diag.Say("It asks other servers under its own name: %s.", few(same)), "")
	say(len(r.Private) > 0, diag.Error, diag.Say("It wanted to reach machines in the visitor's own network, which was not let through: %s.", few(r.Private)), "")
	var acts []string
	broken := 0
	for _, p := range r.Pages {
		if p.Dialogs || len(p.Windows) > 0 || len(p.Downloads) > 0 || p.SentTo != "" {
			acts = append(acts, p.Address)
		}
		if p.Trouble != "" {
			broken++
		}
	}
	say(len(acts) > 0, diag.Warning, diag.Say("Pages do something that nobody asked for: open windows, save files, or send people elsewhere: %s.", few(acts)), "")
	say(broken > 0, diag.Warning, diag.Say("Not every page could be seen whole: %d of %d. The list below says which.", broken, len(r.Pages)), "")
	say(len(r.unreached()) > 0, diag.Warning, diag.Say("Others were not reached, so what they would have brought is not in this report: %s.", few(r.unreached())), "")
	say(r.Stopped, diag.Warning, "The audit was stopped before all was seen.", "")
	return out
}

func hosts(all []Other, are func(Other) bool) []string {
	var out []string
	for _, o := range all {
		if are(o) {
			out = append(out, o.Host)
		}
	}
	return out
}

// few names some of many.
func few(all []string) diag.Text {
	const some = 6
	var names []string
	for _, name := range all[:min(some, len(all))] {
		names = append(names, readable(name))
	}
	list := strings.Join(names, ", ")
	if len(all) > some {
		return diag.Say("%s and %d more", list, len(all)-some)
	}
	return diag.Verbatim(list)
}

// whats are the kinds of known.tsv in words: what somebody is there for, and what that means.
var whats = map[what][2]diag.Text{
	statistics: {"statistics", "counts visits; often it knows people again, on this site and on others"},
	advertise:  {"advertising", "collects what people read, to show them advertisements, here and elsewhere"},
	recording:  {"recording", "records how people move, scroll and type on a page"},
	social:     {"social network", "learns which of its members were here, and what they read"},
	video:      {"films and sound", "plays something in the page, and learns who opened it"},
	maps:       {"map", "draws a map, and learns which place somebody looks at"},
	fonts:      {"fonts", "sends the fonts of the page, and learns who opened it; they could lie on the site itself"},
	files:      {"files", "keeps files for many sites, and learns who opened a page of which; they could lie on the site itself"},
	robotsTest: {"test for robots", "watches how people behave, to tell them from programs"},
	chat:       {"chat", "puts a window for messages into the page, and often knows people again"},
	forms:      {"form", "shows a form or an offer, and gets what people write into it"},
	consent:    {"question about cookies", "asks what people agree to, and keeps the answer"},
	searches:   {"search", "gets what people search for"},
	payment:    {"payment", "takes payments, and watches pages to find fraud"},
	faults:     {"reports of faults", "is told when something goes wrong on a page, with much about the device"},
	unknown:    {"unknown", "is not in our list; ask whoever made the site what it is for"},
}

// asks are what is asked for, in words.
var asks = map[string]diag.Text{"script": "a program for the page", "font": "a font", "media": "sound or film", "stylesheet": "a style sheet",
	"websocket": "an open line", "connection": "a connection in advance", "document": "a page within the page", "image": "pictures",
	"pixel": "a tracking pixel", "message": "messages about the visit", "data": "data"}

// wheres are where something can be kept, in words.
var wheres = map[string]diag.Text{"local": "notes that stay (local storage)", "session": "notes until the window is closed (session storage)",
	"database": "a database (IndexedDB)", "cache": "copies of pages (cache storage)", "files": "files (origin private file system)",
	"worker": "a program that stays (service worker)"}

// troubles are why a page was not seen whole, in words.
var troubles = map[trouble]diag.Text{notOpened: "could not be opened", badStatus: "was answered with an error",
	noEnd: "was still loading after 15 seconds", stuck: "no longer answered", tooLarge: "brought more than 50 MB",
	tooMany: "asked for more than 5,000 things", unread: "did something of which the browser told more than can be read"}

// lefts are why pages were not opened, in words.
var lefts = map[left]diag.Text{leftMost: "because there were enough: %d", leftAlike: "because many were like them, as in a calendar: %d",
	leftRobots: "because robots.txt asks programs not to: %d", leftAct: "because the link might do something: %d",
	leftLong: "because the address was too long: %d"}
