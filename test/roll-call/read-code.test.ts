import { beforeAll, expect, test } from 'vitest'
import { readCode } from '../../console/roll-call/scan/read-code.ts'
import type { EscortList } from '../../domain/arrival/escort-list.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { boardingCodesWith } from '../../functions/gateways/boarding-codes.ts'
import { now } from '../transport/some-travellers.ts'

const tripId = derivedId('TripId', 'coach')
const workerId = derivedId('WorkerId', 1)
const until = plus(now, { hours: 20 })

/** As the service signs: another key has another name. */
const codesOf = (keyId: string, byte: number) => {
  const secret = { keys: { [keyId]: { d: Buffer.alloc(32, byte).toString('base64') } } }
  const read = async () => secret as never
  return boardingCodesWith({ read, readAgain: read } as never, { now: () => now })
}
const ours = codesOf('b1', 7)

let list: EscortList
let code: string
beforeAll(async () => {
  list = { trip: { tripId }, keys: await ours.keys() } as EscortList
  code = await ours.sign({ tripId, workerId, until })
})

test('a code of ours names who boards, checked by the public key alone', async () => {
  expect(await readCode(` ${code} `, list, now)).toEqual({ workerId })
})

test.each([
  [
    'that somebody else signed under the name of our key',
    async () => codesOf('b1', 8).sign({ tripId, workerId, until }),
    '不是我们签发的',
  ],
  ['that was changed', async () => code.replace(workerId.slice(4, 10).toUpperCase(), 'AAAAAA'), '不是我们签发的'],
  ['of another trip', async () => ours.sign({ tripId: derivedId('TripId', 'train'), workerId, until }), '另一趟车'],
  ['whose time is over', async () => ours.sign({ tripId, workerId, until: plus(now, { hours: -1 }) }), '已过期'],
  [
    'of a key that this phone does not know',
    async () => codesOf('b9', 7).sign({ tripId, workerId, until }),
    '没有核对这个码的公钥',
  ],
  ['that is none', async () => 'https://example.com/', '读不懂'],
])('a code %s lets nobody board, and says so in both languages', async (_, made, zh) => {
  expect(await readCode(await made(), list, now)).toEqual({
    why: { zh: expect.stringContaining(zh), en: expect.stringMatching(/[a-z]/) },
  })
})
