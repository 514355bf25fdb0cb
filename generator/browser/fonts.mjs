// The fonts of the tests: those of two npm packages, pinned by the lock file, and
// none of the machine's. A test that measures a page would otherwise fail where
// the letters are wider. Fontconfig (fontconfig.org, "fonts.conf") reads the file;
// where a browser has no fontconfig, as on macOS, it keeps the system's own fonts.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// fonts is where they are.
export const fonts = join(dirname(fileURLToPath(import.meta.url)), "node_modules", "@expo-google-fonts");
const families = ["Roboto", "Noto Naskh Arabic"]; // what an Android phone shows the languages of the starter hub in
for (const name of ["roboto", "noto-naskh-arabic"]) readdirSync(join(fonts, name)); // missing: say so now

const own = mkdtempSync(join(tmpdir(), "peerhub-fonts-"));
process.on("exit", () => rmSync(own, { recursive: true, force: true }));
const prefer = families.map((name) => `<family>${name}</family>`).join("");
const aliases = ["sans-serif", "serif", "monospace", "system-ui"]
  .map((name) => `<alias binding="same"><family>${name}</family><prefer>${prefer}</prefer></alias>`).join("\n");
writeFileSync(join(own, "fonts.conf"), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>${fonts}</dir>
<cachedir>${join(own, "cache")}</cachedir>
${aliases}
</fontconfig>
`);
process.env.FONTCONFIG_FILE = join(own, "fonts.conf");
