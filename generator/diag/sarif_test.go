package diag

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSARIF(t *testing.T) {
	var out strings.Builder
	if err := WriteSARIF(&out, []Finding{
		{Code: LinkBroken, Severity: Error, File: "content/guides/en/a b.md", Line: 3, Column: 5, Length: 4, Message: "Nowhere.", Suggestion: "Write b.md"},
		{Code: LinkBroken, Severity: Warning, File: "hub.yaml", Line: 2, Message: Say("There is no page and no list %q.", "<x>")},
		{Code: ContentEmpty, Severity: Error, Message: "Nothing."},
	}, Words{}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Level string
				Message       struct{ Text string }
				Locations     []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || len(run.Tool.Driver.Rules) != 2 || len(run.Results) != 3 {
		t.Fatalf("%s", out.String())
	}
	first, second, last := run.Results[0], run.Results[1], run.Results[2]
	at := first.Locations[0].PhysicalLocation
	if first.RuleID != "link-broken" || first.Level != "error" || first.Message.Text != "Nowhere.\nWrite b.md" ||
		at.ArtifactLocation.URI != "content/guides/en/a%20b.md" || at.Region.StartLine != 3 || at.Region.StartColumn != 5 || at.Region.EndColumn != 9 {
		t.Errorf("%+v", first)
	}
	if second.Level != "warning" || second.Message.Text != `There is no page and no list "<x>".` || second.Locations[0].PhysicalLocation.Region.StartColumn != 0 {
		t.Errorf("%+v", second)
	}
	if last.Locations != nil {
		t.Errorf("%+v", last)
	}
}

// A hub may silence warnings, and make errors of them; it cannot silence an error.
func TestHubsLevels(t *testing.T) {
	l := List{Ignore: []string{"heading-order", "link-broken"}, Stop: []string{"image-alt"}}
	l.Add(Finding{Code: HeadingOrder, Severity: Warning}, Finding{Code: LinkBroken, Severity: Error}, Finding{Code: ImageAlt, Severity: Warning},
		Finding{Code: WordHurtful, Severity: Warning})
	got := ""
	for _, f := range l.Sorted() {
		got += string(f.Code) + " " + string(f.Severity) + "\n"
	}
	if want := "image-alt error\nlink-broken error\nword-hurtful warning\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
