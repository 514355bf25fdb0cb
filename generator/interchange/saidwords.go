package interchange

import "strings"

// Words of records by language, folded. Those of withheld.go are without the signs between their
// parts, as bareKey makes them.

// Whether a record is for everybody.
var (
	// kept are the fields that keep a record from being published when they say yes.
	kept = inLanguages(map[string]string{
		"en": "private isprivate donotpublish dontpublish donotlist dontlist donotshare unlisted isunlisted internal isinternal " +
			"internalonly hidden ishidden confidential isconfidential nopublish notpublic teamonly staffonly membersonly suppress " +
			"suppressed deleted isdeleted trashed optout optedout withheld restricted",
		"fr": "prive privee confidentiel nepaspublier interne",
		"es": "privado privada confidencial nopublicar interno interna",
		"de": "vertraulich nichtveroffentlichen intern privat",
		"ar": "خاص سري للفريق",
	})
	// agreed are those that keep it when they say no.
	agreed = inLanguages(map[string]string{
		"en": "consent consentgiven consented consenttopublish consenttolist consenttobelisted consenttoshare permission " +
			"permissiongiven permissiontopublish haspermission optin optedin publish published ispublished public ispublic " +
			"publishable oktopublish okaytopublish oktolist listed islisted listpublicly showonwebsite showonsite visible " +
			"isvisible agreed agreedtolisting shareable sharepublicly approvedforpublication",
		"fr": "consentement accord publier",
		"es": "consentimiento permiso publicar",
		"de": "einwilligung veroffentlichen zustimmung",
		"ar": "الموافقة موافقة",
	})
	// circles are those that say in a word who may see it, and closed the words for a few.
	circles = inLanguages(map[string]string{
		"en": "visibility privacy privacylevel publishstatus publicationstatus sharing sharinglevel classification class " +
			"confidentiality audiencelevel accesslevel state poststatus",
		"fr": "visibilite",
		"es": "visibilidad",
		"de": "sichtbarkeit",
	})
	closed = inLanguages(map[string]string{
		"en": "private internal unlisted hidden confidential restricted staff team draft secret donotpublish unpublished trash",
		"fr": "prive privee interne confidentiel",
		"es": "privado privada interno confidencial",
		"de": "privat intern vertraulich",
		"ar": "خاص سري داخلي",
	})
	yes = inLanguages(map[string]string{
		"en": "true yes y 1 x on",
		"fr": "oui",
		"es": "si sí",
		"de": "ja",
		"ar": "نعم",
	})
	no = inLanguages(map[string]string{
		"en": "false no n 0 off refused declined denied withdrawn revoked notgiven notagreed pending never none optout optedout " +
			"unsubscribed unknown notyet",
		"fr": "non",
		"pt": "nao não",
		"de": "nein",
		"ar": "لا",
	})
)

// What programs call things; they speak English.
var (
	// ofAll are the parts of a record that say something of all of it.
	ofAll = strings.Fields("service properties group meeting metadata meta privacy flags custom_fields customfields extras acf")
	// unready are pages that are not there for readers.
	unready = strings.Fields("trash trashed draft autodraft private pending pendingreview unpublished deleted future inherit " +
		"disabled expired rejected spam onhold notapproved")
)

// contactRoles are words that make of the name of a contact what somebody does.
var contactRoles = inLanguages(map[string]string{
	"en": "chair chairperson secretary treasurer coordinator co-ordinator facilitator host organiser organizer leader rep " +
		"representative gsr contact group meeting team helpline hotline phoneline line office info service services area " +
		"region district intergroup volunteer volunteers",
	"fr": "secretaire animateur animatrice coordinateur coordinatrice responsable groupe equipe permanence accueil ligne",
	"es": "secretario secretaria coordinador coordinadora facilitador facilitadora grupo equipo linea oficina voluntarios",
	"de": "gruppe leitung leiter leiterin kontakt buro ansprechperson moderation",
	"ar": "منسق منسقه مسؤول فريق مجموعه",
})

// inLanguages are the words of all languages: nobody knows in which one a record is.
func inLanguages(lists map[string]string) (out []string) {
	for _, list := range lists {
		out = append(out, strings.Fields(list)...)
	}
	return out
}
