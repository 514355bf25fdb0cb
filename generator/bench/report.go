package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
)

// print writes the table: medians, and how far ours are from theirs.
func (b *bench) print(w io.Writer, hub size, runs int, seed uint64, load float64) {
	with := ""
	if !b.alone {
		with = ", beside Hugo 0.165 and Pagefind 1.6"
	}
	fmt.Fprintf(w, "%s pages in %d languages (%.1f MB of Markdown, seed %d)%s; medians of %d, %s, %d processors.\n",
		thousands(int64(b.pages)), len(languages), float64(hub.bytes)/1e6, seed, with, runs, runtime.Version(), runtime.NumCPU())
	if load > 0.5 {
		fmt.Fprintf(w, "The machine had other work to do (load %.1f): these figures are no claim.\n", load)
	}
	fmt.Fprintf(w, "\n| | CPU s | lowest to highest | wall s | peak MB | files | MB |\n| --- |%s\n", strings.Repeat(" ---: |", 6))
	for _, pair := range [][2]string{{ours, theirs}, {oursPlain, hugo}} {
		b.row(w, pair[0])
		if !b.alone {
			b.row(w, pair[1])
			b.ratio(w, pair[0], pair[1])
		}
	}
	if !b.alone {
		b.row(w, pagefind)
	}
	for _, name := range b.floor {
		b.row(w, name)
	}
}

func (b *bench) row(w io.Writer, name string) {
	r := b.rows[name]
	label, peak := name, fmt.Sprint(r.peak()/1e6)
	if slices.Contains(b.floor, name) {
		label, peak = "floor: "+name, "–"
	}
	cpu := durations(r.costs, func(c cost) time.Duration { return c.cpu })
	fmt.Fprintf(w, "| %s | %.2f | %.2f – %.2f | %.2f | %s | %s | %.1f |\n", label, r.cpu().Seconds(), cpu[0].Seconds(),
		cpu[len(cpu)-1].Seconds(), r.wall().Seconds(), peak, thousands(r.size.files), float64(r.size.bytes)/1e6)
}

func (b *bench) ratio(w io.Writer, name, other string) {
	r, o := b.rows[name], b.rows[other]
	part := func(a, b int64) string { return fmt.Sprintf("**%.2f ×**", float64(a)/float64(b)) }
	fmt.Fprintf(w, "| **%s : %s** | %s | | %s | %s | %s | %s |\n", name, other, part(int64(r.cpu()), int64(o.cpu())),
		part(int64(r.wall()), int64(o.wall())), part(r.peak(), o.peak()), part(r.size.files, o.size.files),
		part(r.size.bytes, o.size.bytes))
}

func (r *row) cpu() time.Duration {
	return median(durations(r.costs, func(c cost) time.Duration { return c.cpu }))
}
func (r *row) wall() time.Duration {
	return median(durations(r.costs, func(c cost) time.Duration { return c.wall }))
}
func (r *row) peak() int64 {
	return int64(median(durations(r.costs, func(c cost) time.Duration { return time.Duration(c.peak) })))
}

// durations are some of the costs, the least first.
func durations(costs []cost, of func(cost) time.Duration) []time.Duration {
	var out []time.Duration
	for _, c := range costs {
		out = append(out, of(c))
	}
	slices.Sort(out)
	return out
}

// median is the one in the middle of what is in order, the lower of two.
func median(sorted []time.Duration) time.Duration { return sorted[(len(sorted)-1)/2] }

func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
