import type { EntityItem } from 'electrodb'
import type { FirmCounts } from '../../domain/enterprises/firm-card.ts'
import type { BatchId, CohortId, EnterpriseId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { CheckInKind } from '../../domain/notices/question.ts'
import type { CheckIn, CheckInAnswer, ContractAnswer } from '../../domain/stabilisation/check-in.ts'
import type { FirstWage } from '../../domain/stabilisation/first-wage.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'

/** An answer tells about a person; after the follow-up its counts are enough. */
export const checkInRetention = { days: 270 }

const checkIn = {
  model: { entity: 'checkIn', version: '1', service: 'zhida' },
  attributes: {
    cohortId: { type: text<CohortId>(), required: true },
    day: { type: 'number', required: true },
    workerId: { type: text<WorkerId>(), required: true },
    batchId: { type: text<BatchId>(), required: true },
    chunk: { type: 'number', required: true },
    placementId: { type: text<PlacementId>(), required: true },
    enterpriseId: { type: text<EnterpriseId>(), required: true },
    countyCode: { type: 'string', required: true },
    cityCode: { type: 'string', required: true },
    askedAt: { type: text<Instant>(), required: true },
    closesAt: { type: text<Instant>(), required: true },
    state: { type: text<CheckIn['state']>(), required: true },
    answer: { type: text<CheckInAnswer>() },
    answeredAt: { type: text<Instant>() },
    kind: { type: text<CheckInKind>() },
    asksContract: { type: 'boolean' },
    handedOverOn: { type: text<CalendarDate>() },
    wage: { type: typed<FirstWage>() },
    contract: { type: text<ContractAnswer>() },
    countsAtClose: { type: typed<true>() },
    counts: { type: typed<Partial<FirmCounts>>() },
    calledBy: { type: 'string' },
    calledAt: { type: text<Instant>() },
    expiresAt: { type: 'number', required: true },
  },
} as const

const ofCheckpoint = {
  pk: { field: 'pk', composite: ['cohortId', 'day'] },
  sk: { field: 'sk', composite: ['workerId'] },
} as const

/** By cohort and day, and in no index: the cohorts of a person lead to theirs. */
export function checkInEntity(database: Database) {
  return new Entity({ ...checkIn, indexes: { ofCheckpoint } }, database)
}

/** As releases before wrote them, with an index. */
export function indexedCheckInEntity(database: Database) {
  const ofWorker = {
    index: 'gsi1',
    pk: { field: 'gsi1pk', composite: ['workerId'] },
    sk: { field: 'gsi1sk', composite: ['askedAt'] },
  } as const
  return new Entity({ ...checkIn, indexes: { ofCheckpoint, ofWorker } }, database)
}

/** The entity's conditions keep the answer with the state that has it. */
export const checkInOf = (item: EntityItem<ReturnType<typeof checkInEntity>>) => item as CheckIn
