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
