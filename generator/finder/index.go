package finder

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"peerhub/generator/route"
	"peerhub/generator/schema"
)

// mostWhole is how many groups a hub may have to be read in one piece.
const mostWhole = 240

// Index is the first file that the browser reads.
type Index struct {
	Version int                 `json:"v"`
	Total   int                 `json:"total"`
	Zone    string              `json:"zone"` // of groups that name none
	Home    string              `json:"home"` // below the root of the site: the page to which the links of cards are relative
	Strings map[string]any      `json:"strings"`
	Tokens  []string            `json:"tokens,omitempty"` // markup for which a letter stands in cards; see tokens.go
	Icons   string              `json:"icons"`
	Facets  []Facet             `json:"facets"`
	Whole   *Block              `json:"whole,omitempty"` // all groups of a small hub
	Shards  []Shard             `json:"shards,omitempty"`
	All     string              `json:"all,omitempty"`   // a file of Blocks without cards and points, one for each shard
	Parts   []Facts             `json:"parts,omitempty"` // in its place, of more than MostFacts groups: see parts.go
	Tag     int                 `json:"tag"`             // of names of towns in this language
	Dates   any                 `json:"dates"`           // the words of dates
	Lines   map[string][]string `json:"lines,omitempty"` // when help lines are open, by country, in the help panel's order
	Names   [][2]string         `json:"names,omitempty"` // of a large hub: see names.go
	Towns   string              `json:"towns,omitempty"` // the first file of towns; it names the others
}

// Shard is a region of a large hub.
type Shard struct {
	File      string   `json:"file"` // beside the index
	Groups    int      `json:"n"`
	Box       []int    `json:"box,omitempty"`       // south, west, north, east in hundredths of a degree
	Countries []string `json:"countries,omitempty"` // of groups without a point
	Languages []string `json:"languages,omitempty"` // of groups that one joins from anywhere
}

// Block is the groups of a shard, fact by fact. A fact of a group is the number
// of a choice of the facet in Index, a list of several or of none of the choices, or
// -1 when it is unknown.
type Block struct {
	Shard  *int             `json:"s,omitempty"` // in parts: the place of the region in Index.Shards
	Places []int            `json:"i,omitempty"` // in parts: those of the groups among the region's; none: they are all of it
	Order  []int            `json:"o"`           // place in the timetable of all groups
	Facets map[string][]any `json:"f"`
	When   []any            `json:"w"`           // 32 × session + 4 × day + part; see When
	Rules  []string         `json:"r"`           // see rules
	Nets   []int            `json:"n,omitempty"` // which of them are organisations without meetings
	Rough  []int            `json:"h,omitempty"` // which of them are at the points of their towns
	Points []any            `json:"p,omitempty"` // latitude and longitude in turn in hundredths of a degree, or null
	Words  []string         `json:"t,omitempty"`
	Cards  []string         `json:"c,omitempty"`
}

// Publisher makes the finders of a hub, one language at a time. It is safe for use
// by several goroutines.
type Publisher struct {
	countries []string
	languages []string
	made      map[[sha256.Size]byte]townSet // by where the groups are
	mu        sync.Mutex
	deflate   *zlib.Writer // for one file after the other: it is half a megabyte
}

// File is a file that the finder reads. Those of one path are the same: languages
// share the names of towns.
type File struct {
	Path string // below the root of the site
	Data []byte
	// Groups are the numbers, in the order in which they were handed in, of those with cards in it. Towns says of the
	// first file of towns, which knows the largest, that it is that.
	Groups []int
	Towns  bool
}

// NewPublisher returns a publisher. The countries are those of the hub, whose towns a
// reader may type, by their names in its languages (BCP 47).
func NewPublisher(countries, languages []string) (*Publisher, error) {
	deflate, err := zlib.NewWriterLevel(nil, 6)
	if err != nil {
		return nil, err
	}
	return &Publisher{countries: countries, languages: languages[:min(len(languages), postcode-1)],
		made: map[[sha256.Size]byte]townSet{}, deflate: deflate}, nil
}

// Files makes the files of one language, among them those that it shares with
// others.
func (p *Publisher) Files(d *Directory) ([]File, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([]placed, len(d.Groups))
	for i := range d.Groups {
		all[i] = placed{Group: &d.Groups[i], order: i, at: p.place(&d.Groups[i])}
	}
	index := Index{Version: Version, Total: len(all), Zone: d.Zone, Strings: d.Strings, Icons: d.Icons, Facets: d.Facets,
		Home: d.Home, Dates: d.Dates, Lines: d.Lines, Tag: 1 + slices.Index(p.languages, d.Language)}
	index.Tokens = tokens(d.Groups)
	w := &writer{directory: d, groups: map[string][]int{}, shorter: shorter(index.Tokens), ids: map[string]map[string]int{}, Publisher: p,
		known: map[string]bool{}}
	for _, f := range d.Facets {
		w.ids[f.Name] = map[string]int{}
		for i, c := range f.Choices {
			w.ids[f.Name][c[0]] = i
		}
	}
	var err error
	if len(all) <= mostWhole {
		b := w.block(all, true)
		index.Whole = &b
	} else {
		regions := shards(all)
		if err = w.regions(&index, regions); err != nil {
			return nil, err
		}
		if index.Names, err = w.names(regions); err != nil {
			return nil, err
		}
	}
	if index.Towns, err = w.townFiles(all); err != nil {
		return nil, err
	}
	data, err := p.pack(index)
	if err != nil {
		return nil, err
	}
	for i, f := range w.files {
		w.files[i].Groups, w.files[i].Towns = w.groups[f.Path], index.Towns != "" && f.Path == route.Finder(index.Towns)
	}
	whole := File{Path: route.FinderIndex(d.Language), Data: data}
	if index.Whole != nil {
		whole.Groups = index.Whole.Order
	}
	return append(w.files, whole), nil
}

// writer makes the files of one language.
type writer struct {
	*Publisher
	files     []File
	known     map[string]bool  // paths of these
	groups    map[string][]int // path → numbers of the groups in it
	directory *Directory
	shorter   *strings.Replacer
	ids       map[string]map[string]int // facet → key → number
}

// regions makes the shards and what the index says of them.
func (w *writer) regions(index *Index, shards [][]placed) error {
	for _, part := range shards {
		block := w.block(part, true)
		name, err := w.file(w.directory.Language+"-", block)
		if err != nil {
			return err
		}
		w.groups[route.Finder(name)] = block.Order
		s := Shard{File: name, Groups: len(part)}
		if part[0].at != nil && !part[0].anywhere() {
			b := around(part)
			s.Box = b[:]
		} else if !part[0].anywhere() {
			for _, p := range part {
				if !slices.Contains(s.Countries, p.Country) {
					s.Countries = append(s.Countries, p.Country)
				}
			}
		}
		for _, p := range part {
			for _, l := range p.Facets.Of(schema.FacetLanguage) {
				if p.anywhere() && !slices.Contains(s.Languages, l) {
					s.Languages = append(s.Languages, l)
				}
			}
		}
		index.Shards = append(index.Shards, s)
	}
	var err error
	if index.Total > MostFacts {
		index.Parts, err = w.parts(shards)
		return err
	}
	facts := make([]Block, len(shards))
	for i, part := range shards {
		facts[i] = w.block(part, false)
	}
	index.All, err = w.file(w.directory.Language+"-all-", facts)
	return err
}

// block writes the groups fact by fact; whole with points, words and cards.
func (w *writer) block(part []placed, whole bool) Block {
	b := Block{Facets: map[string][]any{}}
	for _, f := range w.directory.Facets {
		column := make([]any, len(part))
		known := false
		for i, p := range part {
			ids := []int(nil)
			keys := p.keys(f.Name)
			if len(keys) > 0 {
				ids = []int{} // known, and perhaps none of the choices
			}
			for _, key := range keys {
				if id, ok := w.ids[f.Name][key]; ok {
					ids = append(ids, id)
				}
			}
			column[i] = fact(ids)
			known = known || ids != nil
		}
		if known {
			b.Facets[f.Name] = column
		}
	}
	for _, p := range part {
		b.Order = append(b.Order, p.order)
		var when []int
		for _, s := range p.When {
			when = append(when, 32*s.Session+4*s.Day+int(s.Part))
		}
		b.Rules = append(b.Rules, rules(p.Group, w.directory.Zone, w.directory.Today))
		if p.Network {
			b.Nets = append(b.Nets, len(b.Order)-1)
		}
		b.When = append(b.When, fact(when))
		if !whole {
			continue
		}
		if p.at == nil {
			b.Points = append(b.Points, nil, nil)
		} else {
			b.Points = append(b.Points, p.at.lat, p.at.lon)
			if !p.HasPoint {
				b.Rough = append(b.Rough, len(b.Order)-1)
			}
		}
		b.Words = append(b.Words, p.Words)
		b.Cards = append(b.Cards, w.shorter.Replace(p.card()))
	}
	return b
}

// fact writes what is known: -1, one number, or several.
func fact(ids []int) any {
	switch {
	case ids == nil:
		return -1
	case len(ids) == 1:
		return ids[0]
	}
	return ids
}

// file makes a file of a value under a name with its hash, and returns the name.
func (w *writer) file(before string, value any) (string, error) {
	data, err := w.pack(value)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	name := before + hex.EncodeToString(sum[:5]) + ".bin"
	if at := route.Finder(name); !w.known[at] {
		w.known[at] = true
		w.files = append(w.files, File{Path: at, Data: data})
	}
	return name, nil
}

// pack writes a value as JSON, deflated, with a checksum.
func (p *Publisher) pack(value any) ([]byte, error) {
	var out bytes.Buffer
	p.deflate.Reset(&out)
	encoder := json.NewEncoder(p.deflate)
	encoder.SetEscapeHTML(false) // nothing of it stands in a page
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	err := p.deflate.Close()
	return out.Bytes(), err
}
