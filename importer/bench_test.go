package importer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"edgelens/model"
)

// wideLog is a log of 22 full columns, about 250 bytes a record.
func wideLog(n int) []byte {
	var b bytes.Buffer
	b.WriteString("時間,メッセージの種類,ゲートウェイ名,クライアントIP,サーバIP,クライアントポート,サーバポート,ユーザ名,処理,プロトコル,方向,ポリシー名,URL,ドメイン,URLカテゴリ,WRSスコア,アプリ名,不正プログラム名,ルールID,ルール名,重大度,説明\r\n")
	for i := range n {
		fmt.Fprintf(&b, "2016-02-%02d %02d:%02d:06 JST+0900,URLフィルタ,CE50_RD,172.16.%d.%d,198.51.100.%d,%d,443,user%d,ブロック,TCP,送信,標準ポリシー,http://www.example.com/path/%d/index.html?q=%d,www.example.com,ギャンブル,%d,HTTP,--,%d,WEB Rule %d,高,詳細なし\r\n",
			i%29+1, i%24, i%60, i%16, i%250, i%200, 1024+i%60000, i%300, i, i*7, i%100, 1050000+i%6500, i%6500)
	}
	return b.Bytes()
}

// BenchmarkParse splits, decodes, binds and identifies records on one core.
func BenchmarkParse(b *testing.B) {
	utf8Log := wideLog(100_000)
	for _, bench := range []struct {
		name string
		data []byte
	}{
		{"utf-8", utf8Log},
		{"cp932", bytesIn(b, japanese.ShiftJIS, string(utf8Log))},
	} {
		b.Run(bench.name, func(b *testing.B) {
			profiles, err := Profiles("")
			if err != nil {
				b.Fatal(err)
			}
			s := &source{input: input{open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(bench.data)), nil }}, zone: tokyo}
			if s.survey, err = surveyed(context.Background(), s.input, func(int64) {}); err != nil {
				b.Fatal(err)
			}
			r := &recogniser{profiles: profiles}
			if s.plan, err = r.plan(s.seen); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(bench.data)))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				if err := s.parse(func(model.Record) bool { n++; return true }); err != nil || n != 100_000 {
					b.Fatal(n, err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/100_000, "ns/record")
		})
	}
}

// BenchmarkSurvey is the first pass.
func BenchmarkSurvey(b *testing.B) {
	data := wideLog(100_000)
	in := input{open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := surveyed(context.Background(), in, func(int64) {}); err != nil {
			b.Fatal(err)
		}
	}
}
