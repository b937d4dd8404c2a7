import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Words } from '../kernel/words.ts'

/** A service to which somebody is referred, as its source described it on a day. */
export const HelpService = z.object({
  name: Words,
  /** What is dialled, or null where it is reached in another way. */
  number: z.string().nullable(),
  for: Words,
  /** What to know before calling. */
  note: Words,
  /** From when this is so; null: for as long as is known. */
  from: CalendarDate.nullable(),
  /** The month, `YYYY-MM`. */
  checkedIn: z.string().regex(/^\d{4}-\d{2}$/),
  source: z.string(),
})
export type HelpService = z.infer<typeof HelpService>

const localNumber = {
  zh: '属地号码：在外地拨打先加被查询地区号。人工服务一般在工作时间。',
  en: 'A local number: from elsewhere dial the area code of the place first. People answer in office hours mostly.',
}
const localToo = {
  zh: '属地号码：在外地拨打先加当地区号。',
  en: 'A local number: from elsewhere dial the area code first.',
}

type Row = Omit<z.input<typeof HelpService>, 'checkedIn'>

/** Configuration, checked on a day: a service is a line; what changes of it is a row more, from its day, oldest first. */
const known = {
  '12333': [
    {
      name: { zh: '人社服务热线', en: 'Labour and social security line' },
      number: '12333',
      for: { zh: '劳动用工、工资、社会保险咨询', en: 'Advice on work, wages and social insurance' },
      note: localNumber,
      from: '2003-07-01',
      source: '劳社部函〔2003〕84号',
    },
  ],
  '12348': [
    {
      name: { zh: '公共法律服务热线', en: 'Legal service line' },
      number: '12348',
      for: { zh: '法律咨询、申请法律援助', en: 'Legal advice, and legal aid' },
      note: {
        zh: '在外地拨打先加当地区号；有的地方24小时有人接听。冬季行动期间讨薪的法律援助不审查经济状况。',
        en: 'From elsewhere dial the area code first; in places it is answered round the clock. In the winter campaigns aid for wage claims asks for no proof of means.',
      },
      from: null,
      source: 'jcgov.gov.cn 2026-02',
    },
  ],
  '12356': [
    {
      name: { zh: '心理援助热线', en: 'Psychological support line' },
      number: '12356',
      for: { zh: '心理援助', en: 'Psychological help' },
      note: {
        zh: '全国统一，每天不少于18小时，可以匿名。',
        en: 'One number for the whole country, 18 hours a day at least; callers may stay anonymous.',
      },
      from: '2025-05-01',
      source: '国家卫生健康委 2024-12-25',
    },
  ],
  '12351': [
    {
      name: { zh: '职工维权热线', en: 'Trade union line' },
      number: '12351',
      for: { zh: '工会维权、困难帮扶', en: 'The union: rights at work, and hardship' },
      note: localToo,
      from: null,
      source: 'field notes 2026-11',
    },
  ],
  '12345': [
    {
      name: { zh: '政务服务便民热线', en: 'City hall line' },
      number: '12345',
      for: { zh: '当地各部门的求助和投诉', en: 'Requests and complaints to the offices of a city' },
      note: localToo,
      from: null,
      source: 'field notes 2026-11',
    },
  ],
  'wage-arrears': [
    {
      name: { zh: '根治欠薪线索反映平台', en: 'National platform for unpaid wages' },
      number: null,
      for: { zh: '反映欠薪，不限行业', en: 'Reports of unpaid wages, in all trades' },
      note: {
        zh: '微信小程序“国务院客户端”，实名，24小时；转到欠薪所在地办理。',
        en: 'In the mini-program of the State Council, under one’s real name, at any hour; it goes to the place of the debt.',
      },
      from: '2020-12-14',
      source: 'field notes 2026-11',
    },
  ],
} satisfies Record<string, readonly [Row, ...Row[]]>

export const HelpServiceId = z.enum(Object.keys(known) as [keyof typeof known, ...(keyof typeof known)[]])
export type HelpServiceId = z.infer<typeof HelpServiceId>

/** The row that counts on a day: the newest that has begun, or the first where none has. */
export function rowOn<One extends { readonly from: string | null }>(
  rows: readonly [One, ...One[]],
  day: CalendarDate,
): One {
  return rows.findLast(({ from }) => from === null || from <= day) ?? rows[0]
}

/** A service as it is on a day. */
export function helpServiceOn(id: HelpServiceId, day: CalendarDate): HelpService {
  return HelpService.parse({ ...rowOn<Row>(known[id], day), checkedIn: '2026-11' })
}

/** What each is called by its newest row. */
export const helpServiceTerms = Object.fromEntries(
  HelpServiceId.options.map((id) => [id, (known[id] as readonly Row[]).at(-1)?.name]),
) as Record<HelpServiceId, Words>
