package feeds

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"time"

	"peerhub/generator/fetch"
	"peerhub/generator/interchange"
)

// Parts of a list, which its index names, beside the reasons in why.go.
const (
	manyParts      fetch.Why = "many-parts"      // the Detail is how many
	partsElsewhere fetch.Why = "parts-elsewhere" // the Detail is the host
	brokenParts    fetch.Why = "broken-parts"    // they are no parts of one list
	inParts        fetch.Why = "in-parts"        // an index whose parts nobody fetches: it is a file of the hub
)

// mostParts is how many parts of a list are fetched. All of them have a room of fetch.MaxBytes.
const mostParts = 100

// partsTime is how long all parts of a list may take.
const partsTime = 5 * time.Minute

// whole makes one list of the parts of a list, if the answer of its address is an index of such;
// what the server said of that is then not known of the list. A part is of the origin of the
// index, and no index itself. Its error is a *fetch.Failure, or about the run.
func whole(ctx context.Context, get Fetcher, address string, answer fetch.Answer) (fetch.Answer, error) {
	index, is := interchange.IndexOf(answer.Data)
	if !is {
		return answer, nil
	}
	if len(index.Parts) > mostParts {
		return answer, &fetch.Failure{Why: manyParts, Detail: strconv.Itoa(len(index.Parts))}
	}
	addresses, err := partsOf(address, index.Parts)
	if err != nil {
		return answer, err
	}
	bounded, cancel := context.WithTimeout(fetch.WithinOrigin(ctx), partsTime)
	defer cancel()
	var parts [][]byte
	size := 0
	for _, at := range addresses {
		part, err := get(bounded, at, fetch.Known{})
		if bounded.Err() != nil && ctx.Err() == nil {
			err = &fetch.Failure{Why: fetch.Slow}
		}
		if err != nil {
			return answer, err
		}
		if size += len(part.Data); size > fetch.MaxBytes {
			return answer, &fetch.Failure{Why: fetch.Large}
		}
		if _, nested := interchange.IndexOf(part.Data); nested {
			return answer, &fetch.Failure{Why: brokenParts}
		}
		parts = append(parts, part.Data)
	}
	joined, err := index.Join(parts)
	switch {
	case err != nil:
		return answer, &fetch.Failure{Why: brokenParts}
	case len(joined) > fetch.MaxBytes:
		return answer, &fetch.Failure{Why: fetch.Large}
	}
	return fetch.Answer{Data: joined}, nil
}

// partsOf are the addresses of the parts that an index at an address names, each once.
func partsOf(address string, names []string) ([]string, error) {
	from, err := url.Parse(address)
	if err != nil {
		return nil, &fetch.Failure{Why: brokenParts}
	}
	var out []string
	for _, name := range names {
		at, err := from.Parse(name)
		if err != nil {
			return nil, &fetch.Failure{Why: brokenParts}
		}
		if !fetch.SameServer(at, from) || at.User != nil {
			return nil, &fetch.Failure{Why: partsElsewhere, Detail: at.Host}
		}
		at.Host, at.Fragment = from.Host, "" // so that none comes twice
		if slices.Contains(out, at.String()) {
			return nil, &fetch.Failure{Why: brokenParts}
		}
		out = append(out, at.String())
	}
	return out, nil
}
