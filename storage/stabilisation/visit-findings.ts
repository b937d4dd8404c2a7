import { Service } from 'electrodb'
import type { StationId, VisitId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { VisitFindings } from '../../domain/stabilisation/visit-findings.ts'
import { waitingOnFindings } from '../../domain/stabilisation/waits-of-findings.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { holds } from '../holds.ts'
import { entryCount, entryWrites, waitingEntity } from '../kernel/waiting.ts'
import { pauseBeforeTry } from '../pause-before-try.ts'
import { sortsLast } from '../sort-ends.ts'
import { writeEach } from '../write-each.ts'

/** It leads to cases, and goes as they do. */
const retention = { days: 730 }

/** Each try that fails is another's that went through. */
const mostTries = 30

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
        /** Counts who was named since, so that two at once do not undo each other; absent before the first. */
        revision: { type: 'number' },
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
  const service = new Service({ kept, waiting: waitingEntity(database) })
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
      const waiting = waitingOnFindings(findings)
      const written = await writeEach([item], 1 + entryCount([], waiting), () =>
        service.transaction
          .write((entities) => [entities.kept.create(item).commit(), ...entryWrites(entities.waiting, [], waiting)])
          .go(),
      )
      return written.length > 0 ? item : ((await get(visitId)) ?? item)
    },
    /** With the cases that look after what was found; answers what stands, which another call may have completed before. */
    async complete(findings: VisitFindings): Promise<VisitFindings> {
      const { visitId } = findings
      const completed = kept
        .patch({ visitId })
        .set({ findings, isComplete: true })
        .where(({ isComplete }, { eq }) => eq(isComplete, false))
      if (await holds(completed.go())) return findings
      return (await get(visitId))?.findings ?? findings
    },
    /** As they stand at that moment; nothing is written where `changed` refuses, or answers the same object. */
    async change<Refused extends Refusal>(
      visitId: VisitId,
      changed: (findings: VisitFindings) => VisitFindings | Refused,
    ): Promise<VisitFindings | Refused | null> {
      for (let tries = 1; ; tries += 1) {
        const { data } = await kept.get({ visitId }).go({ consistent: true })
        if (!data) return null
        const after = changed(data.findings)
        if (isRefusal(after) || after === data.findings) return after
        const lists = [waitingOnFindings(data.findings), waitingOnFindings(after)] as const
        const written = await writeEach([after], 1 + entryCount(...lists), () =>
          service.transaction
            .write((entities) => [
              entities.kept
                .patch({ visitId })
                .set({ findings: after, revision: (data.revision ?? 0) + 1 })
                .where(({ revision }, { eq, notExists }) =>
                  data.revision === undefined ? notExists(revision) : eq(revision, data.revision),
                )
                .commit(),
              ...entryWrites(entities.waiting, ...lists),
            ])
            .go(),
        )
        if (written.length > 0) return after
        if (tries === mostTries) throw new Error(`the findings of ${visitId} changed at every try to change them`)
        await pauseBeforeTry(tries)
      }
    },
    /** What a group found from one day to another, both included. */
    async ofStation(stationId: StationId, from: CalendarDate, to: CalendarDate): Promise<VisitFindings[]> {
      const found = kept.query.ofStation({ stationId }).between({ heldOn: from }, { heldOn: to, visitId: sortsLast() })
      return (await found.go({ pages: 'all' })).data.map(({ findings }) => findings)
    },
  }
}
