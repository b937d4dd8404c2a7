import { sentences } from '../kernel/sentences.ts'

/** What is told about figures, exports and lists of others. */
export const reportsSentences = sentences('reports', {
  'day-to-come': {
    zh: '{date}还没有开始，请查{today}或者更早的一天。',
    en: '{date} has not begun; ask for {today} or a day before it.',
  },
  'day-too-old': {
    zh: '数字只保存{days}天，{date}的已不再保存。',
    en: 'Figures are kept for {days} days; those of {date} are kept no longer.',
  },
  'month-to-come': {
    zh: '{month}还没有开始，请查本月或者更早的月份。',
    en: '{month} has not begun; ask for this month or one before it.',
  },
  'month-too-old': {
    zh: '数字只保存{days}天，{month}和它前一个月的已不再保存。',
    en: 'Figures are kept for {days} days; those of {month} and the month before are kept no longer.',
  },
  'names-are-the-provinces': {
    zh: '实名名册只有省级可以导出；请导出不含姓名的名册。',
    en: 'A list by name is exported by the province only; export it without details=full.',
  },
})
