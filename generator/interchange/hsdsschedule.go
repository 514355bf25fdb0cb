package interchange

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"peerhub/generator/directory"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
)

// hsdsSchedule is a rule of RFC 5545 in pieces. HSDS has no days that are left
// out, and no rules by the day or by the year; those are told in words.
type hsdsSchedule struct {
	ID          string `json:"id"`
	ValidFrom   string `json:"valid_from,omitempty"`
	ValidTo     string `json:"valid_to,omitempty"`
	Start       string `json:"dtstart,omitempty"`
	Count       int    `json:"count,omitempty"`
	Freq        string `json:"freq,omitempty"`
	Interval    int    `json:"interval,omitempty"`
	ByDay       string `json:"byday,omitempty"`
	ByMonthDay  string `json:"bymonthday,omitempty"`
	Description string `json:"description,omitempty"`
	OpensAt     string `json:"opens_at,omitempty"`
	ClosesAt    string `json:"closes_at,omitempty"`
	Notes       string `json:"notes,omitempty"`
}

// arrangement is the description of a schedule without days, in a format that
// has no other word for it.
const arrangement = "By arrangement"

// scheduleOf writes a session in the pieces of HSDS; Freq is "" when it has none
// for it.
func scheduleOf(s model.Session) hsdsSchedule {
	out := hsdsSchedule{ValidFrom: s.From.String(), ValidTo: s.Until.String(),
		OpensAt: s.Start, ClosesAt: s.End, Notes: s.Note}
	switch {
	case s.ByArrangement:
	case s.RRule != "":
		out.rule(s.RRule)
	case s.Every == model.EveryMonth:
		out.Freq, out.Interval = "MONTHLY", 1
		var days []string
		for _, n := range s.Nth {
			days = append(days, texts(s.Days, func(d time.Weekday) string {
				return strconv.Itoa(n) +
					directory.RuleDay(d)
			})...)
		}
		out.ByDay = strings.Join(days, ",")
	case len(s.Days) > 0:
		out.Freq, out.Interval = "WEEKLY", max(1, int(s.Every))
		out.ByDay = strings.Join(texts(s.Days, directory.RuleDay), ",")
	}
	if out.Interval > 1 || out.Count > 0 {
		out.Start = out.ValidFrom // HSDS: needed where the weeks are counted
	}
	return out
}

// rule takes a rule to pieces, if HSDS has a piece for each part of it.
func (out *hsdsSchedule) rule(text string) {
	o, err := rrule.StrToROption(text)
	if err != nil || o.Freq != rrule.WEEKLY && o.Freq != rrule.MONTHLY || len(o.Bysetpos)+len(o.Bymonth) > 0 {
		return
	}
	out.Freq, out.Interval, out.Count = o.Freq.String(), max(1, o.Interval), o.Count
	out.ByDay = strings.Join(texts(o.Byweekday, rrule.Weekday.String), ",")
	out.ByMonthDay = strings.Join(texts(o.Bymonthday, strconv.Itoa), ",")
}

// schedules reads when a service is open; those of its place speak first.
func (r *hsdsReader) schedules(made *Record, o object) {
	if len(made.Group.Schedule) > 0 {
		return // which is counted as left out
	}
	for _, schedule := range o.objects("schedules") {
		schedule.skip("id", "service_id", "location_id", "service_at_location_id")
		if s, ok := r.opens(made, schedule); ok {
			made.addSession(s)
		}
	}
}

// opens reads a schedule: a rule in pieces, or words. Words that say nothing of an
// arrangement are none.
func (r *hsdsReader) opens(made *Record, o object) (model.Session, bool) {
	from, _ := spreadsheet.Date(o.text("valid_from"))
	until, _ := spreadsheet.Date(o.text("valid_to", "until"))
	start, _ := spreadsheet.Date(o.text("dtstart"))
	note, words := o.text("notes"), o.text("description")
	if from.IsZero() {
		from = start
	}
	rule, begins, ends := ruleOf(o), o.text("opens_at"), o.text("closes_at")
	if rule != "" {
		s, ok := directory.ReadRule(rule, nil)
		if s.Start = r.clock(begins); ok && s.Start != "" {
			s.End = r.clock(ends)
			if ends != "" && s.End == "" {
				r.fell(r.where+" ("+made.Title+")", "end: "+ends)
			}
			if s.Start == "00:00" && s.End == "00:00" { // all day
				s.End = "23:59"
			}
			s.From, s.Until, s.Note = from, until, cmp.Or(note, words)
			if note != "" && words != "" && words != note {
				r.left.add("schedules.description, beside notes", r.where)
			}
			return s, true
		}
		r.fell(r.where+" ("+made.Title+")", "schedule: "+rule, "start: "+begins, "end: "+ends)
		made.paragraph(strings.TrimSpace(words + " " + note))
		return model.Session{}, false
	}
	r.fell(r.where+" ("+made.Title+")", "start: "+begins, "end: "+ends)
	s := model.Session{ByArrangement: true, Note: note, From: from, Until: until}
	if strings.EqualFold(words, arrangement) {
		return s, true
	}
	s.Note = strings.TrimSpace(words + " " + note)
	return s, s.Note != ""
}

// ruleOf puts a rule together; "" when there is none.
func ruleOf(o object) string {
	freq := strings.ToUpper(o.text("freq"))
	if freq == "" {
		return ""
	}
	rule := "FREQ=" + freq
	for _, name := range []string{"interval", "byday", "bymonthday", "count"} {
		value := strings.ReplaceAll(o.text(name), " ", "")
		if value == "" || name == "interval" && value == "1" || name == "bymonthday" && freq != "MONTHLY" {
			continue
		}
		rule += ";" + strings.ToUpper(name) + "=" + value
	}
	return rule
}

// offset is what stands behind a time of HSDS: the difference to UTC.
var offset = regexp.MustCompile(`(?:Z|[+-][0-9]{2}:?(?:[0-9]{2})?)$`)

// clock reads a time of day without its offset from UTC, 09:00-05:00. What that
// means on another day of the year nobody can tell; 09:00Z is asked about.
func (r *hsdsReader) clock(s string) string {
	bare := offset.ReplaceAllString(s, "")
	if strings.HasSuffix(s, "Z") && spreadsheet.Clock(nil, bare) != "" {
		r.left.add("the Z of times, which says that they are in UTC: they were taken for the time at the place",
			r.where)
	}
	return spreadsheet.Clock(nil, bare)
}
