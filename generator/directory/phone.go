package directory

import (
	"slices"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// Dial is a telephone number as a tel: link has it (RFC 3966), or "" for what is no
// valid number in the country, a short one such as 116123 included. What a string to
// dial sends after the number is left away: **21*…# would turn the reader's calls over
// to somebody.
func Dial(phone, country string) string {
	digits, plus := bareNumber(phone)
	if digits == "" {
		return ""
	}
	if plus {
		country, digits = "", "+"+digits
	}
	n, err := phonenumbers.Parse(digits, country)
	switch {
	case err != nil:
		return ""
	case phonenumbers.IsValidNumber(n) && plus:
		return phonenumbers.Format(n, phonenumbers.E164) // without the 0 of +44 (0)113
	case phonenumbers.IsValidNumber(n), country != "" && phonenumbers.IsValidShortNumberForRegion(n, country):
		return digits
	}
	return ""
}

// DialHelp is Dial for a help line, which somebody of the hub has looked up: a number
// that the tables do not know is rung all the same, if it is nothing but a number.
func DialHelp(phone, country string) string {
	if number := Dial(phone, country); number != "" {
		return number
	}
	digits, plus := bareNumber(phone)
	if plus && digits != "" {
		return "+" + digits
	}
	return digits
}

// IsEmergency reports whether a number is that of the police, the fire brigade or an
// ambulance, in the country or, where none is known, in most of them.
func IsEmergency(phone, country string) bool {
	digits, plus := bareNumber(phone)
	if plus || digits == "" || len(digits) > 4 {
		return false
	}
	return slices.Contains([]string{"112", "911", "999", "000"}, digits) ||
		country != "" && phonenumbers.IsEmergencyNumber(digits, country)
}

// IsDear reports whether a call costs more than others: a premium rate number.
func IsDear(phone, country string) bool {
	digits, plus := bareNumber(phone)
	if plus {
		country, digits = "", "+"+digits
	}
	n, err := phonenumbers.Parse(digits, country)
	return err == nil && phonenumbers.GetNumberType(n) == phonenumbers.PREMIUM_RATE
}

// bareNumber is the digits of a number, "" when it has other signs in it than people write
// between them. It ends where a telephone would wait, or at an extension.
func bareNumber(phone string) (digits string, plus bool) {
	phone = strings.TrimSpace(phone)
	if i := strings.IndexAny(phone, ",;"); i > 0 {
		phone = phone[:i]
	}
	for _, extension := range []string{"ext", "x"} {
		if i := strings.Index(strings.ToLower(phone), extension); i > 0 {
			phone = phone[:i]
		}
	}
	var b strings.Builder
	for _, r := range phone {
		switch {
		case unicode.IsDigit(r):
			b.WriteByte('0' + byte(digit(r)))
		case (r == '+' || r == '＋') && b.Len() == 0 && !plus:
			plus = true
		case unicode.IsSpace(r), strings.ContainsRune("()-–‐‑./", r), unicode.Is(unicode.Cf, r):
		default:
			return "", false
		}
	}
	return b.String(), plus
}

// digit is the value of a decimal digit of any script: they come in tens.
func digit(r rune) int {
	zero := r
	for range 9 {
		if !unicode.IsDigit(zero - 1) {
			break
		}
		zero--
	}
	return int(r-zero) % 10
}
