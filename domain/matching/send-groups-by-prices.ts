import type { Placed, Prices } from './class-network.ts'
import type { CompanionGroup } from './companion-groups.ts'
import type { Destinations } from './companion-programme.ts'
import type { MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { placeClasses } from './place-classes.ts'
import { permitted, score } from './score.ts'
import { type WorkerClasses, workerClasses } from './worker-classes.ts'

/** Into how many batches the groups are divided, turn by turn; after each batch the prices are found anew. */
const batchesByTurn = [16, 4, 4, 2]
const smallestBatch = 8

/**
 * The order in which people are placed. Groups that insist take the places that they need, which places most people; groups
 * that give way leave priority workers theirs.
 */
const insisting = { sent: 0, triedPriority: 1, triedOther: 2, priority: 3, other: 4 }
const givingWay = { sent: 0, triedPriority: 1, priority: 2, triedOther: 3, other: 4 }
type Tiers = typeof insisting

/**
 * Where the groups go, near the lexicographic optimum, for instances too large to prove it. Until a group's turn comes its members go where
 * they like among the enterprises that could take all of them; at its turn it tries the enterprise that is worth most at the present prices
 * of places, and is sent there if all fit in beside those sent before. Groups with the least choice are first; one that does not fit in has
 * another turn. This is done with groups that insist and with groups that give way: the better counts.
 */
export function sendGroupsByPrices(
  groups: readonly CompanionGroup[],
  alone: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
): Destinations {
  const possible = groups.filter((group) => group.enterprises.length > 0)
  possible.sort((a, b) => a.enterprises.length - b.enterprises.length || b.members.length - a.members.length)
  const first = sendInTurn(possible, new GroupAttempt(alone, jobOrders, insisting))
  const second = sendInTurn(possible, new GroupAttempt(alone, jobOrders, givingWay))
  const gain = second.placed - first.placed || second.priorityPlaced - first.priorityPlaced
  return gain > 0 ? second.sent : first.sent
}

function sendInTurn(possible: readonly CompanionGroup[], attempt: GroupAttempt) {
  const sent = new Map<CompanionGroup, string>()
  const open = new Map(possible.map((group) => [group, new Set(group.enterprises)]))
  const nobody: Destinations = new Map()
  attempt.place(sent, nobody, possible)
  let turn = possible
  for (const batches of batchesByTurn) {
    const size = Math.max(smallestBatch, Math.ceil(turn.length / batches))
    const again: CompanionGroup[] = []
    for (let next = 0; next < turn.length; next += size) {
      const batch = turn.slice(next, next + size)
      const tried = new Map(batch.map((group) => [group, attempt.bestFor(group, open.get(group)!)]))
      const { whole } = attempt.place(sent, tried, [...turn.slice(next + size), ...again])
      for (const [group, enterprise] of tried) {
        const choice = open.get(group)!
        if (whole.has(group)) sent.set(group, enterprise)
        else if (choice.delete(enterprise) && choice.size > 0) again.push(group)
      }
    }
    turn = again
  }
  const { placed, priorityPlaced } = attempt.place(sent, nobody, [])
  return { sent, placed, priorityPlaced }
}

class GroupAttempt {
  readonly #alone: readonly MatchingWorker[]
  readonly #jobOrders: readonly MatchingJobOrder[]
  readonly #headcounts: readonly number[]
  readonly #ordersOf: ReadonlyMap<string, readonly number[]>
  readonly #tiers: Tiers
  #prices: Prices | undefined

  constructor(alone: readonly MatchingWorker[], jobOrders: readonly MatchingJobOrder[], tiers: Tiers) {
    this.#tiers = tiers
    this.#alone = alone
    this.#jobOrders = jobOrders
    this.#headcounts = jobOrders.map((job) => job.headcount)
    this.#ordersOf = Map.groupBy(jobOrders.keys(), (job) => jobOrders[job]!.enterprise)
  }

  /** Places everybody, which gives new prices, and answers which of the tried groups were placed whole. */
  place(
    sent: Destinations,
    tried: Destinations,
    waiting: readonly CompanionGroup[],
  ): { whole: ReadonlySet<CompanionGroup>; placed: number; priorityPlaced: number } {
    const tiers = this.#tiers
    const bound = new Map<MatchingWorker, { tier: number; enterprises: readonly string[] }>()
    const bind = (group: CompanionGroup, enterprises: readonly string[], priorityTier: number, otherTier: number) => {
      for (const member of group.members) {
        bound.set(member, { tier: member.priority ? priorityTier : otherTier, enterprises })
      }
    }
    for (const [group, enterprise] of sent) bind(group, [enterprise], tiers.sent, tiers.sent)
    for (const [group, enterprise] of tried) bind(group, [enterprise], tiers.triedPriority, tiers.triedOther)
    for (const group of waiting) bind(group, group.enterprises, tiers.priority, tiers.other)
    const workers = [...bound.keys(), ...this.#alone]
    const classes = workerClasses(workers, this.#jobOrders, {
      tiers: 5,
      tierOf: (worker) => bound.get(worker)?.tier ?? (worker.priority ? tiers.priority : tiers.other),
      enterprisesOf: (worker) => bound.get(worker)?.enterprises,
    })
    const { placed, prices } = placeClasses(classes, this.#headcounts, this.#prices)
    this.#prices = prices
    const seated = seatedMembers(classes, placed, workers)
    const whole = [...tried.keys()].filter((group) => group.members.every((member) => seated.has(member)))
    const priorityPlaced = [...seated].filter((worker) => worker.priority).length
    return { whole: new Set(whole), placed: seated.size, priorityPlaced }
  }

  /** The enterprise at which the members' places are worth most at the present prices. */
  bestFor(group: CompanionGroup, enterprises: ReadonlySet<string>): string {
    let best = ''
    let bestWorth = Number.NEGATIVE_INFINITY
    for (const enterprise of enterprises) {
      let worth = 0
      for (const member of group.members) worth += this.#bestOrder(member, this.#ordersOf.get(enterprise)!)
      if (worth <= bestWorth) continue
      best = enterprise
      bestWorth = worth
    }
    return best
  }

  #bestOrder(member: MatchingWorker, jobs: readonly number[]): number {
    let best = Number.NEGATIVE_INFINITY
    for (const place of jobs) {
      const job = this.#jobOrders[place]!
      if (permitted(member, job)) best = Math.max(best, score(member, job) + (this.#prices?.[place] ?? 0))
    }
    return best
  }
}

function seatedMembers(
  classes: WorkerClasses,
  placed: readonly Placed[],
  workers: readonly MatchingWorker[],
): ReadonlySet<MatchingWorker> {
  const seated = new Set<MatchingWorker>()
  const next = classes.firstMember.slice(0, classes.count)
  for (const { workerClass, units } of placed) {
    for (let unit = 0; unit < units; unit++) seated.add(workers[classes.members[next[workerClass]!++]!]!)
  }
  return seated
}
