package generator_test

import (
	"context"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"image/color"
	"image/png"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// leaks are the ways in which people publish what lets strangers in.
// Each holds a secret that begins with zqxleak or is a number with 90909.
var leaks = []string{
	"Passcode: zqxleak4711", "Password is zqxleak12a", "The pass code: zqxleakrose", "PIN: 909091", "pin 9090917",
	"pwd zqxleak77b", "Zoom ID 800 0000 0001 pw zqxleaktulip",
	"Passwort: zqxleakLinde", "Kennwort lautet zqxleak3", "Kenncode 909092", "Zoompasswort: zqxleaka",
	"Zugangscode: 909093",
	"Mot de passe : zqxleaktulipe", "code secret : 909094", "Code d’accès : 909095",
	"Contraseña: zqxleakrosa", "La clave es 909096", "código de acceso: 909097",
	"Senha: zqxleakflor", "wachtwoord: zqxleaktulp", "Hasło: zqxleak9", "Пароль: zqxleakроза", "Heslo: zqxleak8",
	"Lösenord: zqxleaksol", "Şifre: zqxleak5a",
	"كلمة السر: zqxleakward", "رمز المرور: 909098", "סיסמה: zqxleakvered", "密码：zqxleak1", "パスワード: zqxleaksakura",
	"https://zoom.us/j/1?pwd=zqxleaklink", "https://teams.live.com/meet/93?p=zqxleakteams",
	"https://zoom.us/w/1?tk=zqxleaktk.a&x=1", "https://me:zqxleakuser@example.org/room",
	"https://example.org/room?access_token=zqxleaktoken", "https://example.org/room#token=zqxleakfragment",
	"https://example.org/file?x=1&sig=zqxleaksig",
	"https://s.example.org/?url=https%3A%2F%2Fzoom.us%2Fj%2F1%3Fpwd%3Dzqxleakwrapped",
	"+13125550100,,80000000001#,,,,*909099#", "Host key: 9090910",
	"Ring Bob, code 9090911", "alarm 9090912", "Hall, key safe 9090913", "WiFi password: zqxleakwifi1",
	"Code de la porte : 9090914", "Caja de llaves 9090915",
	"الرمز 9090916", "كود الباب 9090917",
	"pass<b>code</b>: 9090920", "&#112;asscode: 9090921", "Pass\u200bcode: 9090922", "РАЅЅ СОDЕ: 9090923", "ᴘᴀꜱꜱᴄᴏᴅᴇ: 9090924",
	"Passcode\n\n9090925", "Passcode:<br>9090926", "| Passcode | Day |\n|---|---|\n| 9090927 | Tue |",
	"passc0de: 9090930", "P.A.S.S.W.O.R.D 9090931", "<!-- pwd 9090932 -->", "Cyfrinair: 9090933",
	"Nenosiri: 9090934", "पासवर्ड: 9090935", "비밀번호: 9090936", "ΡΙΝ: 9090937", "Ｐａｓｓｃｏｄｅ： 9090938", "<td>Password</td><td>9090939</td>",
}

// persons are what imports take out of texts, and pages by hand are asked about.
var persons = []string{"Ask for Mary Zqxleakson", "ASK FOR MARY ZQXLEAKSON", "Ask for Zqxleakson, Mary", "Ask for J. Zqxleakson",
	"Ask for Mrs Zqxleakson", "Contact: Ana Zqxleakez", "Demander Léa Zqxleakier", "Preguntar por el Sr. Zqxleakez",
	"Fragen Sie nach Sabine Zqxleaker"}

var tokens = []string{"zqxleak", "909090", "909091", "909092", "909093", "909094", "909095", "909096", "909097",
	"909098", "909099"}

func leaking(text string) string {
	text = strings.ToLower(text)
	for _, s := range tokens {
		if i := strings.Index(text, s); i >= 0 {
			return text[max(0, i-50):min(len(text), i+30)]
		}
	}
	return ""
}

// address is a leak as an address, or "". One with a name before the host is refused.
func address(leak string) string {
	if strings.HasPrefix(leak, "https://") && !strings.Contains(leak, "@") {
		return leak
	}
	return ""
}

// feeds are files with every leak in every field for a text.
func feeds(t *testing.T, leaks []string) map[string]string {
	t.Helper()
	var guide, bmlt, services, features, strange []map[string]any
	var calendar, table strings.Builder
	rows := csv.NewWriter(&table)
	_ = rows.Write([]string{"name", "summary", "first_visit", "alert", "day", "start", "note", "venue", "address",
		"city", "postcode", "country", "cost", "phone", "url", "online_url", "publish_link", "organisation",
		"contact_name", "contact_role"})
	calendar.WriteString("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n")
	for n, leak := range leaks {
		name := fmt.Sprintf("Zqycircle %d. %s", n, leak)
		text := "We meet. " + leak + "\nZqytext."
		guide = append(guide, map[string]any{"name": name, "slug": fmt.Sprintf("guide-%d", n), "day": 2,
			"time": "18:30", "notes": text, "group_notes": text,
			"location_notes": text, "location": leak, "address": leak, "city": "Zqytown", "postal_code": leak,
			"country": "GB", "conference_url": address(leak),
			"conference_phone": leak, "website": address(leak), "url": address(leak), "group": "Group " + name,
			"phone": leak, "entity": leak})
		services = append(services, map[string]any{"id": fmt.Sprintf("s%d", n), "name": name, "status": "active",
			"description": text, "application_process": text,
			"fees_description": leak, "alert": leak, "eligibility_description": text, "interpretation_services": text,
			"url": address(leak),
			"service_at_locations": []any{map[string]any{"description": text,
				"location": map[string]any{"name": leak, "location_type": "physical",
					"description": text, "transportation": leak,
					"addresses": []any{map[string]any{"address_1": leak, "postal_code": leak, "city": "Zqytown",
						"country": "GB"}}}},
				map[string]any{"location": map[string]any{"location_type": "virtual", "url": address(leak)}}}})
		bmlt = append(bmlt, map[string]any{"id_bigint": fmt.Sprint(n), "meeting_name": name, "weekday_tinyint": "3",
			"start_time": "18:30:00", "comments": text,
			"location_text": leak, "location_street": leak, "location_info": text, "location_municipality": "Zqytown",
			"location_nation":      "GB",
			"virtual_meeting_link": address(leak), "virtual_meeting_additional_info": text,
			"phone_meeting_number": leak, "contact_name_1": leak,
			"contact_phone_1": leak, "contact_email_1": leak, "bus_lines": leak, "train_lines": leak})
		features = append(features, map[string]any{"type": "Feature", "id": fmt.Sprintf("map-%d", n),
			"geometry": map[string]any{"type": "Point",
				"coordinates": []any{-1.5, 53.8}}, "properties": map[string]any{"name": name, "description": text,
				"venue": leak, "addr:street": leak,
				"addr:city": "Zqytown", "contact:phone": leak, "contact:website": address(leak), "note": leak,
				"operator": leak, "url": address(leak)}})
		strange = append(strange, map[string]any{"name": name, "startTime": "18:30", "day": "Tuesday",
			"description": text, "notes": leak,
			"location": map[string]any{"name": leak, "street": leak, "city": "Zqytown"}, "organiser": leak,
			"phone": leak, "meetingLink": address(leak)})
		escape := strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`).Replace
		fmt.Fprintf(&calendar, "BEGIN:VEVENT\r\nUID:e%d\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260303T183000\r\n"+
			"RRULE:FREQ=WEEKLY\r\nSUMMARY:%s\r\nDESCRIPTION:%s\r\nLOCATION:%s\r\nCOMMENT:%s\r\n",
			n, escape(name), escape(text), escape(leak), escape(leak))
		if a := address(leak); a != "" {
			fmt.Fprintf(&calendar, "URL:%s\r\n", a)
		}
		calendar.WriteString("END:VEVENT\r\n")
		_ = rows.Write([]string{name, text, text, leak, "Tuesday", "18:30", leak, leak, leak, "Zqytown", leak, "GB",
			leak, leak, address(leak), address(leak), "yes", leak, leak, leak})
	}
	calendar.WriteString("END:VCALENDAR\r\n")
	rows.Flush()
	asJSON := func(v any) string {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	return map[string]string{"bmlt.json": asJSON(bmlt),
		"map.geojson":  asJSON(map[string]any{"type": "FeatureCollection", "features": features}),
		"strange.json": asJSON(map[string]any{"groups": strange}), "guide.json": asJSON(guide),
		"services.json": asJSON(services), "calendar.ics": calendar.String(), "table.csv": table.String()}
}

// TestNoSecretIsImported holds each format to it: no page, no message and no byte of
// the site has a secret.
func TestNoSecretIsImported(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "hub.yaml"),
		[]byte(strings.Replace(hubOfSecrets["hub.yaml"], "[en, fr]", "[en]", 1)))
	read, _ := generator.Site(context.Background(), generator.Options{Hub: folder})
	hub := read.Hub
	day := model.Date{Year: 2026, Month: 3, Day: 1}
	leaks := slices.Concat(leaks, persons)
	for name, data := range feeds(t, leaks) {
		in := interchange.Read(name, []byte(data), hub, day)
		if len(in.Drafts) < len(leaks) {
			t.Errorf("%s: %d of %d groups were read", name, len(in.Drafts), len(leaks))
		}
		files := map[string]string{"hub.yaml": hubOfSecrets["hub.yaml"]}
		for _, d := range in.Drafts {
			file := "content/groups/en/" + d.Slug + ".md"
			if files[file] = d.File(); leaking(file+d.File()) != "" || strings.Contains(d.File(), "publish_link") {
				t.Errorf("%s: %s tells …%s…\n%s", name, file, leaking(file+d.File()), d.File())
			}
		}
		for _, f := range in.Findings {
			if s := leaking(f.Message.String() + f.Suggestion.String()); s != "" {
				t.Errorf("%s: a finding tells …%s…", name, s)
			}
		}
		searched(t, name, files)
	}
}

// TestNoSecretOfAPageIsPublished does the same with pages by hand and a sheet.
func TestNoSecretOfAPageIsPublished(t *testing.T) {
	files := map[string]string{"hub.yaml": hubOfSecrets["hub.yaml"], "content/groups/list.csv": feeds(t, leaks)["table.csv"]}
	for n, leak := range leaks {
		q := func(s string) string { data, _ := json.Marshal(s); return string(data) }
		files[fmt.Sprintf("content/groups/en/page-%d.md", n)] = "---\nname: " + q("Zqypage. "+leak) + "\nsummary: " +
			q(leak) + "\nfirst_visit: " + q("Come. "+leak) +
			"\nalert: {text: " + q("Soon. "+leak) + "}\nschedule: [{day: tuesday, start: \"18:30\", note: " + q(leak) +
			"}]\nplace: {venue: " + q(leak) + ", address: " + q(leak) +
			", postcode: " + q(leak) + ", city: " + q("Zqytown "+leak) + ", region: [" + q(leak) +
			"], country: GB}\ncontact: {role: " + q(leak) + ", phone: " + q(leak) + urlOf(", url: ", leak) + "}\n" +
			urlOf("online: {publish_link: true, url: ", leak) + strings.Repeat("}\n", min(1, len(address(leak)))) +
			"cost: " + q(leak) + "\norganisation: " + q(leak) + "\n---\n\nZqytext. " + leak + "\n\n* " + leak +
			"\n\n**" + leak + "**\n"
	}
	searched(t, "pages", files)
}

func urlOf(before, leak string) string {
	if a := address(leak); a != "" {
		return before + `"` + a + `"`
	}
	return ""
}

// searched builds a hub and looks for secrets in every byte of what is written.
func searched(t *testing.T, name string, files map[string]string) {
	t.Helper()
	site, findings, err := buildOf(t, files)
	if err != nil {
		for _, f := range findings {
			if f.Severity == diag.Error {
				t.Errorf("%s: %s:%d: %s", name, f.File, f.Line, f.Message)
			}
		}
		t.Fatal(err)
	}
	seen := 0
	for _, path := range site.Paths() {
		data, _ := site.Get(path)
		for part, text := range unpacked(t, path, data) {
			if s := leaking(part + "\n" + text); s != "" {
				t.Errorf("%s: %s tells …%s…", name, part, s)
			}
			seen += strings.Count(strings.ToLower(text), "zqy")
		}
	}
	if seen < 5*len(leaks) {
		t.Errorf("%s: what is told is seen only %d times: this test is blind", name, seen)
	}
}

// TestNoSecretOfAFileIsPublished: pictures lose what the camera wrote, in books too, and
// what no published page links to stays behind.
func TestNoSecretOfAFileIsPublished(t *testing.T) {
	bare := string(picture(t))
	body := "tEXtComment\x00zqxleak"
	text := "\x00\x00\x00\x0f" + body + string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(body))))
	taken := bare[:33] + text + bare[33:]
	files := map[string]string{"hub.yaml": strings.Replace(hubOfSecrets["hub.yaml"], "[en, fr]", "[en]", 1) +
		"license: CC-BY-4.0\ndownloads: [epub, scorm]\n",
		"content/training/en/tea/index.md": "---\ntitle: Zqytea\n---\n![A cup](cup.png)\n",
		"content/training/en/tea/one.md":   "---\ntitle: Zqyone\n---\n![A cup](cup.png)\n",
		"content/training/en/tea/cup.png":  taken,
		"content/pages/en/index.md":        "---\ntitle: Zqyhome\n---\n[The list](list.csv) [A paper](zqypaper.pdf)\n",
		"content/pages/en/list.csv":        "name,(private) who\nTea,zqxleak\n",
		"content/pages/en/zqypaper.pdf":    "zqytext",
		"content/pages/en/later.md":        "---\ntitle: Later\ndraft: true\n---\n[Minutes](zqxleak-minutes.pdf)\n"}
	for _, name := range []string{"secrets.env", "TODO.txt", "notes.md.bak", "x.md.orig", "zqxleak-minutes.pdf",
		"unlinked.docx", "forms.zip"} {
		files["content/pages/en/"+name] = "zqxleak"
	}
	_, findings, _ := buildOf(t, files) // the list with a private column stops it
	if n := diag.Errors(findings); n != 1 {
		t.Errorf("%d errors: %v", n, findings)
	}
	delete(files, "content/pages/en/list.csv")
	files["content/pages/en/index.md"] = "---\ntitle: Zqyhome\n---\n[A paper](zqypaper.pdf)\n"
	site, findings, err := buildOf(t, files)
	if err != nil {
		t.Fatal(err, findings)
	}
	pictures := 0
	for _, path := range site.Paths() {
		data, _ := site.Get(path)
		for part, text := range unpacked(t, path, data) {
			if s := leaking(part + "\n" + text); s != "" {
				t.Errorf("%s tells …%s…", part, s)
			}
			if strings.HasPrefix(text, "\x89PNG") && samePoints(t, text, bare) {
				pictures++
			}
		}
	}
	if pictures < 3 { // in the site, an e-book and a package
		t.Errorf("the picture is seen %d times", pictures)
	}
}

// samePoints reports whether two PNGs look the same, and that the first has nothing in it beside what is seen.
func samePoints(t *testing.T, text, other string) bool {
	t.Helper()
	for at := 8; at+12 <= len(text); at += 12 + int(binary.BigEndian.Uint32([]byte(text[at:]))) {
		if kind := text[at+4 : at+8]; !slices.Contains([]string{"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}, kind) {
			t.Errorf("a picture has a part %s", kind)
		}
	}
	a, err := png.Decode(strings.NewReader(text))
	b, _ := png.Decode(strings.NewReader(other))
	if err != nil || a.Bounds() != b.Bounds() {
		return false
	}
	for y := range b.Bounds().Dy() {
		for x := range b.Bounds().Dx() {
			if color.NRGBAModel.Convert(a.At(x, y)) != color.NRGBAModel.Convert(b.At(x, y)) {
				return false
			}
		}
	}
	return true
}
