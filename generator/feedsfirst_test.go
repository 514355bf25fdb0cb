package generator_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"peerhub/generator"
)

// TestAddressesStayWithTheirFeed: a short name, and the page of the hub that corrects its
// group, stay with the feed that had it first, whoever else has it later, and in whatever
// order the feeds stand.
func TestAddressesStayWithTheirFeed(t *testing.T) {
	const york = "lists/york.csv"
	o := feedHub(t, map[string]string{"lists/leeds.csv": csvHead + "Soup,Friday,12:00,Leeds,GB,,,\n",
		york: csvHead + "Tea,Sunday,10:00,York,GB,,Ours,\nWalk,Sunday,10:00,York,GB,,,\n",
		tea:  groupPage("verified: {on: 2026-02-02, by: coordinator}")})
	built := func() (groups, told string) {
		t.Helper()
		if _, err := generator.Refresh(context.Background(), o, nil); err != nil {
			t.Fatal(err)
		}
		site, findings := generator.Site(context.Background(), o)
		for _, e := range site.InSection("groups") {
			groups += fmt.Sprint(e.Path, " ", e.Original.Group.Place.City, " ", e.Original.Group.Verified.On, "; ")
		}
		return groups, said(t, o.Hub, findings)
	}
	const first = "soup Leeds ; tea York 2026-02-02; walk York ; "
	const both = "soup Leeds ; tea York 2026-02-02; tea-leeds Leeds ; walk York ; "
	if got, told := built(); got != first || told != "" {
		t.Errorf("%q\n%s", got, told)
	}
	write(t, filepath.Join(o.Hub, "lists/leeds.csv"), []byte(csvHead+
		"Soup,Friday,12:00,Leeds,GB,,,\nTea,Tuesday,18:30,Leeds,GB,,,\n"))
	const asked = "The page is taken for that of the feed york, which had the name first."
	if got, told := built(); got != both || !strings.Contains(told, asked) {
		t.Errorf("another feed has the name, too: %q\n%s", got, told)
	}
	write(t, filepath.Join(o.Hub, "hub.yaml"), []byte(strings.NewReplacer("leeds", "york", "york", "leeds").
		Replace(feedSettings)))
	if got, told := built(); got != both || !strings.Contains(told, asked) {
		t.Errorf("in another order: %q\n%s", got, told)
	}
	o.Today.Day++
	if got, told := built(); got != both || told != "" {
		t.Errorf("it is told on one day: %q\n%s", got, told)
	}
	write(t, filepath.Join(o.Hub, york), []byte(csvHead+"Walk,Sunday,10:00,York,GB,,,\n"))
	for range 2 {
		if got, told := built(); got != "soup Leeds ; tea-leeds Leeds ; walk York ; " ||
			!strings.Contains(told, "it is not published") {
			t.Errorf("its group has gone: %q\n%s", got, told)
		}
	}
	write(t, filepath.Join(o.Hub, tea), []byte(groupPage("source: leeds", "summary: For both")))
	if got, told := built(); got != "soup Leeds ; tea Leeds ; walk York ; " || strings.Contains(told, "published") {
		t.Errorf("somebody says whose it is: %q\n%s", got, told)
	}
}
