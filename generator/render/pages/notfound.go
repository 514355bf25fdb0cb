package pages

import (
	"net/url"

	"peerhub/generator/render/frame"
	"peerhub/generator/route"
)

// notFound makes 404.html, which answers at any address: its links begin with
// the base URL's path, and it speaks every language of the hub.
func notFound(s *frame.Site) frame.Page {
	type language struct {
		Code, Dir, Title, Text, Home, HomeText, Groups, GroupsText string
		First                                                      bool
	}
	root := "/"
	if u, err := url.Parse(s.Hub.BaseURL); err == nil && u.Path != "" {
		root = u.Path
	}
	here := frame.Location{Address: notFoundPage, Bundles: []string{"notfound"},
		In: func(other *frame.Language) string { return route.Home(s.Hub, other.Code) }}
	first := s.Languages[0]
	v := struct {
		F       *frame.Frame
		P       frame.Text
		Tongues []language
	}{F: first.Frame(here, first.T("notfound.title"))}
	v.F.NoIndex, v.F.Canonical = true, ""
	for i, l := range s.Languages {
		home := root + route.Home(s.Hub, l.Code)
		v.F.Languages[i].Href = home
		v.Tongues = append(v.Tongues, language{Code: l.Code, Dir: l.Dir, First: i == 0,
			Title: l.T("notfound.title"), Text: l.T("notfound.text"), Home: home, HomeText: l.T("notfound.home"),
			Groups: root + l.At("groups"), GroupsText: l.T("groups.all")})
	}
	v.F.Move(root, here)
	return v.F.Page("notfound", v)
}
