// Package rights knows what may be done with the works of others, and says what
// a hub does that it may not.
//
//	Find          a licence of the table: licenses.txt
//	Check         findings over a site: what is missing, what does not fit together
//	Credits       what a page must say of the works it was made from
//	Disclaimers   what single publishers want said of a text: profiles/
//
// It is a careful reader of licences, not a lawyer: what it passes may still be
// wrong, and what it refuses may be allowed by a letter that only the hub has.
// Such a letter is written down as the page's permission.
//
// The rules are those of the licences' own texts: Creative Commons 4.0 sections
// 2 to 4 and the same of earlier versions; its list of compatible licences
// (creativecommons.org/compatiblelicenses); the Open Government Licence 3.0; the
// table of SPDX for names.
package rights
