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

	"peerhub/search/bundle"
)

//go:embed *.ts
var source embed.FS

// Bundle returns the client, minified, with the manifest of a language in it,
// as export writes it: a first search then asks for one file less. The constants
// are those that the client shares with package search, by name.
func Bundle(language string, manifest []byte, constants map[string]any) ([]byte, error) {
	enclosed, err := json.Marshal([2]string{language, base64.StdEncoding.EncodeToString(manifest)})
	if err != nil {
		return nil, err
	}
	sources := bundle.Sources{Name: "search/client", Files: source, Constants: constants}
	code, err := sources.Bundle("client.ts", api.BuildOptions{
		Format: api.FormatESModule,
		Target: api.ES2022,
		Banner: map[string]string{"js": "const enclosed=" + string(enclosed) + ";"},
	})
	if err != nil {
		return nil, fmt.Errorf("bundling the search client: %w", err)
	}
	return code, nil
}
