package interchange

import (
	"fmt"
	"testing"

	"peerhub/generator/model"
)

// BenchmarkWrite writes 10,000 groups.
func BenchmarkWrite(b *testing.B) {
	var entries []*model.Entry
	for i := range 10_000 {
		e := whole()[i%3]
		e.Path = fmt.Sprintf("%s-%d", e.Path, i)
		e.Original.Group.ID = e.Path
		entries = append(entries, e)
	}
	for _, format := range Written() {
		b.Run(string(format), func(b *testing.B) {
			size := 0
			for b.Loop() {
				size = 0
				if err := Write(format, site(entries...), testLocales(), func(_ string, data []byte) error {
					size += len(data)
					return nil
				}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
