package generator_test

import (
	"bytes"
	"context"
	"runtime"
	"testing"

	"peerhub/generator"
	"peerhub/generator/model"
	"peerhub/generator/publish"
)

// TestSameHubSameDaySameBytes builds the starter hub twice, once on one
// processor: no file may differ, search indexes included.
func TestSameHubSameDaySameBytes(t *testing.T) {
	build := func(processors int) *publish.Memory {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		site := publish.NewMemory()
		_, _, err := generator.Build(context.Background(), generator.Options{
			Hub: "..", Sink: site, Today: model.Date{Year: 2026, Month: 11, Day: 22}})
		if err != nil {
			t.Fatal(err)
		}
		return site
	}
	one, many := build(1), build(4)
	if a, b := len(one.Paths()), len(many.Paths()); a != b || a < 1000 {
		t.Fatalf("%d files, then %d", a, b)
	}
	for _, path := range one.Paths() {
		a, _ := one.Get(path)
		b, _ := many.Get(path)
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", path)
		}
	}
}
