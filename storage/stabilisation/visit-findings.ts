import { Entity } from 'electrodb'
import type { StationId, VisitId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import { type Database, expiry, isConditionFailed, text, typed } from '../database.ts'

/** It leads to cases, and goes as they do. */
const retention = { days: 730 }

/** Findings, and by what they are known when they are sent again. */
export interface KeptFindings {
  readonly findings: VisitFindings
  readonly fingerprint: string
  /** Each person who is named has a case; until then the same findings go on. */
  readonly isComplete: boolean
}

export function visitFindingsIn(database: Database) {
  const kept = new Entity(
    {
      model: { entity: 'visitFindings', version: '1', service: 'zhida' },
      attributes: {
        visitId: { type: text<VisitId>(), required: true },
        stationId: { type: text<StationId>(), required: true },
        heldOn: { type: text<CalendarDate>(), required: true },
        findings: { type: typed<VisitFindings>(), required: true },
        fingerprint: { type: 'string', required: true },
        isComplete: { type: 'boolean', required: true },
        expiresAt: { type: 'number', required: true },
      },
      indexes: {
        ofVisit: { pk: { field: 'pk', composite: ['visitId'] }, sk: { field: 'sk', composite: [] } },
        ofStation: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['stationId'] },
          sk: { field: 'gsi1sk', composite: ['heldOn', 'visitId'] },
        },
      },
    },
    database,
  )
  async function get(visitId: VisitId): Promise<KeptFindings | null> {
    return (await kept.get({ visitId }).go({ consistent: true })).data
  }
  return {
    get,
    /** The first that are recorded of a visit stand; answers them. */
    async record({ findings, fingerprint, isComplete }: KeptFindings): Promise<KeptFindings> {
      const { visitId, stationId, heldOn, recordedAt } = findings
      const expiresAt = expiry(recordedAt, retention)
      const item = { visitId, stationId, heldOn, findings, fingerprint, isComplete, expiresAt }
      try {
        await kept.create(item).go()
        return item
      } catch (error) {
        if (!isConditionFailed(error)) throw error
        return (await get(visitId)) ?? item
      }
    },
    /** With the cases that look after what was found. */
    async complete(findings: VisitFindings): Promise<void> {
      await kept.patch({ visitId: findings.visitId }).set({ findings, isComplete: true }).go()
    },
    /** What a group found from one day to another, both included. */
    async ofStation(stationId: StationId, from: CalendarDate, to: CalendarDate): Promise<VisitFindings[]> {
      const found = kept.query
        .ofStation({ stationId })
        .between({ heldOn: from }, { heldOn: to, visitId: '~' as VisitId })
      return (await found.go({ pages: 'all' })).data.map(({ findings }) => findings)
    },
  }
}
