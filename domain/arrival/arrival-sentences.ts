import { sentences } from '../kernel/sentences.ts'

/** What is told about hand-overs and arrivals. */
export const arrivalSentences = sentences('arrival', {
  'none-of-yours': { zh: '这趟行程上没有去贵单位的人。', en: 'None of your people are on such a trip.' },
  feeder: {
    zh: '接驳车只到车站或机场，不到企业，没有交接单。',
    en: 'A feeder ends at a station or an airport, not at a plant.',
  },
  'nobody-travels': { zh: '这趟行程已经没有人乘坐。', en: 'Nobody travels on this trip any more.' },
  'named-twice': { zh: '此人写了两次，请只写一次', en: 'is named twice' },
  'not-on-trip': { zh: '此人不在这趟车的这个订单上', en: 'is not on this trip for this job order' },
  'not-bound-here': { zh: '此人本来就不是去这家企业的', en: 'was not on the way to this plant' },
  'receipt-misfits': {
    zh: '交接单与乘车名单对不上，请改正后重新提交。',
    en: 'The receipt does not fit the manifest; correct it and send it again.',
  },
  'receipt-before': {
    zh: '有{count}人已经按先前的交接单登记，以此为准：请核对后只报其余的人。',
    en: 'A receipt before this one stands for {count} of these people; check, and send the others without them.',
  },
  stands: { zh: '{standing}', en: '{standing}' },
  'absent-unknown': {
    zh: '缺席名单里有人不在这趟车的这个订单上：请按 manifest.frozen 的名单核对。',
    en: 'Some of the absent are not on this trip for this job order: check them against manifest.frozen.',
  },
  'correction-misfits': {
    zh: '更正里有人不在这趟车的这个订单上，或者写了两次：请按 manifest.frozen 的名单核对。',
    en: 'The correction names somebody who is not on this trip for this job order, or twice: check them against manifest.frozen.',
  },
  'came-and-left': {
    zh: '此人已登记为到岗后离开，不能改为未到：请联系专员。',
    en: 'This person is on record as having come and left, so cannot be absent: call your specialist.',
  },
  'moved-on': {
    zh: '此人后来的情况已另有登记，不能在这趟车上更正：请联系专员。',
    en: 'Something else is on record of this person since, so it is not corrected on this trip: call your specialist.',
  },
})
