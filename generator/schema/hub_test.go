package schema_test

import (
	"reflect"
	"strings"
	"testing"

	"peerhub/generator/model"
	"peerhub/generator/schema"
)

// TestHub holds the fields of hub.yaml to what the rest of the house takes from
// them, and the model to the schema: a setting that no accessor reaches would be
// read and explained by nobody.
func TestHub(t *testing.T) {
	reached := map[string]bool{}
	var visit func(under string, fields []schema.Field, parent any)
	visit = func(under string, fields []schema.Field, parent any) {
		if parent != nil {
			remember(parent)
		}
		for _, f := range fields {
			path := under + f.Name
			if f.Label == "" || f.Example == "" || !strings.HasSuffix(f.Note.String(), ".") {
				t.Errorf("%s has no label, note or example", path)
			}
			if several := f.Type == schema.Choice || f.Type == schema.Choices ||
				f.Type == schema.PerSection; several && f.Choices == nil {
				t.Errorf("%s is a %s of nothing", path, f.Type)
			}
			if f.At == nil {
				if !strings.HasPrefix(path, "help_now.verified.") { // of which the day alone is kept
					t.Errorf("%s is never kept", path)
				}
				continue
			}
			at := f.At(parent)
			reached[name(at)] = true
			switch f.Type {
			case schema.Group:
				visit(path+".", f.Fields, at)
			case schema.Groups, schema.HubLanguages:
				visit(path+".", f.Fields, schema.NewItem(at))
			case schema.DayChecked:
				visit(path+".", f.Fields, nil)
			}
		}
	}
	visit("", schema.Hub().Fields, &model.Hub{})
	reached["Hub.Words"] = true // which are read from layouts
	reached["Feed.Line"] = true // which is where it stands
	reached["Look.Line"] = true
	reached["Way.Line"] = true
	for _, of := range []any{model.Hub{}, model.HelpLine{}, model.Language{}, model.Freshness{}, model.Feed{},
		model.Defaults{}, model.Look{}, model.Font{}, model.Way{}} {
		for i := range reflect.TypeOf(of).NumField() {
			if field := reflect.TypeOf(of).Name() + "." + reflect.TypeOf(of).Field(i).Name; !reached[field] {
				t.Errorf("no field of hub.yaml reaches %s", field)
			}
		}
	}
}
