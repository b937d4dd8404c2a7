import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type Case, caseInWords } from '../../domain/stabilisation/case.ts'
import type { OpenCase } from '../../domain/stabilisation/open-by-hand.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { journeyToHelp } from '../stabilisation/journey-to-help.ts'
import { keepWithOpenCase } from '../stabilisation/keep-with-open-case.ts'
import { openCases } from '../stabilisation/open-cases.ts'
import type { Deps } from '../wiring/deps.ts'

/** Opens a case for somebody whom a batch has asked, or keeps what was said with the one of its kind that is open. */
export async function openByHandFor(
  { workerId, countyCode }: Worker,
  { kind, toldBy, note }: Omit<OpenCase, 'workerId'>,
  { by, key }: { readonly by: string; readonly key: string },
  deps: Deps,
): Promise<ReturnType<typeof caseInWords> | Refusal<'invalid-state'>> {
  const journey = await journeyToHelp(workerId, undefined, deps)
  if (!journey) return refuse('invalid-state', stabilisationSentences('never-asked'))
  const { batchId, chunk, placement } = journey
  const sealedText = note === '' ? undefined : await deps.vault.sealFor(workerId, 'text', note)
  const told = { key, at: deps.clock.now(), kind, openedBy: by, toldBy, sealedText }
  const one: Case = openByHand({ workerId, batchId, chunk, countyCode }, placement, told)
  await openCases([one], deps)
  await keepWithOpenCase(one, key, deps)
  const standingId = await deps.cases.openOne(workerId, kind)
  const standing = (await deps.cases.get(one.caseId)) ?? (standingId && (await deps.cases.get(standingId)))
  return caseInWords(standing || one, deps.clock.now())
}
