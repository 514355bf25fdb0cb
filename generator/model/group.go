package model

import (
	"math"
	"time"

	"peerhub/generator/postal/postcode"
	"peerhub/generator/privacy"
)

// Group is a group that meets, or an organisation that runs groups. Facts are
// the same in every language; Title, Summary and the texts below may differ.
type Group struct {
	ID           string
	FirstVisit   string // what happens the first time
	Alert        Alert
	Status       Status
	Resumes      Date
	Kind         string // a key of Hub.Kinds
	Attendance   Attendance
	Schedule     []Session
	Timezone     string // IANA name or ""
	Place        Place
	Online       Online
	Contact      Contact
	Languages    []string // BCP 47
	Audience     []string
	Topics       []string
	Access       []string
	Cost         string
	Join         Join
	Organisation string
	Verified     Verification
	ReviewBy     Date
	Sample       bool
}

// Alert is a short notice shown until a day: "No meeting on 24 December".
type Alert struct {
	Text  string
	Until Date // zero: until it is taken away
}

// Status says whether the group meets.
type Status string

// The empty status is read as active.
const (
	StatusActive Status = "active"
	StatusPaused Status = "paused"
	StatusClosed Status = "closed"
)

// Paused reports whether the group does not meet on the day: it pauses, and the
// day on which it resumes is unknown or yet to come.
func (g *Group) Paused(today Date) bool {
	return g.Status == StatusPaused && (g.Resumes.IsZero() || today.Before(g.Resumes))
}

// Attendance says how people take part; "" is unknown.
type Attendance string

// Ways to take part.
const (
	AttendInPerson Attendance = "in-person"
	AttendOnline   Attendance = "online"
	AttendPhone    Attendance = "phone"
	AttendHybrid   Attendance = "hybrid"
)

// Join says how a new person comes; "" is unknown.
type Join string

// Ways to join.
const (
	JoinDropIn       Join = "drop-in"
	JoinContactFirst Join = "contact-first"
	JoinRegister     Join = "register"
	JoinReferral     Join = "referral"
)

// Session is one line of a schedule. Exactly one of ByArrangement, RRule or
// Days is set.
type Session struct {
	Days          []time.Weekday // Monday first, as sorted
	Start, End    string         // "18:30", 24 hours; End "" is unknown; End before Start is the next day
	Every         Every
	Nth           []int  // of the month: 1..5, -1 the last; only with EveryMonth
	RRule         string // RFC 5545 §3.3.10, without "RRULE:"
	ByArrangement bool
	From, Until   Date
	Except, Extra []Date
	Note          string
}

// Every is how often a session comes back, in weeks; EveryMonth is monthly.
type Every int

// EveryMonth marks a session on the Nth weekdays of each month.
const EveryMonth Every = -1

// Place is where a group meets.
type Place struct {
	Venue, Address, City string
	Region               []string // from the larger to the smaller
	Postcode             string
	Country              string  // ISO 3166-1 alpha-2
	Lat, Lon             float64 // degrees; meaningful when HasPoint
	HasPoint             bool
	Precision            Precision
}

// Precision is how much of a place may be told.
type Precision string

// The empty precision is read as exact.
const (
	PlaceExact  Precision = "exact"
	PlaceArea   Precision = "area" // coordinates rounded to 2 decimals, no address
	PlaceCity   Precision = "city" // the town alone
	PlaceHidden Precision = "hidden"
)

// Online is how to take part from afar.
type Online struct {
	URL         string // https; empty unless PublishLink
	PublishLink bool
	AskPasscode bool // there is one, which stands in no listing
}

// Contact is whom to write to or ring.
type Contact struct{ Role, Name, Email, Phone, URL string }

// Verification says when, by which role and how a listing was checked.
type Verification struct {
	On      Date
	By, How string
}

// Public returns what of the place may be told to readers: with PlaceArea no
// address, coordinates rounded to 2 decimals (about a kilometre), and of the
// postcode what stands for a part of a town, where its country has such a part; with
// PlaceCity and PlaceHidden neither venue, address, postcode nor coordinates. The
// town stays: whoever must not tell it leaves it out.
func (p Place) Public() Place {
	switch p.Precision {
	case PlaceArea:
		p.Address, p.Postcode = "", postcode.Outward(p.Country, p.Postcode)
		p.Lat, p.Lon = math.Round(p.Lat*100)/100, math.Round(p.Lon*100)/100
	case PlaceCity, PlaceHidden:
		p.Venue, p.Address, p.Postcode, p.HasPoint, p.Lat, p.Lon = "", "", "", false, 0, 0
	}
	return p
}

// Public returns what of the online meeting may be told: no link unless
// PublishLink, and never a password.
func (o Online) Public() Online {
	if !o.PublishLink {
		o.URL = ""
	}
	o.URL, _ = privacy.WithoutSecrets(o.URL)
	return o
}
