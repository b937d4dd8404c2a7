import { workplaces } from '../../domain/kernel/places/cities.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { usualCounties } from '../demo/generate-survey-sheet.ts'
import type { TokenFor } from '../runtime/token-for.ts'

export interface ExampleColleague extends TokenFor {
  readonly subject: string
  readonly is: Words
}

/** Whom one can be on one machine: a colleague of each role, for the counties of the examples and every city that takes workers. */
export const exampleColleagues: readonly ExampleColleague[] = [
  { subject: 'coordinator', role: 'province', is: { zh: '省级协调员', en: 'Coordinator of the province' } },
  {
    subject: 'county-officer',
    role: 'county',
    counties: usualCounties,
    is: { zh: '县级经办员', en: 'Officer of the counties' },
  },
  {
    subject: 'station-officer',
    role: 'station',
    cities: workplaces.map(({ code }) => code),
    is: { zh: '驻外服务站工作人员', en: 'Colleague of the stations' },
  },
  { subject: 'auditor', role: 'auditor', is: { zh: '审计员', en: 'Auditor' } },
]
