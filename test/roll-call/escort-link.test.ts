import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendsEachUpdateTwice } from '../storage/sends-each-update-twice.ts'
import { type UnderWay, underWay, untilDeparture } from '../transport/travel/under-way.ts'
import { atDoor, makeLink, phoneBehind, workerId } from './escort.ts'

let world: UnderWay
beforeEach(async () => {
  world = await underWay(3)
})
afterEach(() => world.close())

test('a link opens the list of its trip: masked, with what tells people apart, and nothing else of them', async () => {
  const made = await makeLink(world, world.feeder)
  expect(made.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/roll-call\/#[\w-]{22}$/)
  await atDoor(world, world.feeder)
  const { status, body } = await phoneBehind(world, made, 'K7Q2').list()
  expect(status).toBe(200)
  expect(body).toMatchObject({
    stage: 'open',
    trip: { tripId: world.feeder, stops: [{ name: '城南客运站（县医院对面）' }, {}] },
  })
  expect(body.people.map(({ workerId: id }) => id)).toEqual([0, 1, 2].map(workerId))
  expect(Object.keys(body.people[0]!).sort()).toEqual(
    'boardsAt differs enterpriseId idLast4 maskedName phoneLast4 said seat state why workerId'.split(' '),
  )
  expect(body.people[1]).toMatchObject({ phoneLast4: '0001', idLast4: '002X', state: 'expected', said: [] })
  // A feeder hands nobody over: whose plants they go to is no concern of its escort.
  expect(body.plants).toEqual([])
  expect(body.keys).toMatchObject([{ crv: 'P-256' }])
  expect(JSON.stringify(body)).not.toMatch(/1390000|110105194/)
})

test('it lists nobody days ahead, and nobody once the trip is over', async () => {
  const phone = phoneBehind(world, await makeLink(world, world.feeder), 'K7Q2')
  await untilDeparture(world, world.feeder, 25)
  expect((await phone.list()).body).toMatchObject({ stage: 'early', people: [], listedFrom: expect.any(String) })
  await atDoor(world, world.feeder)
  await phone.send([0, 1, 2].map((number) => phone.tap(number, 'boarded', 1)))
  const at = (await world.deps.trips.get(world.feeder))!.stops.at(-1)!.at
  const token = await world.escort()
  await world.world.advance({ seconds: (Date.parse(at) - Date.parse(world.deps.clock.now())) / 1000 })
  expect((await world.world.call('POST', `/v1/trips/${world.feeder}/arrived`, { token, body: { at } })).status).toBe(
    200,
  )
  expect((await phone.list()).body).toMatchObject({ stage: 'over', people: [] })
  const another = await world.world.call('POST', `/v1/trips/${world.feeder}/escort-links`, { token, body: {} })
  expect(another).toMatchObject({ status: 409, body: { code: 'roll-call/trip-over' } })
})

test('a token that is made up, cut off, of another kind, revoked or over opens nothing', async () => {
  const made = await makeLink(world, world.feeder)
  await atDoor(world, world.feeder)
  const wrong = [made.address.slice(0, -1), `${made.address}x`, `#${'a'.repeat(22)}`, '#']
  for (const address of wrong) {
    const phone = phoneBehind(world, { ...made, address }, 'K7Q2')
    expect(await phone.list()).toMatchObject({ status: 401 })
    expect(await phone.send([phone.tap(0, 'boarded', 1)])).toMatchObject({ status: 401 })
  }
  // A colleague's own token is no link.
  expect(await world.world.call('GET', '/v1/roll-call', { token: await world.escort() })).toMatchObject({ status: 401 })

  const revoke = `/v1/trips/${world.feeder}/escort-links/${made.link.id}/revoke`
  const stranger = await world.world.token({ role: 'county', counties: ['530102'] })
  expect(await world.world.call('POST', revoke, { token: stranger })).toMatchObject({ status: 403 })
  const elsewhere = `/v1/trips/${world.train}/escort-links/${made.link.id}/revoke`
  expect(await world.world.call('POST', elsewhere, { token: await world.escort() })).toMatchObject({ status: 404 })
  for (const _ of ['first', 'again'])
    expect(await world.world.call('POST', revoke, { token: await world.escort() })).toMatchObject({ status: 200 })
  const phone = phoneBehind(world, made, 'K7Q2')
  expect(await phone.list()).toMatchObject({
    status: 401,
    body: { code: 'roll-call/link-revoked' },
  })
  expect(await phone.send([phone.tap(0, 'boarded', 1)])).toMatchObject({ status: 401 })
  expect((await world.deps.passengers.get({ tripId: world.feeder, workerId: workerId(0) }))?.roll).toBeUndefined()
})

test('after its end a link lists nobody; what was tapped before may still be sent for three days, what is tapped after not', async () => {
  const made = await makeLink(world, world.feeder, { validHours: 1 })
  const phone = phoneBehind(world, made, 'K7Q2')
  await atDoor(world, world.feeder)
  const before = phone.tap(0, 'boarded', 0)
  await world.world.advance({ hours: 48 })
  expect(await phone.list()).toMatchObject({ status: 401, body: { code: 'roll-call/link-expired' } })
  const { body } = await phone.send([before, phone.tap(1, 'boarded', 0)])
  expect(body.results).toMatchObject([
    { result: 'taken', at: before.at },
    { result: 'refused', words: { zh: expect.stringContaining('过期'), en: expect.stringContaining('expired') } },
  ])
  await world.world.advance({ hours: 72 })
  expect(await phone.send([before])).toMatchObject({ status: 401 })
})

test('only who may call the roll makes a link; it is listed with who made it, and its address is told once', async () => {
  const { address, link } = await makeLink(world, world.feeder)
  const path = `/v1/trips/${world.feeder}/escort-links`
  const auditor = await world.world.token({ role: 'auditor' })
  const stranger = await world.world.token({ role: 'county', counties: ['530102'] })
  for (const token of [auditor, stranger])
    expect(await world.world.call('POST', path, { token, body: {} })).toMatchObject({ status: 403 })
  const { body } = await world.world.call('GET', path, { token: auditor })
  expect(body).toMatchObject({ items: [{ id: link.id, standing: 'open' }] })
  const token = address.slice(address.indexOf('#') + 1)
  expect(JSON.stringify(body)).not.toContain(token)
  await phoneBehind(world, { address, link }, 'K7Q2').list()
  expect(await readFile(join(world.world.data, 'functions.log'), 'utf8')).not.toContain(token)
})

test('it goes to the leader by SMS where the telephone is known, once under its key', async () => {
  const path = `/v1/trips/${world.feeder}/escort-links`
  const send = { token: await world.escort(), key: 'send it', body: { send: true } }
  expect(await world.world.call('POST', path, send)).toMatchObject({
    status: 409,
    body: { code: 'roll-call/no-leader' },
  })
  const leader = { name: '马队长', phone: '13988887777' }
  const crew = { token: await world.escort(), body: { leader } }
  expect((await world.world.call('POST', `/v1/trips/${world.feeder}/crew`, crew)).status).toBe(200)
  const sent = await world.world.call('POST', path, send)
  expect(sent).toMatchObject({ status: 201, body: { link: { sent: { taken: true } } } })
  expect(await world.world.call('POST', path, send)).toEqual(sent)
  await world.world.advance({ minutes: 1 })
  const texts = world.world.partners.texts.filter(({ template }) => template === 'escort-roll-call')
  expect(texts.map(({ phone }) => phone)).toEqual([expect.stringContaining(leader.phone)])
  expect(texts[0]?.text).toContain((sent.body as { address: string }).address)
  expect(texts[0]?.text).toMatch(/领队您好/)
})

test('it is texted also where the SDK loses the answer to the note that it is being sent', async () => {
  const path = `/v1/trips/${world.feeder}`
  const leader = { name: '马队长', phone: '13988887777' }
  const named = { token: await world.escort(), body: { leader } }
  expect((await world.world.call('POST', `${path}/crew`, named)).status).toBe(200)
  const sendOnce = sendsEachUpdateTwice(world)
  const made = await world.world.call('POST', `${path}/escort-links`, {
    token: await world.escort(),
    body: { send: true },
  })
  sendOnce()
  expect(made).toMatchObject({ status: 201, body: { link: { sent: { taken: true } } } })
  await world.world.advance({ minutes: 1 })
  expect(world.world.partners.texts.filter(({ template }) => template === 'escort-roll-call')).toHaveLength(1)
})

test('a phone that speaks of a trip whose people travel otherwise by now does not report it as boarded', async () => {
  const phone = phoneBehind(world, await makeLink(world, world.feeder), 'K7Q2')
  await atDoor(world, world.feeder)
  const { deps, feeder: tripId } = world
  const why = 'vehicle-broken-down'
  const loss = { at: deps.clock.now(), by: 'li@county', why, reported: tripId, replaced: null, isOver: false } as const
  expect(await deps.trips.lose(tripId, loss)).toBe(true)
  await deps.passengers.remove([0, 1, 2].map((number) => ({ tripId, workerId: workerId(number) })))
  const { status, body } = await phone.send([phone.tap(0, 'boarded', 1)])
  expect(status).toBe(200)
  expect(body.results).toMatchObject([{ result: 'refused' }])
  expect((await deps.trips.get(tripId))?.progress).toEqual({ state: 'planned' })
})
