package generator

import (
	"context"

	"peerhub/generator/feeds"
	"peerhub/generator/model"
)

// Refresh brings the copies of the feeds of a hub up to date (see feeds.Hub.Refresh):
// those of the names, or with none those whose time has come. Build never fetches.
func Refresh(ctx context.Context, o Options, get feeds.Fetcher, names ...string) ([]feeds.Refreshed, error) {
	hub, _, _ := settings(o.Hub, o.BaseURL, sourcesOf(o.Hub))
	if hub == nil {
		return nil, nil // Build says why
	}
	return feedsOf(o, hub).Refresh(ctx, get, names...)
}

// Feeds reads the hub, and reports of its feeds, in the order of hub.yaml.
func Feeds(ctx context.Context, o Options) []feeds.Report {
	r := newRun(o)
	if r.read(ctx); r.feeds == nil {
		return nil
	}
	return r.feeds.Reports()
}

// feedsOf is a hub as package feeds reads it.
func feedsOf(o Options, settings *model.Hub) feeds.Hub {
	return feeds.Hub{Folder: o.Hub, Files: within(o.Hub), Settings: settings, Today: o.Today}
}
