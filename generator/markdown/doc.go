// Package markdown turns the text of a page into a model.Body: safe HTML whose
// links are still open, with its headings, links, citations and plain text.
//
// It reads GitHub Flavored Markdown with footnotes and definition lists, and
// two things of our own:
//
//	We saw it help[@repper2013, p. 3].        a citation of the library
//	> [!ACTIVITY] 15 min                      a callout, as GitHub writes them
//
// The kinds of callouts are NOTE, KEYPOINTS, CARE, ACTIVITY, DISCUSSION,
// REFLECTION, FACILITATOR, QUESTION, CHECKLIST, HINT, SOLUTION, QUOTATION, STEPS
// and QUIZ. What stands behind the marker is a length or a title, of a quotation
// whom it comes from. A quiz has its answers as a list of tasks; the ticked ones
// are right, and what stands below an answer is what the reader is told who
// chose it. A checklist has its points as a list of tasks. Hints and solutions
// are closed until the reader opens them. What views of a module show is marked by elements: see model.View.
//
// # Marks
//
// A body is converted once and shown in many places, so HTML holds marks that
// model.Body.Render fills in: "\x00i\x00" is the address of link i, "\x02i\x02" the
// picture that link i shows, "\x01key\x01" one of the site's own words in the language
// of the text. The keys are
//
//	callout-note, callout-keypoints, …    the label of each kind of callout but QUOTATION
//	quiz-right, quiz-other                above what the reader is told
//	quiz-several                          above the answers, when more than one is right
//	minutes:15                            a length of time behind a marker
//	file:3                                what the file of link 3 is, behind the link
//	video:example.org                     below a link to a film on a platform
//	table                                 "Table", before its number
//	footnote-back                         "Back to the text"
//
// # What is safe
//
// Raw HTML is cut down to what formats text, by bluemonday, and then balanced,
// so that it cannot close what it did not open. Links lead to files of the hub,
// to web pages, mail addresses and phone numbers; pictures are files of the hub
// and need words. Whatever is taken out is a finding: never silently. There is
// no inline style and no inline script, so the site's Content-Security-Policy
// needs no exception.
//
// Headings begin at level 2, because the page's title is its only h1. Their ids
// are GitHub's: small letters of any script, digits and hyphens. Ids of callouts
// have a colon, which no heading's id has.
package markdown
