// Package camera makes pictures as cameras and phones write them, for tests: scenes that cost an encoder what
// photographs do, and beside them what must never get out.
package camera
