package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// handle is an account as people write it, and hostedHandle one as its address.
	handle       = late(`^@([\p{L}0-9_](?:[\p{L}0-9_.-]{1,30}[\p{L}0-9_])?)`)
	hostedHandle = sieve(late(`(?i)\b(?:(?:instagram|tiktok|x|twitter|threads|snapchat|pinterest|medium|bsky)\.[a-z]{2,4}/(?:add/|profile/)?@?|`+
		`(?:facebook|fb|m\.facebook)\.com/(?:profile\.php\?id=)?|linkedin\.com/in/|t\.me/|telegram\.me/|youtube\.com/@|mastodon\.[a-z]+/@|(?:venmo|cash|paypal|ko-fi)\.(?:com|app|me)/(?:u/|paypalme/)?[$@]?)`+
		`([\p{L}0-9_](?:[\p{L}0-9_.-]{1,40}[\p{L}0-9_])?)`),
		func(text string) bool { return strings.Contains(text, "/") && holds(text, accountHosts) })
	// toldHandle is one behind the name of a place where people write.
	toldHandle = sieve(late(`(?i)\b(?:insta|instagram|ig|snapchat|snap|tiktok|twitter|telegram|facebook|fb|messenger|discord|skype|signal|linkedin|kik|wechat|line id|venmo|paypal|cash ?app)`+
		`(?: id| name| handle| user| username)?(?: is| as| me| on)?[ :=–—-]+[@$]?([\p{L}0-9]+[_.][\p{L}0-9_.]*[\p{L}0-9_]|[a-z]{6,30}[0-9]{0,4})\b`),
		namesAccounts)
)

// accounts finds accounts of persons, by the first name that they begin with. A group has
// one, too, so somebody is asked.
func accounts(text string) []Find {
	var out []Find
	add := func(start, from, to int) {
		if ofSomebody(text[from:to]) {
			out = append(out, Find{Kind: Account, Start: start, End: to})
		}
	}
	for at := strings.IndexByte(text, '@'); at >= 0; {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if m := handle().FindStringSubmatchIndex(near(text, at)); m != nil && !unicode.IsLetter(before) &&
			!unicode.IsDigit(before) && !strings.ContainsRune(".@_/-", before) {
			add(at, at+m[2], at+m[3])
		}
		next := strings.IndexByte(text[at+1:], '@')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	for _, m := range hostedHandle.all(text) {
		add(m[0], m[2], m[3])
	}
	for _, m := range toldHandle.all(text) {
		add(m[2], m[2], m[3])
	}
	return out
}

// accountHosts are what the first pattern needs, which is found in less time than it takes.
var accountHosts = partsOf("instagram. tiktok. x.com twitter. threads. snapchat. pinterest. medium. bsky. " +
	"facebook.com fb.com linkedin.com t.me/ telegram.me youtube.com/@ mastodon. venmo. cash. paypal. ko-fi.")

// accountWords are the words of the second, with what stands behind the one that has other
// meanings.
var accountWords = func() map[string]string {
	out := map[string]string{}
	for word := range strings.FieldsSeq("insta instagram ig snapchat snap tiktok twitter telegram facebook fb messenger " +
		"discord skype signal linkedin kik wechat line:id venmo paypal cashapp cash:app") {
		word, behind, _ := strings.Cut(word, ":")
		out[word] = behind
	}
	return out
}()

// namesAccounts reports whether one of those stands in a text as a word.
func namesAccounts(text string) bool {
	var small [9]byte
	for at := 0; at < len(text); at++ {
		start := at
		for ; at < len(text) && ofWordByte(text[at]); at++ {
			if n := at - start; n < len(small) {
				small[n] = text[at] | 0x20
			}
		}
		if at-start < 2 || at-start > len(small) {
			continue
		}
		behind, is := accountWords[string(small[:at-start])]
		rest := strings.TrimPrefix(text[at:], " ")
		if is && strings.EqualFold(rest[:min(len(rest), len(behind))], behind) {
			return true
		}
	}
	return false
}

// ofWordByte is what \w is in a pattern.
func ofWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// ofSomebody reports whether the name of an account begins with a first name and goes on
// with another part, or with a surname.
func ofSomebody(account string) bool {
	account = strings.ToLower(account)
	parts := strings.FieldsFunc(account, func(r rune) bool { return strings.ContainsRune("._-", r) })
	if len(parts) == 0 {
		return false
	}
	first := strings.TrimRight(parts[0], "0123456789")
	if len(parts) > 1 {
		next := strings.TrimRight(parts[1], "0123456789")
		return isGiven(first) && !places.has(next) && !things.has(next) || families.has(first) && isGiven(next)
	}
	if isGiven(first) && first != parts[0] && !wordsToo.has(first) { // kim1984
		return true
	}
	for cut := 3; cut+3 <= len(first); cut++ {
		if isGiven(first[:cut]) && families.has(first[cut:]) || families.has(first[:cut]) && isGiven(first[cut:]) {
			return true
		}
	}
	return false
}
