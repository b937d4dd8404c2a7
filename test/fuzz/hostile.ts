import fc from 'fast-check'

/** What people, broken programmes and attackers send in place of a value. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '华\udc00晟',
    '\u202eexe',
    '\uffff',
    '\r\nset-cookie: a=b',
    'x'.repeat(70_000),
    0,
    -1,
    0.1,
    2 ** 53,
    -(2 ** 53),
    1e300,
    5e-324,
    1e-200,
    1.5,
    '9999-12-31',
    '10000-01-01',
    '0000-01-01',
    '2026-02-30',
    '9999-12-31T23:59:59Z',
    '2026-03-05T01:30:00+23:59',
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    "' OR 1=1 --",
    '{% states %}',
    [],
    {},
    [[]],
    [null],
    Array(3000).fill(0),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.object({ maxDepth: 3, maxKeys: 6 }),
  fc.integer({ min: 1, max: 400 }).map((levels) => nested(levels)),
)

function nested(levels: number): unknown {
  let value: unknown = 'core'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** JSON that a parser should refuse, or that says something else than it seems to. */
export const brokenText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '{',
    '[',
    'null',
    'nul',
    '"',
    '{"a":1,}',
    "{'a':1}",
    '\ufeff{}',
    'NaN',
    '1e999',
    '-',
    '{"a":1}{"b":2}',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"toJSON":1}',
    '{"a":1,"a":2}',
    '['.repeat(100_000),
    `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json(),
)

/** Characters that no name holds, one of which is put into a text that fits. */
export const unseenCharacter = fc.constantFrom('\ud800', '\udc00', '\0', '\u001b', '\n', '\u2028', '\u202e', '\uffff')
