import * as z from 'zod'
import type { Personal } from '../kernel/personal.ts'
import { type DetailKind, type SheetDefaults, type SurveyFacts, surveyFactNames, surveyFacts } from './survey-facts.ts'

type Table = typeof surveyFacts
type PlainName = { [Name in keyof Table]: Table[Name]['kept'] extends 'plain' ? Name : never }[keyof Table]
type SealedName = { [Name in keyof Table]: Table[Name]['kept'] extends { sealed: string } ? Name : never }[keyof Table]

/** The facts that the registry keeps as they were read. */
type PlainFacts = Pick<SurveyFacts, PlainName>
/** The facts that it keeps sealed, each under a name that says so: `sealedPhone`. */
type SealedFacts = {
  [Name in SealedName as `sealed${Capitalize<Name>}`]: SurveyFacts[Name] extends Personal ? string : string | null
}

const plainNames = surveyFactNames.filter((name): name is PlainName => surveyFacts[name].kept === 'plain')
const sealedNames = surveyFactNames.filter((name): name is SealedName => typeof surveyFacts[name].kept === 'object')

function keptUnder(name: SealedName): string {
  return `sealed${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function mayBeBlank(name: SealedName): boolean {
  return surveyFacts[name].blank !== 'refused'
}

/** The schemas of the kept facts: what the record of a worker is made of. */
export const keptSchemas = Object.fromEntries([
  ...sealedNames.map((name) => [keptUnder(name), mayBeBlank(name) ? z.string().nullable() : z.string()]),
  ...plainNames.map((name) => [name, surveyFacts[name].schema]),
]) as { [Name in keyof (SealedFacts & PlainFacts)]: z.ZodType<(SealedFacts & PlainFacts)[Name]> }

export function plainFactsOf(row: PlainFacts): PlainFacts {
  return Object.fromEntries(plainNames.map((name) => [name, row[name]])) as PlainFacts
}

export function sealedFactsOf(
  row: Pick<SurveyFacts, SealedName>,
  seal: (kind: DetailKind, detail: Personal | string) => string,
): SealedFacts {
  const sealed = sealedNames.map((name) => {
    const detail = row[name]
    // A no is sealed like a yes: else the blank would tell it.
    const said = typeof detail === 'boolean' ? toldAs(detail) : detail
    return [keptUnder(name), said && seal(surveyFacts[name].kept.sealed, said)]
  })
  return Object.fromEntries(sealed) as SealedFacts
}

/** How a yes or no reads when it is opened. */
export function toldAs(answer: boolean): '是' | '否' {
  return answer ? '是' : '否'
}

/** What a record that was written before a fact was asked holds of it: what a blank cell means. */
export function blankFacts(sheet: SheetDefaults): Partial<SealedFacts & PlainFacts> {
  const sealed = sealedNames.filter(mayBeBlank).map((name) => [keptUnder(name), null])
  const plain = plainNames.flatMap((name) => {
    const { blank } = surveyFacts[name]
    return blank === 'refused' ? [] : [[name, blank(sheet)]]
  })
  return Object.fromEntries([...sealed, ...plain])
}
