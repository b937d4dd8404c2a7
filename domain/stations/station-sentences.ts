import { sentences } from '../kernel/sentences.ts'

/** What is told about stations, working groups and their rosters. */
export const stationSentences = sentences('stations', {
  phone: {
    zh: '请填写务工人员能打通的座机（带区号）或手机号，如 0769-22334455',
    en: 'must be a landline with its area code, such as 0769-22334455, or a mobile number of mainland China',
  },
  'name-a-change': { zh: '请至少填写一项要更改的内容', en: 'must hold something to change' },
  'roster-by-head': {
    zh: '站长、组长只能更改本站的值班表、请假日期和覆盖日期；其他内容请省级更改。',
    en: 'The head of a station may change its duties, absences and covered days; all else is changed by the province.',
  },
  'city-twice': { zh: '这个城市已经列出', en: 'is listed already' },
  'person-twice': {
    zh: '{subject}已经在名册上，每人只列一次',
    en: '{subject} is on the list already: name everybody once',
  },
  'own-deputy': { zh: '不能由本人替班，请写另一个人', en: 'nobody is their own deputy: name somebody else' },
  'not-on-register': {
    zh: '名册上没有{subject}，请先加入名册',
    en: '{subject} is not among the people: add them first',
  },
  'ends-before': { zh: '最后一天早于第一天', en: 'is before the first day' },
  'span-long': { zh: '一段最多{most}天', en: 'must be {most} days after the first at most' },
  'duty-twice': {
    zh: '{subject}在{day}已经排班，同一天只排一次',
    en: '{subject} is on duty on {day} already: once a day is enough',
  },
  'day-uncovered': {
    zh: '这些日子没有人值班：{days}。请补排值班或安排替班，或者缩短值班表覆盖的日期',
    en: 'on these days nobody is on duty: {days}; add duties or deputies, or cover fewer days',
  },
})
