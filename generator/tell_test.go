package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// planted is a field with a value that nothing else has.
type planted struct {
	field schema.Field
	value string   // as it stands in YAML
	signs []string // by one of which it is known in small letters, however it is written
}

// plant gives a secret to each text and day among the fields of a kind that the
// schema tells only on pages, or to nobody.
func plant(k *schema.Kind) map[string]planted {
	out := map[string]planted{}
	k.Walk(func(path string, f schema.Field) {
		if f.Tell != schema.OnPage && f.Tell != schema.Team || f.Program {
			return
		}
		switch f.Type {
		case schema.Line, schema.Text:
			word := "zqx" + string(k.Name) + strings.NewReplacer(".", "", "_", "").Replace(path)
			out[path] = planted{f, word, []string{word}}
		case schema.Date: // each field has a year of its own
			year := 2031 + len(out)
			if strings.HasSuffix(path, "_on") { // which cannot be yet to come
				year = 1961 + len(out)
			}
			out[path] = planted{f, fmt.Sprintf("%d-07-23", year), []string{fmt.Sprintf("%d-07", year),
				fmt.Sprintf("%d0723", year), fmt.Sprintf("july %d", year), fmt.Sprintf("juillet %d", year)}}
		}
	})
	return out
}

// frontOf writes the fields that have secrets, each in its group with the examples
// of those beside it.
func frontOf(k *schema.Kind, secrets map[string]planted) string {
	words := map[string]string{"today": "2026-03-01", "language": "en"}
	var out strings.Builder
	for _, f := range k.Fields {
		if p, is := secrets[f.Name]; is {
			fmt.Fprintf(&out, "%s: %s\n", f.Name, p.value)
		}
		var inner []string
		any := false
		for _, g := range f.Fields {
			p, is := secrets[f.Name+"."+g.Name]
			if any = any || is; is {
				inner = append(inner, g.Name+": "+p.value)
			} else {
				inner = append(inner, g.Name+": "+schema.Fill(g.Example, words))
			}
		}
		if any {
			fmt.Fprintf(&out, "%s: {%s}\n", f.Name, strings.Join(inner, ", "))
		}
	}
	return out.String()
}

// machines are what programs read in a page.
var machines = regexp.MustCompile(`(?s)<script type="application/[a-z+]*json">.*?</script>|<meta [^>]*>|<template.*?</template>`)

// photograph is a small one, as JPEG.
func photograph(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestWhoLearnsOfAField plants secrets in all fields of all kinds that are not for
// everybody. What is told on pages stands on the page itself, for people; in no list,
// calendar, feed, index, book, no file for the finder and no format it does. What is
// for the team stands nowhere.
func TestWhoLearnsOfAField(t *testing.T) {
	files := map[string]string{"hub.yaml": hubOfSecrets["hub.yaml"] + "license: CC-BY-4.0\ndownloads: [epub, scorm]\n"}
	pages := map[string]map[string]planted{} // by the end of their address
	for _, k := range schema.Kinds() {
		start, in, known := schema.StartOf(string(k.Name))
		if !known || k.Part {
			continue
		}
		secrets := plant(k)
		name := "zqy" + start.Name
		front := "title: Zqytold " + start.Name + "\n" + frontOf(k, secrets)
		if k.Name == model.KindGroup {
			front += "schedule: [{day: tuesday, start: \"18:30\"}]\nattendance: in-person\n" +
				"place: {city: Zqytown, country: GB, lat: 53.8, lon: -1.55}\n"
		}
		if k.Name == model.KindCourse {
			front += "modules: [zqymodule]\n"
		}
		file, beside := name+".md", "room.jpg" // the picture of the schema's example
		if k.Folder {
			file, beside = name+"/index.md", name+"/room.jpg"
			files["content/"+in.Name+"/en/"+name+"/one.md"] = "---\ntitle: Zqyone\n" +
				frontOf(schema.Of(in.Within), plant(schema.Of(in.Within))) + "---\n\nText.\n"
			pages[in.Name+"/"+name+"/one/index.html"] = plant(schema.Of(in.Within))
		}
		files["content/"+in.Name+"/en/"+beside] = photograph(t)
		files["content/"+in.Name+"/en/"+file] = "---\n" + front + "---\n\nZqytold.\n"
		files["content/"+in.Name+"/fr/"+file] = "---\ntitle: Zqytold en français\n---\n\nTexte.\n"
		pages[strings.TrimPrefix(in.Name+"/", "pages/")+name+"/index.html"] = secrets
	}
	group := plant(schema.Of(model.KindGroup))
	columns, row := "name,day,start,city,country,verified_on", "Zqysheet,Tuesday,18:30,Zqytown,GB,2026-02-01"
	for _, path := range slices.Sorted(maps.Keys(group)) {
		if p := group[path]; p.field.Column != "" {
			columns, row = columns+","+p.field.Column, row+","+p.value
		}
	}
	files["content/groups/list.csv"] = columns + "\n" + row + "\n"
	pages["groups/zqysheet/index.html"] = group
	all := map[string]planted{}
	for _, secrets := range pages {
		for _, p := range secrets {
			all[p.value] = p
		}
	}
	if len(all) < 8 {
		t.Fatalf("only %d secrets: %v", len(all), all)
	}

	told := map[string]bool{}
	look := func(name, part, text string) {
		text = strings.ToLower(text)
		own := ""
		for page := range pages {
			if part == name && (name == page || strings.HasSuffix(name, "/"+page)) {
				own = strings.Join(machines.FindAllString(text, -1), "\n")
				for _, p := range pages[page] {
					if p.field.Tell == schema.OnPage && contains(text, p.signs) {
						told[p.value] = true
					}
				}
			}
		}
		for value, p := range all {
			where := text
			if own != "" && p.field.Tell == schema.OnPage {
				where = own
			}
			if contains(where, p.signs) {
				t.Errorf("%s tells %s (%s)", part, p.field.Name, value)
			}
		}
	}
	site, findings, err := buildOf(t, files)
	if err != nil {
		t.Fatalf("%v %v", err, findings)
	}
	for _, name := range site.Paths() {
		data, _ := site.Get(name)
		for part, text := range unpacked(t, name, data) {
			look(name, part, text)
		}
	}
	folder := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(folder, name), []byte(text))
	}
	exported := 0
	_, _, err = generator.Export(context.Background(),
		generator.Options{Hub: folder, Today: model.Date{Year: 2026, Month: 3, Day: 1}},
		interchange.Written(), func(name string, data []byte) error {
			if strings.Contains(string(data), "Zqytold") {
				exported++
			}
			for part, text := range unpacked(t, name, data) {
				look("export", part, text)
			}
			return nil
		})
	if err != nil || exported < 4 {
		t.Errorf("%d files with the group were exported: %v", exported, err)
	}
	for _, value := range []string{group["contact.name"].value, group["verified.how"].value} {
		if !told[value] {
			t.Errorf("%s stands on no page: this test is blind", value)
		}
	}
}

func contains(text string, signs []string) bool {
	return slices.ContainsFunc(signs, func(s string) bool { return strings.Contains(text, s) })
}
