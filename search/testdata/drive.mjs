// Drives the bundled client over a folder of files instead of a server:
// node drive.mjs ROOT CLIENT LANGUAGE < queries.json > answers.json
// where a query is {text, options}; json, where there is one, is the text.
// Prints, too, what each query alone fetched.
import { readFile } from 'node:fs/promises'

const [root, client, language] = process.argv.slice(2)
const base = 'https://example.org/hub/'
let fetched = []
globalThis.fetch = async url => {
  const path = decodeURIComponent(String(url).slice(base.length))
  try {
    const data = await readFile(root + '/' + path)
    fetched.push([path, data.length])
    return new Response(data)
  } catch {
    return new Response('', { status: 404 })
  }
}
process.stdin.setEncoding('utf8') // a letter may lie across two chunks
let input = ''
for await (const chunk of process.stdin) input += chunk
// As a data URL, since Node takes a file .js for a script.
const { open } = await import('data:text/javascript;base64,' + await readFile(root + '/' + client, 'base64'))
const warm = await open({ base, language })
const answers = []
for (const { text: plain, json, options, cold, elsewhere } of JSON.parse(input)) {
  const text = json ? JSON.parse(json) : plain
  if (cold) fetched = []
  const index = cold ? await open({ base, language }) : warm
  const answer = await index.search(text, options)
  if (elsewhere) answer.otherLanguages = await index.elsewhere(text, options)
  answers.push({ ...answer, fetched: cold ? fetched : null })
}
process.stdout.write(JSON.stringify(answers))
