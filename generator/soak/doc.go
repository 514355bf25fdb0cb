// Package soak holds the tests that kill builds, starve them and run them into each other:
// what stands in public/ is always one whole site, the one of before or the new one, and
// nobody's files are touched.
//
// make test kills some dozens; make soak hundreds, and fills a disk as well.
package soak
