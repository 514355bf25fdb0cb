package cli

import (
	"net/url"
	"strconv"
	"time"

	"peerhub/generator"
	"peerhub/generator/diag"
	"peerhub/generator/model"
)

// buildFlags are the flags of all commands that read the hub.
type buildFlags struct {
	BaseURL string `help:"The address at which the site will stand; wins over hub.yaml." placeholder:"URL"`
	Date    string `help:"The day to build for, instead of today (UTC)." placeholder:"YYYY-MM-DD"`
	Strict  bool   `help:"Warnings count as errors, and so do samples and help lines that nobody has checked."`
	Drafts  bool   `help:"Include drafts."`
}

// options are those of a run over the hub; the flags themselves are checked.
func (f buildFlags) options(r *run) (generator.Options, error) {
	today, err := r.today(f.Date)
	if err != nil {
		return generator.Options{}, err
	}
	return generator.Options{Hub: r.hub, BaseURL: f.BaseURL, Today: today, Strict: f.Strict,
		Drafts: f.Drafts}, checkBase(f.BaseURL)
}

// today returns the day that a build is for.
func (r *run) today(date string) (model.Date, error) {
	if date != "" {
		day, err := model.ParseDate(date)
		if err != nil {
			return day, misuse{diag.Say("--date: %s", err)}
		}
		return day, nil
	}
	if epoch := r.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil || seconds < 0 || seconds > maxEpoch {
			return model.Date{}, misuse{diag.Say("SOURCE_DATE_EPOCH is %q, which is no number of seconds since 1970",
				epoch)}
		}
		return model.DateOf(time.Unix(seconds, 0).UTC()), nil
	}
	return model.DateOf(r.Now().UTC()), nil
}

// maxEpoch is the last second of the year 9999, after which dates have no form.
const maxEpoch = 253402300799

// checkBase says when a base URL is none.
func checkBase(base string) error {
	if base == "" {
		return nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return misuse{diag.Say("--base-url: %q is no address such as https://example.org/hub/", base)}
	}
	return nil
}
