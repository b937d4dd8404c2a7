import { type EntityItem, Service } from 'electrodb'
import { SignUp, type SignUpIn } from '../../domain/campaigns/sign-up.ts'
import { waitingOnSignUp } from '../../domain/campaigns/waits-of-sign-up.ts'
import type { RecruitmentEventId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Database, expiry, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { entryCount, entryWrites, waitingEntity, writeEntries } from '../kernel/waiting.ts'
import { putEach } from '../put-each.ts'
import { writeEach } from '../write-each.ts'

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
        check: { type: typed<NonNullable<SignUpIn<'to-check'>['check']>>() },
        setAside: { type: typed<SignUpIn<'set-aside'>['setAside']>() },
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
  const waiting = waitingEntity(database)
  const service = new Service({ signUps, waiting })
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

  async function get({ eventId, workerId }: Pick<SignUp, 'eventId' | 'workerId'>): Promise<SignUp | null> {
    const { data } = await signUps.get({ eventId, workerId }).go({ consistent: true })
    return data && signUpOf(data)
  }
  /** False where somebody else wrote it since it was read. */
  async function write(before: SignUp | null, after: SignUp): Promise<boolean> {
    const { by, ...facts } = after
    const item = { ...facts, ...(by !== null && { by }), expiresAt: expiry(after.at, retention) }
    const lists = [before ? waitingOnSignUp(before) : [], waitingOnSignUp(after)] as const
    const written = await writeEach([after], 1 + entryCount(...lists), () =>
      service.transaction
        .write((entities) => [
          entities.signUps
            .put(item)
            .where(({ state }, { eq, notExists }) => (before ? eq(state, before.state) : notExists(state)))
            .commit(),
          ...entryWrites(entities.waiting, ...lists),
        ])
        .go(),
    )
    return written.length > 0
  }
  return {
    async ofEvent(eventId: RecruitmentEventId, cursor: string | null, limit: number): Promise<Page<SignUp>> {
      const found = await signUps.query.ofEvent({ eventId }).go({ cursor, limit })
      return { items: found.data.map(signUpOf), next: found.cursor }
    },
    /** Of several events, up to so many in all; `complete`: these are all. */
    async allOf(events: readonly RecruitmentEventId[], most: number): Promise<{ items: SignUp[]; complete: boolean }> {
      const items: SignUp[] = []
      for (const eventId of events) {
        const left = most - items.length
        if (left <= 0) return { items, complete: false }
        const found = await signUps.query.ofEvent({ eventId }).go({ limit: left, pages: 'all' })
        items.push(...found.data.map(signUpOf).slice(0, left))
        if (found.data.length > left || found.cursor !== null) return { items, complete: false }
      }
      return { items, complete: true }
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
    get,
    /** The first time counts, but a registration takes the place of one that had to be checked; answers the one that stands. */
    async keep(signUp: SignUpIn<'registered' | 'to-check'>): Promise<SignUp> {
      for (;;) {
        const before = await get(signUp)
        if (before && (before.state === 'registered' || signUp.state === 'to-check')) return before
        // Written by somebody else meanwhile: each state leads on to few others, so this ends.
        if (await write(before, signUp)) return signUp
      }
    },
    /** Sets aside one that nobody came for; answers what stands, null where there is none. */
    async setAside(one: Pick<SignUp, 'eventId' | 'workerId'>, setAside: SignUpIn<'set-aside'>['setAside']) {
      const before = await get(one)
      if (before?.state !== 'to-check') return before
      const { check: _, ...facts } = before
      const after = { ...facts, state: 'set-aside', setAside } as const
      return (await write(before, after)) ? after : get(one)
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
    async erase(some: readonly SignUp[]): Promise<void> {
      await writeEntries(waiting, some.flatMap(waitingOnSignUp), [])
      const keys = some.map(({ eventId, workerId }) => ({ eventId, workerId }))
      await putEach(keys, (slice) => signUps.delete(slice).go())
    },
  }
}
