import { ageOn, type Instant } from '../kernel/instant.ts'
import { birthDateOf } from './national-id.ts'
import { qualificationOfRow } from './qualification.ts'
import { hasFurtherPhones, readCell, secondPhoneIn } from './read-cell.ts'
import type { RejectedRow, RejectionReason } from './rejection.ts'
import { LostCell, type SheetCell } from './sheet-cell.ts'
import {
  type SheetDefaults,
  type SurveyFactName,
  type SurveyFacts,
  surveyFactNames,
  surveyFacts,
} from './survey-facts.ts'
import type { SurveyRow } from './survey-row.ts'
import { WrittenCell } from './written-cell.ts'

/** The filled cells of the known columns of one row. */
export type SurveyCells = Readonly<Partial<Record<SurveyFactName, SheetCell>>>

/** Rows of counties beyond the divisions that the uploader looks after are rejected. */
export type SheetOptions = SheetDefaults

/** The law lets nobody younger work (Labour Law, article 15). */
const leastAge = 16

const requiredFacts = surveyFactNames.filter((name) => surveyFacts[name].blank === 'refused')

/**
 * Reads one row, or rejects it for the first reason that holds in the order of `RejectionReason`. Where the survey date
 * cannot be read, the age is still judged, on the day of import, so that the precedence holds.
 */
export function readSurveyRow(
  cells: SurveyCells,
  at: { readonly sheet?: string | null; readonly sheetNumber?: number; readonly rowNumber: number } & SheetOptions,
): SurveyRow | RejectedRow {
  const { sheet = null, sheetNumber = 1, rowNumber, importDate, divisions } = at

  function reject(reason: RejectionReason, ...columns: readonly SurveyFactName[]): RejectedRow {
    return { sheet, sheetNumber, rowNumber, reason, columns, cells: sealedCells(cells) }
  }

  const missing = requiredFacts.filter((name) => cells[name] === undefined)
  if (missing.length > 0) return reject('missing-field', ...missing)
  const lost = requiredFacts.filter((name) => cells[name] instanceof LostCell)
  if (lost.length > 0) return reject('invalid-value', ...lost)
  const facts = readFacts(cells, at)
  const { nationalId, surveyDate = importDate, phone, countyCode } = facts
  if (nationalId === undefined) return reject('invalid-national-id', 'nationalId')
  const birthDate = birthDateOf(nationalId)
  if (ageOn(surveyDate, birthDate) < leastAge) return reject('under-16', 'nationalId')
  if (phone === undefined) return reject('invalid-phone', 'phone')
  if (countyCode === undefined || divisions?.some((prefix) => countyCode.startsWith(prefix)) === false)
    return reject('unknown-county', 'countyCode')
  const unread = surveyFactNames.filter((name) => facts[name] === undefined && !isOfPriority(name))
  const refused = unread.filter((name) => surveyFacts[name].blank === 'refused')
  if (refused.length > 0) return reject('invalid-value', ...refused)
  const unclear = unread.filter((name) => widensIfBlank.has(name))
  const secondPhone = facts.secondPhone ?? secondPhoneIn(cells.phone)
  // What is not read is blank, and every fact that may not be blank is read.
  const read = {
    ...blankOf(ofPriority, at),
    ...blankOf(unread, at),
    ...withoutUnread(facts),
    secondPhone,
  } as SurveyFacts
  // Which of many numbers to call is for a person to ask: the first two are kept, and the cell is listed.
  const listed: SurveyFactName[] = hasFurtherPhones(cells.phone) ? [...unread, 'phone'] : unread
  return {
    sheet,
    sheetNumber,
    rowNumber,
    birthDate,
    isUncertified: isUncertified(cells, read),
    unread: listed,
    unclear: unclear.length > 0 ? unclear : null,
    ...read,
  }
}

/** Says that somebody is helped first, but not by which policy, until when, or that they agreed. */
function isUncertified(cells: SurveyCells, read: SurveyFacts): boolean {
  return cells.priorityPolicy !== undefined && qualificationOfRow(read, { by: '', now: longAgo }) === null
}

const longAgo = '2000-01-01T00:00:00.000Z' as Instant

/** A blank cell of these lets more be offered than the writer may have meant, parts a group, or outranks another survey. */
export const widensIfBlank: ReadonlySet<SurveyFactName> = new Set([
  'minimumMonthlyWage',
  'destinations',
  'earliestDeparture',
  'companionGroup',
  'surveyDate',
])

function blankOf(names: readonly SurveyFactName[], sheet: SheetDefaults): Partial<SurveyFacts> {
  const blanks = names.flatMap((name) => {
    const { blank } = surveyFacts[name]
    return blank === 'refused' ? [] : [[name, blank(sheet)]]
  })
  return Object.fromEntries(blanks) as Partial<SurveyFacts>
}

function withoutUnread(facts: Partial<SurveyFacts>): Partial<SurveyFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Partial<SurveyFacts>
}

/** What each cell says, or what it means that it is blank; a fact whose cell cannot be read is undefined. */
function readFacts(cells: SurveyCells, sheet: SheetDefaults): Partial<SurveyFacts> {
  const facts = surveyFactNames.map((name) => {
    const { read, blank } = surveyFacts[name]
    const cell = cells[name]
    if (cell !== undefined) return [name, cell instanceof LostCell ? undefined : readCell[read](cell, sheet)]
    return [name, blank === 'refused' ? undefined : blank(sheet)]
  })
  // The table's types hold each reader and each blank against the fact's schema.
  return Object.fromEntries(facts) as Partial<SurveyFacts>
}

/**
 * What certifies that somebody is helped first. A cell of it that cannot be read may name a ground: it is not kept with rows to be
 * corrected, and nobody is asked to clarify it; the county certifies on the person's page.
 */
const ofPriority = ['priorityPolicy', 'priorityUntil', 'priorityConsent'] as const satisfies readonly SurveyFactName[]

export function isOfPriority(name: SurveyFactName): boolean {
  return ofPriority.some((one) => one === name)
}

/** The cells of a row as written, for whoever has to correct or to clarify it. */
export function sealedCells(cells: SurveyCells): RejectedRow['cells'] {
  const sealed: Partial<Record<SurveyFactName, WrittenCell>> = {}
  for (const name of surveyFactNames) {
    const cell = cells[name]
    if (cell !== undefined && !isOfPriority(name)) sealed[name] = new WrittenCell(cell)
  }
  return sealed
}
