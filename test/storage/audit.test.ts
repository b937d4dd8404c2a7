import {
  BatchExecuteStatementCommand,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '../../domain/kernel/instant.ts'
import { auditIn, auditKeys } from '../../storage/kernel/audit.ts'
import { embeddedTable } from './embedded-table.ts'
import { losesNextAnswer } from './loses-answers.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const at = '2026-11-01T01:00:00Z' as Instant
const recordOf = (subject: string, actor: string) => ({
  subject,
  at,
  requestId: 'req-1',
  actor,
  role: 'county',
  action: 'surveys/create-survey',
})

/** Names of the commands that a client sends from now on. */
function sentBy({ client }: ReturnType<typeof table.database>): string[] {
  const sent: string[] = []
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (command) => {
        sent.push(commandName)
        return next(command)
      },
    { step: 'initialize' },
  )
  return sent
}

test('a record under a key that is taken leaves the first as it is, and nothing but an insert is sent', async () => {
  const database = table.database()
  const sent = sentBy(database)
  await auditIn(database).record(recordOf('srv_A1', 'li@zhaotong'))
  await auditIn(database).record(recordOf('srv_A1', 'somebody-else'))
  expect(new Set(sent)).toEqual(new Set(['BatchExecuteStatementCommand']))
  expect(await auditIn(database).of('srv_A1')).toEqual([recordOf('srv_A1', 'li@zhaotong')])
})

test('the keys that no function may put, change or delete are those of the records', async () => {
  const database = table.database()
  await auditIn(database).record(recordOf('WRK_Ä 1', 'li@zhaotong'))
  const { Items = [] } = await database.client.send(new ScanCommand({ TableName: database.table }))
  expect(Items.length).toBeGreaterThan(0)
  for (const { pk } of Items) expect(String(pk).slice(0, auditKeys.length)).toBe(auditKeys)
})

test('an insert by whatever call is refused where the key is taken', async () => {
  const { client } = table.database()
  const statement = (actor: string) => ({
    Statement: `INSERT INTO "zhida" VALUE {'pk': ?, 'sk': ?, 'actor': ?}`,
    Parameters: [`${auditKeys}srv_b1`, 'one', actor],
  })
  await client.send(new ExecuteStatementCommand(statement('first')))
  await expect(client.send(new ExecuteStatementCommand(statement('second')))).rejects.toThrow(
    expect.objectContaining({ name: 'DuplicateItemException' }),
  )
  const { Responses = [] } = await client.send(new BatchExecuteStatementCommand({ Statements: [statement('third')] }))
  expect(Responses[0]?.Error?.Code).toBe('DuplicateItem')
  await expect(
    client.send(new ExecuteTransactionCommand({ TransactStatements: [statement('fourth')] })),
  ).rejects.toMatchObject({ CancellationReasons: [{ Code: 'DuplicateItem' }] })
})

test('a record whose answer was lost is there once, and whoever recorded is told that it is', async () => {
  const database = table.database()
  losesNextAnswer(database)
  await auditIn(database).record(recordOf('srv_C1', 'li@zhaotong'))
  expect(await auditIn(database).of('srv_C1')).toHaveLength(1)
})
