package config
import ("testing";"fmt";"strings";"time"
"github.com/goccy/go-yaml/parser"
"github.com/goccy/go-yaml/ast")
const small="title: Starting a group\nsummary: How to begin a small peer support group, make an agreement, and be ready for hard moments.\norder: 5\nupdated: 2026-11-22\ntopics: [a, b]\n"
func BenchmarkParse(b *testing.B){ b.ReportAllocs(); for b.Loop(){ parser.ParseBytes([]byte(small),0,parser.AllowDuplicateMapKey()) } }
func TestX(t *testing.T){
 for _,s:=range []string{"a: é\n\"ش x\": 1\nb: [x, {c: d}, &a b, *a]\nc: |\n  text\n  zwei\nd: !!str 3\n? x\n: y\ne: 18:30\nf: 0800\ng: 2026-01-01\n<<: {a: b}\nh: null\ni: ~\nj:\nk: +44 3\nl: 1e3\nm: -\n", "a: b\n c: d\n", "a: [b\n", "\ta: b", "a: \"b\nc: d\n", "a: b: c", "- a\n- b", "just text", "", "a: x\n---\nb: y", "title: 'it's'\n", "title: @x\n","title: `x`","a: b #c: d\n", "a:b\n"} {
  f,err:=parser.ParseBytes([]byte(s),0,parser.AllowDuplicateMapKey())
  fmt.Printf("%q: %v\n",s,err)
  if err!=nil {continue}
  for _,d:=range f.Docs { if d.Body==nil {fmt.Println(" nil");continue}; ast.Walk(v{},d.Body) }
 }
 for _,s:=range []string{strings.Repeat("[",20000),"a: "+strings.Repeat("[",20000)+strings.Repeat("]",20000),strings.Repeat("- ",20000),strings.Repeat("{a: ",20000), strings.Repeat("? ",20000), strings.Repeat("a: b\n",10000), "a: >"+strings.Repeat("\n  text",10000), "a: "+strings.Repeat("\n  text",10000), strings.Repeat("!x ",20000), strings.Repeat("&x ",20000), strings.Repeat("'",60001), "a: "+strings.Repeat("x ",30000),strings.Repeat("\n",60000)} {
  st:=time.Now()
  _,err:=parser.ParseBytes([]byte(s),0,parser.AllowDuplicateMapKey())
  e:=""; if err!=nil {e=err.Error(); if len(e)>50 {e=e[:50]}}
  fmt.Printf("%.10q %v %v\n",s,time.Since(st),e)
 }
}
type v struct{}
func (v) Visit(n ast.Node) ast.Visitor { tk:=n.GetToken(); if tk==nil {fmt.Printf("   %T nil\n",n);return v{}}; fmt.Printf("   %T %d:%d %q %q\n",n,tk.Position.Line,tk.Position.Column,tk.Value,tk.Origin); return v{} }
