package feeds

import "testing"

// FuzzWhatIs: data in which nothing can be read is called something.
func FuzzWhatIs(f *testing.F) {
	for _, data := range []string{"", "[", "<p>", "\xff\xfe[\x00", `{"a": 1`, "PK\x03\x04", "null"} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if why, _ := whatIs(data); why == "" {
			t.Errorf("%q is called nothing", data)
		}
	})
}
