package privacy

import (
	"regexp"
	"slices"
	"strings"
)

// What lets in and is no code: a word to say at the door, and where the key lies.

// spare are where people hide keys, by language: the key, what leads to its place, and
// the place.
var spare = []struct{ key, leads, places string }{
	{`keys?`, `under|underneath|beneath|behind|inside|in|on|above|on top of|below|beside|next to`,
		`(?:flower|plant)? ?pots?|planter|(?:door ?)?mat|stone|rock|brick|gnome|(?:wheelie |dust)?bins?|` +
			`letter ?box|mail ?box|` +
			`meter (?:box|cupboard)|bush|hedge|shed|ledge|lintel|drain ?pipe|gutter|bucket|hook|nail|urn|` +
			`statue|log ?pile|bench|watering can|tub`},
	{`clés?|clefs?`, `sous|derrière|dans|sur|au-dessus de|à côté de`,
		`paillasson|tapis|pots?|pot de fleurs?|pierre|brique|boîte aux lettres|poubelle|nain de jardin|` +
			`haie|buisson|seau|compteur|jardinière`},
	{`llaves?`, `debajo|bajo|detrás|dentro|en|sobre|encima|tras`,
		`macetas?|felpudo|alfombra|alfombrilla|piedra|ladrillo|buzón|tiesto|cubo|arbusto|contador|jardinera`},
	{`\p{L}*schlüssel`, `unter|hinter|in|im|auf|über|neben`,
		`(?:fuß|tür)?matte|fußabtreter|(?:blumen)?topf|stein|ziegel|briefkasten|mülltonne|gartenzwerg|` +
			`hecke|busch|eimer|zählerkasten|haken`},
	{`chiav[ei]`, `sotto|dietro|dentro|nella|nel|sopra|sul`, `zerbino|vaso|pietra|mattone|cassetta delle ` +
		`lettere|tappeto|siepe|secchio`},
	{`chaves?`, `debaixo|embaixo|sob|atrás|dentro|na|no`, `tapete|vaso|pedra|tijolo|capacho|caixa d[eo] ` +
		`correio|balde|arbusto`},
	{`sleutels?`, `onder|achter|in|op|naast`, `(?:deur)?mat|(?:bloem)?pot|steen|brievenbus|kliko|haag|` +
		`emmer|kabouter`},
	{`klucz(?:e|yk)?`, `pod|za|w|na`, `wycieraczk[aą]|doniczk[aą]|kamieniem|cegł[aą]|skrzynce|kwietnikiem`},
	{`nyckeln?|nøkkelen|nøglen`, `under|bakom|bak|bag|i|på`, `(?:dörr|dør)?matt[ae]n|måtten|kruk[ae]n|` +
		`stenen|brevlådan|postkassen|blomkrukan|potten`},
	{`ключи?`, `под|за|в`, `ковриком|горшком|камнем|кирпичом|почтовом ящике|цветком`},
	{`(?:ال)?مفتاح`, `تحت|خلف|وراء|داخل|في|فوق`, `(?:ال)?(?:سجادة|ممسحة|أصيص|حجر|دواسة|صندوق البريد|نبتة|` +
		`حصيرة|شجيرة|إناء)`},
	{`کلید`, `زیر|پشت|داخل|در`, `(?:پادری|گلدان|سنگ|صندوق پست|آجر)`},
	{`(?:ה)?מפתח`, `מתחת|מאחורי|בתוך`, `ל?(?:שטיח|עציץ|אבן|תיבת הדואר)`},
}

// hidden are patterns for those, at the beginning of a text; in Turkish the place comes first.
var hidden = func() (out []func() *regexp.Regexp) {
	for _, s := range spare {
		out = append(out, pattern(`^(?i)(?:`+s.key+`)(?:[ ,]+[\p{L}']+){0,4}? (?:`+s.leads+`) (?:[\p{L}']+ `+
			`){0,3}?(?:`+s.places+`)(?:$|[^\p{L}])`))
	}
	return append(out, pattern(`^(?i)anahtar(?: \p{L}+){0,2} (?:paspasın|saksının|taşın) (?:altında|`+
		`arkasında)(?:$|[^\p{L}])`))
}()

// keyWords are the words for a key in those.
const keyWords = `key keys clé clés clef clefs llave llaves schlüssel ersatzschlüssel zweitschlüssel ` +
	`hausschlüssel haustürschlüssel ` +
	`türschlüssel chiave chiavi chave chaves sleutel sleutels klucz klucze kluczyk nyckel nyckeln nøkkelen ` +
	`nøglen ключ ключи مفتاح ` +
	`المفتاح کلید מפתח המפתח anahtar`

// wide are the same with any place below or behind which something may be, but those where
// somebody stands; the last is what such a key opens, without doors.
var (
	wide = pattern(`^(?i)(?:keys?(?: (?:to|for|of) the [\p{L}-]+)?(?: (?:is|are|lives?|hangs?|lies|sits?|` +
		`stays?|kept|left|hidden|taped|stuck|tucked|stored|will|be|always|usually|found))* (?:under|` +
		`underneath|beneath|behind|below) (?:the|a|an|our|my)` +
		`|clefs?(?: (?:est|se trouve|reste|cachée|toujours))* (?:sous|derrière) (?:le|la|les|un|une)|` +
		`clés?(?: (?:est|se trouve|reste|cachée|toujours))* (?:sous|derrière) (?:le|la|les|un|une)` +
		`|llaves?(?: (?:está|queda|siempre|escondida))* (?:debajo del?|bajo|detrás del?)(?: (?:la|el|las|` +
		`los|un|una))?` +
		`|\p{L}*schlüssel(?: (?:ist|liegt|hängt|steckt|immer|versteckt))* (?:unter|hinter) (?:der|dem|den|` +
		`einem|einer)` +
		`|chiav[ei](?: (?:è|sta|si trova|nascosta))* (?:sotto|dietro) (?:il|lo|la|un|una)|chaves?(?: ` +
		`(?:está|fica|sempre))* (?:debaixo|por baixo|atrás) d(?:o|a|e um|e uma)` +
		`|sleutels?(?: (?:is|ligt|hangt|altijd))* (?:onder|achter) (?:de|het|een))((?: [\p{L}-]+){1,3})`)
	// lent is a key that somebody has who lives there.
	lent = pattern(`^(?i)(?:keys?(?: (?:is|are|held|kept|left|always|usually|can|be|collected|fetched|available|lives?))* ` +
		`(?:with|from|at) (?:(?:the|our|a|my|her|his|their) )?(?:(?:next[ -]door )?neighbou?rs?|next door|(?:number|no\.?) ?[0-9]{1,4})|` +
		`cl(?:é|ef)s?(?: (?:est|sont|se trouve|toujours|à demander|à prendre|à retirer))* (?:chez|avec) (?:les?|la|l\'|un|une|notre|nos|ma|mon)? ?voisin(?:e?s?)|` +
		`llaves?(?: (?:está|están|siempre|la|las|tiene))* (?:con|en casa de|donde) (?:el|la|los|un|una|mi) vecin(?:[oa]s?)|` +
		`\p{L}*schlüssel(?: (?:ist|liegt|gibt|es|immer))* (?:bei|beim) (?:(?:der|dem|den|unserem|unserer) )?nachbar(?:n|in)?|` +
		`chiav[ei](?: (?:è|sono|sta))* (?:dal|dalla|dai) vicin(?:[oai])|` +
		`(?:ال)?مفتاح (?:عند|مع|لدى) (?:ال)?(?:جار|جارة|جيران))(?:$|[^\p{L}\p{N}])`)
	staffed = set("reception bar counter desk scenes stage surface heading law accueil comptoir bureau " +
		"mostrador barra recepcion tresen empfang " +
		"theke balie bancone banco balcao toonbank")
	netKey = pattern(`^(?i)(?:key|clé|clave|schlüssel|chiave|chave|sleutel|مفتاح|المفتاح)(?: (?:is|est|es|` +
		`ist|è|هو))?[ :=]+([\p{L}0-9!@$_.-]*[0-9][\p{L}0-9!@$_-]*)`)
	net = pattern(`(?i)wi-?fi|wlan|network|réseau|netzwerk|\brede?\b|واي فاي|شبكة`)
)

// addClause adds the clause around a part of a text.
func addClause(p *persons, from, to int) {
	start := from - len(strings.TrimLeft(p.text[clauseStart(p.text, from):from], " \u00A0"))
	if n := strings.IndexAny(near(p.text, to-1), ".!?;,\n،。"); n >= 0 {
		to += n - 1
	} else if len(p.text)-to < window {
		to = len(p.text)
	}
	p.found = append(p.found, Find{Kind: Entry, Start: start, End: to, Certain: true})
}

// clauseStart is where a clause begins, as far as it is looked at.
func clauseStart(text string, at int) int {
	from := max(0, at-window)
	return from + strings.LastIndexAny(text[from:at], ".!?;:,\n،。") + 1
}

// hiddenKey finds the clause that tells where a key lies, around the word for one.
func hiddenKey(p *persons, at int) {
	rest := near(p.text, at)
	if m := netKey().FindStringSubmatchIndex(rest); m != nil && m[3]-m[2] > 5 && net().MatchString(p.text[max(0, at-80):at]) {
		p.found = append(p.found, Find{Kind: Entry, Start: at, End: at + m[1], Certain: true})
		return
	}
	if m := wide().FindStringSubmatchIndex(rest); m != nil && !slices.ContainsFunc(strings.Fields(lowered(rest[m[2]:m[3]])),
		func(w string) bool { return staffed[w] }) {
		addClause(p, at, at+m[1])
		return
	}
	for _, re := range append([]func() *regexp.Regexp{lent}, hidden...) {
		if m := re().FindStringIndex(rest); m != nil {
			addClause(p, at, at+m[1])
			return
		}
	}
}

const (
	quotes                = "\"“”„«‘'‚「"
	quoteOpen, quoteClose = `["“”„«‘'‚「]`, `["“”»’'‘」]`
	// saying and typing lead to a word that lets in.
	saying = `say|whisper|shout|mention|dites|dire|donnez|diga|decir|di|sagen sie|sag|sagt|nennen sie|` +
		`nenne|dite|di'|diga|dizer|zeg|noem|` +
		`powiedz|podaj|скажите|назовите|säg|si|قل|قولوا|قولي|بگویید|תגידו|说|請說`
	typing = `use|type|enter|give|quote|tell them|utilisez|tapez|saisissez|entrez|use|usa|usar|escriba|` +
		`escribe|ponga|pon|geben sie|gib|` +
		`tippen sie|verwenden sie|usate|scrivi|digita|inserisci|digite|gebruik|typ|wpisz|użyj|введите|` +
		`skriv|استخدم|استخدموا|أدخل|أدخلوا|اكتب|وارد کنید|הקלידו`
	wordFor = `(?: (?:the|our|le|la|el|das|il|a|o|het|de))?(?: (?:word|password|code word|mot|nom|palabra|` +
		`wort|parola|palavra|woord|słowo|слово|كلمة|کلمه))?[ :]+`
	// forEntry is what it is said for.
	forEntry = `to (?:get|be let|come|go) in(?:to)?|to (?:join|enter|open|unlock|connect|log ?in|log on)|` +
		`for (?:entry|access)|` +
		`pour (?:entrer|rejoindre|ouvrir|vous connecter|accéder)|para (?:entrar|unirse|pasar|abrir|acceder|` +
		`aceder)|um (?:herein|rein)(?:zukommen|gelassen)|` +
		`zum (?:einlass|öffnen|beitreten)|ein,? um|per (?:entrare|accedere|aprire)|om binnen te komen|` +
		`(?:żeby|aby) wejść|чтобы войти|для входа|för att komma in|` +
		`للدخول|لتدخل|لتدخلوا|لفتح الباب|برای ورود|כדי להיכנס|进入|入场`
	atDoor = `(?:at|into|on|through) the (?:door|gate|intercom|keypad|barrier|buzzer|entryphone)|à (?:la ` +
		`porte|l'interphone)|en (?:la puerta|el portero)|` +
		`an der (?:tür|haustür|klingel|sprechanlage)|alla porta|al citofono|na porta|aan de deur|przy ` +
		`drzwiach|у двери|vid dörren|عند الباب`
)

var (
	// saidBehind is a word in quotes and what it is said for behind it, and saidBefore with that before it.
	saidBehind = pattern(`(?i)(?:^|[^\p{L}])((?:(?:` + saying + `)|` +
		`(` + typing + `))` + wordFor + quoteOpen + `([^"“”„«»‘’'」\n]{3,40})` + quoteClose +
		`,? (?:(?:ein|please)[ ,]+)?(?:(` + forEntry + `)|` + atDoor + `))`)
	saidBefore = pattern(`(?i)(?:^|[^\p{L}])((?:` + forEntry + `),? (?:please |just |simply ` +
		`)?(?:(?:` + saying + `)|(` + typing + `))` + wordFor + `(?:` +
		quoteOpen + `([^"“”„«»‘’'」\n]{3,40})` + quoteClose + `))`)
	// greeted are words that everybody says.
	greeted = set("hello hi please yes thanks welcome join enter start meeting zoom teams whatsapp google " +
		"entrance peer support group " +
		"bonjour salut oui merci entrer rejoindre hola gracias si entrar unirse hallo danke ja bitte ciao " +
		"grazie ola obrigado " +
		"main side back front rear door gate button push pull lift ramp stairs مرحبا السلام شكرا")
)

// passwords are what is said of such a word.
var passwords = words{kind: Passcode}

// sayWords are the words that lead to it in those.
const sayWords = `say whisper shout mention dites dire donnez diga decir di sagen sag sagt nennen nenne ` +
	`dite dizer zeg noem powiedz podaj ` +
	`скажите назовите säg si قل قولوا قولي بگویید תגידו use type enter give quote tell utilisez tapez ` +
	`saisissez entrez usa usar escriba ` +
	`escribe ponga pon geben gib tippen verwenden usate scrivi digita inserisci digite gebruik typ wpisz ` +
	`użyj введите skriv استخدم ` +
	`استخدموا أدخل أدخلوا اكتب وارد הקלידו`

// saidAt finds a word in quotes that lets in. What visitors say at a reception, and two words
// that are to be said at a door, tell whom they look for: those are none.
func saidAt(p *persons, at int) {
	part, from := around(p.text, at, 180)
	for _, re := range []*regexp.Regexp{saidBehind(), saidBefore()} {
		m := re.FindStringSubmatchIndex(part)
		if m == nil || from+m[2] > at || at >= from+m[6] {
			continue
		}
		words := strings.Fields(lowered(part[m[6]:m[7]]))
		if typed, entry := m[4] >= 0, re == saidBefore() || m[8] >= 0; len(words) > 0 && len(words) < 4 &&
			!greeted[words[0]] &&
			!greeted[words[len(words)-1]] && (typed || entry || len(words) == 1) {
			start, end := from+m[2], from+m[3]
			kind := kindOf(p.text, start, end, label{words: passwords})
			p.found = append(p.found, Find{Kind: kind, Start: start, End: end, Certain: true})
		}
	}
}
