import { derivedId, type SurveyId } from '../../domain/kernel/ids.ts'
import { plainFactsOf, sealedFactsOf } from '../../domain/surveys/kept-facts.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Vault } from '../wiring/vault.ts'

/** The registry's record of an accepted row: same person, same id, whichever sheet they stand in. */
export async function sealWorker(row: SurveyRow, surveyId: SurveyId, vault: Vault): Promise<Worker> {
  const [idHash, phoneHash, sealed] = await Promise.all([
    vault.lookupHash('national-id', row.nationalId),
    vault.lookupHash('phone', row.phone),
    sealedFactsOf(row, (kind, detail) => vault.seal(kind, detail)),
  ])
  return {
    workerId: derivedId('WorkerId', idHash),
    ...sealed,
    ...plainFactsOf(row),
    phoneHash,
    birthDate: row.birthDate,
    companionGroup: row.companionGroup && `${surveyId}:${row.companionGroup}`,
    consent: { state: row.consent ? 'given' : 'not-given', on: row.surveyDate, surveyId },
    unclear: row.unclear && [...row.unclear],
    surveyId,
    surveyRow: row.rowNumber,
    engagedIn: null,
  }
}
