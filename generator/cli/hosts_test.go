package cli

import (
	"bytes"
	"context"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rhysd/actionlint"

	"peerhub/generator/newhub"
)

// program is an address from which a host may take the program.
const program = "https://github.com/owner/peerhub"

// initFor begins a hub for a host, and returns its folder.
func initFor(t *testing.T, host string, more ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "hub")
	mustRun(t, append([]string{"init", dir, "--host", host, "--program", program}, more...)...)
	return dir
}

func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	var said bytes.Buffer
	if code := Run(context.Background(), args, system(&said, &said, nil)); code != exitFine {
		t.Fatalf("peerhub %v: %d\n%s", args, code, &said)
	}
	return said.String()
}

// TestHosts: for each host a hub begins, checks clean, can be published, and no link of its site leads nowhere.
func TestHosts(t *testing.T) {
	for i, host := range newhub.Hosts() {
		t.Run(host.Name, func(t *testing.T) {
			languages := []string{"en,fr,es,ar", "fr,en", "es", "ar,fr", "en", "fr-CA,en-GB"}[i]
			dir := initFor(t, host.Name, "--languages", languages, "--country", "FR", "--sections", strings.Join(newhub.Sections()[:i], ","))
			said := mustRun(t, "check", "--hub", dir, "--strict")
			if strings.Count(strings.TrimSpace(said), "\n") > 0 {
				t.Errorf("check says more than that nothing is wrong: %s", said)
			}
			site := filepath.Join(dir, "public")
			mustRun(t, "build", "--hub", dir, "--strict", "--base-url", "https://hub.test/project/")
			for _, wrong := range deadLinks(t, site) {
				t.Error(wrong)
			}
		})
	}
}

var (
	linked = regexp.MustCompile(`\s(?:href|src)=(?:"([^"]*)"|([^\s>"]+))`)
	partID = regexp.MustCompile(`\sid=(?:"([^"]*)"|([^\s>"]+))`)
)

// deadLinks are the links of the pages of a folder that lead to no file of it, or to no part of a page.
func deadLinks(t *testing.T, site string) []string {
	t.Helper()
	pages := map[string]string{}
	err := filepath.WalkDir(site, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") || filepath.Base(name) == "404.html" {
			return err
		}
		data, err := os.ReadFile(name)
		pages[name] = string(data)
		return err
	})
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	var out []string
	for name, text := range pages {
		for _, m := range linked.FindAllStringSubmatch(text, -1) {
			to, part, _ := strings.Cut(m[1]+m[2], "#")
			to, _, _ = strings.Cut(to, "?")
			if strings.Contains(to, ":") {
				continue // another site, or a telephone
			}
			if decoded, err := url.PathUnescape(part); err == nil {
				part = decoded
			}
			file := name
			if to != "" {
				file = filepath.Join(filepath.Dir(name), filepath.FromSlash(to))
				if info, err := os.Stat(file); err == nil && info.IsDir() {
					file = filepath.Join(file, "index.html")
				}
			}
			if _, err := os.Stat(file); err != nil {
				out = append(out, name+" leads to "+m[1]+m[2])
			}
			is := func(id []string) bool { return id[1]+id[2] == part }
			if part != "" && !strings.Contains(part, "=") && !slices.ContainsFunc(partID.FindAllStringSubmatch(pages[file], -1), is) {
				out = append(out, name+" leads to no part "+m[1]+m[2])
			}
		}
	}
	return out
}

// TestWorkflows: actionlint finds nothing wrong with what GitHub and Codeberg are given, but that it knows neither the
// computers of Codeberg nor addresses of actions.
func TestWorkflows(t *testing.T) {
	files := []string{"../../.github/workflows/publish.yml", "../../.github/workflows/release.yml",
		filepath.Join(initFor(t, "github"), ".github/workflows/publish.yml"),
		filepath.Join(initFor(t, "codeberg"), ".forgejo/workflows/publish.yml")}
	lint, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found, err := lint.Lint(file, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if !strings.Contains(file, ".forgejo") || !strings.Contains(f.Message, "codeberg-small") && !strings.Contains(f.Message, "https://") {
				t.Error(f)
			}
		}
	}
}

// usedAction is an action that a file uses, and pinned one by the hash of a commit, with the version that this is.
var (
	usedAction = regexp.MustCompile(`(?m)^[ -]*uses: (.*)$`)
	pinned     = regexp.MustCompile(`^([a-z-]+/[a-z-]+)(?:/[a-z-]+)?@([0-9a-f]{40}) # v[0-9.]+$`)
)

// TestActionsArePinned: each action of GitHub has one hash everywhere.
func TestActionsArePinned(t *testing.T) {
	hashes := map[string]string{}
	for _, file := range []string{"../../action.yml", "../../.github/workflows/publish.yml", "../../.github/workflows/release.yml",
		filepath.Join(initFor(t, "github"), ".github/workflows/publish.yml")} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, used := range usedAction.FindAllStringSubmatch(string(data), -1) {
			m := pinned.FindStringSubmatch(used[1])
			switch {
			case used[1] == "owner/peerhub@main":
			case m == nil:
				t.Errorf("%s: %s is not pinned", file, used[1])
			case hashes[m[1]] != "" && hashes[m[1]] != m[2]:
				t.Errorf("%s: %s at another commit than elsewhere", file, m[1])
			default:
				hashes[m[1]] = m[2]
			}
		}
	}
	if len(hashes) < 6 {
		t.Errorf("%d actions", len(hashes))
	}
}

// TestAction: action.yml hands over only what it has, and the workflow of a new hub asks it only for what it takes.
func TestAction(t *testing.T) {
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Name, Description string
		Inputs            map[string]struct{ Description, Default string }
		Outputs           map[string]struct{ Description, Value string }
		Runs              struct {
			Using string
			Steps []struct {
				ID, If, Uses, Run, Shell string
				Env, With                map[string]any
			}
		}
	}
	if err := yaml.UnmarshalWithOptions(data, &action, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, s := range action.Runs.Steps {
		if ids[s.ID] = true; (s.Run == "") == (s.Uses == "") || (s.Run != "") != (s.Shell == "bash") {
			t.Errorf("a step is neither an action nor a script of bash: %+v", s)
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("what somebody hands over would be run: %s", s.Run)
		}
	}
	for _, m := range regexp.MustCompile(`inputs\.([a-z-]+)|steps\.([a-z]+)\.`).FindAllStringSubmatch(strings.ReplaceAll(string(data), "steps.hub.", ""), -1) {
		if _, has := action.Inputs[m[1]]; m[1] != "" && !has || m[2] != "" && !ids[m[2]] {
			t.Errorf("action.yml has nothing for %s", m[0])
		}
	}
	if action.Runs.Using != "composite" || len(action.Inputs) != 4 || action.Outputs["page-url"].Value == "" {
		t.Errorf("%+v", action)
	}
	var workflow struct {
		Jobs map[string]struct {
			Environment struct{ URL string }
			Steps       []struct {
				ID, Uses string
				With     map[string]string
			}
		}
	}
	data, err = os.ReadFile(filepath.Join(initFor(t, "github"), ".github/workflows/publish.yml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, &workflow); err != nil {
		t.Fatal(err)
	}
	used := 0
	for _, job := range workflow.Jobs {
		for _, s := range job.Steps {
			if s.Uses != "owner/peerhub@main" {
				continue
			}
			used++
			for name := range s.With {
				if _, has := action.Inputs[name]; !has {
					t.Errorf("the workflow hands over %s, which action.yml does not take", name)
				}
			}
		}
	}
	if used != 2 || workflow.Jobs["publish"].Environment.URL != "${{ steps.hub.outputs.page-url }}" {
		t.Errorf("the action is used %d times: %+v", used, workflow)
	}
}

// TestGitLab: its file has the jobs that GitLab Pages asks for.
func TestGitLab(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(initFor(t, "gitlab"), ".gitlab-ci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	type job struct {
		Stage, Script string
		Pages         bool
		Artifacts     struct{ Paths []string }
		Rules         []struct{ If string }
	}
	var ci struct {
		Image     string
		Variables map[string]string
		Cache     struct {
			Key   string
			Paths []string
		}
		Check, Pages job
	}
	if err := yaml.UnmarshalWithOptions(data, &ci, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	if !ci.Pages.Pages || !slices.Equal(ci.Pages.Artifacts.Paths, []string{"public"}) || ci.Pages.Script != `sh build.sh "$CI_PAGES_URL"` ||
		ci.Check.Script != "sh build.sh --check" || len(ci.Pages.Rules) != 1 || len(ci.Check.Rules) != 1 {
		t.Errorf("%+v", ci)
	}
}

// TestBuildScript runs the script of hosts with a git that brings a program of ours: it builds at the address, checks,
// and takes along what is for the host.
func TestBuildScript(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err) // which make has
	}
	for _, host := range []string{"gitlab", "codeberg", "netlify", "cloudflare"} {
		dir := initFor(t, host)
		fakes := t.TempDir()
		for name, text := range map[string]string{
			"git": `for last; do :; done; mkdir -p "$last"; printf '%s\n' "$*" >> "$LOG"`,
			"go":  `printf '#!/bin/sh\nprintf "%%s\\n" "$*" >> "$LOG"\nmkdir -p public\n' > peerhub; chmod +x peerhub`,
		} {
			if err := os.WriteFile(filepath.Join(fakes, name), []byte("#!/bin/sh\n"+text+"\n"), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		log, temporary := filepath.Join(fakes, "log"), t.TempDir()
		for _, args := range [][]string{{"https://hub.test/x"}, {}, {"--check"}} {
			cmd := exec.Command(sh, append([]string{"build.sh"}, args...)...)
			cmd.Dir = dir
			cmd.Env = []string{"PATH=" + fakes + string(os.PathListSeparator) + os.Getenv("PATH"), "TMPDIR=" + temporary, "LOG=" + log}
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s %v: %v\n%s", host, args, err, said)
			}
		}
		if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
			t.Errorf("%s: %v is left behind, %v", host, left, err)
		}
		said, err := os.ReadFile(log)
		clone := regexp.MustCompile(`clone --quiet --depth 1 --branch main ` + program + ` \S+\n`)
		if got := clone.ReplaceAllString(string(said), "clone\n"); err != nil ||
			got != "clone\nbuild --strict --base-url https://hub.test/x\nclone\nbuild --strict\nclone\ncheck --strict\n" {
			t.Errorf("%s: %v %s", host, err, got)
		}
		if _, err := os.Stat(filepath.Join(dir, "public/_headers")); (err == nil) != (host == "cloudflare") {
			t.Errorf("%s: _headers in the site: %v", host, err)
		}
	}
}

// TestUpgradeKeepsTheProgram: a release tells its tag to hosts that take the program from where it was made, and leaves the
// address that somebody chose.
func TestUpgradeKeepsTheProgram(t *testing.T) {
	defer func(h, r string) { home, released = h, r }(home, released)
	for _, c := range []struct{ home, released, program, ref string }{
		{"https://github.com/other/peerhub", "v9", program, "main"},
		{program, "v9", program, "v9"},
		{"", "v9", program, "v9"},
		{"https://github.com/other/peerhub", "v9", "", "v9"},
	} {
		home, released = "", ""
		args, host := []string{}, "gitlab"
		if c.program == "" {
			host = "folder"
		}
		dir := filepath.Join(t.TempDir(), "hub")
		if c.program != "" {
			args = append(args, "--program", c.program)
		}
		mustRun(t, append([]string{"init", dir, "--host", host}, args...)...)
		home, released = c.home, c.released
		mustRun(t, "upgrade", "--hub", dir)
		want := c.program
		if want == "" {
			want = c.home
		}
		lock, err := readHubLock(dir)
		if err != nil || lock.Program != want || lock.Ref != c.ref {
			t.Errorf("%+v: %s %s %v", c, lock.Program, lock.Ref, err)
		}
	}
}

// TestStrangersLock: an address of the program that a lock alone gives gets into no file, and what a file says does not
// steer the terminal.
func TestStrangersLock(t *testing.T) {
	const evil = "https://github.com/evil/peerhub"
	dir := initFor(t, "folder")
	edit := func(name, old, now string) {
		t.Helper()
		file := filepath.Join(dir, name)
		data, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(data), old) {
			t.Fatalf("%s: %v %s", name, err, data)
		}
		if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(data), old, now)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	edit("peerhub.lock.json", program, evil)
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), []byte(evil), 0o666); err != nil { // a file that no host runs
		t.Fatal(err)
	}
	edit("peerhub.lock.json", `"files": {`, `"files": {"notes.txt": "x", `)
	var said bytes.Buffer
	for _, more := range [][]string{{}, {"--dry-run"}, {"--host", "github"}, {"--host", "gitlab"}} {
		said.Reset()
		if code := Run(context.Background(), append([]string{"upgrade", "--hub", dir}, more...), system(&said, &said, nil)); code != exitMisusage ||
			!strings.Contains(said.String(), "--program "+evil) {
			t.Errorf("%v: %d %s", more, code, &said)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "build.sh")); err == nil {
		t.Error("build.sh is written")
	}
	mustRun(t, "upgrade", "--hub", dir, "--host", "gitlab", "--program", program)
	mustRun(t, "upgrade", "--hub", dir, "--ref", "v2") // it is there already
	edit("README.md", "# ", "# \x1b]0;gone\x07")
	if said := mustRun(t, "upgrade", "--hub", dir, "--take", "README.md"); strings.ContainsAny(said, "\x1b\x07") || !strings.Contains(said, "gone") {
		t.Errorf("%q", said)
	}
	said.Reset()
	if code := Run(context.Background(), []string{"init", filepath.Join(t.TempDir(), "new"), "--host", "folder", "--program", "x](//evil.test) "},
		system(&said, &said, nil)); code != exitMisusage {
		t.Errorf("%d %s", code, &said)
	}
}

// TestAsked: on a terminal init asks in the language that was answered first, and asks again what it cannot take.
func TestAsked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "hub")
	var out, asked bytes.Buffer
	world := system(&out, &asked, nil)
	world.Asks, world.Stdin = true, strings.NewReader("xx!\nes, en\nTé y charla\nNarnia\nEspaña\n\nsea\n\n\n")
	if code := Run(context.Background(), []string{"init", dir}, world); code != exitFine {
		t.Fatalf("%d %s", code, &asked)
	}
	for _, want := range []string{`"xx!" is no code of a language`, "¿Cómo se llama el sitio? [", `"Narnia" no es un país`, "¿Dónde estará? "} {
		if !strings.Contains(asked.String(), want) {
			t.Errorf("%q is not said in %s", want, &asked)
		}
	}
	settings, err := os.ReadFile(filepath.Join(dir, "hub.yaml"))
	for _, want := range []string{`title: "Té y charla"`, "languages: [es, en]", "country: ES", "timezone: Europe/Madrid", "preset: sea"} {
		if err != nil || !strings.Contains(string(settings), want) {
			t.Errorf("%q does not stand in %s", want, settings)
		}
	}
	mustRun(t, "check", "--hub", dir, "--strict")

	world.Stdin = strings.NewReader("en\n")
	if code := Run(context.Background(), []string{"init", dir + "2"}, world); code != exitMisusage {
		t.Errorf("nobody answers: %d", code)
	}
	if _, err := os.Stat(dir + "2"); err == nil {
		t.Error("and a hub was begun")
	}
}
