import type { CaseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { type Case, isOpen } from '../../domain/stabilisation/case.ts'
import { expiry, type Page } from '../database.ts'
import { writeEach } from '../write-each.ts'
import { type CaseItems, caseRetention } from './case-items.ts'

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

/** Who has cases in hand. */
export function caseHandsOf({ service, cityTurns, heldCases, getMany }: CaseItems) {
  async function heldPage(holder: string, cursor: string | null): Promise<Page<HeldKey>> {
    const page = await heldCases.query.ofHolder({ holder }).go({ cursor, limit: 200, consistent: true })
    return { items: page.data, next: page.cursor }
  }
  return {
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
                      .put({ holder: to, caseId, act, at, expiresAt: expiry(openedAt, caseRetention) })
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
              .put({ holder: to, caseId, act: 'on duty', at, expiresAt: expiry(openedAt, caseRetention) })
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
  }
}
