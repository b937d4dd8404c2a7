import { type Refusal, refuse } from '../kernel/refusal.ts'
import { columnOfHead, isIgnoredHead, nearestHead } from './column-of-head.ts'
import { cellText, filledCell, type SheetCell } from './sheet-cell.ts'
import type { SheetTable, Worksheet } from './sheet-table.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'
import { wageUnitOf } from './wage-unit-of.ts'

/** County sheets carry a title and the office's name above the heads. */
const rowsSearched = 10

export interface SheetHead {
  /** The last row of the heads: the first row of people is below it. */
  readonly rowIndex: number
  /** Where each known column stands in a row of the table. */
  readonly positions: ReadonlyMap<SurveyFactName, number>
  readonly wageUnit: string
  /** Heads that were not understood, with the known one that is written most like each. */
  readonly unknown: readonly { readonly head: string; readonly nearest: string | null }[]
}

interface LikelyHead {
  readonly rowIndex: number
  readonly heads: readonly (SheetCell | null)[]
  readonly known: number
}

/** Where the heads most likely stand: of the first rows, and of two together, those with the most known heads. */
export function likelyHead(table: SheetTable): LikelyHead {
  let best: LikelyHead = { rowIndex: 0, heads: table[0] ?? [], known: 0 }
  for (const [rowIndex, row] of table.slice(0, rowsSearched).entries()) {
    const above = table[rowIndex - 1]
    for (const heads of above ? [row, twoRows(above, row)] : [row]) {
      const known = new Set(heads.map(columnOfHead).filter((column) => column !== undefined)).size
      if (known > best.known) best = { rowIndex, heads, known }
    }
  }
  return best
}

/** Heads over two rows: the lower one names the column, or both do (联系 above 电话), or the upper one alone. */
function twoRows(above: SheetTable[number], below: SheetTable[number]): (SheetCell | null)[] {
  let group: SheetCell | null = null
  return Array.from({ length: Math.max(above.length, below.length) }, (_, position) => {
    const upper = filledCell(above[position])
    const lower = filledCell(below[position])
    // A merged group stands in the first of its columns.
    group = upper ?? group
    if (lower === null) return upper
    if (group === null || columnOfHead(lower)) return lower
    const both = `${cellText(group)}${cellText(lower)}`
    return columnOfHead(both) ? both : lower
  })
}

/** A list of counties or of codes has a head or two of a survey; a survey has three and tells one person from another. */
const fewestHeads = 3
const tellingPeopleApart: readonly SurveyFactName[] = ['name', 'nationalId', 'phone']

/** Whether a sheet is a survey's, be it one whose heads are incomplete: such a one must be refused, never passed over. */
export function isSurveySheet(table: SheetTable): boolean {
  const { heads, known } = likelyHead(table)
  return (
    known >= fewestHeads && heads.some((head) => tellingPeopleApart.some((column) => column === columnOfHead(head)))
  )
}

/**
 * Finds the heads of a sheet. A sheet that lacks a required column is refused as a whole, naming the columns: rejecting
 * each of its rows for the same reason would only hide from the county that one head is misspelt. The county of the upload
 * stands in for a column of counties.
 */
export function findHead(
  { name, table }: Worksheet,
  { countyOfUpload }: { readonly countyOfUpload?: string | undefined },
): SheetHead | Refusal<'no-known-head' | 'unreadable-sheet'> {
  const { rowIndex, heads, known } = likelyHead(table)
  const sheetZh = name === null ? '' : `工作表“${name}”`
  const sheetEn = name === null ? '' : ` of sheet ${name}`
  const required = surveyFactNames.filter(
    (column) => isRequired(column) && !(column === 'countyCode' && countyOfUpload),
  )
  if (known === 0) {
    return refuse(
      'no-known-head',
      `${sheetZh}没有找到表头，需要：${named(required)}。${template} No row${sheetEn} has the heads of a survey sheet: ${named(required)}. Start from GET /v1/surveys/template.xlsx.`,
    )
  }
  const positions = new Map<SurveyFactName, number>()
  const twice = new Set<SurveyFactName>()
  const unknown: { head: string; nearest: string | null }[] = []
  const hasSecondPhone = heads.some((head) => columnOfHead(head) === 'secondPhone')
  heads.forEach((cell, position) => {
    const column = columnOfHead(cell)
    if (column === undefined) {
      const head = filledCell(cell)
      if (head !== null && !isIgnoredHead(head)) unknown.push({ head: shown(head), nearest: nearestHead(head) })
    } else if (!positions.has(column)) positions.set(column, position)
    // 手机号码 and, further on, 联系电话: the other number.
    else if (column === 'phone' && !hasSecondPhone && !positions.has('secondPhone'))
      positions.set('secondPhone', position)
    else twice.add(column)
  })
  if (twice.size > 0) {
    const columns = named([...twice])
    return refuse(
      'unreadable-sheet',
      `${sheetZh}第${rowIndex + 1}行有重复的列：${columns}，请只保留一列。 Row ${rowIndex + 1}${sheetEn} has more than one column ${columns}: keep one of each.`,
    )
  }
  const missing = required.filter((column) => !positions.has(column))
  if (missing.length > 0) {
    const notUnderstood = unknown.map(({ head, nearest }) => (nearest ? `${head}（${nearest}？）` : head)).join('、')
    return refuse(
      'no-known-head',
      [
        `${sheetZh}第${rowIndex + 1}行表头缺少：${named(missing)}，请补充该列或改正表头。`,
        notUnderstood && `未识别的表头：${notUnderstood}。`,
        `可识别的表头：${surveyFactNames.map((column) => surveyFacts[column].heads[0]).join('、')}。${template}`,
        ` The heads in row ${rowIndex + 1}${sheetEn} lack ${named(missing)}: add the column, or correct its head. Known heads: ${surveyFactNames.map((column) => surveyFacts[column].heads[1]).join(', ')}. A template: GET /v1/surveys/template.xlsx.`,
      ].join(''),
    )
  }
  const wageUnit = wageUnitOf(heads[positions.get('minimumMonthlyWage') ?? -1] ?? '')
  return { rowIndex, positions, wageUnit, unknown }
}

const template = '模板：GET /v1/surveys/template.xlsx。'

/** A head as it may be shown: should a row of people be taken for heads, nobody's number is. */
function shown(head: SheetCell): string {
  return cellText(head)
    .replace(/\s+/g, ' ')
    .replace(/\d{4,}[\dXx]*/g, '***')
    .slice(0, 40)
}

function isRequired(column: SurveyFactName): boolean {
  return surveyFacts[column].blank === 'refused'
}

function named(columns: readonly SurveyFactName[]): string {
  return columns
    .map((column) => surveyFacts[column].heads)
    .map(([chinese, english]) => `${chinese} (${english})`)
    .join(', ')
}
