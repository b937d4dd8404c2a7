import { isDeepStrictEqual } from 'node:util'
import { type EntityItem, Service } from 'electrodb'
import type { Addition } from '../../domain/batches/addition.ts'
import type { BatchDay } from '../../domain/batches/batch-day.ts'
import type { BatchWarnings } from '../../domain/batches/batch-warnings.ts'
import { stepsTaken } from '../../domain/batches/steps-taken.ts'
import type { BatchCounts, BatchProgress, PlanSetAside, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import {
  approvalOf,
  entryOfLateStep,
  waitingForApproval,
  waitingOnLateStep,
  waitingOnWarnings,
} from '../../domain/batches/waits-of-batch.ts'
import type { BatchId, ProposalId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import type { Money } from '../../domain/kernel/money.ts'
import type { Waiting } from '../../domain/kernel/waiting.ts'
import { type Database, expiry, type Page, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { entryCount, entryWrites, type Stood, waitingEntity } from '../kernel/waiting.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { type ItemKey, readByKeys } from '../read-by-keys.ts'
import { sortsFirst } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

/**
 * How the approver decided; kept with the batch because the waiting step may ask after the answer came. A decision for another plan
 * is neither yes nor no: the trips are planned otherwise, then the approver is asked again.
 */
export type Approval =
  | {
      readonly decision: 'approve' | 'reject'
      readonly by: string
      readonly at: Instant
      readonly why: string | null
    }
  | Readonly<PlanSetAside>

export function isForAnotherPlan(approval: Approval): approval is Readonly<PlanSetAside> {
  return approval.decision === 'change' || approval.decision === 'replan'
}

export function isForProposal(approval: Approval, proposalId: ProposalId): boolean {
  return isForAnotherPlan(approval) && approval.proposalId === proposalId
}

/** People who were added to the frozen candidates by one call; the list of them is a file of its own. */
export interface ListedAddition extends Addition {
  /** Derived from the call's key, so that its repetition finds what it did. */
  readonly addition: string
  readonly file: string
}

/** `steps` so far, oldest first; one that was noted again at once began when it was noted first. */
export interface LookedAt {
  readonly batch: TransferBatch
  readonly steps: readonly BatchProgress[]
  readonly warnings: BatchWarnings
  /** What was asked for besides and is there, as it lies in the table. */
  readonly beside: readonly Record<string, unknown>[]
}

/** What of a batch is noted; what is left out stays. */
export interface Noted {
  readonly progress?: BatchProgress
  readonly counts?: Partial<BatchCounts>
}

/** What came to the frozen candidates, oldest first. */
export interface LateCandidates {
  readonly additions: readonly ListedAddition[]
  /** Of the batch in all. */
  readonly chunks: number
}

/** As the case that it is for. */
const searchRetention = { days: 730 }

/** A day that is not noted then is noted by who moves the batch at that moment; a change that is not made then is an error, and its task is tried again. */
const mostTries = 10

export function batchesIn(database: Database) {
  const batches = new Entity(
    {
      model: { entity: 'batch', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        list: { type: text<'all'>(), required: true },
        createdAt: { type: 'string', required: true },
        state: { type: text<TransferBatch['state']>(), required: true },
        batch: { type: typed<TransferBatch>(), required: true },
        progress: { type: typed<BatchProgress>(), required: true },
        counts: { type: typed<BatchCounts>(), required: true },
        /** Set while it runs; stands before the one that it was started with. */
        smsBudget: { type: typed<Money | null>() },
        /** Later than the one of its start, where enterprises could be asked late only. */
        proposeUntil: { type: text<Instant>() },
        approval: { type: typed<Approval>() },
        approvalToken: { type: 'string' },
        /** Of the step that waits until no enterprise has a question left. */
        headcountsToken: { type: 'string' },
        plansSetAside: { type: typed<readonly PlanSetAside[]>() },
        /** Absent where nothing is warned of. */
        warnings: { type: typed<BatchWarnings>() },
        /** Absent where nobody was added. */
        late: { type: typed<LateCandidates>() },
        /** How many additions `late` holds: its version. */
        additionsMade: { type: 'number' },
        /** The last round has begun: nobody is added any more. */
        takesNobody: { type: 'boolean' },
        /** Since it began, its days are kept (`batchDay`); batches of earlier releases have none. */
        hasDays: { type: 'boolean' },
        /** Of the search of a job for one person, which knows who it is; absent of all others. */
        expiresAt: { type: 'number', hidden: true },
        /** Every step that was noted, oldest first; a step that was repeated stands several times. Missing: kept by no earlier release. */
        steps: { type: typed<readonly BatchProgress[]>() },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: [] } },
        // A province starts a few batches a day, so one partition lists them all.
        all: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['list'] },
          sk: { field: 'gsi1sk', composite: ['createdAt', 'batchId'] },
        },
      },
    },
    database,
  )
  const days = new Entity(
    {
      model: { entity: 'batchDay', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        date: { type: text<CalendarDate>(), required: true },
        state: { type: text<TransferBatch['state']>(), required: true },
        step: { type: text<BatchProgress['step']>(), required: true },
        counts: { type: typed<BatchCounts>(), required: true },
      },
      indexes: {
        ofBatch: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: ['date'] } },
      },
    },
    database,
  )
  const service = new Service({ batches, days, waiting: waitingEntity(database) })
  type Whole = EntityItem<typeof batches>
  type Stored = Pick<Whole, 'batch' | 'progress' | 'counts' | 'smsBudget' | 'proposeUntil' | 'plansSetAside' | 'late'>
  /** What is changed of a batch, and the entries of the lists that go with it. */
  interface Change {
    readonly set: Partial<Pick<Whole, 'state' | 'progress' | 'counts' | 'batch'>>
    readonly entries: readonly [Stood, readonly Waiting[]]
  }
  const batchOf = ({
    batch,
    progress,
    counts,
    smsBudget,
    proposeUntil,
    plansSetAside,
    late,
  }: Stored): TransferBatch => ({
    ...batch,
    progress,
    counts: late ? withLate(counts, late) : counts,
    ...(smsBudget === undefined ? {} : { smsBudget }),
    ...(batch.returns && proposeUntil && { returns: { ...batch.returns, proposeUntil } }),
    ...(plansSetAside && { plansSetAside: [...plansSetAside] }),
    ...(late && { additions: late.additions.map(({ at, by, people }) => ({ at, by, people })) }),
  })

  async function get(batchId: BatchId): Promise<TransferBatch | null> {
    const { data } = await batches.get({ batchId }).go({ consistent: true })
    return data && batchOf(data)
  }
  const dayAt = (
    at: Instant,
    { batchId, state, progress, counts }: Pick<TransferBatch, 'batchId' | 'state' | 'progress' | 'counts'>,
  ) => ({ batchId, date: dateInShanghai(at), state, step: progress.step, counts })
  /** Keeps where the batch stands; the last of a day stands. Noted again where it moved on while this was written. */
  async function noteDay(batchId: BatchId, at: Instant): Promise<void> {
    let noted: BatchDay | null = null
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const batch = await get(batchId)
      if (!batch) return
      const standing = dayAt(at, batch)
      if (isDeepStrictEqual(standing, noted)) return
      noted = standing
      await days.put(standing).go()
    }
  }
  /**
   * Changes what stands, together with the lists and with where the batch stands that day: all of it or nothing. Where something else was
   * changed meanwhile, it looks again. False where there is nothing to change.
   */
  async function change(batchId: BatchId, at: Instant, changeOf: (seen: Whole) => Change | null): Promise<boolean> {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const { data: seen } = await batches.get({ batchId }).go({ consistent: true })
      const changed = seen && changeOf(seen)
      if (!changed) return false
      const { set, entries } = changed
      const day = dayAt(at, { ...seen, ...set, counts: batchOf({ ...seen, ...set }).counts })
      const { state, progress, counts, additionsMade, approval } = seen
      const written = await writeEach([day], 2 + entryCount(...entries), () =>
        service.transaction
          .write((entities) => {
            const changing = entities.batches.patch({ batchId }).set(set)
            const noting = set.progress ? changing.append({ steps: [set.progress] }) : changing
            return [
              noting
                .where((is, { eq, notExists }) =>
                  [
                    eq(is.state, state),
                    eq(is.progress, progress),
                    eq(is.counts, counts),
                    additionsMade === undefined ? notExists(is.additionsMade) : eq(is.additionsMade, additionsMade),
                    approval ? eq(is.approval, approval) : notExists(is.approval),
                  ].join(' AND '),
                )
                .commit(),
              entities.days.put(day).commit(),
              ...entryWrites(entities.waiting, ...entries),
            ]
          })
          .go(),
      )
      if (written.length > 0) return true
      await pauseBeforeTry(tries)
    }
    throw new Error(`${batchId} changed at every try to change it`)
  }
  async function approvalOn(batchId: BatchId): Promise<Approval | null> {
    return (await batches.get({ batchId }).go({ consistent: true })).data?.approval ?? null
  }
  return {
    get,
    /** Where the batch stood at the end of a day; null where that was not kept, as in batches of earlier releases. */
    async dayOf(batchId: BatchId, date: CalendarDate): Promise<BatchDay | null> {
      const { data } = await batches.get({ batchId }).go({ attributes: ['hasDays'] })
      if (!data?.hasDays) return null
      const until = days.query.ofBatch({ batchId }).between({ date: sortsFirst() }, { date })
      return (await until.go({ order: 'desc', limit: 1, consistent: true })).data[0] ?? null
    },
    /** All that is kept of it and the items of others under these keys, by one read. */
    async look(batchId: BatchId, others: readonly ItemKey[] = []): Promise<LookedAt | null> {
      const { Key } = batches.get({ batchId }).params<{ Key: ItemKey }>()
      const found = await readByKeys(database, [Key, ...others])
      const isOther = ({ sk }: Record<string, unknown>) => sk !== Key.sk
      const { data } = batches.parse({ Item: found.find((item) => !isOther(item)) })
      if (!data) return null
      const { steps = [], progress, warnings = {} } = data
      const beside = found.filter(isOther)
      return { batch: batchOf(data), steps: stepsTaken([...steps, progress]), warnings, beside }
    },
    /** Newest first. */
    async list(cursor: string | null, limit: number): Promise<Page<TransferBatch>> {
      const found = await batches.query.all({ list: 'all' }).go({ cursor, limit, order: 'desc' })
      return { items: found.data.map(batchOf), next: found.cursor }
    },
    /** Those started on these days, newest first, at most so many. */
    async startedWithin(from: CalendarDate, until: CalendarDate, most: number): Promise<Page<TransferBatch>> {
      const found = await batches.query
        .all({ list: 'all' })
        .between({ createdAt: atShanghai(from, '00:00') }, { createdAt: atShanghai(plusDays(until, 1), '00:00') })
        .go({ limit: most, order: 'desc' })
      return { items: found.data.map(batchOf), next: found.cursor }
    },
    /** The same batch again changes nothing: answers what stood before, null where it is new. */
    async begin(batch: TransferBatch): Promise<TransferBatch | null> {
      const { batchId, createdAt, state, progress, counts } = batch
      const steps = [progress]
      const ends = batch.search && { expiresAt: expiry(createdAt, searchRetention) }
      const waiting = waitingOnLateStep(batchId, progress)
      const begun = await writeEach([batch], 2 + entryCount([], waiting), () =>
        service.transaction
          .write((entities) => [
            entities.batches
              .create({
                batchId,
                list: 'all',
                createdAt,
                state,
                batch,
                progress,
                counts,
                hasDays: true,
                steps,
                ...ends,
              })
              .commit(),
            entities.days.put(dayAt(createdAt, batch)).commit(),
            ...entryWrites(entities.waiting, [], waiting),
          ])
          .go(),
      )
      return begun.length > 0 ? null : get(batchId)
    },
    async setSmsBudget(batchId: BatchId, smsBudget: Money | null): Promise<void> {
      await batches.patch({ batchId }).set({ smsBudget }).go()
    },
    async giveTimeToPropose(batchId: BatchId, proposeUntil: Instant): Promise<void> {
      await batches.patch({ batchId }).set({ proposeUntil }).go()
    },
    /** Moves the batch on from the state that the caller saw; false where another moved it meanwhile. */
    async move(from: TransferBatch, to: TransferBatch): Promise<boolean> {
      if (from.state === to.state) return true
      const { batchId, state, progress } = to
      return change(batchId, progress.since, (seen) => {
        if (seen.state !== from.state) return null
        const warned = seen.warnings ?? {}
        const lists = [...anyEntries(batchId, from.progress), ...waitingOnWarnings(from, warned)]
        return { set: { state, progress, batch: to }, entries: [{ perhaps: lists }, waitingOnWarnings(to, warned)] }
      })
    },
    /**
     * Notes what the caller's rule says of where the batch stands, and replaces the groups of counts that it gives. One that is being
     * released or has ended keeps the step that it says; only the batch's own workflow gives counts, one step at a time.
     */
    async note(batchId: BatchId, at: Instant, noted: (standing: BatchProgress) => Noted): Promise<void> {
      await change(batchId, at, (seen) => {
        const given = noted(seen.progress)
        const counts = { ...seen.counts, ...given.counts }
        const progress = seen.state === 'running' ? given.progress : undefined
        if (!progress && isDeepStrictEqual(counts, seen.counts)) return null
        return {
          set: { counts, ...(progress && { progress }) },
          entries: progress
            ? [
                { perhaps: anyEntries(batchId, progress) },
                [
                  ...waitingForApproval(batchId, progress, seen.approval !== undefined),
                  ...waitingOnLateStep(batchId, progress),
                ],
              ]
            : [[], []],
        }
      })
    },
    /** What of a batch that runs is to be warned of from now on. Only the batch's own workflow calls it, one step at a time. */
    async warn(batchId: BatchId, changed: (before: BatchWarnings) => BatchWarnings): Promise<void> {
      const { data } = await batches.get({ batchId }).go({ consistent: true })
      if (data?.state !== 'running') return
      const [before, after] = [data.warnings ?? {}, changed(data.warnings ?? {})]
      if (isDeepStrictEqual(before, after)) return
      const lists = [waitingOnWarnings(data.batch, before), waitingOnWarnings(data.batch, after)] as const
      // Few counties stand out; where most do, the first are listed, and the batch names all.
      await writeEach([after], 1 + entryCount(...lists), () =>
        service.transaction
          .write((entities) => [
            entities.batches
              .patch({ batchId })
              .set({ warnings: after })
              .where(({ state }, { eq }) => eq(state, 'running'))
              .commit(),
            ...entryWrites(entities.waiting, ...lists),
          ])
          .go(),
      )
    },
    /** Who was added so far, and whether anybody may still be. */
    async late(batchId: BatchId): Promise<{ late: LateCandidates | null; takesNobody: boolean }> {
      const { data } = await batches.get({ batchId }).go({ consistent: true })
      return { late: data?.late ?? null, takesNobody: data?.takesNobody === true }
    },
    /** Adds to the people whom the caller saw; false where others were added since, or nobody is any more. */
    async addLate(batchId: BatchId, seen: LateCandidates | null, next: LateCandidates, at: Instant): Promise<boolean> {
      const added = batches
        .patch({ batchId })
        .set({ late: next, additionsMade: next.additions.length })
        .where(
          ({ additionsMade, takesNobody, state }, { eq, notExists }) =>
            `${seen ? eq(additionsMade, seen.additions.length) : notExists(additionsMade)} AND ${notExists(takesNobody)} AND ${eq(state, 'running')}`,
        )
      // The SDK may have written it twice, since the answer to its first try was lost.
      if (!(await holds(added.go())) && !isOn((await this.late(batchId)).late, next)) return false
      await noteDay(batchId, at)
      return true
    },
    /** From now on nobody is added; false where somebody was since the caller looked. Without a look nobody is asked for. */
    async takeNobody(batchId: BatchId, seen?: LateCandidates | null): Promise<boolean> {
      const closed = batches.patch({ batchId }).set({ takesNobody: true })
      if (seen === undefined) return holds(closed.go())
      return holds(
        closed
          .where(({ additionsMade }, { eq, notExists }) =>
            seen ? eq(additionsMade, seen.additions.length) : notExists(additionsMade),
          )
          .go(),
      )
    },
    /** Leaves the token of the step that waits for the headcounts. */
    async awaitHeadcounts(batchId: BatchId, headcountsToken: string): Promise<void> {
      await batches.patch({ batchId }).set({ headcountsToken }).go()
    },
    /** Null until a step waits for the headcounts; steps of earlier releases wait for one each. */
    async headcountsToken(batchId: BatchId): Promise<string | null> {
      const { data } = await batches.get({ batchId }).go({ attributes: ['headcountsToken'], consistent: true })
      return data?.headcountsToken ?? null
    },
    /** Leaves the token of the step that waits for approval and answers a decision that came before. */
    async awaitApproval(batchId: BatchId, approvalToken: string): Promise<Approval | null> {
      const { data } = await batches.patch({ batchId }).set({ approvalToken }).go({ response: 'all_new' })
      return data.approval ?? null
    },
    /** The decision that stands; null where none was made, or a change of plan waits for another one. */
    approvalOf: approvalOn,
    /** Once there is the other plan that was decided on, the approver is asked again, and decides anew. */
    async askApprovalAgain(batchId: BatchId, proposalId: ProposalId): Promise<void> {
      const standing = await approvalOn(batchId)
      if (!standing || !isForProposal(standing, proposalId)) return
      const reopened = batches
        .patch({ batchId })
        .remove(['approval', 'approvalToken'])
        .where(({ approval }, { eq }) => eq(approval, standing))
      await holds(reopened.go())
    },
    /** Keeps the first decision; answers it and the token that waits for it. */
    async decide(batchId: BatchId, approval: Approval): Promise<{ approval: Approval; token: string | null }> {
      const { data: before } = await batches.get({ batchId }).go({ consistent: true })
      if (before?.approval) return { approval: before.approval, token: before.approvalToken ?? null }
      const known = before?.plansSetAside
      const decided = await writeEach([approval], 2, () =>
        service.transaction
          .write((entities) => [
            entities.batches
              .patch({ batchId })
              .set({
                approval,
                ...(isForAnotherPlan(approval) && { plansSetAside: [...(known ?? []), approval] }),
              })
              .where(
                (attributes, { eq, notExists }) =>
                  `${notExists(attributes.approval)} AND ${known ? eq(attributes.plansSetAside, known) : notExists(attributes.plansSetAside)}`,
              )
              .commit(),
            ...entryWrites(entities.waiting, anyApproval(batchId, { since: approval.at }), []),
          ])
          .go(),
      )
      const { data } = await batches.get({ batchId }).go({ consistent: true })
      const stands = decided.length > 0 ? approval : data?.approval
      if (!stands) throw new Error(`${batchId} was decided on, and is asked about again, meanwhile`)
      return { approval: stands, token: data?.approvalToken ?? null }
    },
  }
}

/** Whether the addition that comes last in what was to be kept is there. */
function isOn(standing: LateCandidates | null, { additions }: LateCandidates): boolean {
  const file = additions.at(-1)?.file
  return standing?.additions.some((one) => one.file === file) === true
}

function withLate(counts: BatchCounts, { additions, chunks }: LateCandidates): BatchCounts {
  const people = additions.reduce((sum, addition) => sum + addition.people, 0)
  return { ...counts, candidates: counts.candidates + people, chunks }
}

/** The entry that the batch may have on the list of approvals. */
function anyApproval(batchId: BatchId, { since }: Pick<BatchProgress, 'since'>): Stood {
  return { perhaps: [approvalOf(batchId, { since, until: null })] }
}

/** What its progress may have on the lists. */
function anyEntries(batchId: BatchId, { since }: Pick<BatchProgress, 'since'>) {
  return [approvalOf(batchId, { since, until: null }), entryOfLateStep(batchId, { since })]
}

/** Where a batch's lists lie in the bucket. */
export function batchKeys(batchId: BatchId) {
  const folder = `batches/${batchId}`
  return {
    candidates: `${folder}/candidates.json`,
    addition: (name: string) => `${folder}/additions/${name}.json`,
    chunks: `${folder}/chunks.json`,
    jobOrders: `${folder}/job-orders.json`,
    round: (round: number) => `${folder}/rounds/${round}/round.json`,
    roundChunks: (round: number) => `${folder}/rounds/${round}/chunks.json`,
    roundMessages: (round: number) => `${folder}/rounds/${round}/messages.json`,
    /** Of a round some of whose orders ask for a labour brand. */
    roundCertificates: (round: number) => `${folder}/rounds/${round}/certificates.json`,
    /** Of a round in which somebody was offered help before a job. */
    roundHelpFirst: (round: number) => `${folder}/rounds/${round}/help-first.json`,
    roundFlag: (round: number) => `${folder}/rounds/${round}/flag.json`,
    roundPlaces: (round: number) => `${folder}/rounds/${round}/places.json`,
    roundChunk: (round: number, chunk: number) =>
      `${folder}/rounds/${round}/chunk-${String(chunk).padStart(4, '0')}.json`,
  }
}
