import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { columnOfHead, droppedHead, isIgnoredHead, nearestHead } from './column-of-head.ts'
import { headOf } from './explain-rejection.ts'
import { personHead } from './known-person.ts'
import { cellText, filledCell, type SheetCell } from './sheet-cell.ts'
import type { SheetTable, Worksheet } from './sheet-table.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'
import { surveySentences } from './survey-sentences.ts'
import { wageUnitOf } from './wage-unit-of.ts'

/** County sheets carry a title and the office's name above the heads. */
const rowsSearched = 10

export interface SheetHead {
  /** The last row of the heads: the first row of people is below it. */
  readonly rowIndex: number
  /** Where each known column stands in a row of the table. */
  readonly positions: ReadonlyMap<SurveyFactName, number>
  readonly wageUnit: string
  /** Heads of columns that are dropped: no ground of being helped first is kept. */
  readonly dropped: readonly string[]
  /** Where the number of a known person stands; -1: in no column. */
  readonly person: number
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
  const place =
    name === null
      ? surveySentences('row', { row: rowIndex + 1 })
      : surveySentences('row-of-sheet', { sheet: name, row: rowIndex + 1 })
  const required = surveyFactNames.filter(
    (column) => isRequired(column) && !(column === 'countyCode' && countyOfUpload),
  )
  if (known === 0) {
    const heads = required.map(named)
    return refuse(
      'no-known-head',
      name === null ? surveySentences('no-head', { heads }) : surveySentences('no-head-in', { sheet: name, heads }),
    )
  }
  const positions = new Map<SurveyFactName, number>()
  const twice = new Set<SurveyFactName>()
  const dropped = new Set<string>()
  const unknown: { head: string; nearest: string | null }[] = []
  const hasSecondPhone = heads.some((head) => columnOfHead(head) === 'secondPhone')
  heads.forEach((cell, position) => {
    const column = columnOfHead(cell)
    if (column === undefined) {
      const head = filledCell(cell)
      const told = head === null ? undefined : droppedHead(head)
      if (told) dropped.add(told)
      else if (head !== null && !isIgnoredHead(head)) unknown.push({ head: shown(head), nearest: nearestHead(head) })
    } else if (!positions.has(column)) positions.set(column, position)
    // 手机号码 and, further on, 联系电话: the other number.
    else if (column === 'phone' && !hasSecondPhone && !positions.has('secondPhone'))
      positions.set('secondPhone', position)
    else twice.add(column)
  })
  if (twice.size > 0) {
    return refuse('unreadable-sheet', surveySentences('head-twice', { place, heads: [...twice].map(named) }))
  }
  const missing = required.filter((column) => !positions.has(column))
  if (missing.length > 0) {
    const strange = unknown.map(({ head, nearest }) =>
      nearest ? { zh: `${head}（${nearest}？）`, en: `“${head}” (“${nearest}”?)` } : { zh: head, en: `“${head}”` },
    )
    return refuse(
      'no-known-head',
      surveySentences('head-lacks', {
        place,
        heads: missing.map(named),
        strange: strange.length > 0 ? surveySentences('strange-heads', { heads: strange }) : '',
        known: surveyFactNames.map(headOf),
      }),
    )
  }
  const wageUnit = wageUnitOf(heads[positions.get('minimumMonthlyWage') ?? -1] ?? '')
  const person = heads.findIndex((cell) => typeof cell === 'string' && cellText(cell).trim() === personHead)
  return { rowIndex, positions, wageUnit, person, dropped: [...dropped], unknown }
}

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

/** A column as the reader's sheet may head it. */
function named(column: SurveyFactName): Words {
  const [chinese, english] = surveyFacts[column].heads
  return { zh: `${chinese} (${english})`, en: `“${chinese}” (${english})` }
}
