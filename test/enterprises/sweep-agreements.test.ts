import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { lastDayWithin, nextDue, warningDue } from '../../domain/enterprises/agreement.ts'
import type { AgreementId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { handler as sweepAgreements } from '../../functions/enterprises/sweep-agreements.ts'
import { openFirm, post } from '../enterprise-page/firm.ts'
import { openWorld, type World } from '../world.ts'
import { openPlant, type Plant } from './plant.ts'
import { at, day } from './sample.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})
afterEach(() => {
  plant.heard.splice(0)
})

const today = () => dateInShanghai(world.clock.now())
const stateOf = async (agreementId: AgreementId) => (await world.deps.agreements.get(agreementId))?.state
const warnings = () => plant.heard.flatMap((event) => (event.type === 'agreement.expiring' ? event.data.days : []))

async function signed(lastDay = lastDayWithin(today())): Promise<AgreementId> {
  const token = await world.token({ role: 'province' })
  const body = { firstDay: today(), lastDay }
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, { token, body })
  const { id: agreementId } = offered.body as { id: AgreementId }
  await plant.send('agreement.signed', { agreementId, signatory: '陈建国' })
  await world.advance({ minutes: 5 })
  return agreementId
}

test('what is due is the next warning, else the end; one that was missed is not made up for by the one before it', () => {
  const agreement = { lastDay: day('2027-12-30') }
  expect(nextDue(agreement, at('2027-03-01'))).toBe(at('2027-12-01', '00:00'))
  expect(nextDue(agreement, at('2027-12-01', '00:00'))).toBe(at('2027-12-24', '00:00'))
  expect(nextDue(agreement, at('2027-12-25'))).toBe(at('2027-12-31', '00:00'))
  const due = [at('2027-11-30'), at('2027-12-01'), at('2027-12-26')].map((now) => warningDue(agreement, now))
  expect(due).toEqual([undefined, 30, 7])
})

test('an agreement of a year is warned of 30 and 7 days ahead and ends after its last day, with no execution that waits', async () => {
  const agreementId = await signed()
  const token = await world.token({ role: 'auditor' })
  expect(token).toBeTruthy()
  await world.advance({ days: 330 })
  expect(warnings()).toEqual([])
  await world.advance({ days: 7 })
  expect(warnings()).toEqual([30])
  await world.advance({ days: 28 })
  expect(warnings()).toEqual([30, 7])
  expect(await stateOf(agreementId)).toBe('active')
  await world.advance({ days: 2 })
  expect(await stateOf(agreementId)).toBe('expired')
})

test('a round that comes late ends what is over and warns of what is left, once', async () => {
  const [over, near] = [await signed(plusDays(today(), 3)), await signed(plusDays(today(), 20))]
  const context = { awsRequestId: 'test', getRemainingTimeInMillis: () => 60_000 } as never
  await world.deps.agreements.setDue(near, world.clock.now())
  expect(await sweepAgreements({}, context)).toEqual({ swept: 1, more: false })
  await world.deps.agreements.setDue(near, world.clock.now())
  await sweepAgreements({}, context)
  expect(warnings()).toEqual([30])
  await world.advance({ days: 5 })
  expect([await stateOf(over), await stateOf(near)]).toEqual(['expired', 'active'])
})

test('a firm without a server is warned by a text', async () => {
  const firm = await openFirm(world)
  await firm.offer({ lastDay: plusDays(today(), 40) })
  await world.advance({ minutes: 5 })
  await post(firm.link('firm-agreement'), 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
  await world.advance({ days: 12 })
  const warned = world.partners.sent.filter(({ template }) => template === 'firm-agreement-expiring')
  expect(warned.map(({ phone }) => phone)).toEqual([firm.phone])
})
