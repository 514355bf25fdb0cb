package schema

import "peerhub/generator/diag"

// Rules between fields that editors of text and findings say in the same sentence. Where a
// finding can say more than the rule, as which end is before which beginning, it has a
// sentence of its own.
const (
	WholePoint diag.Text = "A point on the map needs both lat and lon."
	OneForm    diag.Text = "A line of the schedule has one of day, rrule and by_arrangement."
	RuleAlone  diag.Text = "A line with an rrule has neither every nor nth: the rule says it."
)
