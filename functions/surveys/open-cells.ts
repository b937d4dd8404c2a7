import { erasedDetail } from '../../domain/kernel/personal.ts'
import { cellsAsText } from '../../domain/surveys/cells-as-text.ts'
import type { SurveyCells } from '../../domain/surveys/read-survey-row.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { Vault } from '../wiring/vault.ts'

/** The cells of rows, in their order; the log says once who opened them all, and why. */
export async function openCells(rows: readonly SheetRow[], why: string, vault: Vault): Promise<SurveyCells[]> {
  if (rows.length === 0) return []
  const sealed = rows.map(({ sealedCells }) => sealedCells)
  const texts = await vault.open('document', sealed, why)
  return texts.map((text) => (text === erasedDetail ? {} : cellsAsText.read(text)))
}
