import { Service } from 'electrodb'
import type { CaseId, WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, minus } from '../../domain/kernel/instant.ts'
import { type Case, type CaseIn, isOpen, placeOf } from '../../domain/stabilisation/case.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import type { FurtherCall } from '../../domain/stabilisation/further-call.ts'
import { entriesOfCase, mayWaitOnCase, waitingOnCase } from '../../domain/stabilisation/waits-of-case.ts'
import { type Database, expiry, isConditionFailed, type Page } from '../database.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { readEach } from '../read-each.ts'
import { writeEach } from '../write-each.ts'
import { type CaseStanding, caseEntities } from './case-entities.ts'

/** Data on a person is erased when its purpose has ended (default). */
const retention = { days: 730 }

/** Who holds cases before and after, by which act, and when. */
export interface Handing {
  readonly from: string | null
  readonly to: string | null
  readonly act: string
  readonly at: Instant
}

/** A case, and to whom of those on duty it goes. */
export interface GivenCase {
  readonly one: Case
  readonly to: string
}

/** A city whose cases are given out, how often they were before, and when. */
export interface Turn {
  readonly cityCode: string
  readonly seen: number
  readonly at: Instant
}

type HeldKey = Pick<Handing, 'act' | 'at'> & { readonly caseId: CaseId }
export type HeldCase = Pick<Handing, 'act' | 'at'> & { readonly one: Case }
export interface HeldCases {
  readonly items: readonly HeldCase[]
  /** false: they hold more. */
  readonly isWhole: boolean
}

/** A case as it was read, and the token of the step that waits for its outcome, if one does. */
export interface AwaitedCase {
  readonly one: Case
  readonly token: string | null
}

export interface KeptStep {
  /** Of the act: the same act is one step. */
  readonly key: string
  readonly step: CaseStep
  readonly sealedText?: string
}

/** Pages of the table that one page of the list of all places is made of, at most. */
const mostReads = 40

/** How far back the list of all places goes. */
const listedDays = 730

function monthOf(instant: Instant): string {
  return dateInShanghai(instant).slice(0, 7)
}

function monthCaseOf({ caseId, openedAt }: Case) {
  return { month: monthOf(openedAt), openedAt, caseId, expiresAt: expiry(openedAt, retention) }
}

/** From the first back to the last, both included. */
function monthsBack(first: string, last: string): string[] {
  const months: string[] = []
  let [year = 0, month = 1] = first.split('-').map(Number)
  for (let one = first; one >= last && months.length < 30; ) {
    months.push(one)
    month -= 1
    if (month === 0) [year, month] = [year - 1, 12]
    one = `${year}-${String(month).padStart(2, '0')}`
  }
  return months
}

export function casesIn(database: Database) {
  const { cases, openCases, monthCases, furtherCalls, caseSteps, heldCases, cityTurns } = caseEntities(database)
  const service = new Service({
    cases,
    openCases,
    monthCases,
    heldCases,
    caseSteps,
    cityTurns,
    waiting: waitingEntity(database),
  })
  const itemOf = (one: Case) => ({
    caseId: one.caseId,
    workerId: one.workerId,
    place: placeOf(one),
    standing: isOpen(one) ? ('open' as const) : ('closed' as const),
    openedAt: one.openedAt,
    state: one.state,
    one,
    expiresAt: expiry(one.openedAt, retention),
  })

  interface CaseItem {
    readonly one: Case
    readonly lastCallAt?: Instant | undefined
    readonly heldBy?: string | undefined
    readonly revision?: number | undefined
  }
  const caseIn = ({ one, lastCallAt, heldBy, revision }: CaseItem): Case => ({
    ...one,
    ...(revision !== undefined && { revision }),
    ...(lastCallAt !== undefined && { lastCallAt }),
    ...(heldBy !== undefined && { heldBy }),
  })

  async function get(caseId: CaseId): Promise<Case | null> {
    const { data } = await cases.get({ caseId }).go({ consistent: true })
    return data && caseIn(data)
  }
  async function getMany(caseIds: readonly CaseId[]): Promise<Case[]> {
    const keys = caseIds.map((caseId) => ({ caseId }))
    const read = (some: typeof keys) => cases.get(some).go({ preserveBatchOrder: true, consistent: true })
    return keys.length === 0 ? [] : (await readEach(keys, read)).map(caseIn)
  }
  async function heldPage(holder: string, cursor: string | null): Promise<Page<HeldKey>> {
    const page = await heldCases.query.ofHolder({ holder }).go({ cursor, limit: 200, consistent: true })
    return { items: page.data, next: page.cursor }
  }
  /** A case that is closed is nobody's load any more; the case itself goes on to say who had it. */
  async function letGo(item: { readonly caseId: CaseId; readonly heldBy?: string | undefined } | null): Promise<void> {
    if (item?.heldBy !== undefined) await heldCases.delete({ holder: item.heldBy, caseId: item.caseId }).go()
  }
  /** What a case is from now on, if it is still as it was read. */
  function changed(given: Case) {
    const seen = given.revision ?? 0
    const one = { ...given, revision: seen + 1 }
    return { seen, one, set: { one, standing: itemOf(one).standing, state: one.state, revision: seen + 1 } }
  }
  /**
   * Changes a case that is not settled, and its entries on the work lists; false where somebody else changed it since it was read.
   * `known`: as it was read. `holder`: whoever has it must not have handed it on either.
   */
  async function change(
    given: Case,
    { token, known, holder }: { token?: string; known?: Case; holder?: { readonly is: string | undefined } } = {},
  ): Promise<boolean> {
    const { seen, one, set } = changed(given)
    const { caseId, openedAt } = one
    const after = waitingOnCase(one)
    // The station's entry is there from the opening on.
    const before =
      one.state === 'assigned' && one.to === 'station'
        ? after
        : { perhaps: known ? mayWaitOnCase(known) : entriesOfCase(one) }
    const written = await writeEach([one], 1 + entryCount(before, after), () =>
      service.transaction
        .write((entities) => [
          entities.cases
            .patch({ caseId })
            .set({ ...set, ...(token ? { token } : {}) })
            .composite({ openedAt })
            .where(({ revision, state, heldBy }, { eq, ne, notExists }) => {
              const isAsSeen = seen === 0 ? notExists(revision) : eq(revision, seen)
              const isTheirs = holder && (holder.is === undefined ? notExists(heldBy) : eq(heldBy, holder.is))
              return [isAsSeen, ne(state, 'settled'), ...(isTheirs ? [isTheirs] : [])].join(' AND ')
            })
            .commit(),
          ...entryWrites(entities.waiting, before, after),
        ])
        .go(),
    )
    return written.length > 0
  }
  const openTogether = (handed: readonly CaseIn<'assigned'>[]) =>
    service.transaction
      .write((entities) =>
        handed.flatMap((one) => [
          entities.openCases
            .put({
              workerId: one.workerId,
              kind: one.kind,
              caseId: one.caseId,
              expiresAt: expiry(one.openedAt, retention),
            })
            .where(({ caseId }, { notExists, eq }) => `${notExists(caseId)} OR ${eq(caseId, one.caseId)}`)
            .commit(),
          entities.cases
            .put({ ...itemOf({ ...one, revision: 1 }), revision: 1 })
            .where(({ caseId }, { notExists }) => notExists(caseId))
            .commit(),
          ...entryWrites(entities.waiting, [], waitingOnCase(one)),
          entities.monthCases.put(monthCaseOf(one)).commit(),
        ]),
      )
      .go()
  /** What colleagues did with it, in order. */
  async function steps(caseId: CaseId): Promise<KeptStep[]> {
    const { data } = await caseSteps.query.ofCase({ caseId }).go({ pages: 'all', consistent: true })
    const inOrder = data.toSorted((one, other) => one.order - other.order)
    return inOrder.map(({ key, step, sealedText }) => ({ key, step, ...(sealedText !== undefined && { sealedText }) }))
  }
  return {
    get,
    /**
     * Opens each case in the hands of its station unless its worker has another of the kind open, or it is there already; answers those
     * that it opened.
     */
    async open(handed: readonly CaseIn<'assigned'>[]): Promise<CaseIn<'assigned'>[]> {
      const opened = new Set<Case>()
      // Those that go together have as many entries each.
      for (const [writes, some] of Map.groupBy(handed, (one) => 3 + entryCount([], waitingOnCase(one))))
        for (const one of await writeEach(some, writes, openTogether)) opened.add(one)
      return handed.filter((one) => opened.has(one))
    },
    /** The newest of a city, or of a county for people who have not left it, first. */
    async ofPlace(place: string, standing: CaseStanding, cursor: string | null, limit: number): Promise<Page<Case>> {
      const found = await cases.query.ofPlace({ place, standing }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(caseIn), next: found.cursor }
    },
    /**
     * Those of all places, the newest first, month by month back from `until`; cases of earlier releases are not among them. With a
     * filter a page may be short before the end.
     */
    async everywhere(
      standing: CaseStanding,
      { cursor, limit, until }: { cursor: string | null; limit: number; until: Instant },
      fits: (one: Case) => boolean,
    ): Promise<Page<Case>> {
      const [begun = monthOf(until), within = ''] = cursor?.split('~') ?? []
      if (!/^\d{4}-\d{2}$/.test(begun)) throw new Error('the cursor is not of this list')
      const months = monthsBack(begun, monthOf(minus(until, { days: listedDays })))
      const items: Case[] = []
      let from = within === '' ? null : within
      let month = months.shift()
      for (let reads = 0; month !== undefined && items.length < limit && reads < mostReads; reads += 1) {
        const asked = monthCases.query.ofMonth({ month })
        const page = await asked.go({ cursor: from, limit: limit - items.length, order: 'desc' })
        const found = await getMany(page.data.map(({ caseId }) => caseId))
        items.push(...found.filter((one) => isOpen(one) === (standing === 'open') && fits(one)))
        from = page.cursor
        if (from === null) month = months.shift()
      }
      return { items, next: month === undefined ? null : `${month}~${from ?? ''}` }
    },
    /**
     * Puts the case into somebody's hands; false where it was changed meanwhile. `token`: of an execution of a release before, which waits
     * for their answer.
     */
    assign: (one: CaseIn<'assigned'>, token?: string): Promise<boolean> =>
      change(one, token === undefined ? {} : { token }),
    /**
     * Does to a case what a colleague decided, and keeps the step; false where somebody changed it since it was read, or the worker has
     * another open case of the kind that it becomes.
     */
    async act(before: Case, after: Case, { key, step, sealedText }: KeptStep): Promise<boolean> {
      const { seen, one, set } = changed(after)
      const { caseId, workerId, openedAt, kind, heldBy } = { ...one, heldBy: before.heldBy }
      const entries = [
        isOpen(before) ? waitingOnCase(before) : { perhaps: entriesOfCase(one) },
        waitingOnCase(one),
      ] as const
      const isReopened = isOpen(one) && !isOpen(before)
      const expiresAt = expiry(openedAt, retention)
      const isMoved = isReopened || kind !== before.kind
      const count = 2 + entryCount(...entries) + (isMoved ? 1 : 0) + (isMoved && !isReopened ? 1 : 0)
      const written = await writeEach([one], count + (isReopened && heldBy !== undefined ? 1 : 0), () =>
        service.transaction
          .write((entities) => [
            entities.cases
              .patch({ caseId })
              .set(set)
              .composite({ openedAt })
              .where(({ revision }, { eq, notExists }) => (seen === 0 ? notExists(revision) : eq(revision, seen)))
              .commit(),
            entities.caseSteps
              .put({ caseId, key, order: seen + 1, step, ...(sealedText !== undefined && { sealedText }), expiresAt })
              .commit(),
            ...entryWrites(entities.waiting, ...entries),
            ...(isMoved
              ? [
                  entities.openCases
                    .put({ workerId, kind, caseId, expiresAt })
                    .where((other, { notExists, eq }) => `${notExists(other.caseId)} OR ${eq(other.caseId, caseId)}`)
                    .commit(),
                ]
              : []),
            ...(isMoved && !isReopened
              ? [
                  entities.openCases
                    .delete({ workerId, kind: before.kind })
                    .where((other, { notExists, eq }) => `${notExists(other.caseId)} OR ${eq(other.caseId, caseId)}`)
                    .commit(),
                ]
              : []),
            ...(isReopened && heldBy !== undefined
              ? [entities.heldCases.put({ holder: heldBy, caseId, act: key, at: step.at, expiresAt }).commit()]
              : []),
          ])
          .go(),
      )
      return written.length > 0
    },
    steps,
    /** Of the step that waits for the outcome, if one ever did. */
    async tokenOf(caseId: CaseId): Promise<string | null> {
      return (await cases.get({ caseId }).go({ consistent: true })).data?.token ?? null
    },
    /**
     * Has cases pass from one colleague to another, under the name of the act that moves them; answers those that were open and
     * still with the first one.
     */
    async hand(handed: readonly Case[], { from, to, act, at }: Handing): Promise<Case[]> {
      const writes = 1 + (from === null ? 0 : 1) + (to === null ? 0 : 1)
      return writeEach(handed, writes, (some) =>
        service.transaction
          .write((entities) =>
            some.flatMap(({ caseId, openedAt }) => [
              (to === null
                ? entities.cases.patch({ caseId }).remove(['heldBy'])
                : entities.cases.patch({ caseId }).set({ heldBy: to })
              )
                .where(({ state, heldBy }, { eq, notExists }) => {
                  const isTheirs = from === null ? notExists(heldBy) : eq(heldBy, from)
                  return `(${eq(state, 'opened')} OR ${eq(state, 'assigned')}) AND ${isTheirs}`
                })
                .commit(),
              ...(from === null ? [] : [entities.heldCases.delete({ holder: from, caseId }).commit()]),
              ...(to === null
                ? []
                : [
                    entities.heldCases
                      .put({ holder: to, caseId, act, at, expiresAt: expiry(openedAt, retention) })
                      .commit(),
                  ]),
            ]),
          )
          .go(),
      )
    },
    /** How often cases of the city were given out. */
    async turnOf(cityCode: string): Promise<number> {
      return (await cityTurns.get({ cityCode }).go({ consistent: true })).data?.turn ?? 0
    },
    /**
     * Gives cases of a city that nobody holds, 49 at most, to those on duty, in the turn after the one that was `seen`; false, and nothing
     * is written, where cases of the city were given out since, or one was taken on or closed.
     */
    async give(given: readonly GivenCase[], { cityCode, seen, at }: Turn): Promise<boolean> {
      const { canceled } = await service.transaction
        .write((entities) => [
          entities.cityTurns
            .put({ cityCode, turn: seen + 1 })
            .where(({ turn }, { eq, notExists }) => (seen === 0 ? notExists(turn) : eq(turn, seen)))
            .commit(),
          ...given.flatMap(({ one: { caseId, openedAt }, to }) => [
            entities.cases
              .patch({ caseId })
              .set({ heldBy: to })
              .where(
                ({ state, heldBy }, { eq, notExists }) =>
                  `(${eq(state, 'opened')} OR ${eq(state, 'assigned')}) AND ${notExists(heldBy)}`,
              )
              .commit(),
            entities.heldCases
              .put({ holder: to, caseId, act: 'on duty', at, expiresAt: expiry(openedAt, retention) })
              .commit(),
          ]),
        ])
        .go()
      return !canceled
    },
    /** The open cases of a colleague, up to so many; of those that this act gave them, when it did. */
    async heldBy(holder: string, limit: number): Promise<HeldCases> {
      const items: HeldCase[] = []
      let cursor: string | null = null
      do {
        const page: Page<HeldKey> = await heldPage(holder, cursor)
        const acts = new Map(page.items.map((one) => [one.caseId, one]))
        const open = (await getMany([...acts.keys()])).filter((one) => isOpen(one) && one.heldBy === holder)
        for (const one of open) {
          const { act, at } = acts.get(one.caseId) as HeldKey
          items.push({ one, act, at })
        }
        cursor = page.next
      } while (cursor !== null && items.length <= limit)
      return { items: items.slice(0, limit), isWhole: cursor === null && items.length <= limit }
    },
    getMany,
    /** With the token of the step that waits for its outcome; a case that no execution looks after has none. */
    async awaited(caseId: CaseId): Promise<AwaitedCase | null> {
      const { data } = await cases.get({ caseId }).go({ consistent: true })
      return data && { one: caseIn(data), token: data.token ?? null }
    },
    /** Settles the case unless it was changed, or handed to somebody else, since it was read; answers how it stands. */
    async settle(one: CaseIn<'settled'>, { one: known, token }: AwaitedCase): Promise<AwaitedCase> {
      const { caseId, revision = 0 } = one
      if (await change(one, { known, holder: { is: known.heldBy } })) {
        await letGo(known)
        // Nobody leaves a token without changing the case.
        return { one: caseIn({ ...known, one, revision: revision + 1 }), token }
      }
      const item = (await cases.get({ caseId }).go({ consistent: true })).data
      if (item?.standing === 'closed') await letGo(item)
      return item ? { one: caseIn(item), token: item.token ?? null } : { one, token }
    },
    /** False where somebody changed it, or handed it to somebody else, since it was read. */
    async giveUp(one: CaseIn<'unresolved'>, known: Case): Promise<boolean> {
      const isGivenUp = await change(one, { holder: { is: known.heldBy } })
      if (isGivenUp) await letGo(known)
      return isGivenUp
    },
    /** The worker's open case of this kind. */
    async openOne(workerId: WorkerId, kind: CaseKind): Promise<CaseId | null> {
      return (await openCases.get({ workerId, kind }).go({ consistent: true })).data?.caseId ?? null
    },
    /** Keeps what was said further with the case; the same key is kept once. */
    async addCall(caseId: CaseId, call: FurtherCall): Promise<void> {
      await furtherCalls.put({ caseId, ...call, expiresAt: expiry(call.at, retention) }).go()
      await cases.patch({ caseId }).set({ lastCallAt: call.at }).go()
    },
    /** What was said further, in the order in which it was said. */
    async furtherCalls(caseId: CaseId): Promise<FurtherCall[]> {
      const { data } = await furtherCalls.query.ofCase({ caseId }).go({ pages: 'all', consistent: true })
      const calls = data.map(({ key, at, sealedText }) => ({ key, at, sealedText }))
      return calls.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    },
    /** Every case of the worker, in the order in which they were opened. */
    async ofWorker(workerId: WorkerId): Promise<Case[]> {
      const found = (await cases.query.ofWorker({ workerId }).go({ pages: 'all' })).data.map(caseIn)
      const open = (await openCases.query.ofWorker({ workerId }).go({ pages: 'all' })).data
      const missing = open.filter(({ caseId }) => !found.some((one) => one.caseId === caseId))
      const kept = await Promise.all(missing.map(({ caseId }) => get(caseId)))
      const all = [...found, ...kept.filter((one) => one !== null)]
      return all.toSorted((one, other) => (one.openedAt < other.openedAt ? -1 : 1))
    },
    /** Takes what was typed, and what colleagues noted, out of a case; the case itself stays countable. */
    async eraseTexts(one: Case, inPlace: string): Promise<void> {
      const { caseId } = one
      const further = (await furtherCalls.query.ofCase({ caseId }).go({ pages: 'all' })).data
      for (const { key } of further) await furtherCalls.patch({ caseId, key }).set({ sealedText: inPlace }).go()
      for (const { key, sealedText } of await steps(caseId))
        if (sealedText !== undefined) await caseSteps.patch({ caseId, key }).set({ sealedText: inPlace }).go()
      const { sealedText, firstWage: _, home: __, ...kept } = one
      const told = sealedText === undefined ? {} : { sealedText: inPlace }
      const erased: Case = kept.state === 'settled' ? { ...kept, ...told, note: '' } : { ...kept, ...told }
      await cases.patch({ caseId }).set({ one: erased }).go()
    },
    /** From now on the worker may have another case of this kind. */
    async clear({ workerId, kind, caseId }: Pick<Case, 'workerId' | 'kind' | 'caseId'>): Promise<void> {
      await openCases
        .delete({ workerId, kind })
        .where((standing, { eq }) => eq(standing.caseId, caseId))
        .go()
        .catch((error: unknown) => {
          if (!isConditionFailed(error)) throw error
        })
    },
  }
}
