package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// catalogue reads a compiled message catalogue (GNU gettext manual, "The Format of GNU MO
// Files"): what each message is translated to.
func catalogue(file string) (map[string]string, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	number := func(at uint32) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	if len(data) < 28 || number(0) != 0x950412de {
		return nil, fmt.Errorf("%s is no message catalogue", file)
	}
	text := func(table, n uint32) string {
		length, at := number(table+8*n), number(table+8*n+4)
		return string(data[at : at+length])
	}
	out := map[string]string{}
	for n := range number(8) {
		out[text(number(12), n)] = text(number(16), n)
	}
	return out, nil
}
