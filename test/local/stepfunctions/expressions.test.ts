import { expect, test } from 'vitest'
import { openWorld } from './harness.ts'

const pass = (Output: unknown) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'S',
  States: { S: { Type: 'Pass', Output, End: true } },
})

async function output(expression: string, input: unknown = {}): Promise<unknown> {
  const ended = await openWorld().run(pass(`{% ${expression} %}`), input)
  if (ended.status !== 'SUCCEEDED') throw new Error(ended.cause)
  return JSON.parse(ended.output ?? '')
}

async function cause(template: unknown): Promise<string | undefined> {
  return (await openWorld().run(pass(template))).cause?.replace(
    "An error occurred while executing the state 'S' (entered at the event id #2). ",
    '',
  )
}

test("the functions of Step Functions give AWS's values", async () => {
  expect(await output('$range(0, 6, 2)')).toEqual([0, 2, 4, 6])
  expect(await output('$range(-1.7, 2, 1)')).toEqual([-1, 0, 1, 2])
  expect(await output('$range(9, 1, -4)')).toEqual([9, 5, 1])
  expect(await output('$range(1, 9, 9)')).toBe(1)
  expect(await output('$partition([1,2,3,4,5], 2)')).toEqual([[1, 2], [3, 4], [5]])
  expect(await output('$partition([0], 1)')).toEqual([[0]])
  expect(await output("$hash('input', 'SHA-1')")).toBe('140f86aae51ab9e1cda9b4254fe98a74eb54c1a1')
  expect(await output('$random(42)')).toBe(0.7275636800328681)
  expect(await output(`$parse('{"a":1}').a`)).toBe(1)
  expect(await output('$uuid()')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(await output("$base64encode('直达')")).toBe('55u06L6+')
})

test('time in expressions is the time of the engine', async () => {
  expect(await output('$now()')).toBe('2026-03-01T00:00:00.000Z')
  expect(await output('$millis()')).toBe(Date.parse('2026-03-01T00:00:00.000Z'))
  expect(await output("$now('[Y0001]-[M01]-[D01]', '+0800')")).toBe('2026-03-01')
})

test('an offset goes as far as 18 hours', async () => {
  const wait = (Timestamp: string) =>
    openWorld().run({
      QueryLanguage: 'JSONata',
      StartAt: 'S',
      States: { S: { Type: 'Wait', Timestamp: `{% '${Timestamp}' %}`, End: true } },
    })
  for (const [text, hours] of [
    ['2026-03-01T18:00:30+18:00', 0],
    ['2026-02-28T12:00:30-18:00', 6],
    ['2026-03-01T05:45:30+05:45', 0],
    ['2026-03-01T00:00:30-00:00', 0],
  ] as const) {
    const { startDate, stopDate = 0, status } = await wait(text)
    expect([text, status, Math.round(stopDate - startDate)]).toEqual([text, 'SUCCEEDED', hours * 3600 + 30])
    expect(await output(`$toMillis('${text}')`)).toBe(Date.parse('2026-03-01T00:00:30Z') + hours * 3_600_000)
  }
  expect(await output("$toMillis('2026-03-01')")).toBe(Date.parse('2026-03-01T00:00:00Z'))
  for (const offset of ['+18:01', '-18:01', '+19:00', '-23:59', '+24:00', '+08:60']) {
    const text = `2026-03-01T00:00:00${offset}`
    expect((await wait(text)).cause).toContain(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    )
  }
  for (const offset of ['+18:01', '-1830', '+19:00', '-23:59', '+24:00', '+2900']) {
    const text = `2026-03-01T00:00:00${offset}`
    expect(await cause(`{% $toMillis('${text}') %}`)).toContain(
      `D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "${text}"`,
    )
  }
  const picture = '[Y0001]-[M01]-[D01]T[H01]:[m01][Z]'
  expect(await output(`$toMillis('2026-03-01T08:00+08:00', '${picture}')`)).toBe(Date.parse('2026-03-01T00:00:00Z'))
  expect(await cause(`{% $toMillis('2026-03-01T08:00+18:01', '${picture}') %}`)).toContain('D3110')
  expect(await output("$fromMillis(0, '[H01]:[m01]', '+1800')")).toBe('18:00')
  for (const call of ["$fromMillis(0, '[H]', '+1801')", "$now('[H]', '-1900')"]) {
    expect(await cause(`{% ${call} %}`)).toContain('is beyond ±18:00')
  }
})

test('a member may have any name', async () => {
  const strange = '{"__proto__":{"a":1},"constructor":2}'
  const ended = await openWorld().run(pass(JSON.parse(strange)))
  expect(ended.output).toBe(strange)
  const parsed = await openWorld().run(pass('{% $parse($states.input.text) %}'), { text: strange })
  expect(parsed.output).toBe(strange)
})

test('an expression that fails says which, where and why', async () => {
  expect(await cause({ r: '{% $eval("1+1") %}' })).toBe(
    `The JSONata expression '$eval("1+1")' specified for the field 'Output/r' threw an error during evaluation. T1006: Attempted to invoke a non-function`,
  )
  expect(await cause({ a: { b: ['{% 1 %}', [1, '{% $none %}']] } })).toBe(
    "The JSONata expression '$none' specified for the field 'Output/a/b[1][1]' returned nothing (undefined).",
  )
  expect(await cause('{% $abs("x") %}')).toBe(
    `The JSONata expression '$abs("x")' specified for the field 'Output' threw an error during evaluation. T0410: Argument 1 of function "abs" does not match function signature`,
  )
  expect(await cause('{% function($x) { $x } %}')).toBe(
    "The JSONata expression 'function($x) { $x }' specified for the field 'Output' returned an unsupported result type.",
  )
})

test('a number that is not finite becomes text, as on AWS', async () => {
  expect(await output('[1/0, -1/0, 0/0]')).toEqual(['Infinity', '-Infinity', 'NaN'])
  expect(await output("{'seats': 1e308 * 10}")).toEqual({ seats: 'Infinity' })
})

test('an expression ends where AWS ends it: nested too deep, holding too much', async () => {
  const sum = (terms: number) => Array.from({ length: terms }, () => '1').join('+')
  expect(await output(sum(95))).toBe(95)
  expect(await cause(`{% ${sum(105)} %}`)).toContain('threw an error during evaluation: Stack overflow error:')
  expect(await output('$count([1..873782])')).toBe(873_782)
  expect(await cause('{% $count([1..873783]) %}')).toContain(
    'threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage',
  )
  expect(await cause('{% $range(1, 1e15, 1) %}')).toContain('memory limit exceeded')
  const doubled = "($p := function($s, $n) { $n = 0 ? $s : $p($s & $s, $n - 1) }; $length($p('x', 31)))"
  expect(await cause(`{% ${doubled} %}`)).toContain('memory limit exceeded')
})

test('the functions of Step Functions give nothing where AWS gives nothing', async () => {
  for (const expression of [
    '$parse()',
    '$range(1, 5)',
    '$range(1, 5, 0)',
    '$range(5, 1, 1)',
    '$partition([1], 0)',
    '$hash("a")',
  ]) {
    expect(await cause(`{% ${expression} %}`)).toBe(
      `The JSONata expression '${expression}' specified for the field 'Output' returned nothing (undefined).`,
    )
  }
})

test('the functions of Step Functions refuse their arguments as AWS does', async () => {
  const refused = async (expression: string) => (await cause(`{% ${expression} %}`))?.split('during evaluation')[1]
  for (const text of ['', ' ', 'x', '[1] 2', '1e400', '{"a":1,"\\u0061" : 2}']) {
    expect(await refused(`$parse(${JSON.stringify(text)})`)).toBe('. D3137: Invalid JSON')
  }
  const twice = [{ a: 'a:"a":', b: { a: 1 } }, { a: 2 }]
  expect(await output(`$parse(${JSON.stringify(JSON.stringify(twice))})`)).toEqual(twice)
  expect(await refused('$parse(null)')).toBe(
    '. T0410: Argument 1 of function "parse" does not match function signature',
  )
  for (const [given, named] of [
    ['"sha-1"', 'sha-1'],
    ['$nothing', 'null'],
  ]) {
    expect(await refused(`$hash("a", ${given})`)).toBe(
      `. D3137: Hash algorithm '${named}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`,
    )
  }
  expect(await refused('$partition("a", 2)')).toBe(
    '. T0412: Argument 1 of function "partition" must be an array of undefined',
  )
  expect(await refused('$partition([1], -1)')).toBe('. D3137: Second argument must be zero or greater')
  expect(await output('$partition([1, 2])')).toEqual([[1, 2]])
  expect(await refused('$range(1)')).toBe('. T0410: Argument 2 of function "range" does not match function signature')
  expect(await refused('$range(1, 360146, 1)')).toContain('memory limit exceeded')
  expect(await refused('$random(1, 2)')).toContain('T0410: Argument 2')
  expect(await output('$fromMillis(0, "[H01]", "Asia/Shanghai")')).toBe('00')
  expect(await output('$decodeUrlComponent("a+b%2Bc")')).toBe('a b+c')
})

test('seconds are whole numbers that are not negative', async () => {
  const wait = async (Seconds: string) => {
    const States = { S: { Type: 'Wait', Seconds: `{% ${Seconds} %}`, End: true } }
    return openWorld().run({ QueryLanguage: 'JSONata', StartAt: 'S', States })
  }
  for (const seconds of ['1.5', '-1', '"3"', 'null']) {
    expect(await wait(seconds)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  }
  expect(await wait('2 / 2')).toMatchObject({ status: 'SUCCEEDED' })
})

test('the context counts retries only where there are some', async () => {
  expect(await output('$keys($states.context.State)')).toEqual(['Name', 'EnteredTime'])
})

test('only what stands between the delimiters alone is an expression', async () => {
  const ended = await openWorld().run(pass({ ' {% 1 %}': ' {% 1 %} ', 'key.$': '$.path', n: '{%2%}' }))
  expect(JSON.parse(ended.output ?? '')).toEqual({ ' {% 1 %}': ' {% 1 %} ', 'key.$': '$.path', n: 2 })
})

test('assignments see the values that the variables had on entry, and so does the output', async () => {
  const ended = await openWorld().run({
    QueryLanguage: 'JSONata',
    StartAt: 'First',
    States: {
      First: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: { Type: 'Pass', Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% $a %}', Next: 'Tell' },
      Tell: { Type: 'Pass', Output: '{% [$states.input, $a, $b] %}', End: true },
    },
  })
  expect(ended.output).toBe('[1,2,1]')
})

test('a choice without a match and without a default fails with States.Runtime', async () => {
  const ended = await openWorld().run({
    QueryLanguage: 'JSONata',
    StartAt: 'Which',
    States: {
      Which: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }] },
      End: { Type: 'Succeed' },
    },
  })
  expect(ended).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'Which' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
  })
})

test('state data above 256 KiB fails, and States.ALL catches it', async () => {
  const big = `{% $join($map([1..30000], function($v) { 'ten chars.' })) %}`
  const ended = await openWorld().run(pass(big))
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
})

test('an execution that loops ends at 25,000 events', async () => {
  const world = openWorld()
  const ended = await world.run({
    QueryLanguage: 'JSONata',
    StartAt: 'Loop',
    States: {
      Loop: { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }], Default: 'Loop' },
      End: { Type: 'Succeed' },
    },
  })
  expect(ended).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  })
  const { events } = await world.call<{ events: { id: number; type: string }[] }>('GetExecutionHistory', {
    executionArn: ended.executionArn,
    reverseOrder: true,
    maxResults: 2,
  })
  expect(events.map(({ id, type }) => [id, type])).toEqual([
    [25_000, 'ExecutionFailed'],
    [24_999, 'ChoiceStateExited'],
  ])
})
