package generator

import (
	"os"

	"peerhub/generator/config"
	"peerhub/generator/diag"
	"peerhub/generator/locale"
)

// Words returns what says findings in the default language of the hub; in
// English when hub.yaml cannot be read, or nobody has translated them.
func Words(hub string) diag.Words {
	settings, _ := config.Read(os.DirFS(hub))
	if settings == nil {
		return diag.Words{}
	}
	language, _ := settings.Language(settings.DefaultLanguage)
	return locale.Findings(hubLayouts(hub), language)
}
