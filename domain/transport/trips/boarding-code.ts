import { base32 } from '../../kernel/base32.ts'
import type { TripId, WorkerId } from '../../kernel/ids.ts'
import { epochOf, type Instant, instantOf } from '../../kernel/instant.ts'
import { inWords } from '../../kernel/judge-event.ts'
import type { Words } from '../../kernel/words.ts'

/** Who may board what, and until when an escort takes it. */
export interface BoardingPass {
  readonly tripId: TripId
  readonly workerId: WorkerId
  /** Whole minutes. */
  readonly until: Instant
}

/** A code that was read, whoever has made it. */
export interface BoardingCode extends BoardingPass {
  readonly keyId: string
  /** What is signed: all before the last full stop, as it stands in the code. */
  readonly signed: string
  readonly signature: Uint8Array<ArrayBuffer>
}

const minute = 60_000
const mark = 'ZD1'
const form = /^ZD1\.([0-9A-Z]{1,8})\.([0-9A-Z]{6,40})\.([0-9A-Z]{6,40})\.([0-9A-Z]{1,8})\.([0-9A-Z]{103})$/

/**
 * What stands in a boarding code before its signature: `ZD1.B1.<trip>.<worker>.<until>`, the ids without their prefixes, the end
 * in minutes since 1970 to base 36. Capitals, digits and full stops only, for which a QR code has a dense mode.
 */
export function passToSign({ tripId, workerId, until }: BoardingPass, keyId: string): string {
  const ids = [tripId, workerId].map((id) => id.slice(id.indexOf('_') + 1))
  return [mark, keyId, ...ids, Math.floor(epochOf(until) / minute).toString(36)].join('.').toUpperCase()
}

/** `signature` is r and s, 32 bytes each, as Web Cryptography has it. */
export function writeBoardingCode(signed: string, signature: Uint8Array): string {
  return `${signed}.${base32.encode(signature).toUpperCase()}`
}

/** Null where a text is no boarding code. */
export function readBoardingCode(text: string): BoardingCode | null {
  const [, keyId = '', trip = '', worker = '', until = '', digits = ''] = form.exec(text) ?? []
  const signature = base32.decode(digits.toLowerCase())
  const end = Number.parseInt(until, 36) * minute
  if (!signature || trip === '' || end > epochOf(latest)) return null
  return {
    keyId: keyId.toLowerCase(),
    // The form of the code is that of the ids.
    tripId: `trp_${trip.toLowerCase()}` as TripId,
    workerId: `wrk_${worker.toLowerCase()}` as WorkerId,
    until: instantOf(end),
    signed: text.slice(0, text.lastIndexOf('.')),
    signature,
  }
}

const latest = '9999-12-31T00:00:00.000Z' as Instant

export const notReadable: Words = {
  zh: '读不懂这个乘车码：请对准再扫一次，或者从名单上点名。',
  en: 'This boarding code cannot be read: scan it again, or call the name from the list.',
}

export const notGenuine: Words = {
  zh: '这个乘车码不是我们签发的，或者被改动过：请核对身份证，从名单上点名。',
  en: 'This boarding code was not signed by us, or was changed: check the ID card, and call the name from the list.',
}

/** Why a genuine code does not let its holder board this trip at this moment; undefined where it does. */
export function whyNotBoard(code: BoardingPass, tripId: TripId, at: Instant): Words | undefined {
  if (code.tripId !== tripId)
    return {
      zh: '这个乘车码是另一趟车的：请核对车次，请本人出示这一趟的乘车码。',
      en: 'This boarding code is for another trip: check the trip, and ask for the code of this one.',
    }
  if (at <= code.until) return undefined
  const until = inWords(code.until)
  return {
    zh: `这个乘车码已过期（有效到${until.zh}）：请本人重新打开短信里的页面，或者从名单上点名。`,
    en: `This boarding code was good until ${until.en}: ask for the page to be opened again, or call the name from the list.`,
  }
}
