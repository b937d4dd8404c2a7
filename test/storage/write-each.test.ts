import { BatchExecuteStatementCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { Service } from 'electrodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { BatchId, CohortId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import { text } from '../../storage/database.ts'
import { Entity } from '../../storage/entity.ts'
import { workersIn } from '../../storage/surveys/workers.ts'
import { writeEach } from '../../storage/write-each.ts'
import { cancelled, faultyTable, refusedAs } from './faulty-table.ts'
import { withoutPauses } from './without-pauses.ts'

const day: CheckInDay = 7
const cohortId = CohortId.parse('coh_000000000000000000000000')
const asked = ['1', '2', '3'].map((digit) => ({ cohortId, day, workerId: WorkerId.parse(`wrk_${digit.repeat(24)}`) }))
const [li, wang, zhao] = asked as [(typeof asked)[0], (typeof asked)[0], (typeof asked)[0]]

let table: ReturnType<typeof faultyTable>
beforeEach(() => {
  table = faultyTable()
})
/** The day is over for these three; who answered in the last moment is not silent. */
function fallSilent() {
  const attributes = {
    cohortId: { type: text<CohortId>(), required: true },
    day: { type: 'number', required: true },
    workerId: { type: text<WorkerId>(), required: true },
    state: { type: 'string', required: true },
  } as const
  const key = {
    pk: { field: 'pk', composite: ['cohortId', 'day'] },
    sk: { field: 'sk', composite: ['workerId'] },
  } as const
  const model = { entity: 'silence', version: '1', service: 'test' }
  const service = new Service({ silences: new Entity({ model, attributes, indexes: { key } }, table.database) })
  return writeEach(asked, 1, (some) =>
    service.transaction
      .write(({ silences }) =>
        some.map((one) =>
          silences
            .patch(one)
            .set({ state: 'silent' })
            .where(({ state }, { eq }) => eq(state, 'asked'))
            .commit(),
        ),
      )
      .go(),
  )
}
const writesOfEachTry = () =>
  table.dynamo.commandCalls(TransactWriteCommand).map(({ args: [{ input }] }) => input.TransactItems?.length)

test('who answered in the last moment is left out, and the others still fall silent', async () => {
  table.dynamo
    .on(TransactWriteCommand)
    .rejectsOnce(cancelled('None', 'ConditionalCheckFailed', 'None'))
    .resolves({})
  expect(await fallSilent()).toEqual([li, zhao])
  expect(writesOfEachTry()).toEqual([3, 2])
})

describe.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
  'a transaction that was cancelled for %s',
  (passing) => {
    withoutPauses()

    test('is tried again whole: nobody is taken for somebody who answered', async () => {
      table.dynamo
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled('None', passing, 'None'))
        .rejectsOnce(cancelled(passing, 'None', 'None'))
        .resolves({})
      expect(await fallSilent()).toEqual(asked)
      expect(writesOfEachTry()).toEqual([3, 3, 3])
    })

    test('beside a refusal leaves out only what was refused', async () => {
      table.dynamo
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled(passing, 'ConditionalCheckFailed', 'None'))
        .resolves({})
      expect(await fallSilent()).toEqual([li, zhao])
    })

    test('for good ends in an error that says so, and not in "nobody fell silent"', async () => {
      table.dynamo.on(TransactWriteCommand).rejects(cancelled('None', 'None', passing))
      await expect(fallSilent()).rejects.toThrow(passing)
    })
  },
)

describe.each([
  ['ItemCollectionSizeLimitExceeded', 'the item collection is full'],
  ['ValidationError', 'an item is larger than 400 KB'],
])('a transaction that was cancelled for %s (%s)', (broken) => {
  test('is an error: what was never written is not taken for done', async () => {
    table.dynamo.on(TransactWriteCommand).rejects(cancelled('None', broken, 'None'))
    await expect(fallSilent()).rejects.toThrow(broken)
    expect(writesOfEachTry()).toEqual([3])
  })

  test('beside a refusal is an error too', async () => {
    table.dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('ConditionalCheckFailed', broken, 'None'))
      .resolves({})
    await expect(fallSilent()).rejects.toThrow(broken)
  })
})

test('a worker whose release collides with an import of the county is free at the end', async () => {
  const conflict = { Error: { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } } as const
  table.dynamo
    .on(BatchExecuteStatementCommand)
    .resolvesOnce({ Responses: [conflict], $metadata: {} })
    .resolves({ Responses: [{}], $metadata: {} })
  await workersIn(table.database).release([wang.workerId], BatchId.parse('bat_000000000000000000000000'))
  const tries = table.dynamo.commandCalls(BatchExecuteStatementCommand)
  expect(tries.map(({ args: [{ input }] }) => input.Statements?.length)).toEqual([1, 1])
})

test.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])(
  'a table that refuses the whole call (%s) is an error, for the workflow to try again',
  async (name) => {
    table.dynamo.on(TransactWriteCommand).rejects(refusedAs(name))
    await expect(fallSilent()).rejects.toThrow('Rate exceeded')
  },
)

test('colliding tries are spread: they do not all come at once', async () => {
  const moments: number[] = []
  table.dynamo.on(TransactWriteCommand).callsFake(async () => {
    moments.push(performance.now())
    if (moments.length < 6) throw cancelled('TransactionConflict', 'None', 'None')
    return {}
  })
  expect(await fallSilent()).toEqual(asked)
  expect(moments.at(-1)! - moments[0]!).toBeGreaterThan(20)
})
