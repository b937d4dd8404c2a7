import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'
import { registered, roster } from './registered.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const dongguan = '441900'
const province = () => world.token({ role: 'province' })
const station = (cities = [dongguan]) => world.token({ role: 'station', cities, subject: 'sun' })
const pointersOf = (body: unknown) => (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)

test('a station is registered once, read by its city and by nobody else’s, and listed', async () => {
  const made = await registered(world, {}, 'once')
  expect(await registered(world, {}, 'once')).toEqual(made)
  expect(made).toMatchObject({ kind: 'station', cities: [dongguan], covered: { from: '2026-03-02' } })
  const path = `/v1/stations/${made.stationId}`
  expect((await world.call('GET', path, { token: await station() })).body).toEqual(made)
  expect((await world.call('GET', path, { token: await station(['330100']) })).status).toBe(403)
  expect((await world.call('GET', '/v1/stations/stn_000000', { token: await station() })).status).toBe(404)
  const county = await world.token({ role: 'county', counties: ['53'] })
  expect((await world.call('GET', path, { token: county })).status).toBe(403)
  const other = await registered(world, { cities: ['330100', dongguan], kind: 'working-group', name: '大理稳岗一组' })
  const seen = async (query: string, token: string) =>
    ((await world.call('GET', `/v1/stations${query}`, { token })).body as { items: { stationId: string }[] }).items.map(
      ({ stationId }) => stationId,
    )
  expect(new Set(await seen('', await station()))).toEqual(new Set([made.stationId, other.stationId]))
  expect(await seen('', await station(['330100']))).toEqual([other.stationId])
  expect(await seen('?kind=working-group', await province())).toEqual([other.stationId])
  expect(await seen('?city=330100', await province())).toEqual([other.stationId])
})

test('of a day it is said who is on duty, for whom they stand in, and who is absent', async () => {
  const { stationId } = await registered(world)
  const dutyOn = async (date: string) =>
    (await world.call('GET', `/v1/stations/${stationId}/duty?date=${date}`, { token: await station() })).body
  expect(await dutyOn('2026-03-03')).toMatchObject({ onDuty: [{ subject: 'sun', standsInFor: [] }], absent: [] })
  expect(await dutyOn('2026-03-05')).toMatchObject({
    onDuty: [{ subject: 'qian', name: '钱伟', standsInFor: ['sun'] }],
    absent: ['sun'],
    isCovered: true,
  })
  expect(await dutyOn('2026-04-05')).toMatchObject({ onDuty: [], isCovered: false })
  const today = await world.call('GET', `/v1/stations/${stationId}/duty`, { token: await station() })
  expect(today.body).toMatchObject({ date: '2026-03-02', onDuty: [{ subject: 'sun' }] })
})

test.each([
  ['a person twice', { people: [...roster.people, roster.people[0]] }, ['#/people/3/subject']],
  [
    'somebody as their own deputy',
    { people: [{ ...roster.people[0], deputy: 'sun' }, ...roster.people.slice(1)] },
    ['#/people/0/deputy'],
  ],
  [
    'a deputy from elsewhere',
    { people: [{ ...roster.people[0], deputy: 'wu' }, ...roster.people.slice(1)] },
    ['#/people/0/deputy'],
  ],
  [
    'the duty of a stranger',
    { duties: [...roster.duties, { subject: 'wu', from: '2026-03-02', to: '2026-03-02' }] },
    ['#/duties/2/subject'],
  ],
  [
    'a duty that ends before it begins',
    { duties: [...roster.duties, { subject: 'li', from: '2026-03-09', to: '2026-03-08' }] },
    ['#/duties/2/to'],
  ],
  [
    'two duties of one day',
    { duties: [...roster.duties, { subject: 'sun', from: '2026-03-08', to: '2026-03-09' }] },
    ['#/duties/2/from'],
  ],
  [
    'the absence of a stranger',
    { absences: [{ subject: 'wu', from: '2026-03-02', to: '2026-03-02' }] },
    ['#/absences/0/subject'],
  ],
  ['a city twice', { cities: [dongguan, dongguan] }, ['#/cities/1']],
  ['a gap said to be covered', { covered: { from: '2026-03-02', to: '2026-03-20' } }, ['#/covered']],
  [
    'everybody away on a day said to be covered',
    { absences: [...roster.absences, { subject: 'qian', from: '2026-03-05', to: '2026-03-05' }] },
    ['#/covered'],
  ],
  ['days beyond a year', { covered: { from: '2026-03-02', to: '2028-03-02' } }, ['#/covered/to']],
  ['a city that nobody knows', { cities: ['999999'] }, ['#/cities/0']],
  ['no telephone', { phone: '无' }, ['#/phone']],
])('a register with %s is refused at its field, when it is made and when it is changed', async (_, wrong, pointers) => {
  const token = await province()
  const made = await world.call('POST', '/v1/stations', { token, body: { ...roster, ...wrong } })
  expect(made.status).toBe(422)
  expect(pointersOf(made.body)).toEqual(pointers)
  const right = await registered(world)
  const path = `/v1/stations/${right.stationId}`
  const changed = await world.call('PATCH', path, { token, body: wrong })
  expect(changed.status).toBe(422)
  expect(pointersOf(changed.body)).toEqual(pointers)
  expect((await world.call('GET', path, { token })).body).toEqual(right)
})

test('a gap is named by its days, in Chinese and in English', async () => {
  const body = { ...roster, covered: { from: '2026-03-07', to: '2026-03-10' } }
  const ask = { token: await province(), body }
  const zh = await world.call('POST', '/v1/stations', { ...ask, language: 'zh' })
  expect(zh.body).toMatchObject({ detail: expect.stringContaining('2026-03-09、2026-03-10') })
  expect((await world.call('POST', '/v1/stations', ask)).body).toMatchObject({
    detail: expect.stringContaining('2026-03-09, 2026-03-10'),
  })
})

test('the head of a station changes its roster, and nothing else of it; nobody else of the station does', async () => {
  const { stationId } = await registered(world)
  const absences = [{ subject: 'li', from: '2026-03-03', to: '2026-03-03' }]
  const change = async (subject: string, body: object, cities = [dongguan]) =>
    world.call('PATCH', `/v1/stations/${stationId}`, {
      token: await world.token({ role: 'station', cities, subject }),
      body,
      language: 'zh',
    })
  expect(await change('sun', { absences })).toMatchObject({ status: 200, body: { absences } })
  for (const refused of [
    await change('sun', { absences: [], name: '东莞站' }),
    await change('sun', { people: [] }),
    await change('qian', { absences: [] }),
    await change('sun', { absences: [] }, ['330100']),
  ])
    expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('请省级更改') } })
  expect(await world.deps.stations.get(stationId)).toMatchObject({ absences, name: roster.name })
})

test('two changes at once are both there, and cities lead to the stations that look after them now', async () => {
  const { stationId } = await registered(world, { cities: ['330200'] })
  const token = await province()
  const change = (body: object) => world.call('PATCH', `/v1/stations/${stationId}`, { token, body })
  await Promise.all([change({ name: '宁波劳务站' }), change({ cities: ['330300'] })])
  expect(await world.deps.stations.get(stationId)).toMatchObject({ name: '宁波劳务站', cities: ['330300'] })
  expect(await world.deps.stations.ofCity('330200')).toEqual([])
  expect(await world.deps.stations.ofCity('330300')).toMatchObject([{ stationId }])
  expect((await change({})).status).toBe(422)
})
