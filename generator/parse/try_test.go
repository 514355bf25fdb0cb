package parse
import ("testing";"os";"peerhub/generator/config";"peerhub/generator/load")
func BenchmarkSite(b *testing.B){ 
 fsys:=os.DirFS("../..")
 h,_:=config.Read(fsys)
 tree,_:=load.Content(fsys,h)
 var datas [][]byte
 for _,file:=range tree.Pages { data,_:=file.Read(fsys); datas=append(datas,data)}
 b.ReportAllocs()
 for b.Loop() { for i,file:=range tree.Pages { Page(file,datas[i],h) } }
 b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(datas)),"µs/page")
}
