import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose'
import * as z from 'zod'
import { type Clock, epochOf, millisecondsIn } from '../../domain/kernel/instant.ts'
import { exchange } from '../gateways/exchange.ts'
import type { Reach } from '../gateways/reach.ts'
import { SignInUnreachable } from './sign-in-unreachable.ts'

type KeySet = ReturnType<typeof createRemoteJWKSet>

export interface IssuerKeys {
  /**
   * The claims of a token that one of the issuer's keys signed.
   * @throws SignInUnreachable where the keys cannot be had; an error of jose where the token is not good.
   */
  verify(token: string, options: JWTVerifyOptions): Promise<JWTPayload>
}

/** How long the issuer has for each answer. */
const patience = millisecondsIn({ seconds: 5 })
/** Of a document of the issuer; longer ones are no JSON any more. */
const mostBytes = 1024 * 1024
/** Anybody may send a token with a signature of their own: it makes us ask the issuer anew this often at most. */
const coolDown = millisecondsIn({ seconds: 30 })

/**
 * The keys that an issuer publishes, found by OIDC discovery and kept for ten minutes. A token that none of them signed has the
 * issuer asked anew, so that new keys, or a new address of them, need no restart.
 */
export function issuerKeys(issuer: string, reach: Reach, clock: Clock): IssuerKeys {
  let kept: KeySet | undefined
  let reading: Promise<KeySet> | undefined
  let renewedAt = Number.NEGATIVE_INFINITY

  /** Once for all who ask meanwhile; the keys that are kept stay where it fails. */
  function read(): Promise<KeySet> {
    reading ??= keysOf(issuer, reach)
      .then((keys) => {
        kept = keys
        return keys
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }
  return {
    async verify(token, options) {
      const known = kept?.fresh ? kept : await read()
      try {
        return await verifyBy(known, token, options)
      } catch (error) {
        if (!isOfAnotherKey(error)) throw error
        const now = epochOf(clock.now())
        if (known === kept && now < renewedAt + coolDown) throw error
        const renewed = known === kept || !kept ? await read() : kept
        renewedAt = now
        return await verifyBy(renewed, token, options)
      }
    },
  }
}

/** The issuer stands as it is written in the tokens, with or without a slash at its end; the address is the same. */
async function keysOf(issuer: string, reach: Reach): Promise<KeySet> {
  async function get(url: string, signal: AbortSignal): Promise<Response> {
    const headers = { accept: 'application/json, application/jwk-set+json' }
    const { status, text } = await exchange({ url, method: 'GET', headers, reach, signal, mostBytes })
    return new Response(text, { status })
  }
  const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
  try {
    const answer = await get(address, AbortSignal.timeout(patience))
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
    const { jwks_uri } = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) }).parse(await answer.json())
    // What is to be asked anew, and when, is said above.
    const keys = createRemoteJWKSet(new URL(jwks_uri), {
      timeoutDuration: patience,
      cooldownDuration: Infinity,
      [customFetch]: (url, { signal }) => get(url, signal),
    })
    await keys.reload()
    return keys
  } catch (error) {
    throw new SignInUnreachable(`by ${address}`, error)
  }
}

/** A token that does not name its key may be signed by any of the set. */
async function verifyBy(keys: KeySet, token: string, options: JWTVerifyOptions): Promise<JWTPayload> {
  const fitting: JWTVerifyGetKey = async (header, jws) => {
    try {
      return await keys(header, jws)
    } catch (error) {
      if (error instanceof errors.JOSEError) throw error
      throw new SignInUnreachable('the key of the token is published in a form that cannot be read', error)
    }
  }
  try {
    return (await jwtVerify(token, fitting, options)).payload
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error
    for await (const key of error) {
      const payload = await jwtVerify(token, key, options).then((verified) => verified.payload, unlessOfAnotherKey)
      if (payload) return payload
    }
    throw new errors.JWSSignatureVerificationFailed()
  }
}

function isOfAnotherKey(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed
}

function unlessOfAnotherKey(error: unknown): undefined {
  if (!isOfAnotherKey(error)) throw error
}
