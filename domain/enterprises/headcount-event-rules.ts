import { atShanghai, type CalendarDate, plusDays } from '../kernel/instant.ts'
import type { EventRule } from '../kernel/judge-event.ts'

/** Days; nobody should wait longer than this at the plant for the first working day (default). */
export const longestWaitForStart = 4

/** The answer to the question how many an enterprise will really take. */
export const headcountAnswerRule: EventRule<'open' | 'answered' | 'released', 'asked' | 'answer-until'> = {
  name: { zh: '用工人数的答复', en: 'The answer on headcount' },
  states: {
    open: 'fits',
    answered: 'stands',
    released: {
      zh: '这次询问已经结束，名额已经释放：请等下一批次的询问，或联系就业服务专员。',
      en: 'The headcount question is released and its places are free: wait for the next batch, or call your specialist.',
    },
  },
  notBefore: [{ moment: 'asked', called: { zh: '我们询问的时间', en: 'the question was asked' } }],
  until: { moment: 'answer-until', called: { zh: '答复截止时间', en: 'the end of the answer time' } },
}

/** The other start date that an answer names: people must be able to travel to it within the batch's travel window. */
export const otherDateRule: EventRule<'asked', 'window-opens' | 'latest-start'> = {
  name: { zh: '另定的到岗日期', en: 'The other start date' },
  states: { asked: 'fits' },
  tellsAhead: true,
  notBefore: [
    { moment: 'window-opens', called: { zh: '本批次出行的第一天', en: "the first day of the batch's travel" } },
  ],
  notAfter: [
    {
      moment: 'latest-start',
      called: {
        zh: `本批次出行最后一天之后的第${longestWaitForStart}天`,
        en: `${longestWaitForStart} days after the last day of the batch's travel`,
      },
    },
  ],
}

/** Between which moments the other date must lie. */
export function otherDateMoments({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate }) {
  return {
    'window-opens': atShanghai(from, '00:00'),
    'latest-start': atShanghai(plusDays(to, longestWaitForStart), '00:00'),
  }
}
