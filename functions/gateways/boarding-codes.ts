import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Clock, Instant } from '../../domain/kernel/instant.ts'
import {
  type BoardingCode,
  type BoardingPass,
  passToSign,
  writeBoardingCode,
} from '../../domain/transport/trips/boarding-code.ts'
import type { BoardingKey } from '../../domain/transport/trips/boarding-key.ts'
import type { Secret, Secrets } from './secrets.ts'

export interface BoardingCodes {
  sign(pass: BoardingPass): Promise<string>
  /** Whether one of our keys that counted at that moment has signed it. */
  isGenuine(code: BoardingCode, at: Instant): Promise<boolean>
  /** Those that count now or will: phones may fetch a key before it signs. */
  keys(): Promise<BoardingKey[]>
}

type Kept = Secret<'boarding'>['keys'][string]

/** r and s, 32 bytes each: what Web Cryptography signs and checks. */
const dsaEncoding = 'ieee-p1363'

/**
 * Signs boarding codes with P-256 and SHA-256. The youngest key whose time has come signs; one is followed by the next by dates
 * alone, so that every container and every phone knows it before.
 */
export function boardingCodesWith(secrets: Secrets, clock: Clock): BoardingCodes {
  return {
    async sign(pass) {
      const now = clock.now()
      const { keys } = await secrets.read('boarding')
      const begun = Object.entries(keys).filter(([, { from, until }]) => (from ?? now) <= now && (until ?? now) >= now)
      const [keyId, key] = begun.toSorted(([, one], [, other]) => compare(other.from ?? '', one.from ?? ''))[0] ?? []
      if (keyId === undefined || !key) throw new Error('the secret boarding holds no key whose time it is')
      const signed = passToSign(pass, keyId)
      return writeBoardingCode(signed, sign('sha256', Buffer.from(signed), { key: privateKeyOf(key), dsaEncoding }))
    },
    async isGenuine({ keyId, signed, signature }, at) {
      const known = await secrets.read('boarding')
      const { keys } = known.keys[keyId] ? known : await secrets.readAgain('boarding')
      const key = keys[keyId]
      if (!key || (key.until !== undefined && key.until < at)) return false
      return verify('sha256', Buffer.from(signed), { key: createPublicKey(jwkOf(key)), dsaEncoding }, signature)
    },
    async keys() {
      const now = clock.now()
      const { keys } = await secrets.readAgain('boarding')
      return Object.entries(keys).flatMap(([kid, { from = null, until = null, ...key }]): BoardingKey[] => {
        const { x = '', y = '' } = jwkOf(key).key
        const isOver = until !== null && until < now
        return isOver ? [] : [{ kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256', from, until }]
      })
    },
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function privateKeyOf(key: Pick<Kept, 'd'>): KeyObject {
  const { key: jwk, format } = jwkOf(key)
  return createPrivateKey({ key: { ...jwk, d: Buffer.from(key.d, 'base64').toString('base64url') }, format })
}

/** The public half. */
function jwkOf({ d }: Pick<Kept, 'd'>): { key: JsonWebKey; format: 'jwk' } {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(d, 'base64'))
  const point = pair.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  return { key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' } as const as { key: JsonWebKey; format: 'jwk' }
}
