package search

import (
	"encoding/json"
	"strings"
	"testing"
)

// hostile is what nobody should type, and some do. Unpaired surrogates are
// written as JSON, since a Go string has none; it reads them as U+FFFD.
var hostile = []string{
	// Regular expressions, markup, paths, formats.
	`.*`, `(support`, `[a-z]+`, `^support$`, `support|peer`, `(?:(?:a+)+)+$`, `\bsupport\b`, `\`, `$&`, `{1,99999}`,
	`<b>support</b>`,
	`"support"`, `support' OR 1=1 --`, `%s%n`, `%73upport`, `../../etc/passwd`, `title:support`, `+support -peer`,
	`sup?ort*`, `__proto__`,
	`constructor`, `toString`, `hasOwnProperty support`,
	// Control characters, spaces, marks of direction and joiners.
	"\x00", "sup\x00port", "support\x7f\x1b[31m", "\r\n\tsupport\v\f", "\u00a0support\u2003peer\u3000", "\ufeffsupport",
	"\u202esupport\u202c",
	"\u200fsupport\u200e", "\u2067دعم\u2069 support", "sup\u00adport", "sup\u200bport", "sup\u200dport", "\u200d",
	"\u2028support\u2029",
	// Emoji, with joiners, skin and flags; other planes; private use; non-characters.
	"🙂", "support🙂peer", "👩🏽‍❤️‍👨🏿 support", "🇫🇷🇫", "𝓼𝓾𝓹𝓹𝓸𝓻𝓽", "ｓｕｐｐｏｒｔ", "𐐨𐑀", "\ue000support", "\U0010ffffsupport",
	"\uffff",
	// Marks without a letter, and many on one; letters that grow when folded.
	"\u0301", "\u0301support", "s" + strings.Repeat("\u0301", 500) + "upport", "ﬀﬁ ﷺ ŉ ẞ İ Σς", "ⅷ ½ ② ٣",
	// Unpaired surrogates.
	`"\ud83d"`, `"\ude42support"`, `"sup\ud83dport peer"`, `"\ude42\ud83d support"`, `"support\ud800"`,
	// Ten thousand characters.
	strings.Repeat("a", 10_000), strings.Repeat("support ", 1250), strings.Repeat("🙂", 5000),
	strings.Repeat("ك", 10_000), strings.Repeat("互", 10_000),
	strings.Repeat("\u0301", 10_000), strings.Repeat(" ", 9_993) + "support", strings.Repeat("supprot peerr ", 714),
	strings.Repeat("(", 10_000),
	strings.Repeat("\u202e", 9_993) + "support", "support" + strings.Repeat("!", 9_993),
}

// hostileQueries are the hostile queries, as people may still be typing them or not.
func hostileQueries(t testing.TB) (queries []driven) {
	t.Helper()
	for _, text := range hostile {
		q := driven{Text: text}
		if strings.HasPrefix(text, `"`) && strings.Contains(text, `\ud`) {
			q.JSON = text
			if err := json.Unmarshal([]byte(text), &q.Text); err != nil {
				t.Fatal(err)
			}
		}
		queries = append(queries, q)
		q.Options = map[string]any{"complete": true}
		queries = append(queries, q)
	}
	return queries
}

// TestHostile: whatever is typed, both sides answer, and the same.
func TestHostile(t *testing.T) {
	content := contentDocuments(t, "en")
	for name, docs := range map[string][]Document{"one file": content[:20], "sharded": multiply(content, 500)} {
		t.Run(name, func(t *testing.T) {
			root, r := publishWith(t, "en", docs, Options{Synonyms: hubSynonyms(t, "en")})
			if r.dict.small != (name == "one file") {
				t.Fatalf("%d documents are not exported so", len(docs))
			}
			queries := hostileQueries(t)
			if found := agree(t, root, "en", r, queries); found < len(queries)/3 {
				t.Errorf("only %d of %d queries found anything", found, len(queries))
			}
		})
	}
}
