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
	form := groupForm(folder, hub, words, today, Words(folder))
	return &form
}

// A LanguageForm is what a group is asked for in a language.
type LanguageForm struct {
	model.Language
	spreadsheet.Form
	Words diag.Words // of that language
}

// GroupForms are the columns of GroupForm in each language of the hub.
func GroupForms(folder string, today model.Date) []LanguageForm {
	hub, words, _ := settings(folder, "", sourcesOf(folder))
	if hub == nil {
		return nil
	}
	var out []LanguageForm
	for _, language := range hub.Languages {
		own := *hub
		own.DefaultLanguage, own.Languages = language.Code, []model.Language{language}
		say := wordsIn(folder, language)
		out = append(out, LanguageForm{language, groupForm(folder, &own, words, today, say), say})
	}
	return out
}

func groupForm(folder string, hub *model.Hub, known words, today model.Date, say diag.Words) spreadsheet.Form {
	locale := known.locales.For(hub.DefaultLanguage)
	return spreadsheet.NewForm(hub, spreadsheet.FormWords{
		Say:      func(t diag.Text) string { return say.Say(t) },
		Weekday:  locale.Weekday,
		Language: locale.LanguageName,
		Layers:   []fs.FS{hubLayouts(folder), layouts.Builtin},
	}, today)
}
