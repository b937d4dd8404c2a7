import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { type CampaignMonth, daysOfMonth, linesOfMonth } from '../../domain/campaigns/campaign-month.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { atShanghai, type CalendarDate, instantOf } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { holdFair } from './hold-event.ts'
import { openCampaign } from './open-campaign.ts'

let world: World
let plant: Plant
let order: JobOrder
let campaign: Campaign
beforeAll(async () => {
  world = await openWorld({ partners: false, start: instantOf(Date.parse('2027-01-10T01:00:00Z')) })
  plant = await openPlant(world)
  order = await openJobOrder(world, plant)
  campaign = await openCampaign(world, { from: '2027-01-05', until: '2027-03-31', counties: ['530621', '530627'] })
  const fair = (from: string, until: string, facts: object = {}) =>
    holdFair(world, campaign, order, {
      from: atShanghai(from.slice(0, 10) as CalendarDate, from.slice(11)),
      until: atShanghai(until.slice(0, 10) as CalendarDate, until.slice(11)),
      jobOrders: [],
      ...facts,
    })
  await fair('2027-02-10 09:00', '2027-02-10 15:00', { name: '二月' })
  await fair('2027-02-25 09:00', '2027-03-05 15:00', { name: '下乡', kind: 'caravan', countyCode: '530627' })
  // Until midnight: not held on the first of March.
  await fair('2027-02-28 09:00', '2027-03-01 00:00', { name: '月底' })
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

async function month(query: string, staff: object = { role: 'province', subject: 'zhao@province' }) {
  const token = await world.token(staff as Parameters<World['token']>[0])
  const { body } = await world.call('GET', `/v1/campaign-month?${query}`, { token })
  return body as CampaignMonth
}
const names = ({ events }: CampaignMonth) => events.map(({ name }) => name)

test('a month has the campaigns of its days and what is held in it, also what began the month before', async () => {
  const february = await month('month=2027-02')
  expect(february.campaigns.map(({ campaignId }) => campaignId)).toEqual([campaign.campaignId])
  expect(names(february)).toEqual(['二月', '下乡', '月底'])
  expect(february.events[0]).not.toHaveProperty('enterprises')
  expect(february.complete).toBe(true)
  expect(names(await month('month=2027-03'))).toEqual(['下乡'])
  expect(names(await month('month=2027-01'))).toEqual([])
  const april = await month('month=2027-04')
  expect([april.campaigns, april.events]).toEqual([[], []])
})

test('it is of one county where asked, and a colleague of another county sees none of it', async () => {
  expect(names(await month('month=2027-02&county=530627'))).toEqual(['下乡'])
  expect((await month('month=2027-02&county=530602')).campaigns).toEqual([])
  const elsewhere = { role: 'county', subject: 'wu@qiaojia', counties: ['530622'] }
  expect(await month('month=2027-02', elsewhere)).toMatchObject({ campaigns: [], events: [] })
})

test('the calendar names what its notice says, and of a year without one what the last that is known said', () => {
  const march = linesOfMonth('2026-03')
  expect(march.linesOf).toBe('2026-03')
  expect(march.lines.map(({ kind }) => kind)).toContain('spring-breeze-with-assistance')
  expect(linesOfMonth('2028-03')).toEqual(march)
  // An action that began in December is of the calendar of the year after.
  expect(linesOfMonth('2024-12').lines.some(({ year, kind }) => year === 2025 && kind === 'assistance-month')).toBe(
    true,
  )
  expect(daysOfMonth('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' })
  expect(daysOfMonth('2026-12')).toEqual({ first: '2026-12-01', last: '2026-12-31' })
})
