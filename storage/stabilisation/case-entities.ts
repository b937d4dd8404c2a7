import type { CaseId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'

export type CaseStanding = 'open' | 'closed'

/** Leads from a colleague to the open cases that they hold; `heldBy` of the case is the truth. */
export function heldCaseEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'heldCase', version: '1', service: 'zhida' },
      attributes: {
        holder: { type: 'string', required: true },
        caseId: { type: text<CaseId>(), required: true },
        act: { type: 'string', required: true },
        at: { type: text<Instant>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofHolder: { pk: { field: 'pk', composite: ['holder'] }, sk: { field: 'sk', composite: ['caseId'] } },
      },
    },
    database,
  )
}

/** A case, and what leads to it or hangs on it. */
export function caseEntities(database: Database) {
  const cases = new Entity(
    {
      model: { entity: 'case', version: '1', service: 'zhida' },
      attributes: {
        caseId: { type: text<CaseId>(), required: true },
        /** Missing in cases of releases before, of which only the open ones are found by their worker. */
        workerId: { type: text<WorkerId>() },
        place: { type: 'string', required: true },
        standing: { type: text<CaseStanding>(), required: true },
        openedAt: { type: text<Instant>(), required: true },
        /** `one.state`, apart because conditions look at it. */
        state: { type: text<Case['state']>(), required: true },
        one: { type: typed<Case>(), required: true },
        /** Apart from `one`, which whoever assigns or settles the case writes whole. */
        lastCallAt: { type: text<Instant>() },
        /** Apart for the same reason. */
        heldBy: { type: 'string' },
        /** `one.revision`, apart because conditions look at it. Missing until a colleague or a level changes the case. */
        revision: { type: 'number' },
        /** Of the step that waits for the outcome. */
        token: { type: 'string' },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        byId: { pk: { field: 'pk', composite: ['caseId'] }, sk: { field: 'sk', composite: [] } },
        ofPlace: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['place'] },
          sk: { field: 'gsi1sk', composite: ['standing', 'openedAt', 'caseId'] },
        },
        ofWorker: {
          index: 'gsi2',
          pk: { field: 'gsi2pk', composite: ['workerId'] },
          sk: { field: 'gsi2sk', composite: ['caseId'] },
        },
      },
    },
    database,
  )
  /** Keeps a worker to one open case of a kind. */
  const openCases = new Entity(
    {
      model: { entity: 'openCase', version: '1', service: 'zhida' },
      attributes: {
        workerId: { type: text<WorkerId>(), required: true },
        kind: { type: text<CaseKind>(), required: true },
        caseId: { type: text<CaseId>(), required: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        ofWorker: { pk: { field: 'pk', composite: ['workerId'] }, sk: { field: 'sk', composite: ['kind'] } },
      },
    },
    database,
  )
  /** Leads from the month in which a case was opened to it, for a list of all places. */
  const monthCases = new Entity(
    {
      model: { entity: 'monthCase', version: '1', service: 'zhida' },
      attributes: {
        /** `2026-03` */
        month: { type: 'string', required: true },
        openedAt: { type: text<Instant>(), required: true },
        caseId: { type: text<CaseId>(), required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        // A province opens some thousand a month: one partition holds them.
        ofMonth: { pk: { field: 'pk', composite: ['month'] }, sk: { field: 'sk', composite: ['openedAt', 'caseId'] } },
      },
    },
    database,
  )
  const furtherCalls = new Entity(
    {
      model: { entity: 'furtherCall', version: '1', service: 'zhida' },
      attributes: {
        caseId: { type: text<CaseId>(), required: true },
        key: { type: 'string', required: true },
        at: { type: text<Instant>(), required: true },
        sealedText: { type: 'string', required: true },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        ofCase: { pk: { field: 'pk', composite: ['caseId'] }, sk: { field: 'sk', composite: ['key'] } },
      },
    },
    database,
  )
  /** The trail of what colleagues did. */
  const caseSteps = new Entity(
    {
      model: { entity: 'caseStep', version: '1', service: 'zhida' },
      attributes: {
        caseId: { type: text<CaseId>(), required: true },
        /** Of the act: the same act is one step. */
        key: { type: 'string', required: true },
        /** Which change of the case it was: acts of one moment have their order too. */
        order: { type: 'number', required: true },
        step: { type: typed<CaseStep>(), required: true },
        sealedText: { type: 'string' },
        expiresAt: { type: 'number', hidden: true },
      },
      indexes: {
        ofCase: { pk: { field: 'pk', composite: ['caseId'] }, sk: { field: 'sk', composite: ['key'] } },
      },
    },
    database,
  )
  /** Counts how often cases of a city were given out: of two who do it at once the second looks at the loads again. */
  const cityTurns = new Entity(
    {
      model: { entity: 'cityTurn', version: '1', service: 'zhida' },
      attributes: { cityCode: { type: 'string', required: true }, turn: { type: 'number', required: true } },
      indexes: { ofCity: { pk: { field: 'pk', composite: ['cityCode'] }, sk: { field: 'sk', composite: [] } } },
    },
    database,
  )
  return { cases, openCases, monthCases, furtherCalls, caseSteps, heldCases: heldCaseEntity(database), cityTurns }
}
