package locale

import (
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"peerhub/generator/diag"
	"peerhub/generator/schema"
)

// readFields adds what schema.FieldsFile says to readers. What is wrong with its form,
// package spreadsheet tells, which reads those of all languages; here it counts as
// absent. The texts have the keys by which they
// are asked for, by the name of a facet or the path of another field:
//
//	facet.join            label    what readers call the field
//	facet.join.drop-in    choices  the label of one of its words
//	finder.said-join      said     what the finder says when something was chosen
func readFields(data []byte, out texts) {
	put := func(key string, n ast.Node) {
		if s, plain := scalar(n); plain {
			out[key] = text{formOther: compile(s)}
		}
	}
	each(child(root(data), "fields"), func(path string, of ast.Node) {
		name := schema.Question(path)
		put("facet."+name, child(of, "label"))
		put("finder.said-"+name, child(of, "said"))
		each(child(of, "choices"), func(key string, one ast.Node) {
			put("facet."+name+"."+key, child(one, "label"))
		})
	})
}

// sentences are what the file says to editors, by the English sentence. A choice stands
// for itself in English.
func sentences(data []byte) map[diag.Text]string {
	out := map[diag.Text]string{}
	file := root(data)
	each(child(file, "fields"), func(_ string, of ast.Node) {
		each(child(of, "choices"), func(key string, one ast.Node) {
			cells, is := child(one, "cells").(*ast.SequenceNode)
			if !is || len(cells.Values) == 0 {
				return
			}
			if s, plain := scalar(cells.Values[0]); plain {
				out[diag.Text(key)] = s
			}
		})
	})
	each(child(file, "sentences"), func(english string, n ast.Node) {
		if s, plain := scalar(n); plain {
			out[diag.Text(english)] = s
		}
	})
	return out
}

// root is what a file of YAML holds; nil when it cannot be read.
func root(data []byte) ast.Node {
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	if err != nil || len(tree.Docs) == 0 {
		return nil
	}
	return tree.Docs[0].Body
}

// each calls visit for every line of a mapping.
func each(n ast.Node, visit func(key string, value ast.Node)) {
	if m, is := n.(ast.MapNode); is {
		for it := m.MapRange(); it.Next(); {
			visit(it.Key().GetToken().Value, it.Value())
		}
	}
}

// child is what stands in a line of a mapping; nil where there is none.
func child(n ast.Node, name string) (found ast.Node) {
	each(n, func(key string, value ast.Node) {
		if key == name {
			found = value
		}
	})
	return found
}
