import type { CohortId, EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CheckIn, CheckInDay, CheckInFacts } from '../../domain/stabilisation/check-in.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { writeSingly } from '../write-singly.ts'
import { checkInRetention } from './check-in-entity.ts'

type OfPerson = 'workerId' | 'chunk' | 'placementId' | 'enterpriseId' | 'countyCode' | 'cityCode' | 'asksContract'
type OfAll = Omit<CheckInFacts, OfPerson | 'cohortId' | 'day' | 'askedTogether' | 'calledBy' | 'calledAt'>
type Person = readonly [
  workerId: WorkerId,
  chunk: number,
  placementId: PlacementId,
  enterpriseId: EnterpriseId,
  countyCode: string,
  cityCode: string,
  asksContract?: true,
]

/** Each turn another has asked some of them in between. */
const mostTurns = 20

/**
 * Whom of a cohort was asked on a day: one item for all who were asked at once, which never changes. A check-in gets an item of its own when
 * something becomes of it.
 *
 * Those of a day are counted through without a gap, and whoever adds one has seen all before it: so each person was asked once.
 */
export function askedCheckInsIn(database: Database) {
  const asked = new Entity(
    {
      model: { entity: 'askedCheckIns', version: '1', service: 'zhida' },
      attributes: {
        cohortId: { type: text<CohortId>(), required: true },
        day: { type: 'number', required: true },
        serial: { type: 'number', required: true },
        all: { type: typed<OfAll>(), required: true },
        people: { type: typed<readonly Person[]>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofCohort: { pk: { field: 'pk', composite: ['cohortId'] }, sk: { field: 'sk', composite: ['day', 'serial'] } },
      },
    },
    database,
  )
  type Item = { day: number; cohortId: CohortId; serial: number; all: OfAll; people: readonly Person[] }
  async function ofDay(cohortId: CohortId, day: number): Promise<Item[]> {
    return (await asked.query.ofCohort({ cohortId, day }).go({ pages: 'all', consistent: true })).data
  }
  const checkInsOf = (items: readonly Item[], wanted?: ReadonlySet<WorkerId>): CheckIn[] =>
    items.flatMap(({ cohortId, day, all, people }) =>
      people.flatMap(([workerId, chunk, placementId, enterpriseId, countyCode, cityCode, asksContract]): CheckIn[] =>
        wanted?.has(workerId) === false
          ? []
          : [
              {
                cohortId,
                day: day as CheckInDay,
                ...all,
                workerId,
                chunk,
                placementId,
                enterpriseId,
                countyCode,
                cityCode,
                ...(asksContract && { asksContract }),
                askedTogether: true,
                state: 'asked',
              },
            ],
      ),
    )
  return {
    /** All as they were asked; what became of each has an item of its own. */
    async ofCheckpoint(cohortId: CohortId, day: number, wanted?: ReadonlySet<WorkerId>): Promise<CheckIn[]> {
      return checkInsOf(await ofDay(cohortId, day), wanted)
    },
    /** The same of every day. */
    async ofCohort(cohortId: CohortId, workerId: WorkerId): Promise<CheckIn[]> {
      const { data } = await asked.query.ofCohort({ cohortId }).go({ pages: 'all', consistent: true })
      return checkInsOf(data, new Set([workerId]))
    },
    /** Puts on record those who were not asked yet, all of one cohort and day. */
    async add(facts: readonly CheckInFacts[]): Promise<void> {
      const [first] = facts
      if (!first) return
      const { cohortId, day } = first
      for (let turns = 0; turns <= mostTurns; turns += 1) {
        const before = await ofDay(cohortId, day)
        const known = new Set(before.flatMap(({ people }) => people.map(([workerId]) => workerId)))
        const fresh = facts.filter(({ workerId }) => !known.has(workerId))
        const [one] = fresh
        if (!one) return
        const item = {
          cohortId,
          day,
          serial: before.length,
          all: ofAll(one),
          people: fresh.map(personOf),
          expiresAt: expiry(one.askedAt, checkInRetention),
        }
        if ((await writeSingly([item], database, (some) => asked.create(some))).length > 0) return
      }
      throw new Error(`too many ask ${cohortId} at this moment`)
    },
  }
}

function ofAll({ batchId, askedAt, closesAt, kind, handedOverOn, countsAtClose }: CheckInFacts): OfAll {
  return {
    batchId,
    askedAt,
    closesAt,
    ...(kind && { kind }),
    ...(handedOverOn && { handedOverOn }),
    ...(countsAtClose && { countsAtClose }),
  }
}

function personOf(facts: CheckInFacts): Person {
  const { workerId, chunk, placementId, enterpriseId, countyCode, cityCode, asksContract } = facts
  const person: Person = [workerId, chunk, placementId, enterpriseId, countyCode, cityCode]
  return asksContract ? ([...person, asksContract] as unknown as Person) : person
}
