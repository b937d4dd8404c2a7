import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import { surveyAfter } from '../../domain/surveys/survey-after.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Placing } from './place-corrected.ts'

/** Keeps a corrected row with all that follows from it; false where something changed since it was looked at. */
export async function keepCorrection(
  from: SheetRow,
  to: SheetRow,
  placed: (Placing & { readonly worker: Worker }) | null,
  { surveys, surveyRows, clock }: Pick<Deps, 'surveys' | 'surveyRows' | 'clock'>,
): Promise<boolean> {
  const counted = await surveys.withCorrections(from.surveyId)
  if (counted?.survey.state !== 'imported') return false
  const displaced = placed?.displaced && {
    isKept: placed.displaced.isKept,
    from: placed.displaced.row,
    to: outranked(placed.displaced.row, to),
  }
  const survey = surveyAfter(counted.survey, from, to)
  return surveyRows.correct({
    rows: displaced?.isKept ? [{ from, to }, displaced] : [{ from, to }],
    survey: {
      to: displaced ? surveyAfter(survey, displaced.from, displaced.to) : survey,
      corrections: counted.corrections,
    },
    newcomer: placed && !placed.isOutranked ? { worker: placed.worker, known: placed.known } : null,
    leaver: placed?.leaver ?? null,
    at: clock.now(),
  })
}

function outranked(row: SheetRow, { changedBy, changedAt }: SheetRow): SheetRow {
  const settled = { reason: null, columns: [], isHeld: false, isCandidate: false }
  return { ...row, ...settled, state: 'outranked', version: row.version + 1, changedBy, changedAt }
}
