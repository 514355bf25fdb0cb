package directory_test
import ("testing";"time";"peerhub/generator/directory";"peerhub/generator/model")
func TestSlow(t *testing.T){
 for _,r:=range []string{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30","FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30","FREQ=MONTHLY;BYDAY=TU;BYSETPOS=6","FREQ=WEEKLY;BYDAY=TU;BYSETPOS=5","FREQ=DAILY;BYSETPOS=3","FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30","FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30","FREQ=MONTHLY;BYDAY=5FR;BYSETPOS=366;COUNT=9999999","FREQ=WEEKLY;BYDAY=TU","FREQ=DAILY","FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"}{
  for _,f:=range []string{"0001-01-01","2026-01-01"}{
  s:=model.Session{RRule:r,Start:"10:00",From:day(f)}
  g:=&model.Group{Schedule:[]model.Session{s}}
  b:=time.Now(); n:=directory.Next(g,testHub(),day("2026-01-01"),3); t.Log(r,f,len(n),time.Since(b))
 }}
}
