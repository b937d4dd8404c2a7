import type { MatchingInstance, MatchingJobOrder, MatchingWorker } from '../../domain/matching/matching-instance.ts'
import { chanceFrom } from '../bench/generated-instance.ts'

/** Chance for one instance: whole numbers and choices. */
interface Chance {
  whole(from: number, to: number): number
  one<T>(...choices: readonly T[]): T
}

/** What is different about the workers, the orders or the sizes of an instance. */
interface Shape {
  readonly workers?: number
  readonly orders?: number
  readonly worker?: (chance: Chance) => Partial<MatchingWorker>
  readonly order?: (chance: Chance, place: number) => Partial<MatchingJobOrder>
}

const groupOf = (groups: number) => (chance: Chance) => ({ companionGroup: `G${chance.whole(1, groups)}` })

/** Instances as a county could have them, but not the one whose sample we know. */
export const shapes: Record<string, Shape> = {
  mixed: {},
  'many equal workers': {
    workers: 30,
    worker: () => ({
      age: 30,
      skills: [],
      minimumMonthlyWageYuan: 4000,
      destinations: ['P1'],
      earliestDepartureDay: 0,
    }),
  },
  'few orders with large headcounts': { orders: 2, order: (chance) => ({ headcount: chance.whole(8, 1000) }) },
  'many orders of one place': { orders: 14, order: () => ({ headcount: 1 }) },
  'all with priority': { worker: () => ({ priority: true }) },
  'none with priority': { worker: () => ({ priority: false }) },
  'tight dates': {
    worker: (chance) => ({ earliestDepartureDay: chance.whole(6, 15) }),
    order: (chance) => ({ startDay: chance.whole(6, 15) }),
  },
  'anywhere at any wage': { worker: () => ({ destinations: 'any', minimumMonthlyWageYuan: 0 }) },
  'nothing permitted': { worker: () => ({ destinations: [] }) },
  'wages far above what is asked': { order: () => ({ monthlyWageYuan: 20_000 }) },
  'one enterprise': { order: () => ({ enterprise: 'E1' }), worker: groupOf(6) },
  'everybody in pairs or so': { workers: 20, worker: groupOf(11) },
  'a few large groups': { workers: 26, worker: groupOf(4), order: (chance) => ({ headcount: chance.whole(2, 9) }) },
  'groups larger than any order': {
    workers: 22,
    worker: groupOf(3),
    order: (chance) => ({ headcount: chance.whole(1, 3) }),
  },
  'half of them in groups': {
    workers: 26,
    worker: (chance) => ({ companionGroup: chance.one(null, `G${chance.whole(1, 5)}`) }),
  },
  'places that nobody confirmed': { order: (chance) => ({ headcount: chance.one(0, 0, 3) }) },
  'three wishes each': { worker: (chance) => ({ destinations: chance.one(['P1', 'P2', 'P3'], ['P3', 'P1', 'P2']) }) },
  'skills asked everywhere': { order: (chance) => ({ requiredSkill: chance.whole(1, 3) }) },
}

/** The same shape and seed give the same instance. */
export function shapedInstance(name: string, seed: number): MatchingInstance {
  const shape = shapes[name]!
  const next = chanceFrom(1000 * seed + Object.keys(shapes).indexOf(name))
  const chance: Chance = {
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    one: (...choices) => choices[Math.floor(next() * choices.length)]!,
  }
  const province = () => chance.one('P1', 'P2', 'P3', 'P4')
  const worker = (place: number): MatchingWorker => ({
    id: `W${place + 1}`,
    county: chance.one('C1', 'C2'),
    age: chance.whole(15, 20),
    skills: chance.one([], [1], [2], [1, 2, 3]),
    minimumMonthlyWageYuan: 100 * chance.whole(30, 50),
    destinations: chance.one<MatchingWorker['destinations']>(
      'any',
      [province()],
      [...new Set([province(), province(), province()])],
    ),
    earliestDepartureDay: chance.whole(0, 9),
    priority: chance.one(true, false, false),
    companionGroup: chance.one(null, null, null, `G${chance.whole(1, 4)}`),
    ...shape.worker?.(chance),
  })
  const order = (place: number): MatchingJobOrder => ({
    id: `J${place + 1}`,
    enterprise: `E${chance.whole(1, 4)}`,
    city: 'City',
    province: province(),
    headcount: chance.whole(1, 5),
    minimumAge: chance.one(16, 16, 18),
    requiredSkill: chance.one(null, null, 1, 2),
    monthlyWageYuan: 50 * chance.whole(70, 130),
    startDay: chance.whole(5, 14),
    ...shape.order?.(chance, place),
  })
  return {
    format: 'matching-workers-1',
    workers: Array.from({ length: shape.workers ?? chance.whole(8, 24) }, (_, place) => worker(place)),
    jobOrders: Array.from({ length: shape.orders ?? chance.whole(3, 9) }, (_, place) => order(place)),
  }
}
