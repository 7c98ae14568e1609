package main
import ("context";"os";"fmt";"time";"runtime/pprof";"edgelens/importer";"edgelens/model/sqlite")
func main(){ os.Remove(os.Args[1]); f,_:=os.Create("/tmp/cpu.prof"); pprof.StartCPUProfile(f)
t:=time.Now()
s,err:=sqlite.Open(context.Background(),os.Args[1],sqlite.Options{Create:true}); if err!=nil{panic(err)}
_,err=importer.Import(context.Background(),s,os.Args[2:],importer.Options{}); if err!=nil{panic(err)}
s.Close(); pprof.StopCPUProfile(); fmt.Println(time.Since(t)) }
