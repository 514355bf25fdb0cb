// Command hostile writes hubs that hold what nobody who means well writes: each of some hundred
// payloads that would run in a browser, in every field of every kind of page, in tables, in the
// lists of others, in settings and in the names of files. What a hub may not say is left out
// again, so that the hubs build; the browser tests open what is built.
//
// Its tests give Peerhub files that grow when they are opened, and texts that take a reader for
// ever. make test tries small ones, and each payload somewhere; make hostile all of them
// everywhere, and counts what each takes of the processor and of memory.
package main
