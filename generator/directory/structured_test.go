package directory_test

import (
	"encoding/json"
	"testing"
	"time"

	"peerhub/generator/directory"
	"peerhub/generator/model"
)

// What search engines are told is what somebody wrote: nth weekdays, days that
// fall out, days besides, and no date that nobody named.
func TestSchedules(t *testing.T) {
	thursday := []time.Weekday{time.Thursday}
	const zone = `"scheduleTimezone":"Europe/London"`
	for _, c := range []struct {
		name string
		s    model.Session
		want string
	}{
		{"weekly", model.Session{Days: tue, Start: "18:30", End: "20:00", Every: 1},
			`[{"@type":"Schedule","repeatFrequency":"P1W","byDay":["https://schema.org/Tuesday"],"startTime":"18:30","endTime":"20:00",` + zone + `}]`},
		{"two weeks count from a day", model.Session{Days: tue, Start: "18:30", Every: 2, From: day("2026-01-09")},
			`[{"@type":"Schedule","repeatFrequency":"P2W","byDay":["https://schema.org/Tuesday"],"startTime":"18:30","startDate":"2026-01-13",` + zone + `}]`},
		{"first and last of the month", model.Session{Days: thursday, Start: "10:00", Every: model.EveryMonth,
			Nth: []int{1, -1}},
			`[{"@type":"Schedule","repeatFrequency":"P1M","byDay":["https://schema.org/Thursday"],"byMonthWeek":1,"startTime":"10:00",` + zone + `},` +
				`{"@type":"Schedule","repeatFrequency":"P1M","byDay":["-1TH"],"startTime":"10:00",` + zone + `}]`},
		{"except, extra, until", model.Session{Days: tue, Start: "18:30", Every: 1, Until: day("2026-12-31"),
			Except: []model.Date{day("2026-12-22")}, Extra: []model.Date{day("2026-12-26")}},
			`[{"@type":"Schedule","repeatFrequency":"P1W","byDay":["https://schema.org/Tuesday"],"startTime":"18:30","endDate":"2026-12-31","exceptDate":["2026-12-22"],` + zone + `},` +
				`{"@type":"Schedule","startTime":"18:30","startDate":"2026-12-26","endDate":"2026-12-26",` + zone +
				`}]`},
		{"a rule by day of the month", model.Session{RRule: "FREQ=MONTHLY;BYMONTHDAY=15", Start: "10:00"},
			`[{"@type":"Schedule","repeatFrequency":"P1M","byMonthDay":[15],"startTime":"10:00",` + zone + `}]`},
		{"daily", model.Session{Days: []time.Weekday{1, 2, 3, 4, 5, 6, 0}, Start: "10:00", Every: 1},
			`[{"@type":"Schedule","repeatFrequency":"P1D","startTime":"10:00",` + zone + `}]`},
		{"what schema.org cannot say", model.Session{RRule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
			Start: "10:00"}, `null`},
		{"by arrangement", model.Session{ByArrangement: true}, `null`},
	} {
		data, err := json.Marshal(directory.Schedules(&model.Group{}, c.s, testHub()))
		if err != nil {
			t.Fatal(err)
		}
		if string(data) != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, data, c.want)
		}
	}
}
