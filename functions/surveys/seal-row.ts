import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { becomesCandidate } from '../../domain/surveys/becomes-candidate.ts'
import { cellsAsText } from '../../domain/surveys/cells-as-text.ts'
import type { SurveyCells } from '../../domain/surveys/read-survey-row.ts'
import type { RejectedRow, RowToClarify } from '../../domain/surveys/rejection.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import { surveyFactNames } from '../../domain/surveys/survey-facts.ts'
import type { Vault } from '../wiring/vault.ts'
import { workerIdOf } from './worker-id-of.ts'

/** A row that was rejected or is to be clarified, as it is kept for whoever corrects it. */
export async function sealRow(
  row: RejectedRow | RowToClarify,
  { surveyId, countyCode }: Pick<Survey, 'surveyId' | 'countyCode'>,
  importDate: CalendarDate,
  vault: Vault,
): Promise<SheetRow> {
  const { sheet, sheetNumber, rowNumber, reason, columns } = row
  const accepted = 'accepted' in row ? row.accepted : null
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
    sealedCells: await vault.seal('document', cellsAsText.write(asWritten(row))),
    importDate,
    workerId: accepted && (await workerIdOf(accepted.nationalId, vault)),
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
