import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CampaignFigures } from '../../domain/batches/campaign-figures.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { campaignCalendar } from '../../domain/campaigns/campaign-calendar.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { openCounty, requestFor } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { openCampaign } from './open-campaign.ts'

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

const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const figuresOf = async ({ campaignId }: Campaign) =>
  (await world.call('GET', `/v1/campaigns/${campaignId}/figures`, { token: await province() })).body as CampaignFigures

test('each line of the calendar says whose it is, when, and where that was read', () => {
  for (const { fromMonth, untilMonth, fromDay, untilDay, source } of campaignCalendar) {
    expect(fromMonth <= untilMonth).toBe(true)
    if (fromDay) expect(fromDay.startsWith(fromMonth)).toBe(true)
    if (untilDay) expect(untilDay.startsWith(untilMonth)).toBe(true)
    expect(source).not.toBe('')
  }
  expect(new Set(campaignCalendar.map(({ year }) => year))).toEqual(new Set([2023, 2024, 2025, 2026]))
})

test('the calendar of a year names that year’s actions', async () => {
  const { body } = await world.call('GET', '/v1/campaign-calendar?year=2024', { token: await province() })
  const { items } = body as { items: { name: { zh: string }; fromDay: string | null; untilDay: string | null }[] }
  expect(items.find(({ name }) => name.zh === '春风行动')).toMatchObject({
    fromDay: '2024-01-25',
    untilDay: '2024-04-08',
  })
  expect(items.map(({ name }) => name.zh)).toContain('就业援助月')
})

test('a campaign is announced once, and a county announces for itself alone', async () => {
  const today = dateInShanghai(world.clock.now())
  const body = {
    name: '镇雄送岗下乡月',
    kind: 'local',
    from: today,
    until: plusDays(today, 30),
    counties: ['530627'],
    targets: { peoplePlaced: 300 },
  }
  const token = await world.token({ role: 'county', subject: 'li@zhenxiong', counties: ['530627'] })
  const call = (sent: object, key?: string) =>
    world.call('POST', '/v1/campaigns', { token, body: sent, ...(key && { key }) })
  const first = await call(body, 'zhenxiong')
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({
    targets: { peoplePlaced: 300, postsCollected: null, eventsHeld: null, firmsReached: null },
    createdBy: 'li@zhenxiong',
  })
  expect((await call(body, 'zhenxiong')).body).toEqual(first.body)
  expect(await call({ ...body, name: '镇雄 送岗下乡月' })).toMatchObject({
    status: 409,
    body: { errors: [{ pointer: '#/name' }] },
  })
  expect((await call({ ...body, name: '另一个', counties: ['530627', '530621'] })).status).toBe(403)
  const { until, from } = body
  for (const [sent, pointer] of [
    [{ ...body, from: until, until: from }, '#/until'],
    [{ ...body, until: plusDays(from, 400) }, '#/until'],
    [{ ...body, counties: ['110101'] }, '#/counties/0'],
    [{ ...body, targets: { peoplePlaced: -1 } }, '#/targets/peoplePlaced'],
    [{ ...body, kind: 'festival' }, '#/kind'],
  ] as const)
    expect(await call({ ...sent, name: '错的' })).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })

  const elsewhere = await world.token({ role: 'county', counties: ['530621'] })
  const { campaignId } = first.body as Campaign
  expect((await world.call('GET', `/v1/campaigns/${campaignId}`, { token: elsewhere })).status).toBe(403)
  const listed = await world.call('GET', '/v1/campaigns', { token: elsewhere })
  expect((listed.body as { items: Campaign[] }).items).toEqual([])
})

test('campaigns that begin on these days are those of the first and of the last day too', async () => {
  const one = await openCampaign(world, { name: '首末两天都算', from: '2031-03-10', until: '2031-03-20' })
  const beginning = async (from: string, until: string) =>
    (await world.deps.campaigns.beginning(from as CalendarDate, until as CalendarDate)).map(({ name }) => name)
  expect(await beginning('2031-03-10', '2031-03-10')).toEqual([one.name])
  expect(await beginning('2031-03-09', '2031-03-09')).toEqual([])
  expect(await beginning('2031-03-11', '2031-03-12')).toEqual([])
})

test('a batch belongs to the campaign that it names, or whose name it bears', async () => {
  const { countyCode } = await openCounty(world, {}, {})
  const order = await openJobOrder(world, plant)
  const campaign = await openCampaign(world, { counties: [countyCode], targets: { postsCollected: 100 } })
  const other = await openCampaign(world, {
    name: '百日攻坚 2026',
    kind: 'transfer-hundred-days',
    counties: [countyCode],
  })
  const token = await province()
  const asked = await requestFor(world, countyCode, order)
  const start = (facts: object) => world.call('POST', '/v1/transfer-batches', { token, body: { ...asked, ...facts } })

  const unknown = derivedId('CampaignId', 'unknown')
  expect(await start({ campaignId: unknown })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/campaignId' }] },
  })
  expect(await start({ campaignId: campaign.campaignId, counties: [countyCode, '530628'] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/counties/1' }] },
  })

  // Of releases before it had only the text; one that names a campaign is of that one, whatever its text says.
  const byName = (await start({ campaign: '春风行动2026' })).body as TransferBatch
  const byId = (await start({ campaign: '春风行动 2026', campaignId: other.campaignId })).body as TransferBatch
  await start({ campaign: '别的活动' })
  expect(byId.campaignId).toBe(other.campaignId)

  await world.deps.batches.note(byName.batchId, world.clock.now(), () => ({
    counts: { journey: { boarded: 5, noShow: 0, withdrawn: 1, arrived: 5, handedOver: 4 } },
  }))
  const figures = await figuresOf(campaign)
  expect(figures).toMatchObject({
    asOf: world.clock.now(),
    targets: { postsCollected: 100 },
    reached: { peoplePlaced: 4, postsCollected: order.headcount, firmsReached: 1 },
    complete: true,
  })
  expect(figures.batches.map(({ batchId }) => batchId)).toEqual([byName.batchId])
  expect((await figuresOf(other)).batches.map(({ batchId }) => batchId)).toEqual([byId.batchId])
})
