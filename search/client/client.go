// Package client holds the search client: a module for browsers and Node that
// reads the files of package export and answers queries with the rules of
// package search. It is written in TypeScript and bundled into one ES module
// without imports, so that it works wherever it is saved.
//
//	const index = await open({base: "https://example.org/hub/", language: "en"});
//	const answer = await index.search("hearing voices", {limit: 10, complete: true});
//
// It needs fetch, TextDecoder and DecompressionStream with "deflate": Chrome 80,
// Safari 16.4, Firefox 113, Node 18 or newer.
package client

import (
	"embed"
	"fmt"

	"github.com/evanw/esbuild/pkg/api"
)

//go:embed *.ts
var source embed.FS

// Bundle returns the client, minified.
func Bundle() ([]byte, error) {
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
