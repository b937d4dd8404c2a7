import type { SurveyRow } from './survey-row.ts'

/** Two rows that may be one person with a slip in the ID: a person judges, nothing is done to them. */
export interface LikelyDuplicate {
  readonly sheet: string | null
  readonly rowNumber: number
  readonly otherSheet: string | null
  readonly otherRowNumber: number
  readonly same: 'birth-date' | 'phone'
}

/** Accepted rows with the same name, and the same date of birth or phone, whose IDs differ: each with the first such row. */
export function likelyDuplicates(rows: readonly SurveyRow[]): LikelyDuplicate[] {
  const firstWith = new Map<string, SurveyRow>()
  return rows.flatMap((row) => {
    const name = row.name.reveal()
    for (const [same, key] of [
      ['birth-date', `${name} ${row.birthDate}`],
      ['phone', `${name} ${row.phone.reveal()}`],
    ] as const) {
      const other = firstWith.get(key)
      if (other && other.nationalId.reveal() !== row.nationalId.reveal()) {
        const { sheet, rowNumber } = row
        return { sheet, rowNumber, otherSheet: other.sheet, otherRowNumber: other.rowNumber, same }
      }
      firstWith.set(key, row)
    }
    return []
  })
}
