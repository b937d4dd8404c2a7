import { derivedId, type SurveyId } from '../../domain/kernel/ids.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Vault } from '../wiring/vault.ts'

/** The registry's record of an accepted row: same person, same id, whichever sheet they stand in. */
export async function sealWorker(row: SurveyRow, surveyId: SurveyId, vault: Vault): Promise<Worker> {
  const [sealedName, sealedNationalId, sealedPhone, sealedSecondPhone, idHash, phoneHash] = await Promise.all([
    vault.seal('name', row.name),
    vault.seal('national-id', row.nationalId),
    vault.seal('phone', row.phone),
    row.secondPhone ? vault.seal('phone', row.secondPhone) : null,
    vault.lookupHash('national-id', row.nationalId),
    vault.lookupHash('phone', row.phone),
  ])
  return {
    workerId: derivedId('WorkerId', idHash),
    sealedName,
    sealedNationalId,
    sealedPhone,
    sealedSecondPhone,
    phoneHash,
    birthDate: row.birthDate,
    countyCode: row.countyCode,
    township: row.township,
    village: row.village,
    skills: row.skills,
    minimumMonthlyWage: row.minimumMonthlyWage,
    destinations: row.destinations,
    earliestDeparture: row.earliestDeparture,
    liftedOutOfPoverty: row.liftedOutOfPoverty,
    employmentDifficulty: row.employmentDifficulty,
    companionGroup: row.companionGroup && `${surveyId}:${row.companionGroup}`,
    willing: row.willing,
    consent: { state: row.consent ? 'given' : 'not-given', on: row.surveyDate, surveyId },
    surveyId,
    surveyRow: row.rowNumber,
    surveyDate: row.surveyDate,
    engagedIn: null,
  }
}
