package render

import (
	"peerhub/generator/asset"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/groups"
)

// Words are those of the scripts of pages, in each language of a hub.
func Words(set *locale.Set, hub *model.Hub) []asset.Words {
	var out []asset.Words
	for _, code := range hub.Codes() {
		out = append(out, asset.Words{Language: code, Words: groups.Words(set.For(code), code)})
	}
	return out
}
