import {
  BatchGetCommand,
  type BatchGetCommandInput,
  BatchWriteCommand,
  type BatchWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { BatchId, TripId, WorkerId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate } from '../../domain/kernel/instant.ts'
import { keywordRequestsIn } from '../../storage/notices/keyword-requests.ts'
import { talliesIn } from '../../storage/notices/tallies.ts'
import { workersIn } from '../../storage/surveys/workers.ts'
import { passengersIn } from '../../storage/transport/passengers.ts'
import { tripsIn } from '../../storage/transport/trips.ts'
import { faultyTable, refusedAs } from './faulty-table.ts'
import { withoutPauses } from './without-pauses.ts'

let table: ReturnType<typeof faultyTable>
beforeEach(() => {
  table = faultyTable()
})
withoutPauses()

const id = <Id>(schema: { parse(text: string): Id }, prefix: string, number: number): Id =>
  schema.parse(`${prefix}_${String(number).padStart(24, '0')}`)
const workerIds = [1, 2, 3].map((number) => id(WorkerId, 'wrk', number))
const tripIds = [1, 2].map((number) => id(TripId, 'trp', number))
const seats = tripIds.map((tripId) => ({ tripId, workerId: workerIds[0]! }))

type Keys = Record<string, unknown>[]
/** Leaves out the last of the keys, and answers the others by `answer`. */
function leavingOutTheLast(answer: (key: Record<string, unknown>) => object) {
  return async ({ RequestItems }: BatchGetCommandInput) => {
    const keys = (RequestItems?.['zhida']?.Keys ?? []) as Keys
    return {
      Responses: { zhida: keys.slice(0, -1).map(answer) },
      UnprocessedKeys: { zhida: { Keys: keys.slice(-1) } },
    }
  }
}
const nobody = { Responses: { zhida: [] }, UnprocessedKeys: {} }

describe('a read that leaves out keys', () => {
  const readers = [
    ['workers', () => workersIn(table.database).getMany(workerIds)],
    ['trips of a journey', () => tripsIn(table.database).getMany(tripIds)],
    ['seats of one person', () => passengersIn(table.database).seats(seats)],
  ] as const

  test.each(readers)('%s: is asked again, and answers only what is whole', async (_, read) => {
    table.dynamo
      .on(BatchGetCommand)
      .callsFakeOnce(leavingOutTheLast((key) => key))
      .resolves(nobody)
    expect(await read()).toEqual([])
    expect(table.dynamo).toHaveReceivedCommandTimes(BatchGetCommand, 2)
  })

  test.each(readers)('%s: is an error when it never gets whole, and never a shorter list', async (_, read) => {
    table.dynamo.on(BatchGetCommand).callsFake(leavingOutTheLast((key) => key))
    await expect(read()).rejects.toThrow('the table left out 1 items of a batch')
  })

  test('goes by the hundred', async () => {
    table.dynamo.on(BatchGetCommand).resolves(nobody)
    const many = Array.from({ length: 250 }, (_, number) => id(WorkerId, 'wrk', number))
    await workersIn(table.database).getMany(many)
    expect(table.dynamo).toHaveReceivedCommandTimes(BatchGetCommand, 3)
  })

  test('whose whole call is throttled is an error', async () => {
    table.dynamo.on(BatchGetCommand).rejects(refusedAs('ProvisionedThroughputExceededException'))
    await expect(keywordRequestsIn(table.database).followed(['evt_1' as never])).rejects.toThrow('Rate exceeded')
  })
})

describe('a write that leaves out items', () => {
  const date = '2026-03-02' as CalendarDate
  const batchId = id(BatchId, 'bat', 1)
  const at = atShanghai(date, '12:00')
  const parts = Array.from({ length: 30 }, (_, chunk) => ({
    date,
    key: `offer ${chunk}`,
    batchId,
    counts: { smsSent: 500 },
  }))
  const sizes = () =>
    table.dynamo.commandCalls(BatchWriteCommand).map(({ args: [{ input }] }) => input.RequestItems?.['zhida']?.length)
  /** The last of a call, as it was sent. */
  const leavesOutOne = async ({ RequestItems }: BatchWriteCommandInput) => ({
    UnprocessedItems: { zhida: RequestItems?.['zhida']?.slice(-1) ?? [] },
  })

  test('is made again, and only what was left: each part of a tally is there once', async () => {
    table.dynamo.on(BatchWriteCommand).callsFakeOnce(leavesOutOne).resolves({ UnprocessedItems: {} })
    await talliesIn(table.database).note(parts, at)
    expect(sizes()).toEqual([25, 1, 5])
  })

  test('that does not tell which they are is made again with all of its call', async () => {
    const somebody = { PutRequest: { Item: { pk: 'p', sk: 's' } } }
    table.dynamo
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { zhida: [somebody] } })
      .resolves({ UnprocessedItems: {} })
    await talliesIn(table.database).note(parts, at)
    expect(sizes()).toEqual([25, 25, 5])
  })

  test('is an error when it never gets whole: the step counts as not done', async () => {
    table.dynamo.on(BatchWriteCommand).callsFake(leavesOutOne)
    await expect(talliesIn(table.database).note(parts, at)).rejects.toThrow('the table left out 1 items of a batch')
  })
})
