package parse

import (
	"bytes"

	"peerhub/generator/diag"
)

// conflicts returns an error for each place where Git left two versions of a text
// for somebody to choose from. What stands in a block of code is an example.
func conflicts(file string, data []byte) []diag.Finding {
	if !bytes.Contains(data, []byte("<<<<<<< ")) && !bytes.Contains(data, []byte(">>>>>>> ")) {
		return nil
	}
	var out []diag.Finding
	var code []byte // the fence of the block of code that is open
	open := false   // a version is
	number := 0
	for line := range bytes.Lines(data) {
		number++
		mark := fence(line)
		switch {
		case code == nil && mark != nil:
			code = mark
		case code != nil && bytes.HasPrefix(mark, code):
			code = nil
		case code != nil:
		case bytes.HasPrefix(line, []byte("<<<<<<< ")), bytes.HasPrefix(line, []byte(">>>>>>> ")) && !open:
			open = line[0] == '<'
			out = append(out, diag.Finding{Code: diag.ConflictLeft, Severity: diag.Error, File: file, Line: number,
				Column: 1, Length: 7,
				Message:    "Git left two versions here.",
				Suggestion: "Keep one, and take the lines <<<<<<<, ======= and >>>>>>> away."}.In(data, 1))
		case bytes.HasPrefix(line, []byte(">>>>>>> ")):
			open = false
		}
	}
	return out
}

// fence returns the signs with which a line opens or closes a block of code.
func fence(line []byte) []byte {
	line = bytes.TrimLeft(line, " ")
	for _, sign := range []string{"`", "~"} {
		if rest := bytes.TrimLeft(line, sign); len(line)-len(rest) >= 3 {
			return line[:len(line)-len(rest)]
		}
	}
	return nil
}
