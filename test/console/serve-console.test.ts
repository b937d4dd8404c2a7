import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { handler } from '../../functions/console/serve-console.ts'
import { consoleFiles, consoleFilesIn } from '../../local/console/console-files.ts'
import { startApiGateway } from '../../local/http/api-gateway.ts'
import { gatewayEvent } from '../../local/http/gateway-event.ts'
import { gatewayReply } from '../../local/http/gateway-reply.ts'
import type { Listening } from '../../local/http/listen.ts'
import type { StaticFiles } from '../../local/http/static-files.ts'
import { openWorld, type World } from '../world.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const built = join(project, 'dist/console')
const navigating = { accept: 'text/html,*/*;q=0.8' }

/** What API Gateway makes of a request, through the function that stands behind `GET /{proxy+}` where there is no CloudFront. */
const byFunction: StaticFiles = async (asked, response) => {
  const event = gatewayEvent(asked, Buffer.alloc(0), { routeKey: 'GET /{proxy+}', pathParameters: {}, now: Date.now() })
  gatewayReply(response, await handler(event))
  return true
}

let world: World
let files: string[]
let onAws: Listening
let onOneMachine: Listening
beforeAll(async () => {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, ['infra/build-console.ts', '--if-stale'], { cwd: project, env })
  const found = await readdir(built, { recursive: true, withFileTypes: true })
  files = found.filter((file) => file.isFile()).map((file) => relative(built, join(file.parentPath, file.name)))
  world = await openWorld({ partners: false })
  const bucket = new S3Client({ forcePathStyle: true })
  await bucket.send(new CreateBucketCommand({ Bucket: 'console' }))
  for (const Key of files)
    await bucket.send(new PutObjectCommand({ Bucket: 'console', Key, Body: await readFile(join(built, Key)) }))
  vi.stubEnv('CONSOLE_BUCKET', 'console')
  vi.stubEnv('CONSOLE_CONNECT', 'https://id.example.cn  https://s3.cn-northwest-1.amazonaws.com.cn/zhida/')
  const { clock } = world
  onAws = await startApiGateway([], { clock, files: byFunction })
  onOneMachine = await startApiGateway([], { clock, files: consoleFiles })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await Promise.all([onAws.stop(), onOneMachine.stop()])
  await world.close()
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** As it is sent: nothing tidies the path, and nothing unpacks the answer. */
function ask(path: string, headers: Record<string, string> = {}, { at = onAws, method = 'GET' } = {}): Promise<Answer> {
  const { hostname, port } = new URL(at.url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

const bytesOf = (key: string) => readFile(join(built, key))

describe('the console behind the API', () => {
  test('is every file that was built, each with its own type, and none larger than a function may answer', async () => {
    const types = new Set<string | undefined>()
    for (const key of files.filter((one) => !one.endsWith('.br'))) {
      const { status, headers, body } = await ask(`/${key}`)
      expect([status, body.equals(await bytesOf(key))], key).toEqual([200, true])
      expect(Math.ceil(body.length / 3) * 4, key).toBeLessThan(6 * 1024 * 1024)
      const isAsset = /^(?:roll-call\/)?assets\//.test(key)
      expect(headers['cache-control'], key).toBe(isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
      types.add(headers['content-type'])
    }
    expect(types).toEqual(
      new Set([
        'application/manifest+json',
        'application/wasm',
        'image/svg+xml',
        'text/css; charset=utf-8',
        'text/html; charset=utf-8',
        'text/javascript; charset=utf-8',
      ]),
    )
  })

  test('shows its page for its own addresses to who navigates, under a strict policy', async () => {
    for (const path of ['/', '/batches/bat_7k2m9x4q8w1z?tab=offers', '/signed-in?code=1&state=2', '/人员']) {
      const { status, headers, body } = await ask(encodeURI(path), navigating)
      expect([status, body.equals(await bytesOf('index.html'))], path).toEqual([200, true])
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain(
        "connect-src 'self' https://id.example.cn https://s3.cn-northwest-1.amazonaws.com.cn/zhida/;",
      )
      expect(policy).toContain("script-src 'self';")
      expect(headers['permissions-policy']).toContain('camera=()')
    }
  })

  test('answers a script at a wrong address with a problem document, not with a page', async () => {
    for (const path of ['/batches', '/v1/no-such-thing', '/health/x', '/local/clock']) {
      const { status, headers, body } = await ask(path, { accept: 'application/json' })
      expect([status, headers['content-type']], path).toEqual([404, 'application/problem+json'])
      expect(JSON.parse(body.toString())).toMatchObject({ title: 'Not Found', status: 404 })
    }
    expect((await ask('/v1/surveyz', navigating)).status).toBe(404)
  })

  test('has all of the roll-call as one page, whose worker has it in its scope and is asked for anew each time', async () => {
    for (const path of ['/roll-call', '/roll-call/', '/roll-call/anything/below']) {
      const { status, headers, body } = await ask(path, navigating)
      expect([status, body.equals(await bytesOf('roll-call/index.html'))], path).toEqual([200, true])
      expect(headers['content-security-policy']).toContain("'wasm-unsafe-eval'")
      expect(headers['permissions-policy']).toContain('camera=(self)')
    }
    const worker = await ask('/roll-call/service-worker.js')
    expect(worker.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': /javascript/ })
    // All that it takes along is there, asked for as it asks.
    const named = [...worker.body.toString().matchAll(/["'`](\/roll-call\/[\w./-]*)["'`]/g)].map(([, one]) => one ?? '')
    expect(named.length).toBeGreaterThan(5)
    for (const one of named) expect((await ask(one, { accept: '*/*' })).status, one).toBe(200)
  })

  test('sends an asset compressed to who takes it so, and tells apart what it sent', async () => {
    const key = files.find((one) => /^assets\/draw-chart-.*\.js$/.test(one)) ?? ''
    const packed = await ask(`/${key}`, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' })
    expect(packed.headers.vary).toContain('accept-encoding')
    expect(packed.body.length * 2).toBeLessThan((await bytesOf(key)).length)
    expect(brotliDecompressSync(packed.body).equals(await bytesOf(key))).toBe(true)
    for (const encoding of ['gzip', 'br;q=0', 'br; q=0.0', 'brotli']) {
      const whole = await ask(`/${key}`, { 'accept-encoding': encoding })
      expect(whole.headers['content-encoding'], encoding).toBeUndefined()
      expect(whole.headers.etag).not.toBe(packed.headers.etag)
    }
  })

  test('sends nothing to who has it already, and everything once it has changed', async () => {
    const { headers } = await ask('/')
    const etag = headers.etag ?? ''
    const again = await ask('/', { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
    expect(again.headers['content-security-policy']).toBeDefined()
    expect((await ask('/', { 'if-none-match': '"of-the-release-before"' })).status).toBe(200)
  })

  test('answers HEAD as GET, without a body', async () => {
    const [head, get] = [await ask('/', {}, { method: 'HEAD' }), await ask('/')]
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, get.headers.etag])
  })

  test.each([
    '/assets/index-of-an-old-release.js',
    '/favicon.ico',
    '/assets/../../client/openapi.json',
    '/assets/..%2f..%2fclient%2fopenapi.json',
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..\\..\\package.json',
    '//assets/index.js',
    '/.env',
    '/assets/',
  ])('has nothing at %s, on AWS and on one machine', async (path) => {
    for (const at of [onAws, onOneMachine]) expect((await ask(path, navigating, { at })).status).toBe(404)
  })
})

test('one machine answers as AWS does: the same bytes under the same headers, but for whom its pages may call', async () => {
  const paths = ['/', '/trips', '/roll-call', '/roll-call/x', '/icon.svg', ...files.map((key) => `/${key}`)]
  const ours = ({ status, headers, body }: Answer) => {
    const {
      date: _,
      connection: _c,
      'keep-alive': _k,
      'content-length': _l,
      'transfer-encoding': _t,
      ...rest
    } = headers
    const policy = String(rest['content-security-policy']).replace(/connect-src [^;]+/, '')
    return { status, headers: { ...rest, 'content-security-policy': policy }, body: body.toString('base64') }
  }
  for (const path of paths) {
    const headers = { ...navigating, 'accept-encoding': 'br' }
    const here = ours(await ask(path, headers, { at: onOneMachine }))
    expect(here, path).toEqual(ours(await ask(path, headers)))
  }
})

describe('on one machine', () => {
  test('a browser that goes elsewhere while it is answered is not worth a word', async () => {
    const said = vi.spyOn(process.stderr, 'write')
    const { hostname, port } = new URL(onOneMachine.url)
    const largest = files.find((key) => key.endsWith('.wasm'))
    // More than lies in a socket's buffers: most of it is on its way when nobody is there any more.
    const asked = `GET /${largest} HTTP/1.1\r\nhost: x\r\n\r\n`.repeat(20)
    for (let time = 0; time < 3; time++)
      await new Promise<void>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => socket.write(asked))
        socket.on('error', reject)
        socket.once('data', () => socket.resetAndDestroy())
        socket.on('close', () => resolve())
      })
    expect((await ask('/', {}, { at: onOneMachine })).status).toBe(200)
    expect(said.mock.calls).toEqual([])
    said.mockRestore()
  })

  test('a file that cannot be read is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhida-unreadable-'))
    await symlink(join(folder, 'index.html'), join(folder, 'index.html'))
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const broken = await startApiGateway([], { clock: world.clock, files: consoleFilesIn(folder) })
    expect((await ask('/', {}, { at: broken })).status).toBe(500)
    expect(String(said.mock.calls[0]?.[0])).toContain('ELOOP')
    said.mockRestore()
    await broken.stop()
    await rm(folder, { recursive: true })
  })
})
