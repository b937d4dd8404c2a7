import readWorkbook, { readSheet } from 'read-excel-file/node'
import { afterEach, describe, expect, test } from 'vitest'
import { handOverSheet } from '../../../domain/arrival/hand-over-sheet.ts'
import { derivedId, type TripId, type WorkerId } from '../../../domain/kernel/ids.ts'
import { dateInShanghai, epochOf, type Instant } from '../../../domain/kernel/instant.ts'
import type { ManifestLine } from '../../../domain/transport/trips/manifest-line.ts'
import { rollCallSheet } from '../../../domain/transport/trips/roll-call-sheet.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import { confirmHandOver } from '../../../functions/arrival/confirm-hand-over.ts'
import { withdrawWorker } from '../../../functions/arrival/withdraw-worker.ts'
import { handler as releaseTrips } from '../../../functions/transport/travel/release-trips.ts'
import { batchId, traveller } from '../some-travellers.ts'
import type { TransportWorld } from '../transport-world.ts'
import { type UnderWay, underWay, untilDeparture } from './under-way.ts'

let transport: TransportWorld | undefined
afterEach(() => transport?.close())

const id = (number: number): WorkerId => derivedId('WorkerId', number)

/** As `underWay`, closed after the test. */
async function begun(people = 12): Promise<UnderWay> {
  const opened = await underWay(people)
  transport = opened
  return opened
}

async function report({ world, escort }: TransportWorld, path: string, body: object) {
  return world.call('POST', path, { token: await escort(), body })
}

const journeys = async ({ placements }: TransportWorld) =>
  Object.fromEntries((await placements()).map(({ workerId, journey }) => [workerId, journey.state]))

describe('a journey by feeder and train', () => {
  test('ends with everybody handed over, counted once, told once', async () => {
    const world = await begun()
    await untilDeparture(world, world.feeder)
    const aboard = Array.from({ length: 12 }, (_, number) => id(number))
    const absent = [{ workerId: id(0), why: 'unwell' }]
    const boarded = aboard.slice(1)
    expect(await report(world, `/v1/trips/${world.feeder}/departed`, { at: world.deps.clock.now() })).toMatchObject({
      status: 409,
    })
    expect(await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded: boarded.slice(0, 5) })).toMatchObject({
      body: { progress: { state: 'planned' }, tally: { boarded: 5, expected: 7 } },
    })
    const rest = { boarded, absent }
    expect(await report(world, `/v1/trips/${world.feeder}/roll-call`, rest)).toMatchObject({
      body: { progress: { state: 'boarded' }, tally: { boarded: 11, noShow: 1, expected: 0 } },
    })
    expect(await report(world, `/v1/trips/${world.feeder}/roll-call`, rest)).toMatchObject({ status: 200 })
    for (const step of ['departed', 'arrived']) {
      expect(await report(world, `/v1/trips/${world.feeder}/${step}`, { at: world.deps.clock.now() })).toMatchObject({
        status: 200,
      })
      await world.world.advance({ hours: 2 })
    }
    await untilDeparture(world, world.train)
    expect(await report(world, `/v1/trips/${world.train}/roll-call`, { boarded })).toMatchObject({
      body: { progress: { state: 'boarded' }, tally: { boarded: 11, noShow: 1 } },
    })
    for (const step of ['departed', 'arrived']) {
      await report(world, `/v1/trips/${world.train}/${step}`, { at: world.deps.clock.now() })
      await world.world.advance({ hours: 8 })
    }
    const receipt = {
      enterpriseId: traveller(1).enterpriseId,
      arrived: boarded.slice(1),
      diverted: [id(1)],
      receivedBy: '李主管',
    }
    expect(await report(world, `/v1/trips/${world.train}/hand-over`, receipt)).toMatchObject({
      body: { progress: { state: 'handed-over' }, tally: { boarded: 11, noShow: 1, arrived: 11, handedOver: 10 } },
    })
    await world.world.settle()
    expect(await journeys(world)).toEqual({
      ...Object.fromEntries(boarded.map((workerId) => [workerId, 'handed-over'])),
      [id(0)]: 'no-show',
      [id(1)]: 'diverted',
    })
    expect((await world.trips()).flatMap(({ alarms }) => alarms)).toEqual([])
    const texts = world.world.partners.texts.map(({ template }) => template)
    expect(texts.filter((template) => template === 'travel-notice')).toHaveLength(12)
    expect(texts.filter((template) => template === 'travel-reminder')).toHaveLength(12)
    expect(world.told.map(({ type }) => type)).toEqual(['manifest.frozen', 'arrival.expected'])
    const [frozen] = world.told
    if (frozen?.type !== 'manifest.frozen') throw new Error('no manifest was sent')
    const listed = frozen.data.jobOrders.flatMap(({ passengers }) => passengers)
    expect(new Set(listed.map(({ maskedName }) => maskedName)).size).toBe(1)
    const apart = listed.map(({ phoneLast4, idLast4 }) => `${phoneLast4} ${idLast4}`)
    expect(new Set(apart).size).toBe(12)
    expect(apart[0]).toMatch(/^\d{4} 002X$/)
    expect(listed[0]?.boards).toMatchObject({
      tripId: world.feeder,
      seat: expect.any(Number),
      place: expect.any(String),
    })
    expect(JSON.stringify(frozen)).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/)
  })

  test('lets nobody board who is not on the list, and takes the others', async () => {
    const world = await begun()
    await untilDeparture(world, world.feeder)
    const answer = await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded: [id(1), id(99)] })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        results: [
          { workerId: id(1), result: 'taken' },
          { workerId: id(99), result: 'refused', detail: expect.stringMatching(/不在.*名单.*not on the manifest/) },
        ],
        tally: { boarded: 1, expected: 11 },
      },
    })
  })

  test('is not touched by a county, or a station, that it does not concern', async () => {
    const { world, feeder } = await begun()
    const county = await world.token({ role: 'county', counties: ['530102'] })
    const station = await world.token({ role: 'station', cities: ['330200'] })
    for (const token of [county, station])
      expect(await world.call('GET', `/v1/trips/${feeder}`, { token })).toMatchObject({ status: 403 })
  })
})

describe('a worker who withdraws', () => {
  test('frees the place and every seat, and is free for another batch', async () => {
    const world = await begun()
    const place = { batchId, chunk: 0, workerId: id(3) }
    expect(await withdrawWorker(place, world.deps)).toEqual({ withdrawn: true })
    expect(await withdrawWorker(place, world.deps)).toEqual({ withdrawn: true })
    for (const trip of await world.trips()) expect(trip).toMatchObject({ passengers: 11, manifest: { version: 2 } })
    expect(await world.deps.workers.get(id(3))).toMatchObject({ engagedIn: null })
    expect((await journeys(world))[id(3)]).toBe('withdrawn')
  })

  test('can no longer do so on board', async () => {
    const world = await begun()
    await untilDeparture(world, world.feeder)
    await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded: [id(3)] })
    expect(await withdrawWorker({ batchId, chunk: 0, workerId: id(3) }, world.deps)).toEqual({ withdrawn: false })
    expect((await journeys(world))[id(3)]).toBe('boarded')
  })

  test('leaves no empty coach on the road: the booking is released when all withdraw', async () => {
    const world = await begun(3)
    for (const number of [0, 1, 2]) await withdrawWorker({ batchId, chunk: 0, workerId: id(number) }, world.deps)
    await world.world.settle()
    for (const trip of await world.trips()) {
      expect(trip).toMatchObject({ booking: { state: 'released' }, progress: { state: 'cancelled' }, passengers: 0 })
      expect(world.carrier.keeps(trip.tripId)).toBe('cancelled')
    }
  })
})

describe('when nobody reports', () => {
  test('alarms are raised, and everybody ends as a no-show with that reason', async () => {
    const world = await begun(3)
    await world.world.settle()
    expect(await journeys(world)).toEqual({ [id(0)]: 'no-show', [id(1)]: 'no-show', [id(2)]: 'no-show' })
    const trips = await world.trips()
    expect(trips.map(({ progress }) => progress.state)).toEqual(['unreported', 'cancelled'])
    for (const { alarms } of trips)
      expect(alarms.map(({ what }) => what)).toContain('The roll-call report is late: telephone the escort.')
    const people = await world.deps.passengers.ofTrip(world.train)
    expect(new Set(people.map(({ why }) => why))).toEqual(new Set(['missed-feeder']))
  })

  test('a hand-over that is signed after all still completes the journey', async () => {
    const world = await begun(3)
    await untilDeparture(world, world.feeder)
    const boarded = [id(0), id(1), id(2)]
    await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded })
    await untilDeparture(world, world.train)
    await report(world, `/v1/trips/${world.train}/roll-call`, { boarded })
    await world.world.settle()
    expect((await world.trips()).map(({ progress }) => progress.state)).toEqual(['unreported', 'unreported'])
    const receipt = { enterpriseId: traveller(1).enterpriseId, arrived: boarded, receivedBy: '李主管' }
    expect(await report(world, `/v1/trips/${world.train}/hand-over`, receipt)).toMatchObject({
      body: { progress: { state: 'handed-over' }, tally: { handedOver: 3 } },
    })
  })

  test('each later report has its time since the one before it, and is asked for then', async () => {
    const world = await begun(3)
    const boarded = [id(0), id(1), id(2)]
    const shown = async (tripId: TripId) =>
      (await world.world.call('GET', `/v1/trips/${tripId}`, { token: await world.escort() })).body as {
        waitsFor: string | null
        alarms: { what: string }[]
      }
    const late = async (tripId: TripId) => (await shown(tripId)).alarms.map(({ what }) => what)
    /** A report is answered before its execution has gone on to what it waits for next. */
    const waitsFor = (tripId: TripId) => expect.poll(async () => (await shown(tripId)).waitsFor)
    await untilDeparture(world, world.train)
    await waitsFor(world.train).toBe('roll-call')
    await report(world, `/v1/trips/${world.train}/roll-call`, { boarded })
    await waitsFor(world.train).toBe('departure')
    await world.world.advance({ hours: 2.9 })
    expect(await late(world.train)).toEqual([])
    await world.world.advance({ hours: 1 })
    expect(await late(world.train)).toEqual(['The departure report is late: telephone the escort.'])
    await report(world, `/v1/trips/${world.train}/departed`, { at: world.deps.clock.now() })
    await waitsFor(world.train).toBe('arrival')
    await world.world.advance({ hours: 8 })
    await report(world, `/v1/trips/${world.train}/arrived`, { at: world.deps.clock.now() })
    await waitsFor(world.train).toBe('hand-over')
    await world.world.advance({ hours: 23.9 })
    expect(await late(world.train)).toHaveLength(1)
    await world.world.advance({ hours: 12 })
    expect(await late(world.train)).toEqual([expect.anything(), expect.stringMatching(/^The hand-over report is late/)])
    await waitsFor(world.train).toBe('hand-over')
    const receipt = { enterpriseId: traveller(1).enterpriseId, arrived: boarded, receivedBy: '李主管' }
    await report(world, `/v1/trips/${world.train}/hand-over`, receipt)
    await waitsFor(world.train).toBeNull()
  })

  test("the plant's own word is enough: everybody whom it took over has travelled", async () => {
    const world = await begun(3)
    await untilDeparture(world, world.train, -12)
    const { enterpriseId, jobOrderId, placementId } = traveller(0)
    const data = { tripId: world.train, jobOrderId, arrived: 2, absent: [placementId] }
    await confirmHandOver(enterpriseId, data, world.deps)
    await world.world.settle()
    expect(await journeys(world)).toEqual({ [id(0)]: 'no-show', [id(1)]: 'handed-over', [id(2)]: 'handed-over' })
  })
})

/** Reads one of a trip's forms: the rows below the heads that begin with a number, or the status of a refusal. */
async function readForm({ world, escort }: TransportWorld, path: string) {
  const answer = await fetch(`${world.url}/v1/trips/${path}`, {
    headers: { authorization: `Bearer ${await escort()}` },
  })
  if (!answer.ok) return answer.status
  const rows = await readSheet(Buffer.from(await answer.arrayBuffer()))
  return rows.filter(([first]) => typeof first === 'number')
}

describe('the passenger list', () => {
  test('shows masked details, and whole ones, with the ID that rail asks for, to a county that says why', async () => {
    const world = await begun(2)
    const read = async (query: string) => {
      const rows = await readForm(world, `${world.feeder}/manifest.xlsx${query}`)
      return typeof rows === 'number' ? rows : rows.map((row) => row.slice(0, 5))
    }
    expect(await read('')).toMatchObject([
      [1, '王**', '110***********002X', expect.stringMatching(/\*{4}/), '城南客运站（县医院对面）'],
      [2, '王**', '110***********002X', expect.stringMatching(/\*{4}/), '城南客运站（县医院对面）'],
    ])
    expect(await read('?details=full')).toBe(422)
    const why = encodeURIComponent('在集合点点名')
    expect(await read(`?details=full&why=${why}`)).toMatchObject([
      [1, '王小明', '11010519491231002X', '13900000000', '城南客运站（县医院对面）'],
      [2, '王小明', '11010519491231002X', '13900000001', '城南客运站（县医院对面）'],
    ])
  })

  test('shows nothing whole that is not on record: who, whose, why and when', async () => {
    const world = await begun(2)
    const read = (query: string) => readForm(world, `${world.feeder}/${query}`)
    const records = async () =>
      (await world.deps.audit.of(world.feeder))
        .filter(({ opened }) => opened !== undefined)
        .toSorted((a, b) => a.action.localeCompare(b.action))
    await read('manifest.xlsx')
    for (const bad of ['', '点名', 'aaaaaa', '......', '回电13900000000核对'])
      expect(await read(`manifest.xlsx?details=full&why=${encodeURIComponent(bad)}`)).toBe(422)
    expect(await records()).toEqual([])
    const why = encodeURIComponent('核对团体票')
    const version = (await world.deps.trips.get(world.feeder))?.manifest.version
    await read(`manifest.xlsx?details=full&why=${why}`)
    await read(`roll-call.xlsx?details=full&why=${why}`)
    const opened = { list: `${world.feeder} version ${version}`, people: 2, why: '核对团体票' }
    expect(await records()).toMatchObject(
      ['transport/get-manifest', 'transport/get-roll-call-sheet'].map((action) => ({
        action,
        actor: expect.any(String),
        role: expect.any(String),
        at: world.deps.clock.now(),
        requestId: expect.any(String),
        opened,
      })),
    )
  })

  test('is on a screen as on paper: masked, without who withdrew, and whole for a reason that is on record', async () => {
    const world = await begun(3)
    await withdrawWorker({ batchId, chunk: 0, workerId: id(1) }, world.deps)
    const read = async (query: string) => {
      const path = `/v1/trips/${world.feeder}/passengers${query}`
      const { status, body } = await world.world.call('GET', path, { token: await world.escort() })
      return status === 200 ? (body as { items: object[] }).items : status
    }
    const shown = await read('')
    expect(shown).toMatchObject([
      { seat: 1, name: '王**', phone: expect.stringMatching(/\*{4}/), state: 'expected', boardsAt: 0 },
      { seat: 3, name: '王**', phone: expect.stringMatching(/\*{4}/), state: 'expected', boardsAt: 0 },
    ])
    expect(JSON.stringify(shown)).not.toContain('sealed')
    expect(await read('?details=full')).toBe(422)
    expect(await read(`?details=full&why=${encodeURIComponent('电话点名')}`)).toMatchObject([
      { name: '王小明', phone: '13900000000' },
      { name: '王小明', phone: '13900000002' },
    ])
    const records = (await world.deps.audit.of(world.feeder)).filter(({ opened }) => opened !== undefined)
    expect(records).toMatchObject([{ action: 'transport/list-passengers', opened: { people: 2, why: '电话点名' } }])
  })

  test('is not shown whole where the reading cannot be put on record', async () => {
    const world = await begun(2)
    const { audit } = world.deps
    const standing = { ...audit }
    Object.assign(audit, { record: () => Promise.reject(new Error('the table is away')) })
    const why = encodeURIComponent('核对团体票')
    expect(await readForm(world, `${world.feeder}/manifest.xlsx?details=full&why=${why}`)).toBe(500)
    expect(await readForm(world, `${world.feeder}/manifest.xlsx`)).toHaveLength(2)
    Object.assign(audit, standing)
  })

  test('leaves out who withdrew, and has labelled boxes for what is not known yet', async () => {
    const world = await begun(3)
    await withdrawWorker({ batchId, chunk: 0, workerId: id(1) }, world.deps)
    expect(await readForm(world, `${world.feeder}/manifest.xlsx`)).toHaveLength(2)
    const { body } = await world.world.call('GET', `/v1/trips/${world.feeder}/manifest.xlsx`, {
      token: await world.escort(),
    })
    const cells = (await readSheet(Buffer.from(body as Uint8Array))).flat().filter((cell) => cell !== null)
    expect(cells).toEqual(
      expect.arrayContaining([
        '车牌号',
        '司机',
        '司机电话',
        '带队人',
        '带队人电话',
        '发车',
        '预计到达',
        '2人',
        '单位（盖章）：',
      ]),
    )
    // The carrier of these tests puts our id into its reference.
    expect(cells.filter((cell) => !String(cell).startsWith('B-')).join()).not.toMatch(/(?:trp|wrk|bat|plc)_/)
  })
})

describe('the roll-call sheet', () => {
  test('is ticked as far as the roll was called, and holds no national ID', async () => {
    const world = await begun(3)
    await untilDeparture(world, world.feeder)
    const absent = [{ workerId: id(1), why: 'unwell' }]
    await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded: [id(0)], absent })
    const people = await world.deps.passengers.ofTrip(world.feeder)
    const marks = new Map<unknown, unknown[]>([
      [id(0), ['☑', '□', null]],
      [id(1), ['□', '☑', '身体不适']],
      [id(2), ['□', '□', null]],
    ])
    const rows = (await readForm(world, `${world.feeder}/roll-call.xlsx`)) as unknown[][]
    expect(rows.map((row) => [...row.slice(0, 2), ...row.slice(-3)])).toEqual(
      people.map(({ seat, workerId }, index) => [index + 1, seat, ...(marks.get(workerId) ?? [])]),
    )
    expect(JSON.stringify(rows)).not.toContain('002X')
  })
})

describe('the hand-over list', () => {
  test('names people and posts for each plant, and is there for the trip that ends at it', async () => {
    const world = await begun(3)
    expect(await readForm(world, `${world.feeder}/hand-over.xlsx`)).toBe(409)
    expect(await readForm(world, `${world.train}/hand-over.xlsx`)).toMatchObject(
      [1, 2, 3].map((number) => [
        number,
        '王**',
        '110***********002X',
        expect.any(String),
        expect.any(String),
        number,
        expect.any(String),
        '□',
        '□',
        '□',
        null,
      ]),
    )
  })
})

describe('the lists of a trip to several plants', () => {
  const madeAt = '2026-03-05T00:00:00.000Z' as Instant
  async function trainWith(people: number) {
    const world = await begun(people)
    const passengers = await world.deps.passengers.ofTrip(world.train)
    const lines = passengers.map((passenger, index): ManifestLine => {
      const second = index % 2 === 1
      const enterpriseId = second ? derivedId('EnterpriseId', 'second') : passenger.enterpriseId
      const plant = second ? '东莞二号鞋厂' : '东莞一号电子厂'
      const details = { name: `王${index}`, nationalId: '', phone: '', post: '装配工', home: '' }
      return { passenger: { ...passenger, enterpriseId }, plant, ...details }
    })
    return { trip: (await world.deps.trips.get(world.train))!, lines }
  }

  test('hand over each plant its own people on a sheet of its own, signed by it alone', async () => {
    const { trip, lines } = await trainWith(5)
    const receipts = [{ enterpriseId: lines[1]!.passenger.enterpriseId, at: madeAt, receivedBy: '李主管' }]
    const sheets = await readWorkbook(Buffer.from(await handOverSheet({ ...trip, receipts }, lines, madeAt)))
    const namesOn = (rows: readonly (readonly unknown[])[]) =>
      rows.filter(([first]) => typeof first === 'number').map(([, name]) => name)
    expect(sheets.map(({ sheet, data }) => [sheet, namesOn(data)])).toEqual([
      ['东莞一号电子厂', ['王0', '王2', '王4']],
      ['东莞二号鞋厂', ['王1', '王3']],
    ])
    expect(sheets.map(({ data }) => data.flat().includes('李主管'))).toEqual([false, true])
    expect(sheets.map(({ data }) => data.flat().find((cell) => String(cell).startsWith('应到')))).toEqual([
      '应到3人',
      '应到2人',
    ])
  })

  test('call the roll of all of them, count at the top, and leave rows for late names as far as seats are free', async () => {
    const { trip, lines } = await trainWith(5)
    const read = async (seats: number, some = lines) => {
      const data = await readSheet(Buffer.from(await rollCallSheet({ ...trip, seats }, some, madeAt)))
      const first = data.findIndex(([cell]) => cell === '序号') + 1
      const end = data.findIndex(([cell]) => String(cell).startsWith('已上车'))
      const facts = data
        .slice(0, first)
        .flat()
        .filter((cell) => cell !== null)
      return { plants: data.slice(first, end).map((row) => row[6]), facts }
    }
    const plants = lines.map(({ plant }) => plant)
    expect(new Set((await read(5)).plants)).toEqual(new Set(plants))
    expect((await read(5)).plants).toHaveLength(5)
    expect((await read(7)).plants.slice(5)).toEqual([null, null])
    expect((await read(50)).plants.slice(5)).toEqual([null, null, null])
    const called = lines.map((line, index) => {
      const boarded = index !== 2
      const state = boarded ? ('boarded' as const) : ('no-show' as const)
      return { ...line, passenger: { ...line.passenger, state, hasBoarded: boarded } }
    })
    expect((await read(5)).facts).not.toContain('4人')
    expect((await read(5, called)).facts).toEqual(expect.arrayContaining(['应到人数', '5人', '实到人数', '4人']))
  })
})

test('a batch that ends releases its trips and tells those who were told to come', async () => {
  const world = await begun(3)
  await world.task(releaseTrips, { batchId })
  await world.task(releaseTrips, { batchId })
  for (const trip of await world.trips()) {
    expect(trip).toMatchObject({ booking: { state: 'released' }, progress: { state: 'cancelled' } })
    expect(world.carrier.keeps(trip.tripId)).toBe('cancelled')
  }
  await world.world.advance({ hours: 24 })
  const texts = world.world.partners.texts.map(({ template }) => template)
  expect(texts.filter((template) => template === 'trip-cancelled')).toHaveLength(3)
})

describe('the report of a day', () => {
  const reportOf = async ({ world }: TransportWorld, date: string) =>
    (await world.call('GET', `/v1/reports/daily?date=${date}`, { token: await world.token({ role: 'auditor' }) })).body

  test('says the same on the next day and ten days later, whatever is reported and corrected meanwhile', async () => {
    const world = await begun(4)
    await untilDeparture(world, world.feeder)
    const absent = [{ workerId: id(0), why: 'unwell' }]
    const boarded = [id(1), id(2), id(3)]
    await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded, absent })
    await world.deps.batches.note(batchId, world.deps.clock.now(), () => ({ counts: { candidates: 4 } }))
    const feeder = await world.deps.trips.get(world.feeder)
    const day = dateInShanghai(departsAt(feeder!))
    await world.world.advance({
      hours: (24 * 3_600_000 - ((epochOf(world.deps.clock.now()) + 8 * 3_600_000) % 86_400_000)) / 3_600_000 + 0.1,
    })
    expect(dateInShanghai(world.deps.clock.now())).not.toBe(day)
    const known = await reportOf(world, day)
    expect(known).toMatchObject({
      date: day,
      byCounty: [{ onTheDay: { coaches: 1, trains: 0, passengers: 3 }, soFar: { passengers: 3, noShow: 1 } }],
      batches: [{ batchId, soFar: { candidates: 4 } }],
    })
    // The one who was late came after all, and the train is reported to its end.
    await report(world, `/v1/trips/${world.feeder}/roll-call`, { boarded: [id(0)] })
    await report(world, `/v1/trips/${world.train}/roll-call`, { boarded: [id(0), ...boarded] })
    const since = world.deps.clock.now()
    const progress = { step: 'starting follow-up', waitsFor: null, since, until: null } as const
    await world.deps.batches.note(batchId, since, () => ({ progress, counts: { candidates: 99 } }))
    expect(await reportOf(world, day)).toEqual(known)
    const later = dateInShanghai(world.deps.clock.now())
    expect(await reportOf(world, later)).toMatchObject({
      until: world.deps.clock.now(),
      byCounty: [{ soFar: { passengers: 4, noShow: 0 } }],
      batches: [{ step: 'starting follow-up', soFar: { candidates: 99 } }],
    })
    await world.world.advance({ hours: 240 })
    expect(await reportOf(world, day)).toEqual(known)
  })
})
