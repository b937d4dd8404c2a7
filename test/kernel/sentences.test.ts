import { describe, expect, expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import { complaint } from '../../domain/kernel/complaint.ts'
import { issueWords } from '../../domain/kernel/issue-words.ts'
import { sentences } from '../../domain/kernel/sentences.ts'

const told = sentences('example', {
  closed: { zh: '已经结束。', en: 'It has closed.' },
  late: {
    zh: '{day}太晚：最晚{last}，还有{seats}个座位。',
    en: '{day} is too late: by {last}; {seats} seats are left.',
  },
  'must be red': { zh: '必须是红色', en: 'must be red' },
})

describe('a sentence of the table', () => {
  test('says itself in both languages, under a code that stays', () => {
    expect(told('closed')).toEqual({ code: 'example/closed', zh: '已经结束。', en: 'It has closed.' })
  })

  test('has in its slots what reads in its own language, numbers and lists too', () => {
    const last = { zh: '周五', en: 'Friday' }
    const slots = { day: ['1日', last], last, seats: 3 }
    expect(told('late', slots)).toEqual({
      slots,
      code: 'example/late',
      zh: '1日、周五太晚：最晚周五，还有3个座位。',
      en: '1日, Friday is too late: by Friday; 3 seats are left.',
    })
  })

  test('does not compile without one of its slots, with another, or where the languages name different ones', () => {
    type Late = Parameters<typeof told<'late'>>
    expectTypeOf<Late[1]>().toExtend<{ day: unknown; last: unknown; seats: unknown }>()
    const wrong = () => {
      // @ts-expect-error -- seats are not told
      told('late', { day: '1', last: '2' })
      // @ts-expect-error -- it has no slot
      told('closed', { day: '1' })
      // @ts-expect-error -- there is no such sentence
      told('open')
      // @ts-expect-error -- a language is missing
      sentences('example', { half: { zh: '一半' } })
      // @ts-expect-error -- the languages name different slots
      sentences('example', { torn: { zh: '{day}', en: '{date}' } })
    }
    expect(wrong).toBeTypeOf('function')
  })
})

describe('what a schema refuses reads in both languages', () => {
  const wordsOf = (schema: z.ZodType, value: unknown) =>
    schema.safeParse(value, { reportInput: true }).error?.issues.map(issueWords)

  test('in the sentence of the table that the schema names', () => {
    expect(wordsOf(z.string().regex(/^red$/, told('must be red').en), 'blue')).toEqual([told('must be red')])
  })

  test('in a sentence with slots', () => {
    const late = told('late', { day: 8, last: 5, seats: 0 })
    const schema = z.number().superRefine((day, context) => {
      if (day > 5) context.addIssue(complaint(late))
    })
    expect(wordsOf(schema, 8)).toEqual([late])
  })

  test('in the words of the schema library where it has none of its own', () => {
    const person = z.strictObject({ name: z.string().max(3), age: z.int().min(16) })
    expect(wordsOf(person, { name: 'Wangxiao', age: 15, sex: 'f' })).toEqual([
      { code: 'field/too-big', zh: '太长：最多3个字', en: expect.stringContaining('3 characters') },
      { code: 'field/too-small', zh: '太小：不能低于16', en: expect.stringContaining('16') },
      { code: 'field/unrecognized-keys', zh: '没有这些字段，请删去：sex', en: 'Unrecognized key: "sex"' },
    ])
    const others = z.object({
      on: z.iso.date(),
      kind: z.enum(['a', 'b']),
      list: z.array(z.string()).min(1),
      yes: z.boolean(),
    })
    expect(wordsOf(others, { on: 'soon', kind: 'c', list: [], yes: 'x' })?.map(({ zh }) => zh)).toEqual([
      '请按“年-月-日”填写日期，如 2026-03-05',
      '请填写其中之一：a、b',
      '太少：至少1项',
      '这一项应填 true 或 false',
    ])
    // Who left a choice open is asked to fill it in; codes of the choices would say nothing to them.
    expect(wordsOf(others, { on: '2027-01-01', list: ['a'], yes: true })?.map(({ zh }) => zh)).toEqual([
      '这一项必须填写',
    ])
    expect(wordsOf(person, {})?.[0]).toEqual({
      code: 'field/invalid-type',
      zh: '这一项必须填写',
      en: 'Invalid input: expected string, received undefined',
    })
  })

  test('never tells what was sent', () => {
    const sent = '530627199005170038'
    for (const schema of [z.int(), z.enum(['a']), z.strictObject({ a: z.int() }), z.string().max(3), z.url()])
      for (const value of [sent, { a: sent }, [sent]])
        expect(JSON.stringify(wordsOf(schema, value) ?? [])).not.toContain(sent)
  })
})
