import { BatchExecuteStatementCommand, DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Database, isConditionFailed } from './database.ts'
import { pauseBeforeTry } from './pause-before-try.ts'
import { readByKeys } from './read-by-keys.ts'
import { standsAsWritten, type WriteParams } from './stands-as-written.ts'
import { type Statement, statementOf } from './statement-of.ts'

/** DynamoDB takes at most this many statements in one call. */
const callSize = 25
const mostTries = 8

/** The write's own condition did not hold. */
const refusedCodes = new Set<string | undefined>(['ConditionalCheckFailed', 'DuplicateItem'])
/** Nothing was written yet: worth another try. */
const passing = new Set<string | undefined>([
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'TransactionConflict',
])
/** It may have been written or not. */
const unsure = 'InternalServerError'

/** An operation of ElectroDB that has not been sent. */
interface Operation {
  params(): unknown
}

interface Try<Item> {
  readonly item: Item
  readonly params: WriteParams
  /** A try before this one may have written it. */
  isUnsure: boolean
}

/**
 * Makes a conditional write for each item by itself, 25 to a call and without a transaction, at half a transaction's price, and
 * answers the items whose conditions held. An item of the table may be named once in a call; some may be written where others
 * fail, so a caller that is tried again must find that harmless. `create`s and plain `patch`es go together, others one by one.
 *
 * Where the answer to a call was lost and it was sent again, what stands there exactly as it was to be written counts as written:
 * nobody can tell who did. So a caller to whom it matters writes something that no other caller does. Throws where the table
 * fails for another reason, such as an item that is too large.
 */
export async function writeSingly<Item>(
  items: readonly Item[],
  database: Database,
  write: (item: Item) => Operation,
): Promise<Item[]> {
  const all = items.map((item): Try<Item> => ({ item, params: write(item).params() as WriteParams, isUnsure: false }))
  const together: (Try<Item> & { readonly statement: Statement })[] = []
  const alone: Try<Item>[] = []
  for (const one of all) {
    const statement = statementOf(one.params)
    if (statement) together.push(Object.assign(one, { statement }))
    else alone.push(one)
  }
  const written = new Set<Try<Item>>()
  const doubted: Try<Item>[] = []
  for (let start = 0; start < together.length; start += callSize) {
    const outcome = await writeTogether(together.slice(start, start + callSize), database)
    for (const one of outcome.written) written.add(one)
    doubted.push(...outcome.doubted)
  }
  for (const one of alone)
    if (await writesAlone(one, database)) written.add(one)
    else if (one.isUnsure) doubted.push(one)
  for (const one of await standing(doubted, database)) written.add(one)
  return all.flatMap((one) => (written.has(one) ? one.item : []))
}

async function writeTogether<One extends Try<unknown> & { readonly statement: Statement }>(
  slice: readonly One[],
  { client }: Database,
): Promise<{ written: One[]; doubted: One[] }> {
  const written: One[] = []
  const doubted: One[] = []
  let left = slice
  for (let tries = 1; left.length > 0; ) {
    const Statements = left.map(({ statement }) => statement)
    const { Responses = [], $metadata } = await client.send(new BatchExecuteStatementCommand({ Statements }))
    const again: One[] = []
    for (const [index, one] of left.entries()) {
      const { Error: problem } = Responses[index] ?? {}
      if (($metadata.attempts ?? 1) > 1 || problem?.Code === unsure) one.isUnsure = true
      if (!problem) written.push(one)
      else if (refusedCodes.has(problem.Code)) doubted.push(...(one.isUnsure ? [one] : []))
      else if ((passing.has(problem.Code) || problem.Code === unsure) && tries < mostTries) again.push(one)
      else throw new Error(`the table refused a write, at try ${tries}: ${problem.Code} ${problem.Message}`)
    }
    // As long as something gets through, the rest is worth another try.
    tries = again.length < left.length ? 1 : tries + 1
    if (again.length > 0) await pauseBeforeTry(tries)
    left = again
  }
  return { written, doubted }
}

async function writesAlone(one: Try<unknown>, { client }: Database): Promise<boolean> {
  try {
    await send(one.params, client)
    return true
  } catch (error) {
    if (!isConditionFailed(error)) throw error
    const { $metadata } = error as { $metadata?: { attempts?: number } }
    one.isUnsure = ($metadata?.attempts ?? 1) > 1
    return false
  }
}

function send({ Item, Key, ...params }: WriteParams, client: Database['client']): Promise<unknown> {
  if (Item) return client.send(new PutCommand({ ...params, Item }))
  const of = { ...params, Key }
  return client.send(params.UpdateExpression === undefined ? new DeleteCommand(of) : new UpdateCommand(of))
}

/** Of writes that may have been made by a try before the one that was refused: those that stand there. */
async function standing<One extends Try<unknown>>(doubted: readonly One[], database: Database): Promise<One[]> {
  const keyOf = ({ Item, Key = Item }: WriteParams) => ({ pk: String(Key?.['pk']), sk: String(Key?.['sk']) })
  const found = await readByKeys(
    database,
    doubted.map(({ params }) => keyOf(params)),
  )
  const name = ({ pk, sk }: ReturnType<typeof keyOf>) => `${pk} ${sk}`
  const items = new Map(found.map((item) => [name(keyOf({ TableName: database.table, Key: item })), item]))
  return doubted.filter(({ params }) => standsAsWritten(params, items.get(name(keyOf(params)))))
}
