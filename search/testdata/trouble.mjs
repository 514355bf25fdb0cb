// Shows the client what goes wrong on a network: node trouble.mjs CLIENT.mjs OLD NEW
// OLD and NEW are two builds of a hub; prints what happened, as JSON.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const [client, before, after] = process.argv.slice(2)
const base = 'https://example.org/hub/'
let root = before, spoil = () => null, manifests = 0
globalThis.fetch = async url => {
  const path = String(url).slice(base.length)
  if (path.includes('manifest')) manifests++
  const spoilt = spoil(path)
  if (spoilt) return spoilt
  try {
    return new Response(await readFile(root + '/' + path))
  } catch {
    return new Response('<h1>Not found</h1>', { status: 404 })
  }
}
const { open } = await import(pathToFileURL(client))
const seen = {}
const attempt = async (name, text, prepare) => {
  manifests = 0
  spoil = () => null
  root = before
  const index = await open({ base, language: 'en' })
  prepare()
  try {
    const answer = await index.search(text)
    seen[name] = { total: answer.total, manifests }
  } catch (problem) {
    seen[name] = { error: problem.message, manifests }
  }
}
await attempt('well', 'support', () => {})
await attempt('published anew', 'support', () => { root = after })
await attempt('gone', 'support', () => { root = '/nowhere' })
await attempt('always damaged', 'support', () => { spoil = path => path.includes('/p') ? new Response('\xff\xff\xff') : null })
await attempt('damaged once', 'support', () => {
  let once = true
  spoil = path => once && path.includes('/p') && !(once = false) ? new Response('') : null
})
await attempt('a page instead', 'support', () => { spoil = path => path.includes('/c0') ? new Response('<html>') : null })
await attempt('offline', 'support', () => { spoil = () => { throw new TypeError('fetch failed') } })
process.stdout.write(JSON.stringify(seen))
