package syndication

import (
	"maps"
	"slices"

	"peerhub/generator/interchange"
	"peerhub/generator/route"
)

// icons writes the mark.
func (w *writer) icons() error {
	icons, err := w.look.Icons()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(icons)) {
		if err := w.write(name, icons[name]); err != nil {
			return err
		}
	}
	return nil
}

type webManifest struct {
	Name       string         `json:"name"`
	ShortName  string         `json:"short_name"`
	Text       string         `json:"description,omitempty"`
	Lang       string         `json:"lang"`
	Dir        string         `json:"dir"`
	ID         string         `json:"id"`
	StartURL   string         `json:"start_url"`
	Scope      string         `json:"scope"`
	Display    string         `json:"display"`
	Theme      string         `json:"theme_color"`
	Background string         `json:"background_color"`
	Icons      []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"`
}

// manifest writes manifest.webmanifest (W3C Web Application Manifest). Its
// addresses are relative, so that it holds below any path.
func (w *writer) manifest() error {
	hub := w.site.Hub
	language := hub.DefaultLanguage
	dir := "auto"
	if l, ok := hub.Language(language); ok && l.Dir != "" {
		dir = l.Dir
	}
	here := route.Root(route.Manifest)
	data, err := interchange.JSON(webManifest{Name: w.title(language), ShortName: w.title(language),
		Text: hub.Description.In(language),
		Lang: language, Dir: dir, ID: here, StartURL: here, Scope: here, Display: "minimal-ui",
		Theme: w.look.Tile(), Background: w.look.Ground(),
		Icons: []manifestIcon{{"favicon.svg", "any", "image/svg+xml", ""},
			{"apple-touch-icon.png", "180x180", "image/png", ""},
			{"icon-512.png", "512x512", "image/png", ""}, {"icon-512.png", "512x512", "image/png", "maskable"}}})
	if err != nil {
		return err
	}
	return w.write(route.Manifest, data)
}
