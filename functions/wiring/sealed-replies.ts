import { IdempotencyItemAlreadyExistsError } from '@aws-lambda-powertools/idempotency'
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb'
import type { IdempotencyRecord } from '@aws-lambda-powertools/idempotency/persistence'
import { table } from '../../storage/table.ts'
import type { Deps } from './deps.ts'
import type { Vault } from './vault.ts'

/** Staff write a few times a second at most, so one partition carries them. */
export const idempotencyPartition = 'idempotency'

/** Powertools' records in our table, with the kept reply sealed: it may hold a webhook secret or a name. */
export class SealedReplies extends DynamoDBPersistenceLayer {
  readonly #vault: Vault

  constructor({ database, vault }: Pick<Deps, 'database' | 'vault'>) {
    super({
      tableName: database.table,
      keyAttr: table.partitionKey,
      sortKeyAttr: table.sortKey,
      staticPkValue: idempotencyPartition,
      expiryAttr: table.timeToLive,
      awsSdkV3Client: database.client,
    })
    // Powertools puts the function's name before each key; a route may move to another function, its operation stays.
    this.idempotencyKeyPrefix = ''
    this.#vault = vault
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
    // What could not be kept must not be begun.
    await this.#vault.seal('reply', '')
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
