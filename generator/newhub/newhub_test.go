package newhub_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"peerhub/generator/naming"
	"peerhub/generator/newhub"
)

var program = newhub.Program{Repository: "https://github.com/owner/peerhub", Ref: "v1.2.0"}

// filesOf are the files of a hub, by their paths, with its language taken out of them.
func filesOf(t *testing.T, language, host string) map[string]string {
	t.Helper()
	files, err := newhub.Files(newhub.Answers{Name: "Tea & [talk] _x_", Languages: []string{language}, Country: "FR", Timezone: "Europe/Paris",
		Sections: newhub.Sections(), Look: "sea", Host: host, BaseURL: "https://tea.test/", Today: "2026-12-01", Program: program})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		out[strings.Replace(f.Path, "/"+language+"/", "/LANGUAGE/", 1)] = string(f.Data)
		if strings.Contains(string(f.Data), "<no value>") || strings.Contains(string(f.Data), "<%") || regexp.MustCompile(`\{\{(\.[A-Z]|if|end|else|with)`).Match(f.Data) {
			t.Errorf("%s, %s: %s is not filled in", language, host, f.Path)
		}
	}
	return out
}

var marks = map[string]*regexp.Regexp{
	"headings": regexp.MustCompile(`(?m)^#+ `), "links": regexp.MustCompile(`\]\(`), "items": regexp.MustCompile(`(?m)^(- |[0-9]\. )`),
	"settings": regexp.MustCompile(`(?m)^(?:# )?(?:  - \{)?[a-z_]+: `),
}

// TestEveryLanguage: a hub begins with the same files in each language, and in them with as many headings, links, items and
// settings; only the words are others.
func TestEveryLanguage(t *testing.T) {
	for _, host := range newhub.Hosts() {
		english := filesOf(t, "en", host.Name)
		for _, language := range naming.Known() {
			own := filesOf(t, language, host.Name)
			for path, text := range english {
				for what, mark := range marks {
					if got, want := len(mark.FindAllString(own[path], -1)), len(mark.FindAllString(text, -1)); got != want {
						t.Errorf("%s, %s, %s: %d %s, in English %d", language, host.Name, path, got, what, want)
					}
				}
				if language != "en" && own[path] == text && (strings.HasSuffix(path, ".md") || path == "hub.yaml") {
					t.Errorf("%s: %s is in English", language, path)
				}
			}
			if len(own) != len(english) {
				t.Errorf("%s, %s: %d files, in English %d", language, host.Name, len(own), len(english))
			}
		}
	}
}

// TestNames: a name is written so that YAML and Markdown take it as it is, and a language without pages has English ones.
func TestNames(t *testing.T) {
	files := filesOf(t, "pl", "folder")
	for path, want := range map[string]string{"hub.yaml": `title: "Tea & [talk] _x_"`, "content/pages/LANGUAGE/about.md": `Tea & \[talk\] \_x\_ lists`,
		"content/groups/LANGUAGE/index.md": "still in English"} {
		if !strings.Contains(files[path], want) {
			t.Errorf("%s has not %s: %s", path, want, files[path])
		}
	}
	if strings.Contains(files["content/pages/LANGUAGE/about.md"], "/en/") {
		t.Error("links lead to a language that the hub has not")
	}
}

// TestNameIsNoMarkdown: no sign of a name is one of Markdown's, in pages and in the words for editors.
func TestNameIsNoMarkdown(t *testing.T) {
	for name, want := range map[string]string{
		"Tea & talk": "Tea & talk", "[a](//evil.test) <b>": `\[a\](//evil.test) \<b>`, "# Tea": `\# Tea`, "1. Tea": `1\. Tea`, "Tea\n# Talk": "Tea # Talk",
		"&lt;b>": `\&lt;b>`, "![x](//evil.test)": `!\[x\](//evil.test)`, "2 Teas": "2 Teas", "Peer-to-peer": "Peer-to-peer",
	} {
		files, err := newhub.Files(newhub.Answers{Name: name, Languages: []string{"en"}, Host: "folder", Today: "2026-12-01"})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			switch f.Path {
			case "README.md":
				if got, _, _ := strings.Cut(string(f.Data), "\n"); got != "# "+want {
					t.Errorf("%q: %q", name, got)
				}
			case "content/pages/en/about.md":
				if !strings.Contains(string(f.Data), "\n"+want+" lists groups") {
					t.Errorf("%q: %s", name, f.Data)
				}
			}
		}
	}
}

// TestTakes: which addresses of a program a host can build with.
func TestTakes(t *testing.T) {
	all := []string{"github", "gitlab", "codeberg", "netlify", "cloudflare", "folder"}
	for p, want := range map[newhub.Program][]string{
		program: all,
		{Repository: "https://code.test/owner/peerhub", Ref: "main"}:  all[1:],
		{Repository: "", Ref: "main"}:                                 {"folder"},
		{Repository: `https://code.test/a"; rm -rf /`, Ref: "main"}:   nil,
		{Repository: "https://github.com/owner/peerhub", Ref: "$(x)"}: nil,
		{Repository: "http://github.com/owner/peerhub", Ref: "main"}:  nil,
	} {
		var got []string
		for _, h := range newhub.Hosts() {
			if h.Takes(p) {
				got = append(got, h.Name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: %v, want %v", p, got, want)
		}
	}
}
