package render

import (
	"maps"

	"peerhub/generator/asset"
	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/generator/render/groups"
	"peerhub/generator/render/pages"
	"peerhub/generator/route"
)

// Words are those of the scripts of pages, in each language of a hub.
func Words(set *locale.Set, hub *model.Hub) []asset.Words {
	var out []asset.Words
	for _, code := range hub.Codes() {
		words := groups.Words(set.For(code), hub, code)
		maps.Copy(words, pages.Words(set.For(code), code))
		if hand := words["hand"].(map[string]string); hub.Offline { // lists lead to the page on which they can be kept
			hand["keep"], hand["keep_at"] = set.For(code).T("keep.title"), route.Path(hub, route.Keep, "", code)
		}
		out = append(out, asset.Words{Language: code, Words: words})
	}
	return out
}
