import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { BatchExecuteStatementCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDynamoDb } from '../../local/dynamodb/start-dynamo-db.ts'
import { createTable } from '../../local/runtime/create-table.ts'
import type { Database } from '../../storage/database.ts'
import { Entity } from '../../storage/entity.ts'
import { writeSingly } from '../../storage/write-singly.ts'
import { faultyTable } from './faulty-table.ts'
import { losesNextAnswer } from './loses-answers.ts'
import { withoutPauses } from './without-pauses.ts'

interface Seat {
  readonly rider: string
  readonly state: string
  readonly row?: number
}

function seatsIn(database: Database) {
  return new Entity(
    {
      model: { entity: 'seat', version: '1', service: 'test' },
      attributes: {
        rider: { type: 'string', required: true },
        state: { type: 'string', required: true },
        row: { type: 'number' },
        luggage: { type: 'any' },
        remark: { type: 'string' },
      },
      indexes: {
        byRider: { pk: { field: 'pk', composite: ['rider'] }, sk: { field: 'sk', composite: [] } },
        byState: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['state'] },
          sk: { field: 'gsi1sk', composite: ['rider'] },
        },
      },
    },
    database,
  )
}

const name = 'write-singly'
let stop: () => Promise<void>
let config: DynamoDBClientConfig
let calls: number
beforeAll(async () => {
  const dynamoDb = await startDynamoDb()
  stop = () => dynamoDb.stop()
  config = {
    endpoint: dynamoDb.endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  }
  await createTable(new DynamoDBClient(config), name)
})
afterAll(() => stop())

/** Riders of one test, so that none meets those of another. */
function bus(riders: number, of: string) {
  const database: Database = { client: DynamoDBDocumentClient.from(new DynamoDBClient(config)), table: name }
  calls = 0
  database.client.middlewareStack.add(
    (next) => (request) => {
      calls += 1
      return next(request)
    },
    { step: 'initialize' },
  )
  const seats = seatsIn(database)
  const planned = Array.from({ length: riders }, (_, row): Seat => ({ rider: `${of}-${row}`, state: 'planned', row }))
  const plan = (some: readonly Seat[]) => writeSingly(some, database, (seat) => seats.create(seat))
  const board = (some: readonly Seat[], as = 'boarded') =>
    writeSingly(some, database, ({ rider }) =>
      seats
        .patch({ rider })
        .set({ state: as })
        .where((seat, { eq }) => eq(seat.state, 'planned')),
    )
  const stateOf = async ({ rider }: Seat) => (await seats.get({ rider }).go()).data?.state
  return { database, seats, planned, plan, board, stateOf }
}

describe('conditional writes of single items', () => {
  test('go 25 to a call, without a transaction, and answer those whose conditions held', async () => {
    const { planned, plan, board, stateOf } = bus(60, 'sixty')
    expect(await plan(planned.slice(0, 3))).toEqual(planned.slice(0, 3))
    calls = 0
    expect(await plan(planned)).toEqual(planned.slice(3))
    expect(calls).toBe(3)
    expect(await board(planned.slice(0, 1), 'absent')).toEqual(planned.slice(0, 1))
    expect(await board(planned)).toEqual(planned.slice(1))
    expect(await stateOf(planned[0]!)).toBe('absent')
    expect(await stateOf(planned[59]!)).toBe('boarded')
  })

  test('keep an item as the same operation sent by itself would keep it', async () => {
    const { database, seats, planned } = bus(2, 'same')
    const [one, other] = planned as [Seat, Seat]
    const luggage = {
      pieces: [
        { kilos: 20.5, label: null },
        { kilos: 3, label: '"a" = ? #b :c' },
      ],
    }
    await writeSingly([one], database, (seat) => seats.create({ ...seat, luggage, remark: 'x' }))
    await seats.create({ ...other, luggage, remark: 'x' }).go()
    const change = ({ rider }: Seat) =>
      seats
        .patch({ rider })
        .set({ state: 'moved', row: 7, luggage: { none: [] } })
        .remove(['remark'])
        .where(
          (seat, { exists, notExists, eq, lte, begins }) =>
            `(${notExists(seat.luggage)} OR (${exists(seat.remark)} AND ${lte(seat.row, 1)})) AND (${eq(seat.state, 'x')} OR ${begins(seat.state, 'pl')})`,
        )
    expect(await writeSingly([one], database, change)).toEqual([one])
    await change(other).go()
    const [written, sent] = (await seats.get(planned).go()).data.map((seat) => ({ ...seat, rider: 'any' }))
    expect(written).toEqual(sent)
    expect(written).toEqual({ rider: 'any', state: 'moved', row: 7, luggage: { none: [] } })
    // The index has gone with it.
    expect((await seats.query.byState({ state: 'moved' }).begins({ rider: 'same' }).go()).data).toHaveLength(2)
  })

  test('of somebody who is not there change nothing and make nobody', async () => {
    const { planned, board, stateOf } = bus(1, 'nobody')
    expect(await board(planned)).toEqual([])
    expect(await stateOf(planned[0]!)).toBeUndefined()
  })

  test('of two who try at once each goes to one', async () => {
    const { planned, plan, board } = bus(50, 'race')
    await plan(planned)
    const [ours, theirs] = await Promise.all([board(planned, 'ours'), board(planned, 'theirs')])
    expect([...ours, ...theirs].toSorted((a, b) => a.row! - b.row!)).toEqual(planned)
  })

  test('that PartiQL cannot say go by themselves, and hold as well', async () => {
    const { database, seats, planned, plan } = bus(3, 'alone')
    await plan(planned)
    const first = planned.slice(0, 1)
    const sum = ({ rider }: Seat) =>
      seats
        .patch({ rider })
        .add({ row: 10 })
        .where((seat, { eq }) => eq(seat.row, 0))
    expect(await writeSingly(planned, database, sum)).toEqual(first)
    const over = (seat: Seat) => seats.put({ ...seat, remark: 'over' }).where((known, { eq }) => eq(known.row, 10))
    expect(await writeSingly(planned, database, over)).toEqual(first)
    const gone = ({ rider }: Seat) => seats.delete({ rider }).where((seat, { notExists }) => notExists(seat.remark))
    expect(await writeSingly(planned, database, gone)).toEqual(planned.slice(1))
    expect((await seats.get(planned).go()).data).toEqual([{ ...first[0], remark: 'over' }])
  })
})

describe('where the answer to a call was lost and the SDK has sent it again', () => {
  test('what was written by the first sending counts, and what somebody else wrote before does not', async () => {
    const { database, planned, plan, board } = bus(4, 'lost')
    await plan(planned.slice(0, 1))
    const isFirstLost = losesNextAnswer(database)
    expect(await plan(planned.map((seat) => ({ ...seat, row: 9 })))).toHaveLength(3)
    await board(planned.slice(0, 2), 'absent')
    const isSecondLost = losesNextAnswer(database)
    expect(await board(planned)).toEqual(planned.slice(2))
    expect([isFirstLost(), isSecondLost()]).toEqual([true, true])
  })
  test('a write by itself is looked at, too', async () => {
    const { database, seats, planned, plan } = bus(2, 'lost-alone')
    await plan(planned)
    const off = ({ rider }: Seat) =>
      seats
        .patch({ rider })
        .set({ state: 'off' })
        .remove(['luggage', 'remark'])
        .where((seat, { eq }) => eq(seat.state, 'planned'))
    const isFirstLost = losesNextAnswer(database)
    expect(await writeSingly(planned, database, off)).toEqual(planned)
    expect(await writeSingly(planned, database, off)).toEqual([])
    const gone = ({ rider }: Seat) => seats.delete({ rider }).where((seat, { eq }) => eq(seat.state, 'off'))
    const isSecondLost = losesNextAnswer(database)
    expect(await writeSingly(planned, database, gone)).toEqual(planned)
    expect([isFirstLost(), isSecondLost()]).toEqual([true, true])
  })
})

describe('a table that is busy', () => {
  withoutPauses()
  const failed = (...codes: (string | undefined)[]) => ({
    $metadata: {},
    Responses: codes.map((Code) => (Code === undefined ? {} : { Error: { Code: Code as 'ThrottlingError' } })),
  })
  const riders = ['a', 'b', 'c'].map((rider): Seat => ({ rider, state: 'planned' }))

  test.each(['ThrottlingError', 'ProvisionedThroughputExceeded', 'TransactionConflict', 'RequestLimitExceeded'])(
    'is asked again for what it left (%s), and not for the rest',
    async (busy) => {
      const { dynamo, database } = faultyTable()
      const sent = dynamo
        .on(BatchExecuteStatementCommand)
        .resolvesOnce(failed(undefined, busy, 'DuplicateItem'))
        .resolves(failed(undefined))
      const seats = seatsIn(database)
      expect(await writeSingly(riders, database, (seat) => seats.create(seat))).toEqual(riders.slice(0, 2))
      expect(
        sent.commandCalls(BatchExecuteStatementCommand).map(({ args }) => args[0].input.Statements?.length),
      ).toEqual([3, 1])
    },
  )
  test('for good ends in an error', async () => {
    const { dynamo, database } = faultyTable()
    dynamo.on(BatchExecuteStatementCommand).resolves(failed('ThrottlingError'))
    const seats = seatsIn(database)
    await expect(writeSingly(riders.slice(0, 1), database, (seat) => seats.create(seat))).rejects.toThrow(
      'ThrottlingError',
    )
  })
  test('a write that can never be made is an error at once', async () => {
    const { dynamo, database } = faultyTable()
    dynamo.on(BatchExecuteStatementCommand).resolves(failed(undefined, 'ValidationError', undefined))
    const seats = seatsIn(database)
    await expect(writeSingly(riders, database, (seat) => seats.create(seat))).rejects.toThrow(
      'at try 1: ValidationError',
    )
  })
})
