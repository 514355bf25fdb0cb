package workpool_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"peerhub/generator/workpool"
)

func TestEveryJobIsDone(t *testing.T) {
	var done [1000]atomic.Int32
	work := workpool.New(t.Context())
	for i := range done {
		work.Go(func() error { done[i].Add(1); return nil })
	}
	if err := work.Wait(); err != nil {
		t.Fatal(err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("job %d was done %d times", i, n)
		}
	}
}

// Who hands over jobs after an error is not kept waiting, and is told of it.
func TestAnErrorEndsTheWork(t *testing.T) {
	full := errors.New("the disk is full")
	work := workpool.New(t.Context())
	work.Go(func() error { return full })
	for range 10_000 {
		work.Go(func() error { return full })
	}
	if err := work.Wait(); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
}

// A build that is given up says so, even when nobody was at work.
func TestACancelledContextIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var done atomic.Int32
	work := workpool.New(ctx)
	for range 100 {
		work.Go(func() error { done.Add(1); return nil })
	}
	if err := work.Wait(); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if done.Load() > 0 {
		t.Errorf("%d jobs were done", done.Load())
	}
}
