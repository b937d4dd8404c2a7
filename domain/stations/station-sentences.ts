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
  'cancel-alone': {
    zh: '取消走访时不能同时更改其他内容',
    en: 'a visit that does not take place is not changed otherwise at once',
  },
  'visit-other-city': {
    zh: '“{name}”不负责这个城市，请选负责该城市的工作组',
    en: '“{name}” does not look after the city: choose a group that does',
  },
  'visit-day': { zh: '走访日期要在{first}到{last}之间', en: 'must be from {first} to {last}' },
  'visitor-absent': {
    zh: '{subject}在{date}请假，请换人或者换一天',
    en: '{subject} is absent on {date}: name somebody else, or another day',
  },
  'plan-days': {
    zh: '一次最多排{most}天，最后一天不能早于第一天',
    en: 'must be within {most} days from the first day on',
  },
  'visit-of-others': {
    zh: '这次走访由“{name}”负责，请该组人员或省级办理。',
    en: 'This visit is of “{name}”: its people or the province deal with it.',
  },
  'visit-planned': {
    zh: '这家企业已排在{date}走访（{id}），请更改那一次。',
    en: 'A visit to this enterprise is planned for {date} already ({id}): change that one.',
  },
  'visit-over': {
    zh: '走访已经完成或取消，不能再改。',
    en: 'The visit was made or cancelled, and is not changed any more.',
  },
  'day-uncovered': {
    zh: '这些日子没有人值班：{days}。请补排值班或安排替班，或者缩短值班表覆盖的日期',
    en: 'on these days nobody is on duty: {days}; add duties or deputies, or cover fewer days',
  },
})
