import { sentences } from './sentences.ts'

/** Why an event from outside does not fit; what it is called and when it fits stands in the table of its rules. */
export const eventSentences = sentences('event', {
  'does-not-fit': { zh: '{why}', en: '{why}' },
  stands: {
    zh: '{name}：{stands}。以此为准；如有不对，请与对方核对。',
    en: '{name}: {stands}. That stands; if it is wrong, settle it with whoever reported it.',
  },
  'to-come': {
    zh: '{name}的时间{said}还没有到（现在是{now}）：发生以后再报告，最多提前5分钟。',
    en: '{name} is said to be at {said}, which is to come (it is {now}): report it once it has happened, 5 minutes ahead at most.',
  },
  'too-early': {
    zh: '{name}的时间{said}太早：不能早于{bound}（{at}）。',
    en: '{name} at {said} is too early: not before {bound}, {at}.',
  },
  'too-late': {
    zh: '{name}的时间{said}太晚：不能晚于{bound}（{at}）。',
    en: '{name} at {said} is too late: not after {bound}, {at}.',
  },
  'not-yet': { zh: '{name}从{bound}（{at}）起才能报告。', en: '{name} is taken from {bound} on, {at}.' },
  'no-more': { zh: '{name}只能报到{bound}（{at}）为止。', en: '{name} could be reported until {bound}, {at}.' },
})
