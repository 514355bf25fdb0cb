package feeds

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"peerhub/generator/diag"
	"peerhub/generator/fetch"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// TestParts: of a list that is cut into parts all groups come, from its own server alone and
// within bounds. Of what is hostile nothing is taken over, and it is said why.
func TestParts(t *testing.T) {
	const index = `{"format": "peerhub-parts/1", "groups": 2, "parts": [%s]}`
	rows := func(parts ...string) string {
		text := "part,file,groups,sha256\r\n"
		for i, part := range parts {
			text += fmt.Sprintf("%d,%c.csv,1,%x\r\n", i+1, 'a'+i, sha256.Sum256([]byte(part)))
		}
		return text
	}
	meeting := func(name string) string {
		return fmt.Sprintf(`[{"name": %q, "slug": %[1]q, "day": 2, "time": "18:30", "city": "Leeds"}]`, name)
	}
	feature := func(name string) string {
		return fmt.Sprintf(`{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": `+
			`[-1.5, 53.8]}, "properties": {"name": %q, "day": "Tuesday", "start": "18:30"}}]}`, name)
	}
	row := func(name string) string { return "\uFEFFname,day,start,city\r\n" + name + ",Tuesday,18:30,Leeds\r\n" }
	named := func(names ...string) string { return fmt.Sprintf(index, `"`+strings.Join(names, `", "`)+`"`) }
	many := func(n int) []string {
		var out []string
		for i := range n {
			out = append(out, fmt.Sprintf("groups-%d.json", i))
		}
		return out
	}
	large := strings.Repeat(" ", fetch.MaxBytes/2) + "[]"
	for name, c := range map[string]struct {
		files  map[string]string // by what stands behind the address of the hub
		groups string
		why    fetch.Why
		asked  int
	}{
		"meetings": {map[string]string{"groups.json": named("https://other.example/hub/groups-1.json", "groups-2.json"),
			"groups-1.json": meeting("tea"), "groups-2.json": meeting("walk")}, "tea walk", "", 3},
		"features": {map[string]string{"groups.json": `{"type": "FeatureCollection", "features": [], "parts": ` +
			named("a.geojson", "b.geojson") + `}`, "a.geojson": feature("Tea"), "b.geojson": feature("Walk")}, "tea walk", "", 3},
		"rows": {map[string]string{"groups.json": rows(row("Tea"), row("Walk")), "a.csv": row("Tea"), "b.csv": row("Walk")},
			"tea walk", "", 3},
		"rows without sums": {map[string]string{"groups.json": "part,file,groups\r\n1,a.csv,1\r\n", "a.csv": row("Tea")}, "tea", "", 2},
		"a part that is gone": {map[string]string{"groups.json": named("groups-1.json", "groups-2.json"),
			"groups-1.json": meeting("tea")}, "", fetch.Refused, 3},
		"other columns": {map[string]string{"groups.json": rows(row("Tea"), "name,town\r\nWalk,Leeds\r\n"), "a.csv": row("Tea"),
			"b.csv": "name,town\r\nWalk,Leeds\r\n"}, "", brokenParts, 3},
		"published anew meanwhile": {map[string]string{"groups.json": rows(row("Tea"), row("Walk")), "a.csv": row("Tea"), "b.csv": row("Choir")},
			"", brokenParts, 3},
		"another host": {map[string]string{"groups.json": named("https://elsewhere.example/groups-1.json")}, "", partsElsewhere, 1},
		"the same server, written otherwise": {map[string]string{"groups.json": named("https://OTHER.example:443/hub/groups-1.json"),
			"groups-1.json": meeting("tea")}, "tea", "", 2},
		"another port":     {map[string]string{"groups.json": named("https://other.example:8443/groups-1.json")}, "", partsElsewhere, 1},
		"without https":    {map[string]string{"groups.json": named("http://other.example/groups-1.json")}, "", partsElsewhere, 1},
		"a file":           {map[string]string{"groups.json": named("file:///etc/passwd")}, "", partsElsewhere, 1},
		"itself":           {map[string]string{"groups.json": named("groups.json")}, "", brokenParts, 2},
		"an index in it":   {map[string]string{"groups.json": named("a.json"), "a.json": named("groups.json")}, "", brokenParts, 2},
		"one part twice":   {map[string]string{"groups.json": named("a.json", "a.json#b"), "a.json": meeting("tea")}, "", brokenParts, 1},
		"thousands":        {map[string]string{"groups.json": named(many(5000)...)}, "", manyParts, 1},
		"much too large":   {map[string]string{"groups.json": named("a.json", "b.json", "c.json"), "a.json": large, "b.json": large, "c.json": large}, "", fetch.Large, 3},
		"something else":   {map[string]string{"groups.json": named("a.json"), "a.json": `"text"`}, "", brokenParts, 2},
		"parts of nothing": {map[string]string{"groups.json": `{"format": "peerhub-parts/1", "parts": []}`}, "", unknownJSON, 1},
	} {
		var asked []string
		get := func(_ context.Context, address string, known fetch.Known) (fetch.Answer, error) {
			asked = append(asked, address)
			text, ok := c.files[strings.TrimPrefix(address, "https://other.example/hub/")]
			if known.ETag != "" {
				t.Errorf("%s: the parts may have changed, and only what is new is asked for", name)
			}
			if !ok {
				return fetch.Answer{}, &fetch.Failure{Why: fetch.Refused, Detail: "404"}
			}
			return fetch.Answer{Data: []byte(text), Known: fetch.Known{ETag: "a"}}, nil
		}
		h := hubWith(t, model.Feed{Name: "other", URL: "https://other.example/hub/groups.json", Every: 1})
		for range 2 {
			asked = nil
			if _, err := h.Refresh(t.Context(), get, "other"); err != nil {
				t.Fatal(err)
			}
		}
		l := readList(h, h.Settings.Feeds[0])
		var groups []string
		for _, d := range l.in.Drafts {
			groups = append(groups, d.Slug)
		}
		slices.Sort(groups)
		var why fetch.Why
		if l.copy.Failed != nil {
			why = l.copy.Failed.Why
		}
		if strings.Join(groups, " ") != c.groups || why != c.why || len(asked) != c.asked {
			t.Errorf("%s: groups %q, %q, asked for %d: %.200q", name, groups, why, len(asked), asked)
		}
		if c.why != "" && (len(l.said) == 0 || l.said[0].Severity != diag.Error) {
			t.Errorf("%s: nothing is said: %+v", name, l.said)
		}
	}
}

// TestSlowParts: a server that is slow with each part is given up, and the run goes on.
func TestSlowParts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		get := func(ctx context.Context, address string, _ fetch.Known) (fetch.Answer, error) {
			if strings.HasSuffix(address, "groups.json") {
				return fetch.Answer{Data: []byte(`{"format": "peerhub-parts/1", "parts": ["a.json"]}`)}, nil
			}
			<-ctx.Done()
			return fetch.Answer{}, ctx.Err()
		}
		h := hubWith(t, model.Feed{Name: "other", URL: "https://other.example/hub/groups.json", Every: 1})
		if _, err := h.Refresh(t.Context(), get); err != nil {
			t.Error(err)
		}
		if failed := fetch.Load(h.Files, "other").Failed; failed == nil || failed.Why != fetch.Slow {
			t.Errorf("it is noted: %+v", failed)
		}
	})
}

// hubWith is a hub of one feed.
func hubWith(t *testing.T, f model.Feed) Hub {
	t.Helper()
	folder := t.TempDir()
	words, _ := spreadsheet.ReadWords(&model.Hub{}, layouts.Builtin)
	return Hub{Folder: folder, Files: os.DirFS(folder), Today: model.Date{Year: 2026, Month: 3, Day: 1},
		Settings: &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}}, Timezone: "Europe/London", Words: words,
			Feeds: []model.Feed{f}}}
}
