# Everyday work. `make test` is the test command: it installs what it lacks.
# Go, npm and browsers keep things at home. Where nobody has one, or may not write there,
# it is a folder of the user's own beside other passing files.
ifneq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo yes),yes)
export HOME := $(shell d="$${TMPDIR:-/tmp}/peerhub-home-$$(id -u)" && mkdir -p -m 700 "$$d" && test -O "$$d" && echo "$$d")
endif

.PHONY: a11y judge build serve check test test-go test-race test-browser soak hostile release bench bench-search bench-finder lighthouse lint screenshots tools fuzz edits

build:            ## build the starter hub into public/
	go run . build

serve:            ## show it, and rebuild on every change
	go run . serve

check:            ## every finding about the starter hub
	go run . check

test: tools lint test-go test-race test-browser  ## everything that CI runs

# A package may take longer than Go's ten minutes where a machine has other work. What vet says, lint has said.
test-go:
	go test -vet=off -timeout 1h ./...

# The hubs of testdata have pages of every kind, translations, a glossary, a look, books, feeds, pictures and spreadsheets
# (kinds.txtar has what the others lack); the starter hub has more of them, which takes longer and shows no more.
test-race:        ## every command under the race detector; half a minute, and longer when Go has to compile for it first
	@if command -v "$$(go env CC)" >/dev/null; then CGO_ENABLED=1 go test -vet=off -race ./generator -run TestNobodyChangesWhatWasParsed -skip /starter; \
	else echo "test-race: the race detector needs a C compiler, and there is none here"; fi

test-browser: tools ## in Chromium and Firefox; SLOW=6 makes pages slow and answers late, which finds what passes by chance
	cd generator/browser && node run.mjs
	node --test generator/bench/search/measure.test.mjs

a11y: tools       ## axe on every template in each language, colour scheme and width, in both browsers; every book; half an hour
	cd generator/browser && EVERYTHING=1 node run.mjs axe.test.mjs books.test.mjs finder.test.mjs help.test.mjs html.test.mjs map.test.mjs narrow.test.mjs pages.test.mjs zoom.test.mjs

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

edits:            ## random edits of hubs until 2,000 were shown: what is served is what a build writes; half an hour
	PEERHUB_EDITS=112 go test ./generator -run TestWhatIsServed -count=1 -timeout 3h -v

soak:             ## builds that are killed at 200 moments, run into each other, or find the disk full: Linux, as root or where users may have file systems of their own
	PEERHUB_SOAK=200 go test -tags soak ./generator/soak -count=1 -timeout 3h -v

hostile: tools    ## every payload in every field by every way in two browsers, and every bomb with what it takes of the processor and of memory: Linux, hours
	cd generator/browser && HOSTILE=full node --test hostile.test.mjs
	go test -tags hostile ./generator/hostile -run TestBombs -count=1 -timeout 3h -v

release:          ## dist/: an archive for each system, with licences, and digests; twice the same bytes. ARGS="--version v1.2.0 --home https://…"
	go run ./generator/release --out dist $(ARGS)

FUZZ = 60s
fuzz:             ## a minute of each fuzz target, the search's client among them; longer: make fuzz FUZZ=10m
	@grep -ro --include='*_test.go' 'func Fuzz[A-Za-z]*' generator search | sort | while IFS=: read -r file name; do \
	go test "./$$(dirname "$$file")" -run XXX -fuzz "^$${name#func }$$" -fuzztime $(FUZZ) -fuzzminimizetime 20x </dev/null || exit 1; done
	FUZZ=$(FUZZ) go test ./search -run TestClientFuzz -count=1 -timeout 3h -v

screenshots: tools  ## every template, phone and desktop, light and dark, English and Arabic
	cd generator/browser && node screenshots.mjs

tools:            ## Chromium, Firefox, Node, Java, Python and the pinned Node packages
	@sh generator/browser/install.sh
