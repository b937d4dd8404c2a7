import { sentences } from '../kernel/sentences.ts'

/** What is told about journeys home and back. */
export const returnSentences = sentences('returns', {
  'no-season-homeward': {
    zh: '返乡出行时段要在春节前60天以内，并在除夕前结束，请改日期。',
    en: 'A window for journeys home lies within 60 days before the Spring Festival and ends before its first day: change the dates.',
  },
  'no-season-back': {
    zh: '返岗出行时段要从春节当天起60天以内，请改日期。',
    en: 'A window for journeys back lies within 60 days from the Spring Festival on: change the dates.',
  },
  'no-time': {
    zh: '企业报名、本人答复和订票来不及：请把出行时段改晚，或者缩短报名和答复时间。',
    en: 'There is no time for proposals, answers and bookings before the window closes: move the window, or give less time to propose and answer.',
  },
  'firms-unfit': { zh: '有{count}家企业不能列入，见 errors。', en: '{count} enterprise(s) cannot be part of it.' },
  'no-such-firm': { zh: '没有这家企业', en: 'there is no such enterprise' },
  'no-such-batch': { zh: '没有这个返乡返岗批次', en: 'There is no such batch of journeys home or back.' },
  'not-asked-firm': { zh: '这个批次没有请贵单位报名。', en: 'This batch asks nothing of your enterprise.' },
  'proposals-closed': {
    zh: '这个批次的报名已经截止，不能再报。请联系就业服务专员。',
    en: 'The time to propose people for this batch is over. Call your specialist.',
  },
  'proposal-unfit': {
    zh: '有{count}人不能报，所以都没有登记，请改好后重新报。',
    en: '{count} of the people cannot be proposed; nobody was recorded: put it right and send it again.',
  },
  'not-yours': { zh: '{who}不是贵单位的在岗人员', en: '{who} does not work at your enterprise' },
  'has-left': { zh: '{who}已经离岗', en: '{who} has left the post' },
  'not-there-yet': { zh: '{who}还没有到岗', en: '{who} has not started yet' },
  'other-county': { zh: '{who}不是本批次县区的人', en: '{who} is of no county of this batch' },
  'day-outside': { zh: '{who}的日期不在{from}至{to}之间', en: 'the day of {who} lies outside {from} to {to}' },
  'never-came': { zh: '{who}没有到贵单位上岗', en: '{who} did not come to your enterprise for work' },
  'day-past': {
    zh: '{who}的日期已经来不及，最早{earliest}',
    en: 'the day of {who} is over, or too near for them to be asked first: {earliest} or after',
  },
  'named-twice': { zh: '{who}报了两次', en: '{who} is named twice' },
  'nothing-unfit': {
    zh: '这家企业在这个批次没有待核实的报名。',
    en: 'Nothing that this enterprise proposed for this batch waits to be explained.',
  },
  'not-homeward': {
    zh: '这趟行程是送人到岗的，请由企业签交接单。',
    en: 'This trip brings people to a plant, which signs for them.',
  },
  'not-on-trip': { zh: '不在这趟行程上', en: 'is not on this trip' },
  'alighting-unfit': {
    zh: '有{count}人不能登记下车，见 errors；都没有登记。',
    en: '{count} of the people cannot be put down as home; nobody was recorded.',
  },
})
