package interchange

import (
	"strings"
	"testing"

	"peerhub/generator/model"
)

// TestWithheld: a record that is not for everybody is in no draft, whatever its format,
// and is counted once.
func TestWithheld(t *testing.T) {
	guide := func(flag string) string {
		return `[{"name":"Tea","slug":"tea","day":2,"time":"18:30"},{"name":"Zqx","slug":"zqx","day":2,"time":"18:30",` + flag + `}]`
	}
	services := func(flag string) string {
		return `[{"id":"1","name":"Tea","status":"active","description":"x","organization_id":"o"},
			{"id":"2","name":"Zqx","status":"active","description":"x","organization_id":"o",` + flag + `}]`
	}
	features := func(flag string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"name":"Tea","day":"Monday","city":"Leeds"}},
			{"type":"Feature","geometry":null,"properties":{"name":"Zqx","day":"Monday","city":"Leeds",` + flag + `}}]}`
	}
	strange := func(flag string) string {
		return `{"groups":[{"name":"Tea","day":"Tuesday","startTime":"18:30","location":{"city":"Leeds"}},
			{"name":"Zqx","day":"Tuesday","startTime":"18:30","location":{"city":"Leeds"},` + flag + `}]}`
	}
	bmlt := func(flag string) string {
		return `[{"id_bigint":"1","meeting_name":"Tea","weekday_tinyint":"3","start_time":"18:30:00"},
			{"id_bigint":"2","meeting_name":"Zqx","weekday_tinyint":"3","start_time":"18:30:00",` + flag + `}]`
	}
	hub := testHub()
	for _, flag := range []string{`"consent":"no"`, `"permission":false`, `"opt_in":"no"`, `"optIn":0`, `"private":true`,
		`"do_not_publish":"yes"`, `"unlisted":1`, `"internal":"x"`, `"visibility":"private"`, `"published":"0"`,
		`"metadata":{"do-not-publish":true}`, `"Consent to publish":"Refused"`, `"ne_pas_publier":"oui"`} {
		for name, of := range map[string]func(string) string{"guide": guide, "services": services, "features": features,
			"strange": strange, "bmlt": bmlt} {
			in := Read(name+".json", []byte(of(flag)), hub, model.Date{Year: 2026, Month: 3, Day: 1})
			if len(in.Drafts) != 1 || in.Records != 2 {
				t.Errorf("%s %s: %d drafts of %d: %v", name, flag, len(in.Drafts), in.Records, in.Findings)
			}
			told := 0
			for _, f := range in.Findings {
				if strings.Contains(f.Message.String(), "not for everybody") {
					told++
				}
				if strings.Contains(f.Message.String(), "Zqx") {
					t.Errorf("%s %s: %v", name, flag, f)
				}
			}
			if told != 1 {
				t.Errorf("%s %s: told %d times", name, flag, told)
			}
		}
	}
	for _, flag := range []string{`"consent":""`, `"private":false`, `"published":"1"`, `"visibility":"public"`, `"internal":"no"`} {
		if in := Read("guide.json", []byte(guide(flag)), hub, model.Date{Year: 2026, Month: 3, Day: 1}); len(in.Drafts) != 2 {
			t.Errorf("%s: %d drafts: %v", flag, len(in.Drafts), in.Findings)
		}
	}
}
