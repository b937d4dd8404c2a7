import { Entity, type EntityItem } from 'electrodb'
import { SignUp } from '../../domain/campaigns/sign-up.ts'
import type { RecruitmentEventId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, isConditionFailed, type Page, text } from '../database.ts'
import { putEach } from '../put-each.ts'

/** As the person's record. */
const retention = { days: 730 }

export function signUpsIn(database: Database) {
  const signUps = new Entity(
    {
      model: { entity: 'signUp', version: '1', service: 'zhida' },
      attributes: {
        eventId: { type: text<RecruitmentEventId>(), required: true },
        workerId: { type: text<WorkerId>(), required: true },
        at: { type: text<Instant>(), required: true },
        through: { type: text<SignUp['through']>(), required: true },
        by: { type: 'string' },
        state: { type: text<SignUp['state']>(), required: true },
        doubt: { type: 'string' },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofEvent: { pk: { field: 'pk', composite: ['eventId'] }, sk: { field: 'sk', composite: ['workerId'] } },
        ofWorker: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['workerId'] },
          sk: { field: 'gsi1sk', composite: ['at', 'eventId'] },
        },
      },
    },
    database,
  )
  /** Tries of a minute at an event's page: a script that tries IDs is slow here. */
  const minutes = new Entity(
    {
      model: { entity: 'signUpMinute', version: '1', service: 'zhida' },
      attributes: {
        eventId: { type: text<RecruitmentEventId>(), required: true },
        minute: { type: 'string', required: true },
        tries: { type: 'number' },
        expiresAt: { type: 'number' },
      },
      indexes: {
        byMinute: { pk: { field: 'pk', composite: ['eventId', 'minute'] }, sk: { field: 'sk', composite: [] } },
      },
    },
    database,
  )
  const signUpOf = (item: EntityItem<typeof signUps>): SignUp => SignUp.parse({ ...item, by: item.by ?? null })

  return {
    async ofEvent(eventId: RecruitmentEventId, cursor: string | null, limit: number): Promise<Page<SignUp>> {
      const found = await signUps.query.ofEvent({ eventId }).go({ cursor, limit })
      return { items: found.data.map(signUpOf), next: found.cursor }
    },
    /** Whether somebody came to the desk from then on. */
    async hasCome(eventId: RecruitmentEventId, since: Instant): Promise<boolean> {
      const found = await signUps.query
        .ofEvent({ eventId })
        .where(({ through, at }, { eq, gte }) => `${eq(through, 'desk')} AND ${gte(at, since)}`)
        .go({ pages: 'all', attributes: ['at'] })
      return found.data.length > 0
    },
    /** Oldest first. */
    async ofWorker(workerId: WorkerId): Promise<SignUp[]> {
      return (await signUps.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(signUpOf)
    },
    /** The first time counts, but a registration takes the place of one that had to be checked; answers the one that stands. */
    async keep(signUp: SignUp): Promise<SignUp> {
      const { by, ...facts } = signUp
      const item = { ...facts, ...(by !== null && { by }), expiresAt: expiry(signUp.at, retention) }
      try {
        await signUps
          .put(item)
          .where(({ workerId, state }, { eq, notExists }) =>
            signUp.state === 'registered' ? `${notExists(workerId)} OR ${eq(state, 'to-check')}` : notExists(workerId),
          )
          .go()
        return signUp
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        const { eventId, workerId } = signUp
        const { data } = await signUps.get({ eventId, workerId }).go({ consistent: true })
        return data ? signUpOf(data) : signUp
      }
    },
    /** Counts a try at the event's page and answers how many this minute has seen. */
    async countTry(eventId: RecruitmentEventId, at: Instant): Promise<number> {
      const { data } = await minutes
        .update({ eventId, minute: at.slice(0, 'yyyy-mm-ddThh:mm'.length) })
        .add({ tries: 1 })
        .set({ expiresAt: expiry(at, { days: 1 }) })
        .go({ response: 'all_new' })
      return data?.tries ?? 1
    },
    async erase(some: readonly Pick<SignUp, 'eventId' | 'workerId'>[]): Promise<void> {
      const keys = some.map(({ eventId, workerId }) => ({ eventId, workerId }))
      await putEach(keys, (slice) => signUps.delete(slice).go())
    },
  }
}
