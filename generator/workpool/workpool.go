// Package workpool does many small jobs on a few goroutines:
//
//	work := workpool.New(ctx)
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

// Pool takes jobs from one goroutine. After the first error, or when the
// context is done, it does no more.
type Pool struct {
	outer, inner context.Context
	group        *errgroup.Group
	jobs         chan func() error
}

// New returns a pool that waits for jobs.
func New(ctx context.Context) *Pool {
	group, inner := errgroup.WithContext(ctx)
	p := &Pool{outer: ctx, inner: inner, group: group, jobs: make(chan func() error)}
	for range runtime.GOMAXPROCS(0) {
		group.Go(p.work)
	}
	return p
}

func (p *Pool) work() error {
	for job := range p.jobs {
		if err := p.inner.Err(); err != nil {
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
func (p *Pool) Go(job func() error) {
	select {
	case p.jobs <- job:
	case <-p.inner.Done():
	}
}

// Wait waits for the jobs and returns the first error: that of a job or of the
// context. The pool takes no more jobs.
func (p *Pool) Wait() error {
	close(p.jobs)
	if err := p.group.Wait(); err != nil {
		return err
	}
	return p.outer.Err()
}
