import type { Words } from '../kernel/words.ts'
import { type HelpServiceId, helpServiceTerms } from './help-services.ts'

/** Written into a case by the service itself; everything else is as a colleague typed it, or a name. */
export const waitedFor = {
  'on-the-way-home': { zh: '本人返乡途中', en: 'the person, on the way home' },
  'way-home': { zh: '返乡行程', en: 'the way home' },
  'offers-near': { zh: '就近推岗', en: 'answers to the posts near by' },
} as const satisfies Record<string, Words>

/** For whom a case waits. */
export function whomItWaitsFor({
  service,
  whom,
}: {
  readonly service?: HelpServiceId | undefined
  readonly whom: string
}): Words {
  if (service) return helpServiceTerms[service]
  return Object.values(waitedFor).find(({ zh }) => zh === whom) ?? { zh: whom, en: whom }
}
