package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/csv"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// files lays pages, pictures and papers whose names are payloads, and pictures that hold them.
func (h *hub) files(all []string) {
	var links strings.Builder
	var inside string
	for n, value := range all {
		name := strings.NewReplacer("/", "", "\x00", "").Replace(value)
		inside += chunk("tEXt", "Comment\x00"+value)
		if name == "" || len(name) > 200 || strings.Trim(name, ".") == "" {
			continue
		}
		h.tried += 3
		h.plain[path.Join("content/guides/en", name+".md")] = []byte(fmt.Sprintf("# Name %d\n", n))
		h.plain[path.Join("content/guides/en/pictures", name+".png")] = picture("")
		h.plain[path.Join("content/guides/en/pictures", name+".pdf")] = []byte("%PDF-1.7\n")
		fmt.Fprintf(&links, "![A picture](<%s.png>) [a paper](<%[1]s.pdf>)\n\n", escaped(name))
	}
	h.plain["content/guides/en/pictures/index.md"] = []byte("# Pictures\n\n![All](all.png)\n\n" + links.String())
	h.plain["content/guides/en/pictures/all.png"] = picture(inside)
}

// escaped is a name as the address of a link.
func escaped(name string) string {
	var out strings.Builder
	for _, c := range []byte(name) {
		if c > ' ' && c < 0x7F && !strings.ContainsRune(`<>%\#?&()[]"'`+"`", rune(c)) {
			out.WriteByte(c)
		} else {
			fmt.Fprintf(&out, "%%%02X", c)
		}
	}
	return out.String()
}

// picture is one point, with chunks beside it.
func picture(beside string) []byte {
	return []byte("\x89PNG\r\n\x1a\n" + chunk("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00") + beside +
		chunk("IDAT", "x\xdac`\x00\x00\x00\x02\x00\x01") + chunk("IEND", ""))
}

// A table is a spreadsheet of groups with a row for each payload.
type table struct {
	columns []schema.Field
	paths   []string
	rows    [][]string
	values  []string
	book    bool        // as a workbook
	heeded  map[int]int // row → how often something was wrong with it
}

// sheet lays a table and a workbook, with a payload in every column.
func (h *hub) sheet(all []string, short bool) {
	for i, book := range []bool{false, true} {
		t := &table{book: book, heeded: map[int]int{}}
		schema.Of(model.KindGroup).Walk(func(path string, f schema.Field) {
			if f.Column != "" && f.Fields == nil && path != "id" && path != "status" && path != "draft" && path != "resumes" {
				t.columns, t.paths = append(t.columns, f), append(t.paths, path)
			}
		})
		for n, value := range part(all, i, 2, short) {
			row := []string{fmt.Sprintf("sheet-%t-%d", book, n)}
			for range t.columns {
				row = append(row, value)
				h.tried++
			}
			t.rows, t.values = append(t.rows, row), append(t.values, value)
		}
		h.sources = append(h.sources, t)
	}
}

func (t *table) name() string {
	if t.book {
		return "content/groups/book.xlsx"
	}
	return "content/groups/table.csv"
}

func (t *table) text() []byte {
	head := []string{"id"}
	for _, f := range t.columns {
		head = append(head, f.Column)
	}
	rows := append([][]string{head}, t.rows...)
	if t.book {
		return workbook(rows)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.WriteAll(rows) // a buffer takes all
	return out.Bytes()
}

// workbook is rows of texts as .xlsx.
func workbook(rows [][]string) []byte {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for _, row := range rows {
		b.WriteString("<row>")
		for _, cell := range row {
			b.WriteString(`<c t="inlineStr"><is><t xml:space="preserve">` + inXML(cell) + "</t></is></c>")
		}
		b.WriteString("</row>")
	}
	return zipped(book(b.String()+"</sheetData>", ""))
}

// heed empties the cell that a finding is about, or its row.
func (t *table) heed(f diag.Finding) {
	line := 1
	for n, row := range t.rows {
		from := line + 1
		if line++; !t.book {
			line = from
		}
		if f.Line != from {
			continue
		}
		t.heeded[n]++
		for c, path := range t.paths {
			if f.Field == path && row[c+1] != "" && t.heeded[n] < 5 {
				row[c+1] = ""
				return
			}
		}
		for c := range t.columns {
			row[c+1] = ""
		}
		t.rows[n][1] = fmt.Sprintf("Group %d", n)
	}
}

func (t *table) standing() (n int, address string, texts []string) {
	for _, row := range t.rows {
		for _, cell := range row[1:] {
			if cell != "" {
				n++
			}
		}
	}
	return n, "", nil
}

// The lists of others: a record of each format, with $ where the payload stands.
//
//go:embed testdata/lists
var listFiles embed.FS

// part is every so many-th of the payloads in a short hub, and all of them in others.
func part(all []string, from, step int, short bool) []string {
	if !short {
		return all
	}
	var out []string
	for n := from; n < len(all); n += step {
		out = append(out, all[n])
	}
	return out
}

// listsOf are files of every format, with a record for each payload; in a short hub, in one of them.
func listsOf(every []string, short bool) (map[string][]byte, int) {
	out, tried := map[string][]byte{}, 0
	entries, err := listFiles.ReadDir("testdata/lists")
	if err != nil {
		panic(err) // files of our own
	}
	for i, e := range entries {
		all := part(every, i, len(entries), short)
		record, err := listFiles.ReadFile("testdata/lists/" + e.Name())
		if err != nil {
			panic(err)
		}
		tried += len(all) * bytes.Count(record, []byte("$"))
		var b strings.Builder
		before, between, behind := "[", ",", "]"
		quote := func(s string) string { q := quoted(s); return q[1 : len(q)-1] }
		switch path.Ext(e.Name()) {
		case ".ics":
			before, between, behind = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n", "", "END:VCALENDAR\r\n"
			quote = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace
		case ".geojson":
			before, behind = `{"type": "FeatureCollection", "features": [`, "]}"
		case ".wrapped":
			before, behind = `{"groups": [`, "]}"
		}
		b.WriteString(before)
		for n, value := range all {
			if n > 0 {
				b.WriteString(between)
			}
			b.WriteString(strings.NewReplacer("$", quote(value), "#", fmt.Sprint(n)).Replace(string(record)))
		}
		b.WriteString(behind)
		out[e.Name()] = []byte(b.String())
	}
	return out, tried
}

// imports lays the pages that an import of each list makes.
func (h *hub) imports(all []string, short bool) error {
	lists, tried := listsOf(all, short)
	h.tried += tried
	empty := newHub(h.dir)
	empty.settings = h.settings
	if err := empty.write(); err != nil { // for the words of its settings
		return err
	}
	today := model.Date{Year: 2026, Month: 3, Day: 1}
	site, findings := generator.Site(context.Background(), generator.Options{Hub: h.dir, Today: today})
	if site == nil {
		return fmt.Errorf("the settings are wrong: %v", findings)
	}
	for name, data := range lists {
		in := interchange.Read(name, data, site.Hub, today)
		if len(in.Drafts) == 0 {
			return fmt.Errorf("nothing was imported of %s: %v", name, in.Findings)
		}
		for _, d := range in.Drafts {
			file := path.Join("content/groups/en", strings.Split(name, ".")[0]+"-"+d.Slug+".md")
			h.plain[file], h.imported[file] = []byte(d.File()), true
		}
	}
	return nil
}

// feeds lays the lists as those of other hubs.
func (h *hub) feeds(all []string) error {
	lists, tried := listsOf(all, false)
	h.tried += tried
	h.settings += "feeds:\n"
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		data := lists[name]
		h.plain["lists/"+name] = data
		h.settings += fmt.Sprintf("  - {name: %s, file: lists/%s}\n", strings.Split(name, ".")[0], name)
	}
	return nil
}

func inXML(s string) string {
	var out bytes.Buffer
	for _, r := range s {
		switch {
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '&':
			out.WriteString("&amp;")
		case r == '\r' || r == '\n' || r == '\t':
			fmt.Fprintf(&out, "&#%d;", r)
		case r < ' ' || r == 0xFFFE || r == 0xFFFF: // no XML can say them
			out.WriteRune('\uFFFD')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
