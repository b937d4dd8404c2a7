import type { Words } from '../../../domain/kernel/words.ts'
import { inBoth } from '../../words/in-both.ts'

export const offeredByWords: Record<'station' | 'enterprise', Words> = {
  station: { zh: '驻外站、工作组', en: 'The station' },
  enterprise: { zh: '用工企业', en: 'The enterprise' },
}

export const festivalWords = inBoth(
  {
    title: '留岗过年',
    season: '哪年春节',
    figures: '各城市',
    noFigures: '这一年还没有登记。选一个城市，给留岗过年的人员登记服务，登记后在这里汇总。',
    city: '城市',
    stayed: '留岗人数',
    inProvince: '省内',
    outOfProvince: '省外',
    servicesTaken: '服务人次',
    visited: '慰问人数',
    services: '已登记的服务',
    chooseCity: '选一个城市，看谁留岗、给了什么服务、本人要没要。',
    noServices: '这个城市这一年还没有登记服务。',
    person: '人员',
    kind: '服务',
    on: '哪天',
    offeredBy: '谁提供',
    taken: '本人要没要',
    wasTaken: '要了',
    notTaken: '没要',
    by: '登记人',
    record: '登记服务',
    recordThen:
      '给留在岗位上过年的人员提供了什么。本人不要，不算拒绝，也不再问；同一种服务一年登记一次，后登记的为准。',
    whom: '给谁（本城市在岗人员）',
    readMore: '人员还没有读完，再读一页',
    recorded: '已登记',
  },
  {
    title: 'Over the festival',
    season: 'Festival of',
    figures: 'By city',
    noFigures:
      'Nothing is recorded for this year. Choose a city and record what was offered to those who stay at their post; it is summed up here.',
    city: 'City',
    stayed: 'Stayed',
    inProvince: 'In the province',
    outOfProvince: 'Outside',
    servicesTaken: 'Services taken',
    visited: 'Visited',
    services: 'Services on record',
    chooseCity: 'Choose a city to see who stays, what was offered and who took it up.',
    noServices: 'No service is on record for this city and year.',
    person: 'Person',
    kind: 'Service',
    on: 'Day',
    offeredBy: 'Offered by',
    taken: 'Taken up',
    wasTaken: 'yes',
    notTaken: 'no',
    by: 'Recorded by',
    record: 'Record a service',
    recordThen:
      'What was offered to somebody who stays at their post. Not taken is no refusal, and nobody is asked again for it; one of a kind a year, the latest stands.',
    whom: 'To whom (people at work in this city)',
    readMore: 'There are more people: read the next page',
    recorded: 'Recorded',
  },
)
