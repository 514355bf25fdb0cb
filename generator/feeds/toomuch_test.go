package feeds

import (
	"testing"

	"peerhub/generator/fetch"
	"peerhub/generator/interchange"
	"peerhub/generator/model"
)

// TestTooMuch: of a list with more than is read the team hears that, and not that it is of no known form.
func TestTooMuch(t *testing.T) {
	if why, _ := judge(model.Feed{}, []byte(`[{"name": "Tea"}]`), interchange.Import{TooMuch: true}, fetch.Copy{}); why != tooMuch {
		t.Error(why)
	}
	if why, _ := judge(model.Feed{}, []byte(`[{"name": "Tea"}]`), interchange.Import{}, fetch.Copy{}); why != unknownJSON {
		t.Error(why)
	}
}
