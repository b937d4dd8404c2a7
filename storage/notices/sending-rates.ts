import { Entity } from 'electrodb'
import { epochOf, type Instant, instantOf } from '../../domain/kernel/instant.ts'
import { takeTokens } from '../../domain/notices/token-bucket.ts'
import { type Database, isConditionFailed } from '../database.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'

/** Functions that take at one moment; each then waits its turn. */
const mostTries = 30

/** What all functions together may send in a second, by provider: an item each, written once for a call and not for a message. */
export function sendingRatesIn(database: Database) {
  const rates = new Entity(
    {
      model: { entity: 'sendingRate', version: '1', service: 'zhida' },
      attributes: {
        provider: { type: 'string', required: true },
        paidAt: { type: 'number', required: true },
      },
      indexes: {
        ofProvider: { pk: { field: 'pk', composite: ['provider'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  return {
    /** Takes a block for so many messages and answers from when on they may be sent. */
    async take(provider: string, messages: number, perSecond: number, now: Instant): Promise<Instant> {
      for (let tries = 1; ; tries += 1) {
        const { data: known } = await rates.get({ provider }).go({ consistent: true })
        const { at, bucket } = takeTokens(known ?? undefined, messages, perSecond, epochOf(now))
        const put = rates.put({ provider, ...bucket }).where((standing, { eq, notExists }) => {
          return known ? eq(standing.paidAt, known.paidAt) : notExists(standing.paidAt)
        })
        const isMine = await put.go().then(
          () => true,
          (error: unknown) => {
            if (isConditionFailed(error) && tries < mostTries) return false
            throw error
          },
        )
        if (isMine) return instantOf(Math.ceil(at))
        await pauseBeforeTry(tries)
      }
    },
  }
}
