// Package client holds the search client: a module for browsers and Node that
// reads the files of package export and answers queries with the rules of
// package search. It is written in TypeScript and bundled into one ES module
// without imports, so that it works wherever it is saved.
//
//	const { open } = await import("https://example.org/hub/search/en/client.js");
//	const index = await open({base: "https://example.org/hub/", language: "en"});
//	const answer = await index.search("hearing voices", {limit: 10, complete: true});
//
// It needs fetch, TextDecoder and DecompressionStream with "deflate": Chrome 80,
// Safari 16.4, Firefox 113, Node 18 or newer.
package client

import (
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/evanw/esbuild/pkg/api"
)

//go:embed *.ts
var source embed.FS

// Bundle returns the client, minified, with the manifest of a language in it,
// as export writes it: a first search then asks for one file less.
func Bundle(language string, manifest []byte) ([]byte, error) {
	enclosed, err := json.Marshal([2]string{language, base64.StdEncoding.EncodeToString(manifest)})
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		EntryPointsAdvanced: []api.EntryPoint{{InputPath: "client.ts"}},
		Bundle:              true,
		MinifyWhitespace:    true,
		MinifyIdentifiers:   true,
		MinifySyntax:        true,
		Charset:             api.CharsetUTF8,
		Format:              api.FormatESModule,
		Target:              api.ES2022,
		LegalComments:       api.LegalCommentsNone,
		Banner:              map[string]string{"js": "const enclosed=" + string(enclosed) + ";"},
		Plugins:             []api.Plugin{embedded()},
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundling the search client: %s", result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}

// embedded lets esbuild read the sources that are built into the program.
func embedded() api.Plugin {
	const namespace = "embedded"
	return api.Plugin{Name: namespace, Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			name := a.Path
			if len(name) > 2 && name[:2] == "./" {
				name = name[2:]
			}
			return api.OnResolveResult{Path: name, Namespace: namespace}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := source.ReadFile(a.Path)
			text := string(data)
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderTS}, err
		})
	}}
}
