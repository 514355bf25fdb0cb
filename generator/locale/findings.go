package locale

import (
	"io/fs"

	"github.com/goccy/go-yaml"

	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// Findings returns what says findings in a language, from
// findings/<language>.yaml of layouts or, where there is none, from that of the
// wider language (pt for pt-BR). Its keys are the English formats of package diag,
// its texts have the values at places such as %[1]q: the first, in quotation
// marks. Without a file the findings are English.
func Findings(layouts fs.FS, lang model.Language) diag.Words {
	return toEditors(layouts, "findings", lang)
}

// Schema returns, in the same way, what says in a language what kinds of pages and
// their fields are (package schema), and what stands in first versions of pages
// (package scaffold), from schema/<language>.yaml.
func Schema(layouts fs.FS, lang model.Language) diag.Words {
	return toEditors(layouts, "schema", lang)
}

func toEditors(layouts fs.FS, folder string, lang model.Language) diag.Words {
	for _, code := range []string{lang.Code, widerLanguage(lang.Code)} {
		words := diag.Words{RightToLeft: lang.Dir == "rtl"}
		data, err := fs.ReadFile(layouts, folder+"/"+code+".yaml")
		if err == nil && yaml.Unmarshal(data, &words.Texts) == nil {
			return words
		}
	}
	return diag.Words{}
}
