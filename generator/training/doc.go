// Package training makes of a module what a room needs beside its pages.
//
//	Join     puts the text of several pages into one
//	Timing   the table that says who does what when
//	Minutes  how long it takes
package training
