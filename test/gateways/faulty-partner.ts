import { createServer, type ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { listen } from '../../local/http/listen.ts'
import { readBody } from '../../local/http/read-body.ts'

/** What goes wrong with the first message; the second is answered as it should be. */
export const faults = ['none', 'time-out', 'status 500', 'refused', 'duplicate', 'late', '250 MB'] as const
export type Fault = (typeof faults)[number]

const flood = 250 * 1024 * 1024
const answers: Record<string, (url: string) => object> = {
  '/messages': () => ({ taken: ['sms_000000000001'] }),
  '/quotes': () => ({ services: [], coaches: [] }),
  '/holds': () => ({ held: true, reference: 'H-1', until: '2026-03-02T02:00:00.000Z' }),
  '/confirmations': () => ({ confirmed: true, reference: 'B-1' }),
  '/cancellations': () => ({ cancelled: true }),
  '/.well-known/openid-configuration': (url) => ({ issuer: url, jwks_uri: `${url}/jwks` }),
  '/jwks': () => ({ keys: [] }),
}

/** A partner that acts once for each webhook-id, as the contracts ask of it, and fails as it is told. */
export async function startFaultyPartner(fault: Fault) {
  const seen = { messages: 0, acted: new Set<string>(), written: 0 }
  const server = await listen(
    createServer((request, response) => {
      void readBody(request).then(async () => {
        seen.messages += 1
        const isFirst = seen.messages === 1
        if (isFirst && fault === 'status 500') return response.writeHead(500).end()
        if (isFirst && fault === 'time-out') return undefined
        seen.acted.add(String(request.headers['webhook-id']))
        // It did what it was asked, and nobody hears of it.
        if (isFirst && fault === 'late') return void setTimeout(() => response.end('{}'), 2000)
        if (isFirst && fault === '250 MB') return pour(response)
        return response.end(JSON.stringify(answers[request.url ?? '']?.(server.url) ?? {}))
      })
    }),
    0,
  )

  function pour(response: ServerResponse): void {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    function* chunks() {
      for (; seen.written < flood; seen.written += chunk.length) yield chunk
    }
    // Whoever reads less of it breaks it off.
    pipeline(Readable.from(chunks(), { objectMode: false }), response, () => undefined)
  }
  return { url: server.url, seen, stop: () => server.stop() }
}
