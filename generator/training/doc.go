// Package training makes of a module what a room needs: all its lessons on one
// page, and a table that says who does what when.
//
//	Join     puts the text of several pages into one
//	Timing   the table of the facilitator's view
package training
