package generator

import (
	"fmt"
	"io/fs"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// GroupForm makes the spreadsheet of groups that has none yet for the hub in a folder, in its first language.
func GroupForm(folder string, today model.Date) (spreadsheet.Form, error) {
	hub, words, _ := settings(folder, "", sourcesOf(folder))
	if hub == nil {
		return spreadsheet.Form{}, fmt.Errorf("there is no hub in %s, or its hub.yaml cannot be read: run peerhub check", folder)
	}
	say := Words(folder)
	return spreadsheet.NewForm(hub, spreadsheet.FormWords{
		Say:     func(t diag.Text) string { return say.Say(t) },
		Weekday: words.locales.For(hub.DefaultLanguage).Weekday,
		Layers:  []fs.FS{hubLayouts(folder), layouts.Builtin},
	}, today), nil
}
