// Command cut makes the lists of package general: it reads words, the commonest
// first and one a line, and writes those that are kept, packed.
//
//	go run ./search/general/cut search/general/lists/en.gz < en.txt
//
// The words come from wordfreq (Python: wordfreq.top_n_list("en", 60000)), those of
// 3 to 24 letters that hunspell accepts as they are, with a capital, or in capitals:
//
//	hunspell -i utf-8 -d en_GB,en_US -l    which prints what it does not accept
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// most is how many words a list has: the rest is so rare that a slip is likelier.
const most = 40_000

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: cut LIST.gz < words.txt")
		os.Exit(2)
	}
	if err := cut(os.Stdin, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func cut(in io.Reader, path string) error {
	var words []string
	for lines := bufio.NewScanner(in); lines.Scan() && len(words) < most; {
		words = append(words, lines.Text())
	}
	slices.Sort(words)
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	w, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, strings.Join(words, "\n")+"\n"); err != nil {
		return err
	}
	return w.Close()
}
