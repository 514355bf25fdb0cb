package interchange

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"peerhub/generator/load"
)

// TestHiddenCharactersStayOut: whatever cannot be seen in what others send, the page that is made
// of it can be read.
func TestHiddenCharactersStayOut(t *testing.T) {
	for _, hidden := range []string{"\x00", "\x01", "\x0b", "\x1b[31m", "\x7f", "\u0080", "\u009b", "\u202e", "\u2061", "\ufffa", "\U000e0067"} {
		name := "Tea" + hidden + " room"
		escaped := ""
		for _, r := range name {
			if r < 0x10000 {
				escaped += fmt.Sprintf(`\u%04x`, r)
			} else {
				r -= 0x10000
				escaped += fmt.Sprintf(`\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
			}
		}
		for file, text := range map[string]string{
			"guide.json": `[{"name": "$", "slug": "tea", "day": 2, "time": "18:30", "notes": "$", "location": "$", "city": "Leeds", "region": "$", "state": "$", "country": "GB"}]`,
			"bmlt.json":  `[{"id_bigint": "5", "meeting_name": "$", "weekday_tinyint": "3", "start_time": "19:00:00", "comments": "$", "location_text": "$"}]`,
			"hsds.json":  `[{"id": "1", "name": "$", "status": "active", "description": "$", "schedules": [{"freq": "WEEKLY", "byday": "TU", "opens_at": "18:00"}]}]`,
			"map.json":   `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "$", "description": "$", "addr:city": "$"}}]}`,
			"own.json":   `[{"title": "$", "weekday": "Friday", "start": "18:00", "notes": "$"}]`,
			"list.csv":   "name,day,start,summary,city\n\"$\",monday,18:00,\"$\",\"$\"\n",
			"list.ics":   calendar(event("DTSTART:20260303T183000\nRRULE:FREQ=WEEKLY\nDESCRIPTION:$\nLOCATION:$\nCOMMENT:$")),
		} {
			value := name
			if strings.HasSuffix(file, ".json") {
				value = escaped
			}
			for _, d := range Read(file, []byte(strings.ReplaceAll(text, "$", value)), testHub(), today).Drafts {
				page := "content/groups/en/tea.md"
				if _, findings := (load.File{Path: page}).Read(fstest.MapFS{page: {Data: []byte(d.File())}}); len(findings) > 0 {
					t.Errorf("%s with %q: %s\n%q", file, hidden, findings[0].Message, d.File())
				}
			}
		}
	}
}
