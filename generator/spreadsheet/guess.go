package spreadsheet

import (
	"regexp"
	"strings"

	"peerhub/generator/diag"
)

// What the cells of a column that nobody knows look like: so that people do not only hide it.

var (
	wholeMail  = regexp.MustCompile(`^` + mailIn.String() + `$`)
	wholePhone = regexp.MustCompile(`^` + numberIn.String() + `$`)
)

// looks are the columns that cells can be told for, the surest first.
var looks = []struct {
	field diag.Text
	is    func(s *sheet, cell string) bool
}{
	{"email", func(_ *sheet, cell string) bool { return wholeMail.MatchString(cell) }},
	{"telephone", func(_ *sheet, cell string) bool { return wholePhone.MatchString(digits(cell)) }},
	{"website", func(_ *sheet, cell string) bool {
		return strings.HasPrefix(cell, "https://") || strings.HasPrefix(cell, "http://") || bareAddress.MatchString(cell)
	}},
	{"day", func(s *sheet, cell string) bool { return saysDay(s.hub.Words, cell) }},
	{"start", func(s *sheet, cell string) bool {
		t := hours(s.hub.Words, cell, "")
		return isClock(t.start) && (t.end != "" || strings.ContainsAny(cell, ":.hHmM")) || t.asks != ""
	}},
	{"contact", func(s *sheet, cell string) bool {
		parts := contactOf(s.hub.Words, cell)
		return parts.phone+parts.email != "" && parts.unclear == ""
	}},
}

// looksLike is the name of a column that more than half of the cells of another look like, or "".
func looksLike(s *sheet, c column, rows []Row) diag.Text {
	if Private(s.hub.Words, c.header) || nearestColumn(s, nil, c.header) != "" {
		return ""
	}
	for _, look := range looks {
		filled, alike := 0, 0
		for _, r := range rows {
			if cell := cellOf(r, c); cell != "" {
				filled++
				if look.is(s, cell) {
					alike++
				}
			}
		}
		if alike*2 > filled {
			return look.field
		}
	}
	return ""
}
