import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import type { County } from '../../domain/kernel/places/counties.ts'
import { sampleTownshipsOf } from '../../domain/kernel/places/townships.ts'
import type { SurveyFactName } from '../../domain/surveys/survey-facts.ts'
import type { GeneratedChance } from './generate-chance.ts'
import { generateNationalId } from './generate-national-id.ts'

/** The cells of one row as a surveyor writes them. */
export type GeneratedRow = Record<SurveyFactName, string>

/** The trades that generated workers have; job orders that ask for one of these find people. */
const generatedSkills = ['电子装配', '缝纫', '焊工', '电工', '叉车', '数控操作', '食品加工', '建筑', '护理', '厨师']

const surnames = [
  '王',
  '李',
  '张',
  '杨',
  '刘',
  '陈',
  '赵',
  '周',
  '马',
  '吴',
  '罗',
  '何',
  '和',
  '木',
  '普',
  '白',
  '岩',
  '熊',
  '陶',
  '龙',
]
const givenNames = [
  '建华',
  '文',
  '志强',
  '晓燕',
  '云',
  '国平',
  '丽',
  '永红',
  '春梅',
  '明',
  '正荣',
  '秀兰',
  '海',
  '顺',
  '思远',
  '兴旺',
]
const villages = ['大坪村', '新寨村', '白石村', '小河村', '龙潭村', '双河村', '松林村', '中寨村']
const surveyors = ['李志明', '杨秀英', '张云辉', '普文华']

/** Where people from Yunnan go, each province by its weight, in either of the ways that people write it. */
const provinces: readonly (readonly [readonly [string, string], number])[] = [
  [['广东省', '广东'], 30],
  [['浙江省', '浙江'], 22],
  [['江苏省', '江苏'], 14],
  [['云南省', '云南'], 14],
  [['福建省', '福建'], 9],
  [['上海市', '上海'], 6],
  [['重庆市', '重庆'], 5],
]

const skillCounts = [
  [0, 50],
  [1, 32],
  [2, 14],
  [3, 4],
] as const
const destinationCounts = [
  [1, 45],
  [2, 35],
  [3, 20],
] as const

/** What companions have in common: they live in one place and leave together. */
export interface GeneratedHome {
  readonly county: County
  readonly village: string
  readonly destinations: string
  readonly earliestDeparture: string
  readonly surveyDate: CalendarDate
  readonly surveyor: string
}

export function generateHome(chance: GeneratedChance, counties: readonly County[], today: CalendarDate): GeneratedHome {
  return {
    county: chance.pick(counties),
    village: chance.pick(villages),
    destinations: chance.holds(0.3) ? '不限' : chosenProvinces(chance),
    earliestDeparture: chance.holds(0.2) ? '' : plusDays(today, chance.between(0, 12)),
    surveyDate: plusDays(today, -chance.between(3, 30)),
    surveyor: chance.pick(surveyors),
  }
}

/** A worker who is willing and consented, with everything filled in as it should be. `number` makes the phone unique. */
export function generatePerson(
  chance: GeneratedChance,
  home: GeneratedHome,
  { number, companionGroup }: { number: number; companionGroup: string },
): GeneratedRow {
  const age = chance.weighted([
    [chance.between(16, 17), 1],
    [chance.between(18, 29), 34],
    [chance.between(30, 45), 45],
    [chance.between(46, 59), 20],
  ])
  const townships = sampleTownshipsOf(home.county.code)
  return {
    name: `${chance.pick(surnames)}${chance.pick(givenNames)}`,
    nationalId: generateNationalId(chance, birthDateAtAge(chance, age, home.surveyDate)),
    phone: generatePhone(2 * number),
    secondPhone: chance.holds(0.3) ? generatePhone(2 * number + 1) : '',
    countyCode: home.county.code,
    township: townships.length > 0 ? chance.pick(townships).name : '',
    village: home.village,
    skills: chance.shuffled(generatedSkills).slice(0, chance.weighted(skillCounts)).join(';'),
    minimumMonthlyWage: chance.holds(0.06) ? '' : String(100 * chance.between(32, 55)),
    destinations: home.destinations,
    earliestDeparture: home.earliestDeparture,
    ...generateQualification(chance, home.surveyDate),
    companionGroup,
    willing: '愿意',
    consent: '是',
    surveyDate: home.surveyDate,
    surveyor: home.surveyor,
  }
}

/** Who is helped first says so with a consent of their own; the others leave it blank. */
function generateQualification(chance: GeneratedChance, surveyDate: CalendarDate) {
  const [first, second] = [chance.holds(0.28), chance.holds(0.1)]
  if (!first && !second) return { priorityPolicy: '', priorityUntil: '', priorityConsent: '' }
  return { priorityPolicy: first ? 'p02' : 'p01', priorityUntil: plusDays(surveyDate, 365), priorityConsent: '是' }
}

/** A birth date that makes somebody `age` years old on a day, whatever day of the year they were born on. */
export function birthDateAtAge(chance: GeneratedChance, age: number, on: CalendarDate): CalendarDate {
  const lastBirthday = plusDays(on, -chance.between(1, 364))
  const monthAndDay = lastBirthday.slice(4) === '-02-29' ? '-02-28' : lastBirthday.slice(4)
  return `${Number(lastBirthday.slice(0, 4)) - age}${monthAndDay}` as CalendarDate
}

/** Numbers of 154, which had been given to no carrier when this was written, so that no demo number is anybody's. */
function generatePhone(number: number): string {
  // 73,939,133 and 10^8 have no common divisor: every number below 10^8 gives another phone.
  return `154${String((number * 73_939_133 + 20_261_122) % 100_000_000).padStart(8, '0')}`
}

function chosenProvinces(chance: GeneratedChance): string {
  const wanted = chance.weighted(destinationCounts)
  const chosen = new Map<string, string>()
  while (chosen.size < wanted) {
    const spellings = chance.weighted(provinces)
    if (!chosen.has(spellings[0])) chosen.set(spellings[0], chance.pick(spellings))
  }
  return [...chosen.values()].join(';')
}
