import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { approvalTime, overdueApprovalTime } from '../../domain/batches/decide-batch.ts'
import { farthestDepartureDays } from '../../domain/batches/transfer-batch.ts'
import { defaultHeadcountRules, headcountAnswerTime } from '../../domain/enterprises/headcount.ts'
import { millisecondsIn, type Span } from '../../domain/kernel/instant.ts'
import { CaseKind, secondsFor } from '../../domain/stabilisation/case-kinds.ts'
import { bookingByHandTime, bookingTime } from '../../domain/transport/trips/booking.ts'
import { tripTime } from '../../domain/transport/trips/trip-schedule.ts'
import { replacementTime } from '../../domain/transport/trips/trip-wait.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { expandDefinition } from '../../workflows/definition.ts'
import { type DurationName, durations } from '../../workflows/durations.ts'
import { retries } from '../../workflows/retries.ts'
import { definitionByName, statesOf } from './definition-by-name.ts'

const names = Object.keys(workflows) as WorkflowName[]
const sourceOf = (name: WorkflowName) =>
  readFileSync(new URL(`../../workflows/${name}.asl.json`, import.meta.url), 'utf8')
/** The definitions, and what stands for a wait for an operator in all of them. */
const sources = [
  ...names.map(sourceOf),
  readFileSync(new URL('../../workflows/wait-for-operator.ts', import.meta.url), 'utf8'),
]
const braced = (name: string) => `\${${name}}`
const seconds = (span: Span) => millisecondsIn(span) / 1000
const hours = (span: Span) => seconds(span) / 3600

function stateOf(workflow: WorkflowName, state: string) {
  return statesOf(definitionByName(workflow)).find(([name]) => name === state)?.[1]
}

describe('a rule of the field is what its steps keep to', () => {
  test.each<[WorkflowName, string, Span]>([
    ['batches/run-transfer-batch', 'Ask for approval', approvalTime],
    ['batches/run-transfer-batch', 'Ask for approval once more', overdueApprovalTime],
    ['transport/book-trip', 'Ask staff to book', bookingByHandTime],
    ['transport/book-trip', 'Ask staff to book one', bookingByHandTime],
    ['transport/run-trip', 'Wait for its people', replacementTime],
    ['batches/run-transfer-batch', 'Run one trip', tripTime],
    ['transport/reaccommodate', 'Run one trip', tripTime],
  ])('%s: %s', (workflow, state, rule) => {
    expect(stateOf(workflow, state)?.TimeoutSeconds).toBe(seconds(rule))
  })

  // v0.1.0, which told its workflow no time, gave every case 3 days and then 7.
  test.each([
    ['station', 259_200],
    ['province', 604_800],
  ])('a case waits for the %s as long as its kind says', (level, before) => {
    const told = '$states.context.Execution.Input.seconds'
    const limit = `{% $exists(${told}) ? ${told}.${level} : ${before} %}`
    expect(stateOf('stabilisation/resolve-case', `Hand to the ${level}`)?.TimeoutSeconds).toBe(limit)
  })

  test.each<[string, Span]>([
    ['Freeze the candidates', headcountAnswerTime],
    ['Note that approval is overdue', overdueApprovalTime],
    ['Note that trips are booked', bookingTime],
  ])('the coordinator reads it too: %s', (state, rule) => {
    const told = JSON.stringify(stateOf('batches/run-transfer-batch', state)?.Arguments)
    expect(told).toContain(`"hours":${hours(rule)}`)
  })

  test('the headcount is open as long as its batch says', () => {
    expect(defaultHeadcountRules.answerHours).toBe(hours(headcountAnswerTime))
  })

  test('a workflow lasts longer than the waits in it, and who waits for it longer still', () => {
    const inOrder = (...spans: readonly Span[]) => {
      expect(spans.map(seconds)).toEqual(spans.map(seconds).toSorted((a, b) => a - b))
      expect(new Set(spans.map(seconds)).size).toBe(spans.length)
    }
    const { headcountWorkflowTime, bookingWorkflowTime, bookingWaitTime, caseWorkflowTime } = durations
    inOrder(headcountAnswerTime, headcountWorkflowTime)
    inOrder(bookingByHandTime, bookingTime, bookingWorkflowTime, bookingWaitTime)
    inOrder({ seconds: 2 * seconds(bookingByHandTime) }, bookingWorkflowTime)
    for (const { station, province } of CaseKind.options.map(secondsFor))
      inOrder({ seconds: station + province }, caseWorkflowTime)
    inOrder({ days: farthestDepartureDays }, tripTime, durations.longestWorkflowTime)
  })

  test('a retry is what its name says, tried as often as the step says', () => {
    const source = { States: { Ask: { Type: 'Task', Retry: ['onceMore', { As: 'task', MaxAttempts: 2 }] } } }
    expect(expandDefinition(source, 'x', new Map()).States['Ask']?.Retry).toEqual([
      retries.onceMore,
      { ...retries.task, MaxAttempts: 2 },
    ])
  })

  test('a duration may be part of an expression', () => {
    const source = { States: { Wait: { Type: 'Pass', Output: `{% $t + ${braced('minutes:replacementTime')} %}` } } }
    expect(expandDefinition(source, 'x', new Map()).States['Wait']).toMatchObject({ Output: '{% $t + 86400 %}' })
  })
})

describe('definitions name, they do not count', () => {
  test.each(names)('%s holds no number of seconds and no list of errors to retry', (name) => {
    const source = sourceOf(name)
    expect(source.match(/"(?:\w*Seconds|hours|minutes|days)": ?[\d.]+/g)).toBeNull()
    expect(source.match(/"Retry": \[?\{ "ErrorEquals"/g)).toBeNull()
    // A duration in words is a duration too.
    expect(
      source.match(/\b(?:\d+|one|two|three|four|five|six|seven|ten) (?:second|minute|hour|day|week|month)s?\b/g),
    ).toBeNull()
  })

  test.each(Object.keys(retries))('the retry %s is used', (name) => {
    const used = new RegExp(`"Retry": (?:"${name}"|\\[?[^\\]\\n]*"${name}")`)
    expect(sources.some((source) => used.test(source))).toBe(true)
  })

  test.each(Object.keys(durations) as DurationName[])('the duration %s is used', (name) => {
    expect(
      sources.some((source) => new RegExp(`Seconds"?: ["']${name}["']`).test(source) || source.includes(`:${name}}`)),
    ).toBe(true)
  })
})

describe('what a definition may not say is refused with file and state', () => {
  const inside = (fields: object) => ({
    States: { Each: { Type: 'Map', ItemProcessor: { States: { 'Ask him': { Type: 'Task', ...fields } } } } },
  })
  test.each([
    ['an unknown retry', { Retry: 'tusk' }, '"tusk" is no retry; there are: task, brief, wait, start'],
    ['one of several', { Retry: ['onceMore', 'tusk'] }, '"tusk" is no retry'],
    ['a retry with a count', { Retry: { As: 'tusk', MaxAttempts: 2 } }, '"tusk" is no retry'],
    ['a retry that is spelled out', { Retry: [{ ErrorEquals: ['Error'] }] }, '{"ErrorEquals":["Error"]} is no retry'],
    ['an unknown duration', { TimeoutSeconds: 'caseTime' }, '"caseTime" is no duration; there are: '],
    ['a number of seconds', { HeartbeatSeconds: 60 }, '60 is no duration'],
    ['a wait in seconds', { Seconds: 60 }, '60 is no duration'],
    ['a duration in a text', { Comment: `for ${braced('hours:teaTime')} hours` }, '"teaTime" is no duration'],
    [
      'a function that its entry does not list',
      { Resource: braced('rooms/verb') },
      `${braced('rooms/verb')} is not listed`,
    ],
    ['a property of every object', { Retry: 'toString' }, '"toString" is no retry'],
  ])('%s', (_, fields, sentence) => {
    const expand = () => expandDefinition(inside(fields), 'workflows/room/name.asl.json', new Map())
    expect(expand).toThrow(`workflows/room/name.asl.json / Each / Ask him: ${sentence}`)
  })
})

describe('a map whose chunks are tried at once', () => {
  const call = { Type: 'Task', Resource: 'work', Retry: 'task', Output: '{% $states.result %}', End: true }
  const inside = (first: object, map: object = {}) => ({
    States: {
      Each: {
        Type: 'Map',
        FirstAttempt: 'express',
        ItemProcessor: { StartAt: 'Do it', States: { 'Do it': first } },
        Assign: { sum: '{% $sum($states.result.count) %}' },
        Output: {},
        Next: 'Then',
        ...map,
      },
      Then: { Type: 'Succeed' },
    },
  })
  const expand = (source: object) =>
    expandDefinition(source as Record<string, unknown>, 'workflows/room/name.asl.json', new Map())

  test('keeps its variables for the attempt that is complete, and its retries for the map that follows', () => {
    const { States } = expand(inside(call)) as unknown as { States: Record<string, Record<string, unknown>> }
    expect(Object.keys(States)).toEqual(['Each', 'Each, with retries', 'Then'])
    expect(States['Each']).toMatchObject({
      Assign: {
        sum: '{% $sum($states.result.count) %}',
        isWhole: "{% $exists($states.result[notDone = true]) ? $error('a chunk is left') : true %}",
      },
      Output: {},
      Next: 'Then',
    })
    expect(States['Each, with retries']?.['Assign']).not.toHaveProperty('isWhole')
    expect(States['Each']?.['ItemProcessor']).toEqual({
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: 'Do it, once',
      States: {
        'Do it, once': {
          Type: 'Task',
          Resource: 'work',
          Output: '{% $states.result %}',
          End: true,
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Do it: not done' }],
        },
        'Do it: not done': { Type: 'Succeed', Output: { notDone: true } },
      },
    })
    expect(States['Each, with retries']).toMatchObject({
      Assign: { sum: '{% $sum($states.result.count) %}' },
      ItemProcessor: { States: { 'Do it': { Retry: [retries.task] } } },
    })
  })

  test.each([
    [
      'waits for somebody',
      inside({ ...call, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Do it' }] }),
      'one call',
    ],
    ['goes on after its call', inside({ Type: 'Task', Resource: 'work', Next: 'Do it' }), 'one call'],
    ['ends the workflow', inside(call, { Next: undefined, End: true }), 'a state must follow'],
    ['is tried otherwise', inside(call, { FirstAttempt: 'standard' }), 'there is only "express"'],
  ])('is refused where it %s', (_, source, sentence) => {
    expect(() => expand(source)).toThrow(sentence)
  })
})
