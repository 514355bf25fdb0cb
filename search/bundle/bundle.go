// Package bundle makes one file of a script or a style sheet and of all that it
// imports, minified by esbuild. Its sources come from a file system, never from
// the disk or the network.
//
// What a script and Go must agree on stands in Go alone. A script imports it by
// its name:
//
//	import { maxWords } from "go:constants"
//
// A name that is not handed over is an error, which says where it is asked for. The words of a
// language are handed over in the same way, as "go:words".
package bundle

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Sources are what bundles are made of.
type Sources struct {
	Name      string // of the folder, in messages: "layouts"
	Files     fs.FS
	Constants map[string]any // by name; what JSON can hold
	Words     map[string]any // likewise, of the language of the bundle; nil for bundles that are of none
	// Icon writes an icon as a style sheet takes it in: those that it names as
	// url("../icons/pin.svg") become part of it. It may be nil.
	Icon func(svg []byte) []byte
}

// ErrWords says that a bundle of no language asks for words.
var ErrWords = errors.New("there are no words here: " + inGo + ":words is for scripts of pages")

// Bundle returns the file with all that it imports, but for what lies elsewhere:
// addresses, and what a style sheet names by url() and is no icon. The options say format, target
// and what is put before; the rest is the same for all. An error names the file
// and line of each mistake.
func (s Sources) Bundle(file string, options api.BuildOptions) ([]byte, error) {
	options.EntryPoints, options.Outfile = []string{file}, "out"+path.Ext(file)
	options.Bundle = true
	options.MinifyWhitespace, options.MinifySyntax, options.MinifyIdentifiers = true, true, true
	options.Charset, options.LegalComments = api.CharsetUTF8, api.LegalCommentsNone
	options.LogLevel = api.LogLevelSilent
	// Fields of classes are set as if they were assigned: shorter, and for old browsers, too.
	options.TsconfigRaw = `{"compilerOptions": {"useDefineForClassFields": false}}`
	options.Plugins = []api.Plugin{{Name: "bundle", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, s.resolve)
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: inFiles}, s.file)
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: inGo}, s.fromGo)
	}}}
	result := api.Build(options)
	if len(result.Errors) > 0 {
		return nil, s.explain(result.Errors)
	}
	for _, out := range result.OutputFiles {
		return out.Contents, nil
	}
	return nil, fmt.Errorf("%s/%s gives no file", s.Name, file)
}

// Where a source is, as esbuild calls it.
const (
	inFiles = "files"
	inGo    = "go" // "go:constants" and "go:words", in messages
)

// icons is the folder of the icons.
const icons = "icons"

// resolve says which source a name in another one means.
func (s Sources) resolve(args api.OnResolveArgs) (api.OnResolveResult, error) {
	if name, ours := strings.CutPrefix(args.Path, inGo+":"); ours {
		return api.OnResolveResult{Path: name, Namespace: inGo}, nil
	}
	if args.Kind == api.ResolveEntryPoint {
		// esbuild puts ./ before a name that exists where the program runs.
		return api.OnResolveResult{Path: path.Clean(args.Path), Namespace: inFiles}, nil
	}
	at := path.Join(path.Dir(args.Importer), args.Path)
	drawn := s.Icon != nil && path.Dir(at) == icons
	if !strings.HasPrefix(args.Path, "./") && !strings.HasPrefix(args.Path, "../") ||
		args.Kind == api.ResolveCSSURLToken && !drawn {
		return api.OnResolveResult{Path: args.Path, External: true}, nil
	}
	if path.Ext(at) == "" {
		at += path.Ext(args.Importer)
	}
	if !fs.ValidPath(at) {
		return api.OnResolveResult{}, fmt.Errorf("%s leads out of the %s folder", args.Path, s.Name)
	}
	return api.OnResolveResult{Path: at, Namespace: inFiles}, nil
}

// file reads a script or a style sheet.
func (s Sources) file(args api.OnLoadArgs) (api.OnLoadResult, error) {
	data, err := fs.ReadFile(s.Files, args.Path)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	text, loader := string(data), api.LoaderCSS
	switch path.Ext(args.Path) {
	case ".ts":
		loader = api.LoaderTS
	case ".svg":
		if s.Icon == nil {
			return api.OnLoadResult{}, fmt.Errorf("%s: no icons here", args.Path)
		}
		text, loader = string(s.Icon(data)), api.LoaderDataURL
	}
	return api.OnLoadResult{Contents: &text, Loader: loader}, nil
}

// fromGo is the module "go:constants" or "go:words".
func (s Sources) fromGo(args api.OnLoadArgs) (api.OnLoadResult, error) {
	if args.Path == "words" && s.Words == nil {
		return api.OnLoadResult{}, ErrWords
	}
	values, known := map[string]map[string]any{"constants": s.Constants, "words": s.Words}[args.Path]
	if !known {
		return api.OnLoadResult{}, fmt.Errorf("there is no %s:%s", inGo, args.Path)
	}
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value, err := json.Marshal(values[name])
		if err != nil {
			return api.OnLoadResult{}, fmt.Errorf("the constant %s: %w", name, err)
		}
		fmt.Fprintf(&text, "export const %s = %s\n", name, value)
	}
	module := text.String()
	return api.OnLoadResult{Contents: &module, Loader: api.LoaderJS}, nil
}

func (s Sources) explain(messages []api.Message) error {
	var all []error
	for _, m := range messages {
		what := errors.New(m.Text)
		if ours, is := m.Detail.(error); is {
			what = ours
		}
		if m.Location == nil {
			all = append(all, what)
			continue
		}
		file := strings.TrimPrefix(m.Location.File, inFiles+":")
		all = append(all, fmt.Errorf("%s/%s:%d:%d: %w", s.Name, file, m.Location.Line, m.Location.Column+1, what))
	}
	return errors.Join(all...)
}
