package spreadsheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"

	"peerhub/generator/diag"
	"peerhub/generator/frontmatter"
	"peerhub/generator/model"
	"peerhub/generator/naming"
	"peerhub/generator/schema"
)

// readCell makes of a cell what stands behind the colon in front matter; "" where no
// line is to stand there.
type readCell func(f *matter, field schema.Field, o origin) (string, *problem)

// readers say how a cell is read, by the type of its field. Of every other type it is
// a text as it stands.
var readers = map[schema.Type]readCell{
	schema.Choice: func(f *matter, field schema.Field, o origin) (string, *problem) {
		key := choice(f.sheet.hub.Words, field.Name, o.value)
		if field.Name == "status" && !slices.Contains(field.Choices, key) {
			return "paused", &problem{diag.TermUnknown,
				diag.Say("Nobody knows what %q says of the group. It was read as paused.", o.value),
				instead(f.sheet.hub.Words, field, o.value)}
		}
		return frontmatter.Text(key), nil
	},
	schema.Date: func(_ *matter, _ schema.Field, o origin) (string, *problem) {
		day, p := date(o.value)
		return frontmatter.Text(day), p
	},
	schema.Dates: items(func(_ *matter, _ schema.Field, s string) (string, *problem) { return date(s) }),
	schema.Term: func(f *matter, field schema.Field, o origin) (string, *problem) {
		return frontmatter.Text(term(o.value, f.sheet.hub.Vocabulary(field.Vocabulary))), nil
	},
	schema.Terms: terms,
	schema.Languages: func(f *matter, field schema.Field, o origin) (string, *problem) {
		o.value = listed(f.sheet.hub.Words, o.value)
		return languages(f, field, o)
	},
	schema.Slug: func(_ *matter, _ schema.Field, o origin) (string, *problem) {
		return frontmatter.Text(strings.ToLower(o.value)), nil // PS-001 is no other name than ps-001
	},
	schema.Texts: func(_ *matter, _ schema.Field, o origin) (string, *problem) {
		return frontmatter.List(list(o.value, ";|\n")), nil // texts may have commas
	},
	schema.Country: func(f *matter, _ schema.Field, o origin) (string, *problem) {
		f.country = Country(f.sheet.hub.Words, o.value)
		return frontmatter.Text(f.country), nil
	},
	schema.Degrees: func(_ *matter, _ schema.Field, o origin) (string, *problem) {
		return frontmatter.Number(number(o.value)), nil
	},
	schema.Flag:  truth,
	schema.Phone: phone,
	schema.URL:   address,
	schema.Email: word,
}

var languages = items(func(f *matter, _ schema.Field, s string) (string, *problem) {
	return Language(f.sheet.hub.Words, s), nil
})

// tied are the signs between two languages, beside those of every list: "EN/FR".
var tied = regexp.MustCompile(`[/+&]`)

// listed puts a comma between languages that a sign or a word joins: "English and Polish".
func listed(words model.Words, s string) string {
	var out []string
	for _, item := range list(s, ";,|،\n") {
		if !isBlank(words, "languages", item) { // n/a
			item = tied.ReplaceAllString(item, " , ")
		}
		parts := strings.Fields(item)
		for i, word := range parts {
			if i > 0 && i < len(parts)-1 && words["and"][naming.Fold(word)] != "" {
				parts[i] = ","
			}
		}
		out = append(out, strings.Join(parts, " "))
	}
	return strings.Join(out, ",")
}

// read reads a cell by the type of its field.
func (f *matter) read(field schema.Field, o origin) (string, *problem) {
	if read := readers[field.Type]; read != nil {
		return read(f, field, o)
	}
	if key := f.sheet.hub.Words[field.Name][naming.Fold(unquoted(o.value))]; field.Known != nil && key != "" {
		return frontmatter.Text(key), nil
	}
	return frontmatter.Text(o.value), nil
}

// items reads lists, with what reads an item of them.
func items(read func(*matter, schema.Field, string) (string, *problem)) readCell {
	return func(f *matter, field schema.Field, o origin) (string, *problem) {
		out := slices.DeleteFunc(list(o.value, ";,|،\n"), func(s string) bool { return isBlank(f.sheet.hub.Words, field.Name, s) })
		if len(out) == 0 {
			return "", nil
		}
		for i := range out {
			var p *problem
			if out[i], p = read(f, field, out[i]); p != nil {
				return "", p
			}
		}
		return frontmatter.List(out), nil
	}
}

// word reads what is no sentence.
func word(_ *matter, _ schema.Field, o origin) (string, *problem) {
	return frontmatter.Text(unquoted(o.value)), nil
}

// bareAddress is an address of the web without what stands before it: www.example.org/tea.
var bareAddress = regexp.MustCompile(`^(?i:www\.)?[\pL\pN-]+(?:\.[\pL\pN-]+)*\.\pL{2,}(?:[/?#]\S*)?$`)

func address(_ *matter, _ schema.Field, o origin) (string, *problem) {
	value := unquoted(o.value)
	if bareAddress.MatchString(value) {
		value = "https://" + value
	}
	return frontmatter.Text(value), nil
}

// terms reads the words of a vocabulary. In a column that asks for one of them, "wheelchair
// access", yes is its name, and no is none.
func terms(f *matter, field schema.Field, o origin) (string, *problem) {
	vocabulary := f.sheet.hub.Vocabulary(field.Vocabulary)
	switch choice(f.sheet.hub.Words, "truth", o.value) {
	case "true":
		o.value = statement(o.column.header)
	case "false":
		return "", nil
	}
	if !wordy(o.value) && !strings.ContainsFunc(o.value, unicode.IsDigit) { // "?"
		return "", nil
	}
	return items(func(_ *matter, _ schema.Field, s string) (string, *problem) {
		if field.Name == "audience" && f.sheet.hub.Words["everyone"][naming.Fold(s)] != "" {
			s = everyone(f, vocabulary)
		}
		return term(signed(s, f.written), vocabulary), nil
	})(f, field, o)
}

// Words of free lists, where no vocabulary says how they are written: for everyone, and between
// two.
var (
	everyoneIn = map[string]string{"en": "everyone", "fr": "tous", "es": "todos", "ar": "الجميع"}
	andIn      = map[string]string{"en": "and", "fr": "et", "es": "y", "ar": "و"}
)

// everyone is the one word for all who are for everyone: that of the hub, where it has one.
func everyone(f *matter, v model.Vocabulary) string {
	known := f.sheet.hub.Words["everyone"]
	for _, t := range v.Terms {
		if known[naming.Fold(t.Key)] != "" {
			return t.Key
		}
		for _, label := range t.Label {
			if known[naming.Fold(label)] != "" {
				return t.Key
			}
		}
	}
	return cmp.Or(everyoneIn[f.written], everyoneIn["en"])
}

var plusBehind = regexp.MustCompile(`([\pL\pN])\+`)

// signed writes the signs of a word of a list as a key can: "18+" is 18-plus, "trans & NB" is
// trans and NB. Readers see 18+ again; see model.Vocabulary.
func signed(s, language string) string {
	s = plusBehind.ReplaceAllString(s, "$1-plus ")
	return strings.TrimSpace(strings.ReplaceAll(s, "&", " "+cmp.Or(andIn[language], andIn["en"])+" "))
}

func truth(f *matter, _ schema.Field, o origin) (string, *problem) {
	switch choice(f.sheet.hub.Words, "truth", o.value) {
	case "true":
		return "true", nil
	case "false":
		return "", nil
	}
	return "", &problem{diag.FieldType, diag.Say("%q is neither yes nor no.", o.value), "Write yes or no."}
}

// phone finds what a spreadsheet program does to numbers that are none.
func phone(f *matter, _ schema.Field, o origin) (string, *problem) {
	number := digits(unquoted(o.value))
	if scientific.MatchString(number) {
		return "", &problem{diag.PhoneInvalid,
			diag.Say("The spreadsheet program took this telephone number for a quantity, and its last digits are "+
				"lost: %s.",
				o.value),
			"Look the number up, make the column one of text, and write it with spaces: +44 113 496 0118"}
	}
	bare := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
	parsed, err := phonenumbers.Parse(bare, f.country)
	if err != nil || f.country == "" || strings.ContainsAny(bare[:1], "0+") || !phonenumbers.IsValidNumber(parsed) {
		return frontmatter.Text(number), nil
	}
	national := phonenumbers.Format(parsed, phonenumbers.NATIONAL)
	if strings.HasPrefix(national, "0") || strings.HasPrefix(national, "(0") {
		number = phonenumbers.Format(parsed, phonenumbers.INTERNATIONAL)
		f.problem(o, diag.Warning, problem{diag.PhoneInvalid,
			"The zero or the plus at the beginning of this number is missing: spreadsheet programs take it away.",
			diag.Say("Write: %s", number)})
	}
	return frontmatter.Text(number), nil
}
