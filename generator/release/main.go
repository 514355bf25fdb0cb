// Release makes what a version is published as: an archive for each system, with the program and the licences of
// what is in it, and the digest of each. Whoever makes it again from the same commit, with the same words and
// the same Go, gets the same bytes:
//
//	go run ./generator/release --out dist --version v1.2.0 --home https://github.com/owner/peerhub
//	sha256sum --check SHA256SUMS            # in dist
package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// systems are those that a version is made for.
var systems = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

const (
	noticesName = "THIRD-PARTY-NOTICES.txt"
	licenceName = "LICENSE"
	digestsName = "SHA256SUMS"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "dist", "the folder for the files; it is made, and must not have any yet")
	version := flag.String("version", "", "the tag of which it is made, which the program then names to hosts")
	home := flag.String("home", "", "the address of the repository with that tag")
	only := flag.String("only", strings.Join(systems, ","), "systems, separated by commas")
	flag.Parse()
	if err := release(*out, source{*version, *home}, strings.Split(*only, ",")); err != nil {
		log.Fatal(err)
	}
}

// source is where the program of a release comes from; see package cli.
type source struct{ version, home string }

func release(out string, from source, systems []string) error {
	if err := os.Mkdir(out, 0o777); err != nil {
		return fmt.Errorf("%w: name a new folder with --out", err)
	}
	all := map[string]module{}
	for _, system := range systems {
		used, err := modules(system)
		if err != nil {
			return err
		}
		for _, m := range used {
			all[m.Path] = m
		}
	}
	text, err := notices(all)
	if err != nil {
		return err
	}
	licence, err := os.ReadFile(licenceName)
	if err != nil {
		return err
	}
	var files []string
	for _, system := range systems {
		program, err := build(from, system)
		if err != nil {
			return err
		}
		name, data, err := archive(system, []packed{{programName(system), program}, {licenceName, licence}, {noticesName, text}})
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, name), data, 0o666); err != nil {
			return err
		}
		files = append(files, name)
	}
	sums, err := digests(out, files)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, digestsName), sums, 0o666)
}

// programName is what the program is called on a system.
func programName(system string) string {
	if strings.HasPrefix(system, "windows/") {
		return "peerhub.exe"
	}
	return "peerhub"
}

// build makes the program for one system: without cgo, without the names of this computer's folders
// and without what git knows of it, so that the bytes depend on the source alone.
func build(from source, system string) ([]byte, error) {
	if strings.Count(system, "/") != 1 {
		return nil, fmt.Errorf("%q is no system such as %s", system, systems[0])
	}
	dir, err := os.MkdirTemp("", "peerhub-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	flags := "-s -w -buildid="
	for _, flag := range [][2]string{{"released", from.version}, {"home", from.home}} {
		name, value := flag[0], flag[1]
		if strings.ContainsAny(value, " '\"") {
			return nil, fmt.Errorf("%q has signs that no version and no address has", value)
		}
		if value != "" {
			flags += " -X peerhub/generator/cli." + name + "=" + value
		}
	}
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags="+flags, "-o", filepath.Join(dir, "peerhub"), ".")
	cmd.Env = environment(system)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "peerhub"))
}

func environment(system string) []string {
	os_, arch, _ := strings.Cut(system, "/")
	return append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOWORK=off", "GOEXPERIMENT=", "GOFIPS140=off",
		"GOOS="+os_, "GOARCH="+arch, "GOAMD64=v1", "GOARM64=v8.0")
}

// module is one that is part of the program.
type module struct{ Path, Version, Dir string }

// modules returns those of the program for a system, by their paths.
func modules(system string) ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if .Version}}{{printf `{\"Path\": %q, \"Version\": %q, \"Dir\": %q}` .Path .Version .Dir}}{{end}}{{end}}", ".")
	cmd.Env = environment(system)
	cmd.Stderr = os.Stderr
	printed, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var out []module
	for lines := json.NewDecoder(bytes.NewReader(printed)); ; {
		var m module
		if err := lines.Decode(&m); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	return slices.Compact(out), nil
}

// licenceFile are the names of files that have to go along with the program.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|authors)\b`)

// licences returns the texts of a module that have to go along, by the names of their files.
func (m module) licences() (map[string][]byte, error) {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, e := range entries {
		if e.IsDir() || !licenceFile.MatchString(e.Name()) {
			continue
		}
		if out[e.Name()], err = os.ReadFile(filepath.Join(m.Dir, e.Name())); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s has no file with a licence", m.Path)
	}
	return out, nil
}

// notices returns the licences of all modules, and of Go itself, each text once.
func notices(modules map[string]module) ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	modules["Go"] = module{Path: "Go and its standard library", Dir: strings.TrimSpace(string(root))}
	users := map[string][]string{}
	for _, m := range modules {
		texts, err := m.licences()
		if err != nil {
			return nil, err
		}
		for file, text := range texts {
			key := strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))
			users[key] = append(users[key], strings.TrimSpace(m.Path+" "+m.Version)+" ("+file+")")
		}
	}
	var texts []string
	for text := range users {
		slices.Sort(users[text])
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int { return cmp.Compare(users[a][0], users[b][0]) })
	var out bytes.Buffer
	fmt.Fprintln(&out, "Peerhub is made with the work of others, which is part of the program. Their terms:")
	for _, text := range texts {
		fmt.Fprintf(&out, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 80), strings.Join(users[text], "\n"), text)
	}
	return out.Bytes(), nil
}

// digests returns the SHA-256 of each file, as sha256sum --check reads it.
func digests(dir string, files []string) ([]byte, error) {
	var out bytes.Buffer
	slices.Sort(files)
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%x  %s\n", sha256.Sum256(data), name)
	}
	return out.Bytes(), nil
}
