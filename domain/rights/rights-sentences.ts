import { sentences } from '../kernel/sentences.ts'

/** What is told about erasure and export. */
export const rightsSentences = sentences('rights', {
  'open-case': {
    zh: '该人有未办结的诉求（{cases}），办结前须保留联系方式；最迟{until}结案，届时可删除，也可先办结。',
    en: 'A case of this person is open ({cases}): settle it first, or ask again after {until}, when it closes.',
  },
  'on-the-way': {
    zh: '该人正在途中，乘车名单须如实保留；{until}到达并交接后可删除。',
    en: 'This person is on the way: ask again when they have arrived, after {until}.',
  },
  'no-numbers': {
    zh: '请勿写身份证号或电话号码：理由将留存备查',
    en: 'leave ID and telephone numbers out: the reason is kept',
  },
})
