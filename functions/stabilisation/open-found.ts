import type { CaseId, VisitId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import type { Deps } from '../wiring/deps.ts'
import { keepWithOpenCase } from './keep-with-open-case.ts'
import { openCases } from './open-cases.ts'

interface Named {
  readonly visitId: VisitId
  readonly kind: CaseKind
  readonly placement: Placement
  readonly note: string
  /** Who named them, and when. */
  readonly by: string
  readonly at: Instant
}

/** Somebody whom a visit found: answers the case that looks after it: its own, or the one of the kind that was open already. */
export async function openFound({ visitId, kind, placement, note, by, at }: Named, deps: Deps): Promise<CaseId> {
  const { workerId, batchId, chunk, countyCode } = placement
  const key = `visit ${visitId} ${kind}`
  const caller = { workerId, batchId, chunk, countyCode }
  const told = { key, at, kind, openedBy: by, toldBy: 'worker' as const }
  const sealedText = note === '' ? undefined : await deps.vault.sealFor(workerId, 'text', note)
  const one = { ...openByHand(caller, placement, { ...told, sealedText }), visitId }
  await openCases([one], deps)
  await keepWithOpenCase(one, key, deps)
  if (await deps.cases.get(one.caseId)) return one.caseId
  return (await deps.cases.openOne(workerId, kind)) ?? one.caseId
}
