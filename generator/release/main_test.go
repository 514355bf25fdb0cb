package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// table is where all modules are named that are part of the program.
const table = "docs/dependencies.md"

// TestMain runs in the top folder, where the program is.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// used are the modules of the program on all systems.
func used(t *testing.T) map[string]module {
	t.Helper()
	out := map[string]module{}
	for _, system := range systems {
		some, err := modules(system)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range some {
			out[m.Path] = m
		}
	}
	if len(out) < 20 {
		t.Fatalf("the program has %d modules", len(out))
	}
	return out
}

// signs are what the texts of licences are known by.
var signs = []struct{ licence, sign string }{
	{"Apache-2.0", "Apache License"},
	{"BSD-3-Clause", "Neither the name"},
	{"BSD-3-Clause", "may not be used to endorse or promote products"},
	{"BSD-2-Clause", "Redistributions in binary form must reproduce"},
	{"MIT", "Permission is hereby granted, free of charge"},
	{"MIT", "Permission is hereby granted, without written agreement"},
}

func licencesOf(t *testing.T, m module) []string {
	t.Helper()
	texts, err := m.licences()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, text := range texts {
		plain := strings.Join(strings.Fields(string(text)), " ")
		for _, s := range signs {
			if strings.Contains(plain, s.sign) {
				found[s.licence] = true
			}
		}
		if found["BSD-3-Clause"] {
			delete(found, "BSD-2-Clause")
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// TestTheTableOfDependencies: each module that is part of the program stands in the table with
// its licence and why it is there, and no other does.
func TestTheTableOfDependencies(t *testing.T) {
	data, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	type row struct{ licences, why string }
	rows := map[string]row{}
	for _, m := range regexp.MustCompile(`(?m)^\| (\S+\.\S+) \| ([^|]+) \| ([^|]+) \|$`).FindAllStringSubmatch(string(data), -1) {
		rows[m[1]] = row{m[2], m[3]}
	}
	all := used(t)
	for path, m := range all {
		r, is := rows[path]
		licences := strings.Join(licencesOf(t, m), ", ")
		switch {
		case !is:
			t.Errorf("%s: write a row for %s (%s) and why it is needed", table, path, licences)
		case r.licences != licences:
			t.Errorf("%s: the licence of %s is %q in the table and %q in its files", table, path, r.licences, licences)
		case licences == "":
			t.Errorf("%s: no known licence: may it be part of the program?", path)
		}
	}
	for path := range rows {
		if _, is := all[path]; !is {
			t.Errorf("%s: %s is no part of the program", table, path)
		}
	}
}

func TestNoticesHaveEveryLicenceOnce(t *testing.T) {
	all := used(t)
	text, err := notices(maps.Clone(all))
	if err != nil {
		t.Fatal(err)
	}
	for path, m := range all {
		if !strings.Contains(string(text), path+" "+m.Version+" (") {
			t.Errorf("nothing of %s", path)
		}
	}
	if !strings.Contains(string(text), "Go and its standard library (LICENSE)") {
		t.Error("nothing of Go itself")
	}
	again, err := notices(all)
	if err != nil || string(again) != string(text) {
		t.Errorf("made again they are others: %v", err)
	}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 && strings.Contains(string(text), home+"/") {
		t.Error("they name a folder of this computer")
	}
}

func TestDigestsAreThoseOfSha256sum(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b": "", "a": "abc"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := digests(dir, []string{"b", "a"})
	if err != nil {
		t.Fatal(err)
	}
	// FIPS 180-2, appendix B.1, and the digest of nothing.
	want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n"
	if string(got) != want {
		t.Errorf("got %s", got)
	}
}

// TestArchives: each archive has the program, which can be run, and what has to go along; made twice it is the same.
func TestArchives(t *testing.T) {
	files := []packed{{"peerhub", []byte("program")}, {"LICENSE", []byte("MIT")}}
	for system, want := range map[string]string{"linux/arm64": "peerhub-linux-arm64.tar.gz", "windows/amd64": "peerhub-windows-amd64.zip"} {
		name, data, err := archive(system, files)
		if _, again, _ := archive(system, files); err != nil || name != want || string(again) != string(data) {
			t.Errorf("%s: %s, %v, or twice not the same", system, name, err)
		}
		got := ""
		if strings.HasSuffix(name, ".zip") {
			r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.File {
				in, err := f.Open()
				if err != nil {
					t.Fatal(err)
				}
				text, _ := io.ReadAll(in)
				got += f.Name + " " + string(text) + "\n"
			}
		} else {
			unzipped, err := gzip.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			for r := tar.NewReader(unzipped); ; {
				h, err := r.Next()
				if err != nil {
					break
				}
				if text, _ := io.ReadAll(r); h.Mode&0o111 != 0 == (h.Name == "peerhub") {
					got += h.Name + " " + string(text) + "\n"
				}
			}
		}
		if got != "peerhub program\nLICENSE MIT\n" {
			t.Errorf("%s has %q", name, got)
		}
	}
}
