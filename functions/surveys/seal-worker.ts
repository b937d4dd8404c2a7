import type { SurveyId } from '../../domain/kernel/ids.ts'
import { adultFrom } from '../../domain/surveys/adult-from.ts'
import { plainFactsOf, sealedFactsOf } from '../../domain/surveys/kept-facts.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { NewKeys, Vault } from '../wiring/vault.ts'
import { nameHashOf } from './name-hash-of.ts'
import { workerIdOf } from './worker-id-of.ts'

/** The registry's record of an accepted row, sealed with a new key of its person: the caller keeps it. */
export async function sealWorker(
  row: SurveyRow,
  surveyId: SurveyId,
  { vault, keys }: { readonly vault: Pick<Vault, 'lookupHash'>; readonly keys: Pick<NewKeys, 'seal'> },
): Promise<Worker> {
  const [workerId, phoneHash, nameHash, mark] = await Promise.all([
    workerIdOf(row.nationalId, vault),
    vault.lookupHash('phone', row.phone),
    nameHashOf(row, vault),
    row.companionGroup && vault.lookupHash('companion-group', row.companionGroup),
  ])
  return {
    workerId,
    ...sealedFactsOf(row, (kind, detail) => keys.seal(workerId, kind, detail)),
    ...plainFactsOf(row),
    phoneHash,
    nameHash,
    adultFrom: adultFrom(row.birthDate, row.surveyDate),
    qualifiesUntil: null,
    priorityWithdrawnAt: null,
    companionGroup: mark && `${surveyId}:${mark.slice(0, 12)}`,
    consent: { state: row.consent ? 'given' : 'not-given', on: row.surveyDate, surveyId },
    unclear: row.unclear && [...row.unclear],
    surveyId,
    surveyRow: row.rowNumber,
    surveySheet: row.sheetNumber,
    version: null,
    engagedIn: null,
  }
}
