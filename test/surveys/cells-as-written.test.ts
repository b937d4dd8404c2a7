import { expect, test } from 'vitest'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { Personal } from '../../domain/kernel/personal.ts'
import { parsePhones } from '../../domain/surveys/phone-number.ts'
import { readCell } from '../../domain/surveys/read-cell.ts'
import { idBornOn } from './written-sheet.ts'

const sheet = { importDate: CalendarDate.parse('2027-02-20'), divisions: ['5306'] }
const unreadable = undefined

test.each([
  ['2026年3月5号', '2026-03-05'],
  ['2026 年 3 月 5 日', '2026-03-05'],
  ['2026-3-5 8:00', '2026-03-05'],
  ['2026/03/05 14:30:00', '2026-03-05'],
  ['2026-03-05T14:30:00', '2026-03-05'],
  ['2026-03-04T16:00:00.000Z', '2026-03-05'],
  ['2026-03-05T00:00:00+08:00', '2026-03-05'],
  ['2026-03-05T00:00:00Z', '2026-03-05'],
  ['2026–03–05', '2026-03-05'],
  ['2026—3—5', '2026-03-05'],
  ['2026－3－5', '2026-03-05'],
  ['2026年3月5日 星期四', '2026-03-05'],
  ['2026年3月5日上午8点', '2026-03-05'],
  ['随时', null],
  ['随时可走', null],
  ['马上', null],
  ['春节后', unreadable],
  ['3月中旬', unreadable],
  ['2026年3月', unreadable],
  ['3/5/2026', unreadable],
  ['2026-02-30', unreadable],
])('a departure %s is %s', (written, date) => {
  expect(readCell.departure(written)).toBe(date)
})

test.each([
  ['4000-5000', 4000],
  ['4000～5000元', 4000],
  ['4000—5000元/月', 4000],
  ['4000至5000', 4000],
  ['4-5千', 4000],
  ['5000元以上', 5000],
  ['5000以上', 5000],
  ['不低于5000元', 5000],
  ['5000+', 5000],
  ['0.5万', 5000],
  ['0.5-0.6万元', 5000],
  ['5千', 5000],
  ['4K', 4000],
  ['4500.00', 4500],
  ['4,500', 4500],
  ['4 500', 4500],
  ['4，500元', 4500],
  ['4499.9999999999991', 4500],
  ['月薪4500元', 4500],
  ['6万/年', 5000],
  ['年薪6万', 5000],
  ['面议', null],
  ['工资面议', null],
  ['200元/天', unreadable],
  ['4.5', unreadable],
  ['5000-4000', unreadable],
  ['5000以下', unreadable],
  ['很高', unreadable],
])('a wage %s is %s', (written, yuan) => {
  const wage = readCell.wage(written)
  expect(wage ? inYuan(wage) : wage).toBe(yuan)
})

test.each([
  ...['√', '✓', '✔️', 'Y', '1', '有', '是的', '☑', '☑是 ☐否', '同意'].map((written) => [written, true] as const),
  ...['×', '✗', 'N', '0', 'X', '□是 ☑否', '不同意', '没有'].map((written) => [written, false] as const),
  ...['口头', '?', '□是 □否', '2'].map((written) => [written, unreadable] as const),
])('%s is the answer %s', (written, answer) => {
  expect(readCell.yesNo(written)).toBe(answer)
})

test.each([
  ['有意愿', 'willing'],
  ['√', 'willing'],
  ['想去', 'willing'],
  ['无意愿', 'not-willing'],
  ['×', 'not-willing'],
  ['考虑中', 'undecided'],
  ['看工资', unreadable],
])('%s is %s', (written, willingness) => {
  expect(readCell.willingness(written)).toBe(willingness)
})

test.each([
  ['广东 浙江', ['广东省', '浙江省']],
  ['广东浙江', ['广东省', '浙江省']],
  ['广东|浙江/江苏\n上海', ['广东省', '浙江省', '江苏省', '上海市']],
  ['1.广东 2.浙江', ['广东省', '浙江省']],
  ['广东或浙江', ['广东省', '浙江省']],
  ['东莞', ['东莞市']],
  ['广东东莞', ['东莞市']],
  ['广东省深圳市、浙江', ['深圳市', '浙江省']],
  ['昆明', ['昆明市']],
  ['省内', ['云南省']],
  ['长三角', ['上海市', '江苏省', '浙江省', '安徽省']],
  ['珠三角', '广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市'.split(' ')],
  ['都行', 'any'],
  ['除广东', unreadable],
  ['县内', ['就近']],
  ['区内', unreadable],
  ['广东、老地方', unreadable],
])('the wish %s is %j', (written, places) => {
  expect(readCell.destinations(written)).toEqual(places)
})

test('省外 is every province but home, those where most go first', () => {
  const places = readCell.destinations('省外')
  expect(places).toHaveLength(30)
  expect(places?.slice(0, 3)).toEqual(['广东省', '浙江省', '江苏省'])
  expect(places).not.toContain('云南省')
})

test.each([
  ['530627', '530627'],
  ['镇雄县', '530627'],
  ['镇雄', '530627'],
  ['昭通市镇雄县', '530627'],
  ['云南省昭通市镇雄县', '530627'],
  ['530627 镇雄县', '530627'],
  ['镇雄县（530627）', '530627'],
  ['彝良县（530627）', unreadable],
  ['没有的县', unreadable],
])('the county %s is %s', (written, code) => {
  expect(readCell.countyCode(written, sheet)).toBe(code)
})

const one = '15400000001'
const two = '15400000002'

test.each<readonly [string, readonly string[] | undefined]>([
  ...[
    '+8615400000001',
    '0086 154 0000 0001',
    '154.0000.0001',
    '154-0000-0001',
    'tel:15400000001',
    '电话：15400000001',
  ].map((written) => [written, [one]] as const),
  ['15400000001（父亲）', [one]],
  ['15400000001/15400000002', [one, two]],
  ['15400000001、15400000002', [one, two]],
  ['15400000001 15400000002', [one, two]],
  ['154 0000 0001 154 0000 0002', [one, two]],
  ['+86 15400000001 / 0870-3123456', [one]],
  ['15400000001/110', undefined],
  ['1540000000', undefined],
])('the phones %s are %j', (written, phones) => {
  expect(parsePhones(written)?.map((phone) => phone.reveal())).toEqual(phones)
})

test.each([
  ['焊工;电工；木工,瓦工，漆工', 5],
  ['焊工、电工/木工|瓦工\n漆工', 5],
  ['焊工 电工 木工 瓦工 漆工', 5],
  ['焊工电工木工瓦工漆工', 5],
  ['1.焊工2.电工3.木工4.瓦工5.漆工', 5],
  ['电 焊', 1],
  ['会开旋挖钻机', 1],
  ['工程测量', 1],
])('%j are %s skills', (written, count) => {
  expect(readCell.skills(written)).toHaveLength(count)
})

const id = idBornOn('1990-05-17')

test.each([`${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, `${id.slice(0, 6)}-${id.slice(6)}`, ` ${id}　`])(
  'the ID %s is read',
  (written) => {
    const read = readCell.nationalId(written)
    expect(read instanceof Personal && read.reveal()).toBe(id)
  },
)
