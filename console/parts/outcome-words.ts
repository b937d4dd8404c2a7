import type { Words } from '../../domain/kernel/words.ts'
import type { CaseOutcome } from '../../domain/stabilisation/case.ts'

/** How a case ends. */
export const outcomeWords: Readonly<Record<CaseOutcome, Words>> = {
  settled: { zh: '已解决', en: 'Settled' },
  're-placement': { zh: '换岗', en: 'Another job' },
  'way-home': { zh: '返乡', en: 'Went home' },
  'no-contact': { zh: '联系不上', en: 'Nobody was reached' },
}
