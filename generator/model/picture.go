package model

// Picture is a picture of the hub as pages show it.
type Picture struct {
	Width, Height int    // in points, as it is seen; 0 when it is not known
	Address       string // of what every browser shows
	Sizes         []Sized
}

// Sized is a picture of another in a size for some screens, as WebP.
type Sized struct {
	Address string
	Width   int
}
