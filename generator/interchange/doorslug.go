package interchange

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"peerhub/generator/frontmatter"
	"peerhub/generator/load"
	"peerhub/generator/privacy"
)

// The address of a page is made of the name of its group, and says no more than it may tell.

// name gives a draft the name that may be told, and makes an address that was made of its name anew.
func (o *door) name(d *frontmatter.Draft, may string) {
	d.Slug = slugWithout(d.Slug, d.Name, may)
	d.Name = may
}

// slugWithout is an address made of a name, made anew of what of the name may be told.
func slugWithout(slug, name, may string) string {
	named, is := load.MakeSlug(name), load.MakeSlug(may)
	if is != named && named != "" {
		if rest, whole := strings.CutPrefix(slug, named); whole {
			slug = load.MakeSlug(is + " " + rest)
		} else if strings.HasPrefix(named, slug) {
			slug = load.MakeSlug(is)
		}
	}
	return cmp.Or(slug, "group")
}

// unnamed makes the address of a draft say no more than is certain to be nobody's: it is published
// with the page, and who takes a surname out of the name forgets it.
func (o *door) unnamed(d *frontmatter.Draft) {
	held := slices.DeleteFunc(privacy.Look(d.Name), func(f privacy.Find) bool { return !f.Held() })
	if len(held) > 0 && !d.Translation {
		d.Slug = slugWithout(d.Slug, d.Name, privacy.Take(d.Name, held))
	}
}

// slug is an address without a secret.
func (o *door) slug(slug string) string {
	if clean, found := privacy.Clean(strings.ReplaceAll(slug, "-", " "), privacy.Kind.Secret); len(found) > 0 {
		return load.MakeSlug(clean + " group")
	}
	return slug
}

// unescaped is a slug as people read it: %e4%ba%92 → 互.
func unescaped(slug string) string {
	if plain, err := url.PathUnescape(slug); err == nil {
		return plain
	}
	return slug
}
