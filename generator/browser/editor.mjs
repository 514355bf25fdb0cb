// VS Code's language server for YAML, as the editor runs it in a hub.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// offline makes whoever wants to connect fail, and be heard.
const offline = `data:text/javascript,import net from "node:net";
net.Socket.prototype.connect = () => { process.stderr.write("it wanted the network\\n"); throw new Error("offline"); };`;

// edit starts the server in the folder of a hub, with the settings that lie there.
export async function edit(hub) {
  const settings = { yaml: { schemaStore: { enable: false } } };
  for (const [name, value] of Object.entries(JSON.parse(readFileSync(join(hub, ".vscode", "settings.json"), "utf8")))) {
    settings.yaml[name.replace("yaml.", "")] = value;
  }
  const server = spawn(process.execPath, ["--import", offline, createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server"), "--stdio"]);
  const said = [];
  server.stderr.on("data", (data) => said.push(data.toString()));
  const answers = new Map();
  const diagnoses = new Map();
  const send = (message) => {
    const data = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    server.stdin.write(`Content-Length: ${data.length}\r\n\r\n`);
    server.stdin.write(data);
  };
  const take = (message) => {
    if (message.method === "workspace/configuration") {
      send({ id: message.id, result: message.params.items.map(({ section }) => settings[section] ?? null) });
    } else if (message.method === "textDocument/publishDiagnostics") {
      diagnoses.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      send({ id: message.id, result: null });
    } else if (!message.method) {
      const { done, failed } = answers.get(message.id);
      message.error ? failed(new Error(message.error.message)) : done(message.result);
    }
  };
  let rest = Buffer.alloc(0);
  server.stdout.on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const head = rest.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(head, 0)))?.[1]);
      if (head < 0 || rest.length < head + 4 + length) return;
      const message = JSON.parse(rest.subarray(head + 4, head + 4 + length));
      rest = rest.subarray(head + 4 + length);
      take(message);
    }
  });
  let id = 0;
  let version = 0; // of any text: the server keeps what it has read of one
  const ask = (method, params) => new Promise((done, failed) => {
    answers.set(++id, { done, failed });
    send({ id, method, params });
  });
  // told sends what makes the server tell anew what is wrong with a file.
  const told = (uri, method, params) => new Promise((done) => {
    diagnoses.set(uri, done);
    send({ method, params });
  });
  const at = (file) => pathToFileURL(join(hub, file)).href;
  await ask("initialize", {
    processId: process.pid, rootUri: pathToFileURL(hub).href, workspaceFolders: [{ uri: pathToFileURL(hub).href, name: "hub" }],
    capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings } });
  return {
    // open shows a text as that of a file, and returns what is underlined: [text, message].
    async open(file, text) {
      const uri = at(file);
      if (diagnoses.has(uri)) await told(uri, "textDocument/didClose", { textDocument: { uri } });
      const found = await told(uri, "textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: ++version, text } });
      const lines = text.split("\n");
      return found.map(({ range: { start, end }, message }) => [lines[start.line].slice(start.character, start.line === end.line ? end.character : undefined), message]);
    },
    // complete returns what is proposed at the end of the text: word → what is said of it.
    async complete(file, text) {
      await this.open(file, text);
      const lines = text.split("\n");
      const { items } = await ask("textDocument/completion", { textDocument: { uri: at(file) }, position: { line: lines.length - 1, character: lines.at(-1).length } });
      return Object.fromEntries(items.map((item) => [item.label, item.documentation?.value ?? item.documentation ?? ""]));
    },
    async hover(file, line, character) {
      return (await ask("textDocument/hover", { textDocument: { uri: at(file) }, position: { line, character } })).contents.value;
    },
    said,
    async close() {
      await ask("shutdown", null);
      send({ method: "exit" });
      await new Promise((done) => server.on("close", done));
    },
  };
}
