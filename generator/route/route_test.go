package route

import "testing"

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", "./"},
		{"", "fr/", "fr/"},
		{"fr/", "", "../"},
		{"groups/x/", "groups/y/", "../y/"},
		{"groups/x/", "groups/x/", "./"},
		{"groups/x/", "", "../../"},
		{"fr/groups/x/", "fr/groups/", "../"},
		{"fr/groups/", "fr/grouped/", "../grouped/"},
		{"groups/x/", "assets/site.css", "../../assets/site.css"},
		{"404.html", "fr/", "fr/"},
	} {
		if got := Relative(c.from, c.to); got != c.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestLink(t *testing.T) {
	for from, want := range map[string]string{
		"assets/files/groups/fr/Ma photo été.JPG": "assets/files/groups/fr/Ma%20photo%20été.JPG",
		"صورة.png":     "صورة.png",
		"50% #1?.pdf":  "50%25%20%231%3F.pdf",
		"a(b)'c+d.pdf": "a(b)'c+d.pdf",
		"":             "",
	} {
		if got := Link(from); got != want {
			t.Errorf("Link(%q) = %q, want %q", from, got, want)
		}
	}
}
