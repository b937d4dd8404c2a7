import { stringify } from 'csv-stringify/sync'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { checkCharacterOf } from '../../domain/surveys/national-id.ts'
import { readSurveySheet, type SheetReading } from '../../domain/surveys/read-survey-sheet.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from '../../domain/surveys/survey-facts.ts'

export type WrittenRow = Record<SurveyFactName, string>

export const importDate = CalendarDate.parse('2027-02-20')

/** An ID of nobody, with the right check character. */
export function idBornOn(birthDate: string, sequence = 1): string {
  const first17 = `999001${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return `${first17}${checkCharacterOf(first17)}`
}

const blankRow = Object.fromEntries(surveyFactNames.map((name) => [name, ''])) as WrittenRow

/** A row in which nothing is wrong, but for what is given. */
export function row(written: Partial<WrittenRow> = {}): WrittenRow {
  return {
    ...blankRow,
    name: '王建华',
    nationalId: idBornOn('1990-05-17'),
    phone: '15400000001',
    countyCode: '530627',
    township: '以古镇',
    village: '大坪村',
    skills: '焊工;电工',
    minimumMonthlyWage: '4500',
    destinations: '广东省;浙江省',
    earliestDeparture: '2027-03-01',
    willing: '愿意',
    consent: '是',
    surveyDate: '2027-02-10',
    surveyor: '李志明',
    ...written,
  }
}

export const chineseHeads = surveyFactNames.map((column) => surveyFacts[column].heads[0])

export function tableOf(rows: readonly WrittenRow[]): string[][] {
  return [chineseHeads, ...rows.map((written) => surveyFactNames.map((column) => written[column]))]
}

export function csvOf(table: readonly (readonly string[])[], delimiter = ','): string {
  return stringify([...table], { delimiter })
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Reads bytes that must be a survey sheet. */
export async function readingOf(bytes: Uint8Array): Promise<SheetReading> {
  const reading = await readSurveySheet(bytes, { importDate })
  if (isRefusal(reading)) throw new Error(`${reading.refused}: ${reading.detail}`)
  return reading
}

export function readingOfRows(...rows: readonly WrittenRow[]): Promise<SheetReading> {
  return readingOf(bytesOf(csvOf(tableOf(rows))))
}
