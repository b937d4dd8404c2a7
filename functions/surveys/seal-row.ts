import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { becomesCandidate } from '../../domain/surveys/becomes-candidate.ts'
import { cellsAsText } from '../../domain/surveys/cells-as-text.ts'
import type { SurveyCells } from '../../domain/surveys/read-survey-row.ts'
import type { RejectedRow, RowToClarify } from '../../domain/surveys/rejection.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { surveyFactNames } from '../../domain/surveys/survey-facts.ts'
import type { NewKeys, Vault } from '../wiring/vault.ts'
import { personOfCells } from './person-of-cells.ts'

/**
 * A row that was rejected or is to be clarified, as it is kept for whoever corrects it: sealed with a key of its person, or of its
 * survey where its ID cannot be read. The caller keeps the key.
 */
export async function sealRow(
  row: RejectedRow | RowToClarify,
  { surveyId, countyCode }: Pick<Survey, 'surveyId' | 'countyCode'>,
  importDate: CalendarDate,
  { vault, keys }: { readonly vault: Pick<Vault, 'lookupHash'>; readonly keys: Pick<NewKeys, 'seal'> },
): Promise<SheetRow> {
  const { sheet, sheetNumber, rowNumber, reason, columns } = row
  const accepted = 'accepted' in row ? row.accepted : null
  const cells = asWritten(row)
  const person = await personOfCells(cells, vault)
  return {
    surveyId,
    countyCode,
    sheet,
    sheetNumber,
    rowNumber,
    state: accepted ? 'to-clarify' : 'rejected',
    version: 1,
    reason,
    columns: [...columns],
    isHeld: accepted !== null && accepted.unclear !== null,
    isCandidate: accepted !== null && becomesCandidate(accepted),
    sealedCells: keys.seal(person ?? surveyId, 'document', cellsAsText.write(cells)),
    importDate,
    workerId: accepted && person,
    isNewcomer: false,
    changedBy: null,
    changedAt: null,
  }
}

function asWritten({ cells }: RejectedRow): SurveyCells {
  return Object.fromEntries(
    surveyFactNames.flatMap((name) => {
      const cell = cells[name]
      return cell === undefined ? [] : [[name, cell.revealCell()]]
    }),
  )
}
