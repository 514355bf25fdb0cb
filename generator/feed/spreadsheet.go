package feed

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"peerhub/generator/model"
)

// listBy stands between the values of a cell that holds several.
const listBy = "; "

// spreadsheet writes groups.csv: a row per session, with the names of the
// fields of front matter, so that another hub can read it. Names and summaries
// of translations have columns of their own (name.fr).
func (w *writer) spreadsheet(entries []*model.Entry) error {
	header := []string{"id", "name", "summary", "language", "status", "resumes", "kind", "attendance",
		"day", "start", "end", "every", "nth", "rrule", "by_arrangement", "from", "until", "except", "extra", "note", "timezone",
		"venue", "address", "city", "region", "country", "lat", "lon", "precision",
		"online_url", "publish_link", "email", "phone", "url", "languages", "audience", "topics", "access", "cost", "join", "organisation", "verified_on", "page"}
	others := w.site.Hub.Codes()
	for _, code := range others {
		header = append(header, "name."+code, "summary."+code)
	}
	var out bytes.Buffer
	rows := csv.NewWriter(&out)
	rows.UseCRLF = true // RFC 4180
	if err := rows.Write(header); err != nil {
		return err
	}
	for _, e := range entries {
		p, g := e.Original, e.Original.Group
		sessions := g.Schedule
		if len(sessions) == 0 {
			sessions = []model.Session{{}}
		}
		place, contact := g.Place.Told(), g.Contact
		lat, lon := "", ""
		if place.HasPoint {
			lat, lon = degrees(place.Lat), degrees(place.Lon)
		}
		for _, s := range sessions {
			row := []string{groupID(e), p.Title, p.Summary, p.Language, string(g.Status), g.Resumes.String(), g.Kind, string(g.Attendance)}
			row = append(row, session(s)...)
			row = append(row, g.Timezone, place.Venue, place.Address, place.City, strings.Join(place.Region, listBy), place.Country,
				"", "", string(place.Precision),
				g.Online.Told().URL, published(g.Online), contact.Email, contact.Phone, contact.URL,
				strings.Join(g.Languages, listBy), strings.Join(g.Audience, listBy), strings.Join(g.Topics, listBy), strings.Join(g.Access, listBy),
				g.Cost, string(g.Join), g.Organisation, g.Verified.On.String(), w.page(e))
			for _, code := range others {
				name, summary := "", ""
				if own := e.Pages[code]; own != nil && own != p && public(own) {
					name, summary = own.Title, own.Summary
				}
				row = append(row, name, summary)
			}
			for i := range row {
				row[i] = harmless(row[i])
			}
			row[indexLat], row[indexLat+1] = lat, lon // numbers, which may begin with a minus
			if err := rows.Write(row); err != nil {
				return err
			}
		}
	}
	rows.Flush()
	if err := rows.Error(); err != nil {
		return err
	}
	return w.write("groups.csv", out.Bytes())
}

// published is "true" when the link of a meeting is published: whoever reads the
// file back may publish it too.
func published(o model.Online) string {
	if o.Told().URL == "" {
		return ""
	}
	return "true"
}

// indexLat is the column of the latitude; the longitude follows.
const indexLat = 26

// session returns the cells of a session, "day" to "note".
func session(s model.Session) []string {
	var days, nth, except, extra []string
	for _, d := range s.Days {
		days = append(days, dayName(d))
	}
	for _, n := range s.Nth {
		nth = append(nth, strconv.Itoa(n))
	}
	for _, d := range s.Except {
		except = append(except, d.String())
	}
	for _, d := range s.Extra {
		extra = append(extra, d.String())
	}
	every, arrangement := "", ""
	switch {
	case s.ByArrangement:
		arrangement = "true"
	case len(s.Days) == 0:
	case s.Every == model.EveryMonth:
		every = "month"
	case s.Every <= 1:
		every = "week"
	default:
		every = strconv.Itoa(int(s.Every)) + " weeks"
	}
	return []string{strings.Join(days, listBy), s.Start, s.End, every, strings.Join(nth, listBy), s.RRule, arrangement,
		s.From.String(), s.Until.String(), strings.Join(except, listBy), strings.Join(extra, listBy), s.Note}
}

// harmless keeps a cell from being run as a formula: spreadsheets calculate
// what begins with one of these characters (OWASP, CSV Injection). The
// apostrophe tells them that the cell is text.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
