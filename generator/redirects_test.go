package generator

import (
	"testing"

	"peerhub/generator/model"
)

// TestRedirects: the hosts that read a file of old addresses get one, below the folder in which the site lies.
func TestRedirects(t *testing.T) {
	page := &model.Page{Language: "en", Aliases: []string{"guides/beginning/", "old/First Page.html", "guides/début/"}}
	draft := &model.Page{Language: "en"}
	hub := &model.Hub{DefaultLanguage: "en", Languages: []model.Language{{Code: "en"}, {Code: "fr"}}, BaseURL: "https://hub.test/us/", Fallback: map[string]string{"default": "page"}}
	site := model.NewSite(hub, model.Date{}, []*model.Entry{
		{Section: "guides", Path: "first", Original: page, Pages: map[string]*model.Page{"en": page}},
		{Section: "guides", Path: "second", Original: draft, Pages: map[string]*model.Page{"en": draft}},
	}, nil)
	want := "/us/fr/guides/beginning/ /us/fr/guides/first/ 301\n" +
		"/us/fr/guides/d%C3%A9but/ /us/fr/guides/first/ 301\n" +
		"/us/fr/old/First%20Page.html /us/fr/guides/first/ 301\n" +
		"/us/guides/beginning/ /us/guides/first/ 301\n" +
		"/us/guides/d%C3%A9but/ /us/guides/first/ 301\n" +
		"/us/old/First%20Page.html /us/guides/first/ 301\n"
	if got := string(redirects(site, "cloudflare")); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	hub.BaseURL = ""
	if got := string(redirects(site, "netlify"))[:len("/fr/guides/beginning/ /fr/guides/first/ 301!\n")]; got != "/fr/guides/beginning/ /fr/guides/first/ 301!\n" {
		t.Error(got)
	}
	for _, host := range []string{"", "github", "gitlab", "codeberg", "folder"} {
		if got := redirects(site, host); got != nil {
			t.Errorf("%s: %s", host, got)
		}
	}
}
