package privacy

import (
	"strings"
)

// OfLine is what is left of the telephone of a group when a person stands beside it: the
// numbers. It reports whether somebody did.
func OfLine(phone string) (string, bool) {
	if !person().MatchString(phone) {
		return phone, false
	}
	numbers := extended().FindAllString(phone, -1)
	for _, m := range person().FindAllStringSubmatch(phone, -1) {
		word := strings.ToLower(m[1])
		if !ordinary[word] && !notName[word] && !lineWords[word] && len(numbers) > 0 {
			return strings.Join(numbers, " / "), true
		}
	}
	return phone, false
}

// ownLine is what somebody writes beside their own number: "(my home)".
var ownLine = pattern(`(?i)(?:^|[^\p{L}])(?:my|mine|at home|personal|private number|ma maison|perso|personnel|chez moi|domicile|` +
	`mi casa|particular|mein|meine|privat|zuhause|daheim|mio|mia|privato|meu|minha|mijn|prive|thuis|` +
	`мой|домашний|личный|بيتي|المنزل|هاتفي|رقمي|منزلي|شخصي)(?:$|[^\p{L}])|\((?:home|casa)\)`)

// IsOwnLine reports whether it is said beside a number that it is somebody's own.
func IsOwnLine(phone string) bool { return ownLine().MatchString(plain(phone).text) }

// extended is a number with its extension.
var extended = late(number + `(?:[ ,]*(?:ext\.?|x)[ ]*[0-9]+)?`)

var person = late(`(?:^|[^\p{L}])(\p{Lu}\p{Ll}[\p{L}\p{M}'’]*)`)

// lineWords are words with a capital letter beside the number of a group.
var lineWords = set("mon tue tues wed thu thur thurs fri sat sun daily press option ext extension freephone free " +
	"only office mobile landline fax hours day evening " +
	"mornings evenings ask lun mar mer jeu ven sam dim mo di mi do fr sa so lu ma mi ju vi sá do line support main " +
	"ref reference item invoice order ticket desk reception national local charge calls")

// notName are words with a capital letter before a number that is no person's.
var notName = func() map[string]bool {
	out := set("meeting zoom id telephone phone tel call ring dial helpline line number text us uk conference")
	for _, w := range listed("enquiries", " ") {
		out[strings.ToLower(w)], out[folded(w)] = true, true
	}
	return out
}()
