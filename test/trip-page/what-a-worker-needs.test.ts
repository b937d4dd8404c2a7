import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { countyPolicy } from '../subsidies/county-policy.ts'
import { batchId, traveller } from '../transport/some-travellers.ts'
import { type UnderWay, underWay } from '../transport/travel/under-way.ts'

let transport: UnderWay
let page: string
const { workerId } = traveller(0)

beforeEach(async () => {
  transport = await underWay(3)
  const token = await pageToken({ workerId, batchId }, transport.deps)
  const link = { tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }
  await transport.deps.links.keep([link], transport.deps.clock.now())
  page = `${transport.deps.settings.PUBLIC_URL}/t/${token}`
})
afterEach(() => transport.close())

const open = async (query = '', language?: string) =>
  (await fetch(`${page}${query}`, { headers: language ? { 'accept-language': language } : {} })).text()
const post = async (path: string, body: object, token?: string) =>
  transport.world.call('POST', path, { token: token ?? (await transport.escort()), body })

test('before anything more is known the page says so, and shows all legs with what is', async () => {
  const text = await open()
  for (const told of [
    '城南客运站（县医院对面）',
    '上车点在乌峰街道',
    '车牌号：还没有定',
    '领队：还没有定',
    '车厢座位出票后显示',
    '车费由我们付，您不用付钱',
    '镇雄县就业局',
    '0870-3123456',
    '驻外工作站',
    '电话还没有登记',
    '书面劳动合同',
    '工伤保险',
    '还不知道，签合同前请问清楚',
    '每周48小时',
    '到了由东莞一号电子厂接收',
  ])
    expect(text).toContain(told)
  expect(text).toMatch(/在这里换乘，等\d+小时\d+分钟/)
  expect(text.match(/<li>/g)).toHaveLength(2)
})

test('what becomes known stands on the page at once: plate, leader, carriage and place, the office at the other end', async () => {
  await post(`/v1/trips/${transport.feeder}/crew`, {
    plate: '云C12345',
    leader: { name: '李国强', phone: '13912345678' },
  })
  const places = [{ workerId, place: '05车12A' }]
  expect((await post(`/v1/trips/${transport.train}/places`, { places })).status).toBe(200)
  await post('/v1/offices/441900', { name: '云南驻东莞工作站', phone: '0769-22334455' }, await transport.station())
  const text = await open()
  for (const told of ['云C12345', '李国强', 'tel:13912345678', '座位05车12A', '云南驻东莞工作站', '0769-22334455'])
    expect(text).toContain(told)
  expect(text).not.toContain('电话还没有登记')
  // Nobody else reads the leader's telephone: not the table, not the answers to staff.
  const trip = await transport.world.call('GET', `/v1/trips/${transport.feeder}`, { token: await transport.escort() })
  expect(JSON.stringify(trip.body)).not.toMatch(/李国强|13912345678/)
})

test('where a subsidy at home depends on how one travels, both ways stand side by side before departure, and none after it', async () => {
  expect(await open()).not.toContain('自己前往')
  const place = { name: '镇雄县', code: '530627' }
  await transport.deps.subsidyPolicies.add(countyPolicy('zhenxiong-test', { place }))
  await transport.deps.subsidyPolicies.add(countyPolicy('zhenxiong-test-open', { place, organisedRide: null }))
  await transport.deps.subsidyPolicies.add(countyPolicy('ludian-test'))
  await transport.reach('travelling')
  const text = (await open()).replaceAll(/<[^>]+>/g, '')
  expect(text.match(/坐我们的车车费由我们付；这项补助0元/g)).toHaveLength(1)
  expect(text).toMatch(/自己前往车票自己付，大约\d+元；这项补助600元（要务工满3个月）/)
  for (const told of ['由您定，对岗位没有任何影响', '我自己去，保留岗位', '不要按“退出这次安排”'])
    expect(text).toContain(told)
  expect(await open('?lang=en')).toContain('you pay the ticket yourself, about')
  const moves = [
    { workerId, from: ['seated' as const], to: { state: 'arrived' as const, at: transport.deps.clock.now() } },
  ]
  await transport.deps.placements.move(batchId, 0, moves)
  expect(await open()).not.toContain('坐我们的车')
})

test('nobody who is not on the list gets a place, and then nobody else does', async () => {
  const places = [
    { workerId, place: '05车12A' },
    { workerId: traveller(77).workerId, place: '05车12B' },
  ]
  expect((await post(`/v1/trips/${transport.train}/places`, { places })).status).toBe(404)
  expect(await open()).not.toContain('05车12A')
})

test('it is English where the browser or its reader wants that, Chinese otherwise, and stays so after a button', async () => {
  const english = await open('', 'en-GB,en;q=0.9')
  expect(english).toContain('<html lang="en">')
  for (const told of [
    'Your journey is settled',
    'We pay the fare',
    'Boarding code of this leg',
    'You change here',
    'Pay day',
  ])
    expect(english).toContain(told)
  // What stays Chinese is names: of the employer, of places, of the sender of our texts.
  const words = english.replace(/<[^>]*>|[^\u4e00-\u9fff]+/g, ' ')
  expect(words).not.toMatch(/您|请|已|的|上车点|领队/)
  expect(await open('?lang=zh', 'en')).toContain('行程已定')
  expect(await open('', 'fr')).toContain('行程已定')
  expect(await open('?lang=xx')).toContain('行程已定')
  expect(english).toContain('?lang=zh"')
  const form = new URLSearchParams({})
  const answer = await fetch(`${page}/help?lang=en`, { method: 'POST', body: form })
  expect(await answer.text()).toContain('Your request was received')
})

test('no script, nothing from elsewhere, and the address of the link is in no other', async () => {
  for (const query of ['', '?lang=en'])
    expect(await open(query)).not.toMatch(/<script|src=|https?:\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org)/)
})
