import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { epochOf, type Instant, plus } from '../../domain/kernel/instant.ts'
import { listen } from '../../local/http/listen.ts'

/** How the provider answers: as it should, with an error, with a page of its proxy, not at all, or with JSON of another kind. */
export type IssuerMood = 'well' | 'error' | 'html' | 'silent' | 'odd'

export interface TestIssuer {
  readonly url: string
  /** What it was asked for, in order. */
  readonly asked: readonly string[]
  /** Signs any claims; good for an hour from `now` unless they say otherwise. */
  sign(claims: JWTPayload, now: Instant): Promise<string>
  /** As it signs, but without a last moment. */
  signForever(claims: JWTPayload): Promise<string>
  /** As it signs, but the token does not say by which key. */
  signUnnamed(claims: JWTPayload, now: Instant): Promise<string>
  /** Signs by a new key from now on. `keep`: the old ones are still published. `moved`: at another address. */
  rotate(change?: { kid?: string; keep?: boolean; moved?: boolean }): Promise<void>
  /** From now on the discovery document, the keys or both are answered so. */
  turn(mood: IssuerMood, what?: 'discovery' | 'keys'): void
  stop(): Promise<void>
}

/** An identity provider that is configured badly on demand. `slash`: its name ends in one. */
export async function openIssuer({ slash = false }: { slash?: boolean } = {}): Promise<TestIssuer> {
  let signing = await newKey('test')
  let published = [signing.jwk]
  let keysAt = '/jwks'
  const moods = { discovery: 'well' as IssuerMood, keys: 'well' as IssuerMood }
  const asked: string[] = []
  const server = await listen(
    createServer((request, response) => {
      const path = request.url ?? ''
      asked.push(path)
      const isKeys = path === keysAt
      if (!isKeys && path !== '/.well-known/openid-configuration') return response.writeHead(404).end()
      const well = isKeys ? { keys: published } : { issuer, jwks_uri: `${server.url}${keysAt}` }
      switch (moods[isKeys ? 'keys' : 'discovery']) {
        case 'error':
          return response.writeHead(500).end()
        case 'html':
          return response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please wait</html>')
        case 'odd':
          return response.writeHead(200, { 'content-type': 'application/json' }).end('{"error":"busy"}')
        case 'silent':
          return response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()
        case 'well':
          return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(well))
      }
    }),
    0,
  )
  const issuer = slash ? `${server.url}/` : server.url
  const unsigned = (claims: JWTPayload, { named = true } = {}) =>
    new SignJWT({ iss: issuer, aud: 'zhida', sub: 'li@zhaotong', zhida_role: 'county', ...claims }) //
      .setProtectedHeader({ alg: 'ES256', ...(named ? { kid: signing.jwk.kid } : {}) })
  const untilThen = (claims: JWTPayload, now: Instant) => ({
    exp: Math.floor(epochOf(plus(now, { hours: 1 })) / 1000),
    ...claims,
  })
  return {
    url: issuer,
    asked,
    sign: (claims, now) => unsigned(untilThen(claims, now)).sign(signing.privateKey),
    signForever: (claims) => unsigned(claims).sign(signing.privateKey),
    signUnnamed: (claims, now) => unsigned(untilThen(claims, now), { named: false }).sign(signing.privateKey),
    async rotate({ kid = `test-${published.length}-${asked.length}`, keep = false, moved = false } = {}) {
      signing = await newKey(kid)
      published = keep ? [...published, signing.jwk] : [signing.jwk]
      if (moved) keysAt = `${keysAt}-moved`
    },
    turn(mood, what) {
      if (what !== 'keys') moods.discovery = mood
      if (what !== 'discovery') moods.keys = mood
    },
    stop: () => server.stop(),
  }
}

async function newKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), alg: 'ES256', kid } }
}
