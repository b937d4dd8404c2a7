import {
  IdempotencyAlreadyInProgressError,
  IdempotencyConfig,
  IdempotencyItemAlreadyExistsError,
  IdempotencyValidationError,
  makeIdempotent,
} from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence'
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Database } from '../../storage/database.ts'
import { table } from '../../storage/table.ts'
import type { Deps } from './deps.ts'
import type { Vault } from './vault.ts'

type HttpReply = APIGatewayProxyStructuredResultV2
type Keeping = Pick<Deps, 'database' | 'vault'>

/** Staff write a few times a second at most, so one partition carries them. */
export const idempotencyPartition = 'idempotency'

/** Powertools' records in our table, with the kept reply sealed: it may hold a webhook secret or a name. */
class SealedReplies extends DynamoDBPersistenceLayer {
  readonly #vault: Vault

  constructor({ database, vault }: Keeping) {
    super({
      tableName: database.table,
      keyAttr: table.partitionKey,
      sortKeyAttr: table.sortKey,
      staticPkValue: idempotencyPartition,
      expiryAttr: table.timeToLive,
      awsSdkV3Client: database.client,
    })
    this.#vault = vault
    // Powertools would put the Lambda function's name here, and forget a call once its handler moves to another function.
    this.idempotencyKeyPrefix = ''
  }

  protected override async _updateRecord(record: IdempotencyRecord): Promise<void> {
    const reply = record.responseData
    record.responseData = await this.#vault.seal('reply', JSON.stringify(reply))
    await super._updateRecord(record)
    record.responseData = reply
  }

  protected override async _getRecord(key: string): Promise<IdempotencyRecord> {
    return this.#opened(await super._getRecord(key))
  }

  protected override async _putRecord(record: IdempotencyRecord): Promise<void> {
    try {
      await super._putRecord(record)
    } catch (error) {
      if (error instanceof IdempotencyItemAlreadyExistsError && error.existingRecord)
        await this.#opened(error.existingRecord)
      throw error
    }
  }

  async #opened(record: IdempotencyRecord): Promise<IdempotencyRecord> {
    if (typeof record.responseData !== 'string') return record
    const [reply = ''] = await this.#vault.open('reply', [record.responseData], 'an idempotency key was used again')
    record.responseData = JSON.parse(reply)
    return record
  }
}

const replies = new WeakMap<Database, SealedReplies>()
const config = new IdempotencyConfig({ eventKeyJmesPath: 'key', payloadValidationJmesPath: 'request' })

/** A refusal is no answer to keep: once its cause is mended the same key may try again. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.detail)
    this.refusal = refusal
  }
}

/** Runs the act once for the key; a second call within an hour gets the first answer, with another body a refusal. */
export async function onceByKey(
  deps: Keeping,
  context: Context,
  key: string,
  request: object,
  act: () => Promise<HttpReply | Refusal>,
): Promise<HttpReply | Refusal> {
  const persistenceStore = replies.get(deps.database) ?? new SealedReplies(deps)
  replies.set(deps.database, persistenceStore)
  config.registerLambdaContext(context)
  const once = makeIdempotent(
    async (_call: { key: string; request: string }) => {
      const reply = await act()
      if (isRefusal(reply)) throw new Refused(reply)
      return reply
    },
    { persistenceStore, config },
  )
  try {
    return (await once({ key, request: JSON.stringify(request) })) as HttpReply
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Refused ? error.cause : error
    if (cause instanceof Refused) return cause.refusal
    if (error instanceof IdempotencyValidationError)
      return refuse('conflict', 'This Idempotency-Key was used with another body; send a new key.')
    if (error instanceof IdempotencyAlreadyInProgressError)
      return refuse('conflict', 'The first call with this Idempotency-Key is still under way; try again shortly.')
    throw error
  }
}
