import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { consoleHeaders } from '../../functions/wiring/console-headers.ts'
import type { StaticFiles } from '../http/static-files.ts'
import { issuerUrl } from '../runtime/oidc-issuer.ts'

/** Where `npm run console` puts it. */
const built = fileURLToPath(new URL('../../dist/console/', import.meta.url))

/** The local bucket listens on a port of its own. */
const here = { connect: ['http://127.0.0.1:*', 'http://localhost:*'] }

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** The console as the bucket and its gateway serve it on AWS: files by their names, and its page for its own addresses. */
export const consoleFiles: StaticFiles = async (request, response, path) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const headers = consoleHeaders(path, here)
  if (path === '/settings.json') {
    const issuer = issuerUrl(`http://${request.headers.host}`)
    const settings = { issuer, clientId: 'zhida-console', scope: 'openid', isLocal: true }
    response.writeHead(200, { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(settings))
    return true
  }
  const file = await fileAt(path)
  if (!file) return false
  response.writeHead(200, {
    ...headers,
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    // Names of assets hold a hash of what is in them; a page is asked for again each time.
    'cache-control': /^\/(?:roll-call\/)?assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  await pipeline(createReadStream(file), response).catch(unlessGone)
  return true
}

async function fileAt(path: string): Promise<string | undefined> {
  const wished = normalize(join(built, decodeURIComponent(path)))
  if (wished !== built && !wished.startsWith(built.endsWith(sep) ? built : built + sep)) return undefined
  if (await isFile(wished)) return wished
  // A file that is missing is missing; an address of the console is shown by its page.
  if (extname(path) !== '' || /^\/(?:v1|local|webhooks|t|e)(?:\/|$)/.test(path)) return undefined
  const page = join(built, /^\/roll-call(?:\/|$)/.test(path) ? 'roll-call/index.html' : 'index.html')
  return (await isFile(page)) ? page : undefined
}

/** A reader may turn away before the end. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

async function isFile(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isFile()
  } catch {
    return false
  }
}
