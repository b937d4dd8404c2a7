import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { epochOf, plus } from '../../domain/kernel/instant.ts'
import type { LocalClock } from '../clock/clock.ts'
import type { GatewayRoute } from '../http/api-gateway.ts'
import { authorizePath, tokenPath } from '../sign-in/authorization-server.ts'
import type { TokenFor } from './token-for.ts'

export interface OidcIssuer {
  readonly routes: readonly GatewayRoute[]
  /** For the service, or for the client that signs somebody in. */
  token(issuer: string, staff: TokenFor, audience?: string): Promise<string>
}

const algorithm = 'ES256'
const service = 'zhida'
const discovery = '/local/oidc/.well-known/openid-configuration'
const keySet = '/local/oidc/jwks'

/** A new signing key, as JSON to be kept. */
export async function newIssuerKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}

/** Below the API's own address, at `/local/oidc`. */
export function issuerUrl(apiUrl: string): string {
  return `${apiUrl}/local/oidc`
}

/** Signs tokens as an identity provider of a province would, and serves what their checking needs. */
export async function oidcIssuer(keyText: string, clock: LocalClock): Promise<OidcIssuer> {
  const jwk = JSON.parse(keyText) as JWK
  const key = await importJWK(jwk, algorithm)
  const { kty, crv, x, y } = jwk
  return {
    routes: [
      {
        method: 'GET',
        path: discovery,
        invoke: async ({ headers }) => {
          const origin = `http://${headers['host']}`
          return {
            issuer: issuerUrl(origin),
            jwks_uri: `${origin}${keySet}`,
            authorization_endpoint: `${origin}${authorizePath}`,
            token_endpoint: `${origin}${tokenPath}`,
            response_types_supported: ['code'],
            code_challenge_methods_supported: ['S256'],
          }
        },
      },
      {
        method: 'GET',
        path: keySet,
        invoke: async () => ({ keys: [{ kty, crv, x, y, alg: algorithm, use: 'sig', kid: 'local' }] }),
      },
    ],
    async token(issuer, staff, audience = service) {
      const { role, subject = `${role}@local`, counties = [], cities = [], validFor = { hours: 12 } } = staff
      const now = clock.now()
      return new SignJWT({ zhida_role: role, zhida_counties: counties, zhida_cities: cities })
        .setProtectedHeader({ alg: algorithm, kid: 'local' })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(Math.floor(epochOf(now) / 1000))
        .setExpirationTime(Math.floor(epochOf(plus(now, validFor)) / 1000))
        .sign(key)
    },
  }
}
