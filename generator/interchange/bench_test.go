package interchange

import (
	"fmt"
	"testing"
	"testing/fstest"

	"peerhub/generator/locale"
	"peerhub/generator/model"
	"peerhub/layouts"
)

// BenchmarkWrite writes 10,000 groups.
func BenchmarkWrite(b *testing.B) {
	set, _ := locale.New(layouts.Over(fstest.MapFS{}), testHub())
	var entries []*model.Entry
	for i := range 10_000 {
		e := whole()[i%3]
		e.Path = fmt.Sprintf("%s-%d", e.Path, i)
		e.Original.Group.ID = e.Path
		entries = append(entries, e)
	}
	for _, format := range Formats() {
		b.Run(string(format), func(b *testing.B) {
			size := 0
			for b.Loop() {
				data, err := Write(format, site(entries...), set)
				if err != nil {
					b.Fatal(err)
				}
				size = len(data)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
