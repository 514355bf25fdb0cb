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
	for _, code := range []string{lang.Code, widerLanguage(lang.Code)} {
		words := diag.Words{RightToLeft: lang.Dir == "rtl"}
		data, err := fs.ReadFile(layouts, "findings/"+code+".yaml")
		if err == nil && yaml.Unmarshal(data, &words.Texts) == nil {
			return words
		}
	}
	return diag.Words{}
}
