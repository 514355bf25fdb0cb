package image

import (
	"regexp"
	"strings"
)

var (
	cueSetting = regexp.MustCompile(`^(?:vertical|line|position|size|align|region):\S*$`)
	cueTimes   = regexp.MustCompile(`^\s*([0-9:]+\.[0-9]{3})\s*-->\s*([0-9:]+\.[0-9]{3})(.*)$`)
	// regionSetting is what a region is told (§4.3), cueRule a rule for captions, and cueStyle what one may say.
	regionSetting = regexp.MustCompile(`(?:^|\b)(?:id:\w{1,40}|width:[0-9.]+%|lines:[0-9]+|(?:region|viewport)anchor:[0-9.]+%,[0-9.]+%|scroll:up)(?:$|\b)`)
	cueRule       = regexp.MustCompile(`(::cue(?:-region)?(?:\([\w.#:*\[\]="' -]{1,60}\))?)\s*\{([^{}]*)\}`)
	cueStyle      = regexp.MustCompile(`^(?:color|opacity|visibility|text-(?:decoration|shadow)(?:-[a-z]+)?|background(?:-color)?|outline(?:-[a-z]+)?|font(?:-[a-z]+)*|line-height|white-space|ruby-position|text-combine-upright) ?: ?` +
		`(?:[a-z-]+|[0-9.]+[a-z%]*|#[0-9a-fA-F]{3,8}|(?:rgba?|hsla?)\([0-9., %/deg]+\)|[ ,/])+$`)
	cssRemark = regexp.MustCompile(`(?s)/\*.*?(?:\*/|$)`)
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
			if rules := cueRules(block); rules != "" {
				out = append(out, "STYLE\n"+rules)
			}
		case first == "REGION":
			out = append(out, strings.Join(append([]string{"REGION"}, regionSetting.FindAllString(block, -1)...), "\n"))
		}
	}
	return []byte(strings.Join(out, "\n\n") + "\n"), nil
}

// cueRules are the rules of style that captions have (§8.2.1), with values that name no file and say no words.
func cueRules(block string) string {
	var out []string
	for _, rule := range cueRule.FindAllStringSubmatch(cssRemark.ReplaceAllString(block, ""), -1) {
		var said []string
		for declaration := range strings.SplitSeq(rule[2], ";") {
			if declaration = strings.Join(strings.Fields(declaration), " "); cueStyle.MatchString(declaration) {
				said = append(said, declaration)
			}
		}
		if said != nil {
			out = append(out, rule[1]+" { "+strings.Join(said, "; ")+" }")
		}
	}
	return strings.Join(out, "\n")
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
