# Everyday work. `make test` is the test command: it installs what it lacks.
.PHONY: judge build serve check test test-go test-race test-browser bench bench-search bench-finder lighthouse lint screenshots tools fuzz edits

build:            ## build the starter hub into public/
	go run . build

serve:            ## show it, and rebuild on every change
	go run . serve

check:            ## every finding about the starter hub
	go run . check

test: tools lint test-go test-race test-browser  ## everything that CI runs

test-go:
	go test ./...

# The starter hub has translations, a glossary and books, the other a spreadsheet.
test-race:        ## every command under the race detector; half a minute, and longer when Go has to compile for it first
	@if command -v "$$(go env CC)" >/dev/null; then CGO_ENABLED=1 go test -race ./generator -run 'TestNobodyChangesWhatWasParsed/(starter|spreadsheet)$$'; \
	else echo "test-race: the race detector needs a C compiler, and there is none here"; fi

test-browser: tools ## in Chromium and Firefox; SLOW=6 makes pages slow and answers late, which finds what passes by chance
	cd generator/browser && node --test --test-concurrency=1
	node --test generator/bench/search/measure.test.mjs

lint:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "gofmt would change:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...

# For the README: make bench ARGS=--claim, on a machine that does nothing else.
bench:            ## a seeded hub of 10,000 pages beside Hugo and Pagefind, and the floor; short: make bench ARGS="--pages 1000 --runs 1"
	@sh generator/bench/install.sh
	@go test -tags debian -run TheListsOfDebian ./generator/bench
	@go build -o bin/bench ./generator/bench
	@bin/bench $(ARGS)

bench-search: tools  ## search beside Pagefind's on the same pages; short: make bench-search ARGS="--pages 800 --queries 30 --cold 2"
	@sh generator/bench/search/install.sh
	@node generator/bench/search/bench.mjs $(ARGS)

bench-finder: tools  ## the finder at 10,000 groups in four languages: bytes of a first visit, time of a filter change
	cd generator/browser && node finder.bench.mjs

lighthouse: tools ## what Lighthouse says of the starter hub on a phone, as a table; for a claim on a machine that does nothing else
	@sh generator/bench/lighthouse/install.sh
	@node generator/bench/lighthouse/lighthouse.mjs

judge:            ## how well search answers judged questions, by ranking and language
	go test ./search -run Judged -v

edits:            ## 2,000 random edits of hubs: what is served is what a build writes
	PEERHUB_EDITS=120 go test ./generator -run TestWhatIsServed -count=1 -timeout 3h

fuzz:             ## a minute of each fuzz target
	@grep -ro --include='*_test.go' 'func Fuzz[A-Za-z]*' generator search | while IFS=: read -r file name; do \
	go test "./$$(dirname "$$file")" -run XXX -fuzz "^$${name#func }$$" -fuzztime 60s -fuzzminimizetime 20x </dev/null || exit 1; done

screenshots: tools  ## every template, phone and desktop, light and dark, English and Arabic
	cd generator/browser && node screenshots.mjs

tools:            ## Chromium, Firefox, Node, Java and the pinned Node packages
	@sh generator/browser/install.sh
