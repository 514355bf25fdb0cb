package feeds

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"peerhub/generator/fetch"
	"peerhub/generator/interchange"
)

// whatIs says what data is in which no group could be read, as far as that helps those who
// are to ask for something else.
func whatIs(data []byte) (why fetch.Why, detail string) {
	if text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data); err == nil {
		data = text
	}
	text := bytes.TrimSpace(data)
	begins := func(signs ...string) bool {
		return slices.ContainsFunc(signs, func(s string) bool { return bytes.HasPrefix(text, []byte(s)) })
	}
	if _, is := interchange.IndexOf(text); is {
		return inParts, ""
	}
	switch {
	case len(bytes.Trim(text, "\x00")) == 0 || string(text) == "[]" || string(text) == "null":
		return fetch.Empty, ""
	case begins("\x1f\x8b", "PK\x03\x04", "%PDF-", "BZh", "7z\xbc\xaf", "\xfd7zXZ"):
		return packed, ""
	case begins("<"):
		return fetch.WebPage, ""
	case begins("[", "{"):
		return whichJSON(text)
	}
	return unreadable, ""
}

// whichJSON tells JSON that ends too early and JSON with a mistake from JSON of another kind.
func whichJSON(text []byte) (why fetch.Why, detail string) {
	var value json.RawMessage // of which nothing is made
	err := json.NewDecoder(bytes.NewReader(text)).Decode(&value)
	mistake, is := errors.AsType[*json.SyntaxError](err)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return cutOff, ""
	case is:
		at := min(int(mistake.Offset), len(text))
		return brokenJSON, strconv.Itoa(1 + bytes.Count(text[:at], []byte("\n")))
	case err != nil:
		return unreadable, ""
	}
	return unknownJSON, ""
}
