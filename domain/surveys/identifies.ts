import { type DetailKind, type SurveyFactName, surveyFacts } from './survey-facts.ts'

/** Details that tell who somebody is: they are shown masked. What else is sealed may be read by who may read the row. */
const identifying: ReadonlySet<DetailKind> = new Set(['name', 'national-id', 'phone', 'second-phone'])

/** The kind of detail by which this fact tells who somebody is, or null. */
export function identifies(name: SurveyFactName): DetailKind | null {
  const { kept } = surveyFacts[name]
  return typeof kept === 'object' && identifying.has(kept.sealed) ? kept.sealed : null
}
