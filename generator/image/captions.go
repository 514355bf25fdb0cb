package image

import (
	"regexp"
	"strings"
)

var (
	cueSetting = regexp.MustCompile(`^(?:vertical|line|position|size|align|region):\S*$`)
	cueTimes   = regexp.MustCompile(`^\s*([0-9:]+\.[0-9]{3})\s*-->\s*([0-9:]+\.[0-9]{3})(.*)$`)
	cssRemark  = regexp.MustCompile(`(?s)/\*.*?(?:\*/|$)`)
)

// captions keeps of a file of captions (WebVTT §4) what is shown, and how: no notes, no names of cues, nothing beside
// the first word.
func captions(data []byte) ([]byte, error) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd",
		// what turns letters around; each letter knows its own direction
		"\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "").Replace(strings.TrimPrefix(string(data), "\ufeff"))
	if rest, is := strings.CutPrefix(text, "WEBVTT"); !is || strings.Trim(rest[:min(1, len(rest))], " \t\n") != "" {
		return nil, ErrUnreadable
	}
	out := []string{"WEBVTT"}
	blocks := strings.Split(text, "\n\n")
	if head, _, _ := strings.Cut(blocks[0], "-->"); head == blocks[0] {
		blocks = blocks[1:]
	}
	for _, block := range blocks {
		block = strings.Trim(block, "\n")
		first, _, _ := strings.Cut(block, "\n")
		switch first = strings.TrimSpace(first); {
		case strings.Contains(block, "-->"):
			out = append(out, cues(block)...)
		case first == "STYLE":
			out = append(out, cssRemark.ReplaceAllString(block, ""))
		case first == "REGION":
			out = append(out, block)
		}
	}
	return []byte(strings.Join(out, "\n\n") + "\n"), nil
}

// cues are those of a block: a line with an arrow begins one.
func cues(block string) (out []string) {
	reading := false
	for line := range strings.SplitSeq(block, "\n") {
		switch times := cueTimes.FindStringSubmatch(line); {
		case times != nil:
			line = times[1] + " --> " + times[2]
			for _, setting := range strings.Fields(times[3]) {
				if cueSetting.MatchString(setting) {
					line += " " + setting
				}
			}
			out, reading = append(out, line), true
		case strings.Contains(line, "-->"): // no times: nobody sees it
			reading = false
		case reading:
			out[len(out)-1] += "\n" + line
		}
	}
	return out
}
