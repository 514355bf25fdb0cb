package interchange

import (
	"encoding/json"
	"slices"
	"strings"

	"peerhub/generator/diag"
	"peerhub/generator/model"
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

// unready are what programs that keep pages call those that are not there for readers.
var unready = strings.Fields("trash trashed draft autodraft private pending pendingreview unpublished deleted future inherit " +
	"disabled expired rejected spam onhold notapproved")

// idle reports whether a record says that it is not in use: not active, archived, in the bin.
// The words stand in spreadsheet.yaml, under in_use.
func idle(words model.Words, fields map[string]any) bool {
	for name, v := range fields {
		word := bareKey(flag(v))
		says := words["in_use"][naming.Fold(spaced(name))]
		switch {
		case word == "":
		case says == "yes" && slices.Contains(no, word), says == "no" && slices.Contains(yes, word),
			strings.HasSuffix(bareKey(name), "status") && slices.Contains(unready, word):
			return true
		}
		if part, is := v.(map[string]any); is && slices.Contains(ofAll, strings.ToLower(name)) && idle(words, part) {
			return true
		}
	}
	return false
}

// withheldFinding says how many records were left out as they asked for, or as they are not in use.
func withheldFinding(i *importer) []diag.Finding {
	var out []diag.Finding
	tell := func(n int, message, suggestion diag.Text) {
		if n > 0 {
			out = append(out, diag.Finding{Code: diag.RecordLeftOut, Severity: diag.Warning, File: i.file,
				Message: diag.Say(message, n), Suggestion: suggestion})
		}
	}
	tell(i.withheld, "Records that are not for everybody, or have not agreed to be listed, were left out: %d.",
		"Once one may be listed, say so in the program that it comes from. Until then, nothing has to be done.")
	tell(i.idle, "Records that are not in use, as those that are archived, not approved or in the bin, were left out: %d.",
		"If one of these groups meets, say so in the program that it comes from. If not, nothing has to be done.")
	return out
}
