import type { EscortList } from '../../../domain/arrival/escort-list.ts'
import type { Instant } from '../../../domain/kernel/instant.ts'
import {
  type BoardingCode,
  notGenuine,
  notReadable,
  readBoardingCode,
  whyNotBoard,
} from '../../../domain/transport/trips/boarding-code.ts'
import { words } from '../words.ts'

type Read = { readonly workerId: string } | { readonly why: { readonly zh: string; readonly en: string } }

const curve = { name: 'ECDSA', namedCurve: 'P-256' }

/** Whom a scanned code lets board this trip at this moment, checked by the public keys that the phone took along. */
export async function readCode(text: string, { trip, keys }: EscortList, now: Instant): Promise<Read> {
  const code = readBoardingCode(text.trim())
  if (!code) return { why: notReadable }
  const key = keys.find(({ kid, until }) => kid === code.keyId && (until === null || now <= until))
  if (!key) return { why: { zh: words.zh.scanKeyUnknown, en: words.en.scanKeyUnknown } }
  if (!(await isSigned(code, key))) return { why: notGenuine }
  const why = whyNotBoard(code, trip.tripId, now)
  return why ? { why } : { workerId: code.workerId }
}

async function isSigned({ signed, signature }: BoardingCode, { kty, crv, x, y }: EscortList['keys'][number]) {
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, new TextEncoder().encode(signed))
}
