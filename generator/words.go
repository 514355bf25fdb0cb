package generator

import (
	"maps"
	"os"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/jsonschema"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/layouts"
)

// Words returns what says findings, fields and first versions in the default
// language of the hub; in English when nobody can tell it, or nobody has translated
// them.
func Words(hub string) diag.Words {
	language, ok := config.Language(os.DirFS(hub))
	if !ok {
		return diag.Words{}
	}
	return wordsIn(hub, language)
}

// wordsIn are those in one of the languages of the hub.
func wordsIn(hub string, language model.Language) diag.Words {
	words, schema := locale.Findings(hubLayouts(hub), language), locale.Schema(language, hubLayouts(hub),
		layouts.Builtin)
	if words.Texts == nil {
		return schema
	}
	maps.Copy(words.Texts, schema.Texts)
	return words
}

// Schemas returns what writes the schemas of a hub, in its default language; nil
// when its settings cannot be read.
func Schemas(hub string) *jsonschema.Hub {
	of, words, _ := settings(hub, "", sourcesOf(hub))
	if of == nil {
		return nil
	}
	return &jsonschema.Hub{Settings: of, Words: Words(hub), Country: words.locales.For(of.DefaultLanguage).CountryName}
}
