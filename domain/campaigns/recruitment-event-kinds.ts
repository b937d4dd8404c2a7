import type { Words } from '../kernel/words.ts'

/** Apart from the schemas, so that a screen can read the words without them. */
export const recruitmentEventKinds = {
  fair: { zh: '招聘会', en: 'job fair' },
  /** Posts are carried from village to village. */
  caravan: { zh: '送岗下乡', en: 'caravan' },
  'market-day': { zh: '赶集招聘', en: 'market day' },
  'live-stream': { zh: '直播带岗', en: 'live stream' },
  /** A post told to a town or village, which signs up for it: nobody goes anywhere. Made by publishing a job order. */
  posting: { zh: '岗位到村', en: 'post told to a village' },
} as const satisfies Readonly<Record<string, Words>>
