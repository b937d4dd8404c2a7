import { readSurveyRow } from '../../domain/surveys/read-survey-row.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { sealWorker } from '../../functions/surveys/seal-worker.ts'
import type { Vault } from '../../functions/wiring/vault.ts'
import { idBornOn, importDate } from './written-sheet.ts'

/** Gives texts that look sealed and that nothing opens. */
const closedVault: Vault = {
  seal: async (kind) => `k1.${kind}`,
  sealFor: async (_, kind) => `k1.${kind}`,
  newKeys: () => ({ seal: (_, kind) => `k1.${kind}`, keep: async () => {} }),
  open: async () => [],
  openOf: async () => [],
  destroyReplaced: async () => {},
  prolong: async () => {},
  wrapAgain: async () => 0,
  lookupHash: async (kind, detail) => `${kind}-${typeof detail === 'string' ? detail : detail.reveal()}`,
  fingerprint: async () => 'hash',
}

/** Somebody who would take any job anywhere at once. What is not told is as blank cells leave it. */
function aSurveyRow(facts: Partial<SurveyRow> = {}): SurveyRow {
  const nationalId = idBornOn('1990-05-17')
  const cells = {
    name: '王小明',
    nationalId,
    phone: '15400000001',
    countyCode: '530627',
    willing: '愿意',
    consent: '是',
  }
  const row = readSurveyRow(cells, { rowNumber: 2, importDate })
  if ('reason' in row) throw new Error(`the row is rejected: ${row.reason}`)
  return { ...row, ...facts }
}

/** The same as the registry keeps them; with a vault of the world, their name and phone can be opened there. */
export async function aWorker(
  { workerId, ...facts }: Partial<SurveyRow & Pick<Worker, 'workerId'>> = {},
  vault = closedVault,
): Promise<Worker> {
  const keys = vault.newKeys()
  const row = aSurveyRow(facts)
  const worker = await sealWorker(row, 'svy_people' as Worker['surveyId'], {
    vault,
    keys: { seal: (of, kind, detail) => keys.seal(workerId ?? of, kind, detail) },
  })
  await keys.keep()
  return workerId ? { ...worker, workerId } : worker
}
