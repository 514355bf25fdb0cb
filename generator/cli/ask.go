package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"peerhub/generator/diag"
)

// asker asks whoever sits before the screen, in the language of the words.
type asker struct {
	in    *bufio.Reader
	out   io.Writer
	words diag.Words
}

// ask asks until the answer is taken; an empty one is that which stands in brackets.
func (a *asker) ask(question diag.Text, otherwise string, take func(answer string) error) error {
	for {
		text := a.words.Say(question)
		if otherwise != "" {
			text += " [" + otherwise + "]"
		}
		if _, err := fmt.Fprintf(a.out, "%s\n> ", text); err != nil {
			return err
		}
		answer, err := a.in.ReadString('\n')
		if errors.Is(err, io.EOF) && answer == "" {
			return misuse{"nobody answered: nothing was written"}
		} else if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if answer = strings.TrimSpace(answer); answer == "" {
			answer = otherwise
		}
		err = take(answer)
		wrong, is := errors.AsType[misuse](err)
		if !is {
			return err
		}
		fmt.Fprintln(a.out, a.words.Say(wrong.said))
	}
}
