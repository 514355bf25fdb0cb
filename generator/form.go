package generator

import (
	"io/fs"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/spreadsheet"
	"peerhub/layouts"
)

// GroupForm makes the spreadsheet of groups that has none yet for the hub in a folder, in its first language; nil
// where there is no hub.
func GroupForm(folder string, today model.Date) *spreadsheet.Form {
	hub, words, _ := settings(folder, "", sourcesOf(folder))
	if hub == nil {
		return nil
	}
	say := Words(folder)
	form := spreadsheet.NewForm(hub, spreadsheet.FormWords{
		Say:      func(t diag.Text) string { return say.Say(t) },
		Weekday:  words.locales.For(hub.DefaultLanguage).Weekday,
		Language: func(code string) string { return words.locales.For(hub.DefaultLanguage).LanguageName(code) },
		Layers:   []fs.FS{hubLayouts(folder), layouts.Builtin},
	}, today)
	return &form
}
