package search

import (
	"testing"

	"peerhub/search/client"
)

// TestConstants: the client asks for every constant that it is handed.
func TestConstants(t *testing.T) {
	for name := range constants() {
		all := constants()
		delete(all, name)
		if _, err := client.Bundle("en", nil, all); err == nil {
			t.Errorf("the client does without %s", name)
		}
	}
}
