import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { epochOf, type Instant, plus } from '../../domain/kernel/instant.ts'
import { listen } from '../../local/http/listen.ts'

export interface TestIssuer {
  readonly url: string
  /** Signs any claims; good for an hour from `now` unless they say otherwise. */
  sign(claims: JWTPayload, now: Instant): Promise<string>
  /** As it signs, but without a last moment. */
  signForever(claims: JWTPayload): Promise<string>
  stop(): Promise<void>
}

/** An identity provider that is configured badly on demand. */
export async function openIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const key = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }
  const server = await listen(
    createServer((request, response) => {
      const answer = request.url === '/jwks' ? { keys: [key] } : { issuer: server.url, jwks_uri: `${server.url}/jwks` }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }),
    0,
  )
  const unsigned = (claims: JWTPayload) =>
    new SignJWT({ iss: server.url, aud: 'zhida', sub: 'li@zhaotong', zhida_role: 'county', ...claims }) //
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
  return {
    url: server.url,
    sign: (claims, now) =>
      unsigned({ exp: Math.floor(epochOf(plus(now, { hours: 1 })) / 1000), ...claims }).sign(privateKey),
    signForever: (claims) => unsigned(claims).sign(privateKey),
    stop: () => server.stop(),
  }
}
