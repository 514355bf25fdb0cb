package interchange

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"peerhub/generator/model"
)

// listBy stands between the values of a cell that holds several.
const listBy = "; "

// columns are the fields of groups.csv, in the order of its columns: the names
// of the fields of front matter, so that another hub can read the file.
func (w *writer) columns() []string {
	header := []string{"id", "name", "summary", "first_visit", "alert", "alert_until", "language", "status", "resumes", "kind", "attendance",
		"day", "start", "end", "every", "nth", "rrule", "by_arrangement", "from", "until", "except", "extra", "note", "timezone",
		"venue", "address", "city", "region", "country", "lat", "lon", "precision",
		"online_url", "publish_link", "email", "phone", "url", "languages", "audience", "topics", "access", "cost", "join", "organisation", "verified_on", "updated", "page"}
	for _, code := range w.site.Hub.Codes() {
		header = append(header, "name."+code, "summary."+code, "first_visit."+code)
	}
	return header
}

// spreadsheet writes groups.csv: a row per session. Texts of translations have
// columns of their own (name.fr).
func (w *writer) spreadsheet() ([]byte, error) {
	var out bytes.Buffer
	rows := csv.NewWriter(&out)
	rows.UseCRLF = true // RFC 4180
	header := w.columns()
	if err := rows.Write(header); err != nil {
		return nil, err
	}
	lat := slices.Index(header, "lat")
	for _, e := range w.entries {
		g := e.Original.Group
		sessions := g.Schedule
		if len(sessions) == 0 {
			sessions = []model.Session{{}}
		}
		for _, s := range sessions {
			row := w.row(e, s)
			for i := range row {
				if i != lat && i != lat+1 { // numbers, which may begin with a minus
					row[i] = harmless(row[i])
				}
			}
			if err := rows.Write(row); err != nil {
				return nil, err
			}
		}
	}
	rows.Flush()
	return out.Bytes(), rows.Error()
}

// row returns the cells of a session of a group.
func (w *writer) row(e *model.Entry, s model.Session) []string {
	p, g := e.Original, e.Original.Group
	place, contact := g.Place.Told(), g.Contact
	lat, lon := "", ""
	if place.HasPoint {
		lat, lon = degrees(place.Lat), degrees(place.Lon)
	}
	row := []string{groupID(e), p.Title, p.Summary, g.FirstVisit, g.Alert.Text, g.Alert.Until.String(), p.Language, string(g.Status), g.Resumes.String(),
		g.Kind, string(g.Attendance)}
	row = append(row, session(s)...)
	row = append(row, g.Timezone, place.Venue, place.Address, place.City, strings.Join(place.Region, listBy), place.Country,
		lat, lon, string(place.Precision),
		g.Online.Told().URL, published(g.Online), contact.Email, contact.Phone, contact.URL,
		strings.Join(g.Languages, listBy), strings.Join(g.Audience, listBy), strings.Join(g.Topics, listBy), strings.Join(g.Access, listBy),
		g.Cost, string(g.Join), g.Organisation, g.Verified.On.String(), p.Updated.String(), w.page(e))
	for _, code := range w.site.Hub.Codes() {
		own := e.Pages[code]
		if own == nil || own == p || own.Broken || own.Draft || own.Sample || own.Group == nil {
			row = append(row, "", "", "")
			continue
		}
		row = append(row, own.Title, own.Summary, own.Group.FirstVisit)
	}
	return row
}

// published is "true" when the link of a meeting is published: whoever reads the
// file back may publish it too.
func published(o model.Online) string {
	if o.Told().URL == "" {
		return ""
	}
	return "true"
}

// session returns the cells of a session, "day" to "note".
func session(s model.Session) []string {
	var nth, except, extra []string
	for _, n := range s.Nth {
		nth = append(nth, strconv.Itoa(n))
	}
	for _, d := range s.Except {
		except = append(except, d.String())
	}
	for _, d := range s.Extra {
		extra = append(extra, d.String())
	}
	arrangement := ""
	if s.ByArrangement {
		arrangement = "true"
	}
	return []string{strings.Join(dayNames(s.Days), listBy), s.Start, s.End, every(s), strings.Join(nth, listBy), s.RRule, arrangement,
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
