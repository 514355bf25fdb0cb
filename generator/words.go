package generator

import (
	"os"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
)

// Words returns what says findings in the default language of the hub; in
// English when nobody can tell it, or nobody has translated them.
func Words(hub string) diag.Words {
	language, ok := config.Language(os.DirFS(hub))
	if !ok {
		return diag.Words{}
	}
	return locale.Findings(hubLayouts(hub), language)
}
