import type { CaseId, WorkerId } from '../../domain/kernel/ids.ts'
import { type Case, type CaseIn, isOpen } from '../../domain/stabilisation/case.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import { entriesOfCase, mayWaitOnCase, waitingOnCase } from '../../domain/stabilisation/waits-of-case.ts'
import { type Database, expiry, isConditionFailed } from '../database.ts'
import { entryCount, entryWrites } from '../kernel/waiting.ts'
import { writeEach } from '../write-each.ts'
import { caseHandsOf } from './case-hands.ts'
import { caseItemsIn, caseRetention } from './case-items.ts'
import { caseListsOf, monthOf } from './case-lists.ts'
import { caseTextsOf, type KeptStep } from './case-texts.ts'

/** A case as it was read, and the token of the step that waits for its outcome, if one does. */
export interface AwaitedCase {
  readonly one: Case
  readonly token: string | null
}

function monthCaseOf({ caseId, openedAt }: Case) {
  return { month: monthOf(openedAt), openedAt, caseId, expiresAt: expiry(openedAt, caseRetention) }
}

/** Cases: how they are opened, changed and closed, and what is kept of each in the files beside. */
export function casesIn(database: Database) {
  const items = caseItemsIn(database)
  const { cases, openCases, service, itemOf, caseIn, get, getMany, letGo } = items
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
              expiresAt: expiry(one.openedAt, caseRetention),
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
  return {
    ...caseHandsOf(items),
    ...caseListsOf(items),
    ...caseTextsOf(items),
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
      const expiresAt = expiry(openedAt, caseRetention)
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
    /** Of the step that waits for the outcome, if one ever did. */
    async tokenOf(caseId: CaseId): Promise<string | null> {
      return (await cases.get({ caseId }).go({ consistent: true })).data?.token ?? null
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
