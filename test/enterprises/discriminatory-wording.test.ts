import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { discriminatoryWordingIn } from '../../domain/enterprises/discriminatory-wording.ts'

describe('wording that limits who may apply is found', () => {
  test.each([
    ['限男', ['限男']],
    ['普工，限女。', ['限女']],
    ['仅限男性', ['仅限男性']],
    ['男性优先', ['男性优先']],
    ['女工优先录用', ['女工优先']],
    ['只招女工', ['只招女工']],
    ['要男工5名', ['要男工']],
    ['男:10人', ['男:10人']],
    ['不要女的', ['不要女的']],
    ['女工5名，男工20人', ['女工5名', '男工20人']],
    ['普工（女）', ['(女)']],
    ['女普工', ['女普工']],
    ['男保安', ['男保安']],
    ['岗位轻松，适合女性', ['适合女性']],
    ['宝妈优先', ['宝妈优先']],
    ['1985年以后出生', ['1985年以后出生']],
    ['男女各20名', ['男女各']],
    ['限 男', ['限男']],
    ['已婚未育', ['已婚未育']],
    ['未婚优先', ['未婚优先']],
    ['不招孕妇', ['不招孕妇']],
    ['夫妻工优先', ['夫妻工优先']],
    ['35岁以下', ['35岁以下']],
    ['３５周岁以下', ['35周岁以下']],
    ['18-45岁', ['18-45岁']],
    ['年龄18至45周岁', ['年龄18至45周岁']],
    ['年龄要求：20-35', ['年龄要求:20-']],
    ['不超过四十岁', ['不超过四十岁']],
    ['三十五周岁以内', ['三十五周岁以内']],
    ['20岁以上', ['20岁以上']],
    ['90后优先', ['90后']],
    ['年轻人优先', ['年轻人优先']],
    ['大龄勿扰', ['大龄勿扰']],
    ['限汉族', ['限汉族']],
    ['不要少数民族', ['不要少数民族']],
    ['彝族勿扰', ['彝族勿扰']],
    ['河南人不要', ['河南人不要']],
    ['不要东北人', ['不要东北人']],
    ['昭通人勿投', ['昭通人勿投']],
    ['本地户口', ['本地户口']],
    ['本地人优先', ['本地人优先']],
    ['需城镇户籍', ['城镇户籍']],
    ['无宗教信仰', ['无宗教信仰']],
    ['信徒勿扰', ['信徒勿扰']],
  ])('%s', (text, words) => expect(discriminatoryWordingIn(text)).toEqual(words))
})

describe('what a job order may well say passes', () => {
  test.each([
    '男女不限',
    '招聘男女普工',
    '不限男女，不限民族',
    '性别不限，婚否不限，户籍不限',
    '已婚未婚均可',
    '男女同工同酬',
    '年满18周岁',
    '年满十八周岁，身体健康',
    '须年满16周岁',
    '18岁以上',
    '18周岁及以上',
    '未满18周岁不得从事本岗位',
    '招女装缝纫工，熟悉男裤工序',
    '男士衬衫包装工',
    '男女宿舍分开，女浴室独立',
    '提供夫妻房',
    '女职工享受产假，婚假按国家规定',
    '禄劝彝族苗族自治县屏山街道',
    '尊重少数民族饮食习惯，设清真窗口',
    '水族馆饲养员',
    '本地缴纳社保，外地员工报销车费',
    '早8:00后上班，18:00后计加班',
    '60天试用期，满90天转正',
    '工龄每满一年加100元',
    '月薪5500元，包吃住，4人间',
    '不收任何人介绍费',
    '上班时间不限，年龄不限',
    '熟练工优先',
    '有电焊证优先，3年以上经验',
    '团队年轻有活力',
    '',
  ])('%s', (text) => expect(discriminatoryWordingIn(text)).toEqual([]))
})

test('two limits are named in the order in which they stand, each once', () => {
  expect(discriminatoryWordingIn('35岁以下，限女，包吃住，限女')).toEqual(['35岁以下', '限女'])
})

test('spaces, full-width digits and invisible characters hide nothing', () => {
  const filler = fc.constantFrom(' ', '\u3000', '\u200b', '\ufeff', '\n', '')
  fc.assert(
    fc.property(fc.constantFrom('限男', '限女', '35岁以下', '已婚未育', '限汉族', '本地户口'), filler, (words, gap) => {
      expect(discriminatoryWordingIn(Array.from(words).join(gap))).toEqual([words])
    }),
  )
})

test('any upper age is found, whatever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 19, max: 65 }), fc.constantFrom('岁', '周岁'), (age, unit) => {
      expect(discriminatoryWordingIn(`要求${age}${unit}以下`)).toEqual([`${age}${unit}以下`])
      expect(discriminatoryWordingIn(`18-${age}${unit}`)).toEqual([`18-${age}${unit}`])
    }),
  )
})
