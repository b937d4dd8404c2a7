import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { epochOf, plus, type Span } from '../../domain/kernel/instant.ts'
import type { Role } from '../../functions/wiring/staff.ts'
import type { LocalClock } from '../clock/clock.ts'
import type { GatewayRoute } from '../http/api-gateway.ts'

/** Whom a token is for; without counties or cities it holds none of them. */
export interface TokenFor {
  readonly role: Role
  readonly subject?: string
  readonly counties?: readonly string[]
  readonly cities?: readonly string[]
  /** 12 hours unless told. */
  readonly validFor?: Span
}

export interface OidcIssuer {
  readonly routes: readonly GatewayRoute[]
  token(issuer: string, staff: TokenFor): Promise<string>
}

const algorithm = 'ES256'
const audience = 'zhida'
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
          return { issuer: issuerUrl(origin), jwks_uri: `${origin}${keySet}` }
        },
      },
      {
        method: 'GET',
        path: keySet,
        invoke: async () => ({ keys: [{ kty, crv, x, y, alg: algorithm, use: 'sig', kid: 'local' }] }),
      },
    ],
    async token(issuer, { role, subject = `${role}@local`, counties = [], cities = [], validFor = { hours: 12 } }) {
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
