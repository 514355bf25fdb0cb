package parse

import "testing"

func TestFirstName(t *testing.T) {
	for name, want := range map[string]string{
		"Anna": "Anna", "Anna B.": "Anna B.", "Anna Brown": "Anna", "Anna van Berg": "Anna", "group leader": "group leader",
		"Dr. Brown": "", "Mrs Smith": "", "Dr. Anna Brown": "Anna", "Mme Dupont": "", "السيد حسن": "", "Dr.": "Dr.",
		"Brown, Anna": "", "Anna, group leader": "Anna, group leader",
		"Marta, or Tom": "Marta, or Tom", "Sue Miller & Tom Jones": "Sue & Tom", "Sue Miller / Tom": "Sue / Tom",
		"Sue Miller, Tom Jones and Ann": "Sue, Tom and Ann", "Marta y Luis García": "Marta y Luis", "": "",
	} {
		if got := FirstName(name); got != want {
			t.Errorf("FirstName(%q) = %q, want %q", name, got, want)
		}
	}
}
