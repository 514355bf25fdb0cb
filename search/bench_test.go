package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
)

// generated makes documents like those of a large hub: three quarters are
// groups with a short text, in 400 towns; vocabulary of a natural language.
func generated(n int, language string) []Document {
	random := rand.New(rand.NewPCG(5, uint64(len(language))+uint64(language[0])<<8+uint64(language[1])))
	syllables := strings.Fields("ba ce di fo gu la me ni po ru sa te vi zo an er il or un st cha pre tion ment ing " +
		"con par ter mar ven")
	vocabulary := make([]string, 20000)
	for i := range vocabulary {
		for range 1 + random.IntN(4) {
			vocabulary[i] += syllables[random.IntN(len(syllables))]
		}
	}
	zipf := rand.NewZipf(random, 1.15, 8, uint64(len(vocabulary)-1))
	text := func(words int) string {
		var out strings.Builder
		for range words {
			out.WriteString(vocabulary[zipf.Uint64()])
			out.WriteByte(' ')
		}
		return out.String()
	}
	docs := make([]Document, n)
	for i := range docs {
		d := Document{Title: text(4), Summary: text(14), Section: "groups", Language: language}
		if i%4 == 3 {
			d.Section, d.Body, d.Headings = []string{"guides", "library",
				"training"}[i/4%3], text(600), []string{text(4), text(5), text(3)}
		} else {
			town := random.IntN(400)
			d.Place, d.Organisation, d.Body, d.Detail = vocabulary[1000+town], text(2), text(60), "Tuesday 18:30"
			d.Facets = map[string][]string{
				"place": {vocabulary[1000+town]}, "day": {fmt.Sprint(random.IntN(7))},
				"attendance": {fmt.Sprint(random.IntN(4))},
				"topic":      {fmt.Sprint(random.IntN(20)), fmt.Sprint(random.IntN(20))},
			}
		}
		d.URL = fmt.Sprintf("%s/%s/%s-%d/", language, d.Section, strings.ReplaceAll(strings.TrimSpace(d.Title), " ",
			"-"), i)
		docs[i] = d
	}
	return docs
}

// BenchmarkBuild indexes 10,000 documents in four languages.
func BenchmarkBuild(b *testing.B) {
	languages := []string{"en", "fr", "es", "ar"}
	docs := make([][]Document, len(languages))
	for i, language := range languages {
		docs[i] = generated(2500, language)
	}
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		b.Fatal(err)
	}
	files, bytes := 0, 0
	for b.Loop() {
		files, bytes = 0, 0
		for i, language := range languages {
			built, err := Build(context.Background(), language, docs[i], Options{})
			if err != nil {
				b.Fatal(err)
			}
			err = built.Write(func(_ string, data []byte) error {
				files++
				bytes += len(data)
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		b.Fatal(err)
	}
	seconds := func(r syscall.Rusage) float64 {
		return float64(r.Utime.Nano()+r.Stime.Nano()) / 1e9
	}
	b.ReportMetric((seconds(after)-seconds(before))/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(after.Maxrss)/1024, "peak-MB")
	b.ReportMetric(float64(files), "files")
	b.ReportMetric(float64(bytes)/1e6, "MB")
}
