// Package workpool does many small jobs on a few goroutines:
//
//	work := crew.New(ctx)
//	for … { work.Go(func() error { … }) }
//	err := work.Wait()
//
// There are as many goroutines as processors, and they stay: a goroutine for
// each page would have to grow a stack for each page.
package workpool

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Crew takes jobs from one goroutine. After the first error, or when the
// context is done, it does no more.
type Crew struct {
	outer, inner context.Context
	group        *errgroup.Group
	jobs         chan func() error
}

// New returns a crew that waits for jobs.
func New(ctx context.Context) *Crew {
	group, inner := errgroup.WithContext(ctx)
	c := &Crew{outer: ctx, inner: inner, group: group, jobs: make(chan func() error)}
	for range runtime.GOMAXPROCS(0) {
		group.Go(c.work)
	}
	return c
}

func (c *Crew) work() error {
	for job := range c.jobs {
		if err := c.inner.Err(); err != nil {
			return err
		}
		if err := job(); err != nil {
			return err
		}
	}
	return nil
}

// Go hands over a job, as soon as somebody is free for it. A job must not hand
// over others.
func (c *Crew) Go(job func() error) {
	select {
	case c.jobs <- job:
	case <-c.inner.Done():
	}
}

// Wait waits for the jobs and returns the first error: that of a job or of the
// context. The crew takes no more jobs.
func (c *Crew) Wait() error {
	close(c.jobs)
	if err := c.group.Wait(); err != nil {
		return err
	}
	return c.outer.Err()
}
