package generator

import (
	"maps"
	"os"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
)

// Words returns what says findings, fields and first versions in the default
// language of the hub; in English when nobody can tell it, or nobody has translated
// them.
func Words(hub string) diag.Words {
	language, ok := config.Language(os.DirFS(hub))
	if !ok {
		return diag.Words{}
	}
	words, schema := locale.Findings(hubLayouts(hub), language), locale.Schema(hubLayouts(hub), language)
	if words.Texts == nil {
		return schema
	}
	maps.Copy(words.Texts, schema.Texts)
	return words
}
