package frame

// Soon are the next meetings as home shows them, and the file from which the browser
// works them out.
type Soon struct {
	File  string // from the root; "" without groups that have dates
	Items []SoonItem
}

// SoonItem is one group that meets soon.
type SoonItem struct {
	Href, Name, When, Where, Tag string
	LangAttr
}
