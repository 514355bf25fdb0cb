package interchange

import (
	"encoding/json"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/naming"
)

// Fields of records, folded and without the signs between their words, that say whether
// the record is for everybody.
var (
	// kept keep a record from being published when they say yes.
	kept = strings.Fields("private isprivate donotpublish dontpublish donotlist dontlist donotshare unlisted isunlisted " +
		"internal isinternal internalonly hidden ishidden confidential isconfidential nopublish notpublic teamonly staffonly " +
		"membersonly suppress suppressed deleted isdeleted trashed optout optedout withheld restricted " +
		"prive privee confidentiel nepaspublier interne privado privada confidencial nopublicar interno interna " +
		"vertraulich nichtveroffentlichen intern privat خاص سري للفريق")
	// agreed keep it when they say no.
	agreed = strings.Fields("consent consentgiven consented consenttopublish consenttolist consenttobelisted consenttoshare " +
		"permission permissiongiven permissiontopublish haspermission optin optedin publish published ispublished public " +
		"ispublic publishable oktopublish okaytopublish oktolist listed islisted listpublicly showonwebsite showonsite " +
		"visible isvisible agreed agreedtolisting shareable sharepublicly approvedforpublication " +
		"consentement accord publier consentimiento permiso publicar einwilligung veroffentlichen zustimmung الموافقة موافقة")
	// circles say in a word who may see it.
	circles = strings.Fields("visibility privacy privacylevel publishstatus publicationstatus sharing sharinglevel " +
		"classification class confidentiality audiencelevel accesslevel state poststatus visibilite visibilidad sichtbarkeit")
	closed = strings.Fields("private privat prive privee privado privada internal intern interne interno unlisted hidden " +
		"confidential vertraulich confidentiel confidencial restricted staff team draft secret donotpublish unpublished trash " +
		"خاص سري داخلي")
	yes = strings.Fields("true yes y 1 x on oui si sí ja نعم")
	no  = strings.Fields("false no n 0 off non nein nao não لا refused declined denied withdrawn revoked notgiven notagreed " +
		"pending never none optout optedout unsubscribed unknown notyet")
	// ofAll are the parts of a record that say something of all of it.
	ofAll = strings.Fields("service properties group meeting metadata meta privacy flags custom_fields customfields extras acf")
)

// withheld reports whether a record or a part of one says that it is not for everybody,
// or that nobody has agreed. An empty field says nothing.
func withheld(fields map[string]any) bool {
	for name, v := range fields {
		key := bareKey(name)
		word := bareKey(flag(v))
		switch {
		case word == "":
		case slices.Contains(kept, key) && slices.Contains(yes, word),
			slices.Contains(agreed, key) && slices.Contains(no, word),
			slices.Contains(circles, key) && slices.Contains(closed, word):
			return true
		}
		if part, is := v.(map[string]any); is && slices.Contains(ofAll, strings.ToLower(name)) && withheld(part) {
			return true
		}
	}
	return false
}

// bareKey is a name without what programs put between its words: "do_not_publish",
// "doNotPublish".
func bareKey(name string) string {
	return strings.NewReplacer("_", "", "-", "", " ", "", ".", "", ":", "", "'", "").Replace(naming.Fold(name))
}

// flag is a value that may be a word for yes or no.
func flag(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "true"
		}
		return "false"
	case json.Number:
		return v.String()
	case string:
		if s := strings.TrimSpace(v); len(s) < 40 {
			return s
		}
	}
	return ""
}

// withheldFinding says how many records were left out as they asked for.
func withheldFinding(i *importer) []diag.Finding {
	if i.withheld == 0 {
		return nil
	}
	return []diag.Finding{{Code: diag.RecordLeftOut, Severity: diag.Warning, File: i.file,
		Message: diag.Say("Records that are not for everybody, or have not agreed to be listed, were left out: %d.",
			i.withheld),
		Suggestion: "Once one may be listed, say so in the program that it comes from. Until then, nothing has to be done."}}
}
