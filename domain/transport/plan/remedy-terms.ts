import type { Words } from '../../kernel/words.ts'
import type { Remedy } from './driving-timetable.ts'

/** What to do instead of an unlawful coach run; in English as the field has it. */
export const remedyTerms: Readonly<Record<Remedy, Words>> = {
  rail: { zh: '火车', en: 'rail' },
  air: { zh: '飞机', en: 'air' },
  relay: { zh: '中途换车换驾驶员', en: 'relay' },
  'second-driver': { zh: '加一名驾驶员', en: 'second-driver' },
  'rested-driver': { zh: '换休息好的驾驶员', en: 'rested-driver' },
  'earlier-departure': { zh: '提早发车', en: 'earlier-departure' },
}
