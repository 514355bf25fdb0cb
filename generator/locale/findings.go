package locale

import (
	"io/fs"

	"github.com/goccy/go-yaml"

	"peerhub/generator/diag"
	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// Findings returns what says findings in a language, from
// findings/<language>.yaml of layouts or, where there is none, from that of the
// wider language (pt for pt-BR). Its keys are the English formats of package diag,
// its texts have the values at places such as %[1]q: the first, in quotation
// marks. Without a file the findings are English.
func Findings(layouts fs.FS, lang model.Language) diag.Words {
	for _, code := range []string{lang.Code, widerLanguage(lang.Code)} {
		words := diag.Words{RightToLeft: lang.Dir == "rtl"}
		data, err := fs.ReadFile(layouts, "findings/"+code+".yaml")
		if err == nil && yaml.Unmarshal(data, &words.Texts) == nil {
			return words
		}
	}
	return diag.Words{}
}

// Schema returns, in the same way, what says in a language what kinds of pages and
// their fields are (package schema), and what stands in first versions of pages
// (package scaffold): the sentences of strings/<language>/fields.yaml, those of the first
// layer before those of the layers under it. A choice of a field is said as the first
// of its cells. A hub that wrote its sentences into schema/<language>.yaml is understood, too.
func Schema(lang model.Language, layers ...fs.FS) diag.Words {
	for _, code := range []string{lang.Code, widerLanguage(lang.Code)} {
		words := diag.Words{RightToLeft: lang.Dir == "rtl", Texts: map[diag.Text]string{}}
		for _, layer := range layers {
			addSentences(words.Texts, layer, code)
		}
		if len(words.Texts) > 0 {
			return words
		}
	}
	return diag.Words{}
}

func addSentences(to map[diag.Text]string, layer fs.FS, code string) {
	var own map[diag.Text]string
	if data, err := fs.ReadFile(layer, "schema/"+code+".yaml"); err == nil && yaml.Unmarshal(data, &own) == nil {
		addMissing(to, own)
	}
	if data, err := fs.ReadFile(layer, "strings/"+code+"/"+schema.FieldsFile); err == nil {
		addMissing(to, sentences(data))
	}
}

func addMissing(to, from map[diag.Text]string) {
	for key, text := range from {
		if _, is := to[key]; !is {
			to[key] = text
		}
	}
}
