package audit

import (
	_ "embed"
	"net/netip"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// known.tsv says who is behind a domain: the domain, what it is called, whose it is, and what it is for.
//
//go:embed known.tsv
var knownFile string

// what is what somebody is asked for.
type what string

// The kinds of known.tsv.
const (
	statistics what = "statistics" // counts visits, and often follows people
	advertise  what = "advertising"
	recording  what = "recording" // records what people do on the page
	social     what = "social"
	video      what = "video"
	maps       what = "map"
	fonts      what = "fonts"
	files      what = "files" // scripts and styles that many sites share
	robotsTest what = "robots"
	chat       what = "chat"
	forms      what = "forms"
	consent    what = "consent"
	searches   what = "search"
	payment    what = "payment"
	faults     what = "faults"
	unknown    what = ""
)

type party struct {
	Name, Owner string
	What        what
}

// parties are those of known.tsv, by domain.
var parties = readKnown(knownFile)

func readKnown(text string) map[string]party {
	out := map[string]party{}
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) == 4 {
			out[fields[0]] = party{fields[1], fields[2], what(fields[3])}
		}
	}
	return out
}

// who says who is behind a host: the longest domain that is known of it.
func who(host string) party {
	for domain := strings.ToLower(host); domain != ""; {
		if p, is := parties[domain]; is {
			return p
		}
		_, domain, _ = strings.Cut(domain, ".")
	}
	return party{}
}

// sameOwner reports whether two hosts are of one domain that somebody registered.
func sameOwner(a, b string) bool {
	if a == b {
		return true
	}
	if _, err := netip.ParseAddr(a); err == nil {
		return false // the end of a number is no domain
	}
	of, err := publicsuffix.EffectiveTLDPlusOne(a)
	and, err2 := publicsuffix.EffectiveTLDPlusOne(b)
	return err == nil && err2 == nil && of == and
}

// domain is the last two words of a host.
func domain(host string) string {
	words := strings.Split(host, ".")
	return strings.Join(words[max(0, len(words)-2):], ".")
}
