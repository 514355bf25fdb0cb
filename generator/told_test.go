package generator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/check"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// TestNoFindingTellsASecret: pages and sheets hold every leak, beside mistakes of many kinds,
// so that excerpts and messages have reason to quote them; what a terminal, JSON and GitHub
// are told names the place, and holds none.
func TestNoFindingTellsASecret(t *testing.T) {
	q := func(s string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"` }
	hub := t.TempDir()
	rows := "name,day,start,city,country,phone,e-mail,language,cost,(private) who\n"
	for n, leak := range leaks {
		cell := `"` + strings.ReplaceAll(leak, `"`, `""`) + `"`
		rows += fmt.Sprintf("Zqysheet %d,%s,%s,Leeds,%s,%s,%s,%s,%s,Zqxleak\n", n, cell, cell, cell, cell, cell, cell, cell)
		for name, page := range map[string]string{
			"groups": "---\nname: Tea\nsumary: " + q(leak) + "\nschedule: [{day: " + q(leak) +
				", start: \"25:00\", note: " + q(leak) + "}]\nplace: {country: " + q("In "+leak) + ", city: " + q(leak) +
				"}\ncontact: {role: " + q(leak) + ", phone: " + q(leak) + ", email: " + q(leak) + "}\nstatus: " + q(leak) +
				"\nverified: {on: " + q(leak) + "}\n---\n\nText. " + leak + " [link](no-" + fmt.Sprint(n) + ".md)\n\n" +
				"<script>" + leak + "</script>\n\n![](none.png \"" + leak + "\")\n",
			"guides": "---\ntitle: Guide\ntopics: " + q(leak) + "\norder: " + q(leak) + "\n---\n\n" + leak +
				" [link](gone.md), the lunatic. <script>" + leak + "</script>\n",
		} {
			write(t, filepath.Join(hub, "content", name, "en", fmt.Sprintf("page-%d.md", n)), []byte(page))
		}
	}
	write(t, filepath.Join(hub, "content/groups/list.csv"), []byte(rows))
	write(t, filepath.Join(hub, "hub.yaml"), []byte(hubOfSecrets["hub.yaml"]))
	findings, _, err := generator.Check(context.Background(),
		generator.Options{Hub: hub, Today: model.Date{Year: 2026, Month: 3, Day: 1}})
	if err != nil {
		t.Fatal(err)
	}
	findings = check.Excerpts(os.DirFS(hub), findings)
	told := map[string]*bytes.Buffer{"text": {}, "kinds": {}, "lines": {}, "github": {}, "json": {}}
	_ = diag.WriteText(told["text"], findings, diag.Words{})
	_ = diag.WriteKinds(told["kinds"], findings, diag.Words{})
	_ = diag.WriteLines(told["lines"], findings, diag.Words{})
	_ = diag.WriteGitHub(told["github"], findings)
	for _, f := range findings {
		_ = json.NewEncoder(told["json"]).Encode(f)
	}
	codes := map[diag.Code]bool{}
	for _, f := range findings {
		codes[f.Code] = true
	}
	if len(findings) < 10*len(leaks) || len(codes) < 8 {
		t.Fatalf("%d findings of %d kinds: this test is blind", len(findings), len(codes))
	}
	for form, text := range told {
		seen := map[string]bool{}
		for line := range strings.Lines(text.String()) {
			if s := leaking(line); s != "" && !seen[s] {
				seen[s] = true
				t.Errorf("%s tells …%s…", form, line)
			}
		}
	}
}
