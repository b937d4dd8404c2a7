import { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { LambdaError, openWorld } from './harness.ts'

/** A bucket in memory that answers as the client of S3 does; an object is text, bytes, or bytes that come one by one. */
function bucketOf(objects: Record<string, string | Buffer | Buffer[]>, asked: string[] = []): S3Client {
  const send = async (command: {
    constructor: { name: string }
    input: { Bucket?: string; Key?: string; Prefix?: string; Body?: string }
  }) => {
    const { Bucket = '', Key = '', Prefix = '', Body = '' } = command.input
    asked.push(`${Bucket}/${Key}${Prefix}`)
    if (command.constructor.name === 'PutObjectCommand') {
      objects[Key] = Body
      return {}
    }
    if (command.constructor.name === 'ListObjectsV2Command') {
      const keys = Object.keys(objects).filter((key) => key.startsWith(Prefix))
      return {
        Contents: keys.map((key) => ({
          Key: key,
          Size: objects[key]?.length,
          LastModified: new Date(1000),
          ETag: '"e"',
        })),
      }
    }
    const text = objects[Key]
    if (text === undefined) throw Object.assign(new Error('The specified key does not exist.'), { name: 'NoSuchKey' })
    return { Body: Readable.from(Array.isArray(text) ? text : [Buffer.from(text)]) }
  }
  return { send } as unknown as S3Client
}

const resource = 'arn:aws:lambda:us-east-1:000000000000:function:count'
const reader = (ReaderConfig: object) => ({
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig,
  Arguments: { Bucket: 'zhida', Key: '{% $states.input.key %}' },
})
const distributed = (fields: object, States: object = { Take: { Type: 'Pass', End: true } }) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: Object.keys(States)[0],
        States,
      },
      End: true,
      ...fields,
    },
  },
})

test('rows of a CSV become items by head; a short row has empty text', async () => {
  const s3 = bucketOf({ 'rows.csv': '\uFEFFname,county\n李四,530624\n王五\n' })
  const world = openWorld({ s3 })
  const ended = await world.run(
    distributed({ ItemReader: reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }) }),
    { key: 'rows.csv' },
  )
  expect(JSON.parse(ended.output ?? ended.cause ?? '')).toEqual([
    { name: '李四', county: '530624' },
    { name: '王五', county: '' },
  ])
  expect((await world.events(ended.executionArn)).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    'MapStateStarted',
    'MapRunStarted',
    'MapRunSucceeded',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ])
})

test('JSON, JSON lines and listings are read', async () => {
  const s3 = bucketOf({ 'a.json': '{"people":[1,2,3]}', 'b.jsonl': '1\n\n{"two":2}\n', 'c/1': 'x', 'c/2': 'yy' })
  const world = openWorld({ s3 })
  const json = await world.run(
    distributed({ ItemReader: reader({ InputType: 'JSON', ItemsPointer: '/people', MaxItems: 2 }) }),
    { key: 'a.json' },
  )
  expect(json.output).toBe('[1,2]')
  const lines = await world.run(distributed({ ItemReader: reader({ InputType: 'JSONL' }) }), { key: 'b.jsonl' })
  expect(lines.output).toBe('[1,{"two":2}]')
  const listing = await world.run(
    distributed({
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'zhida', Prefix: 'c/' } },
      ItemSelector: '{% $states.context.Map.Item.Value.Key %}',
    }),
  )
  expect(listing.output).toBe('["c/1","c/2"]')
})

test('a line of JSON ends at a line feed alone, and the object may begin with a byte order mark', async () => {
  const places = ['昆明\u2028火车站', '大理\u2029站', '保山\u0085站']
  const lines = `\uFEFF${JSON.stringify(places[0])}\r\n\r\n${JSON.stringify(places[1])}\n${JSON.stringify(places[2])}`
  const s3 = bucketOf({
    'places.jsonl': lines,
    'chunked.jsonl': [...Buffer.from(lines)].map((byte) => Buffer.of(byte)),
    'old-mac.jsonl': '1\r2',
    'broken.jsonl': Buffer.from('"昆明').subarray(0, -1),
    'mark.json': '\uFEFF[1]',
    'broken.csv': Buffer.from('name\n昆明').subarray(0, -1),
  })
  const read = (key: string, config: object = { InputType: 'JSONL' }) =>
    openWorld({ s3 }).run(distributed({ ItemReader: reader(config) }), { key })
  expect(JSON.parse((await read('places.jsonl')).output ?? '')).toEqual(places)
  expect(JSON.parse((await read('chunked.jsonl')).output ?? '')).toEqual(places)
  expect((await read('mark.json', { InputType: 'JSON' })).output).toBe('[1]')
  expect(await read('old-mac.jsonl')).toMatchObject({ error: 'States.ItemReaderFailed' })
  expect(await read('broken.jsonl')).toMatchObject({ error: 'States.ItemReaderFailed' })
  const broken = await read('broken.csv', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' })
  expect(broken.output).toBe('[{"name":"昆\uFFFD"}]')
})

test('of a JSON object each entry is an item', async () => {
  const world = openWorld({ s3: bucketOf({ 'a.json': '{"counties":{"530624":{"seats":40},"530625":{"seats":9}}}' }) })
  const ended = await world.run(
    distributed({ ItemReader: reader({ InputType: 'JSON', ItemsPointer: '/counties', MaxItems: 1 }) }),
    { key: 'a.json' },
  )
  expect(ended.output).toBe('[{"Key":"530624","Value":{"seats":40}}]')
})

test('the selector of a distributed map sees where its items come from', async () => {
  const ItemSelector = '{% $states.context.Map.Item %}'
  const world = openWorld({ s3: bucketOf({ 'a.json': '["x"]' }) })
  const read = await world.run(distributed({ ItemSelector, ItemReader: reader({ InputType: 'JSON' }) }), {
    key: 'a.json',
  })
  expect(read.output).toBe('[{"Index":0,"Value":"x","Source":"S3://zhida/a.json"}]')
  const given = await world.run(distributed({ ItemSelector, Items: ['x'] }))
  expect(given.output).toBe('[{"Index":0,"Value":"x","Source":"STATE_DATA"}]')
})

test('an object that is missing fails the state with States.ItemReaderFailed', async () => {
  const ended = await openWorld({ s3: bucketOf({}) }).run(distributed({ ItemReader: reader({ InputType: 'JSON' }) }), {
    key: 'gone',
  })
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' })
})

test.each([
  ['Bucket', { Key: 'a' }, "The field 'Bucket' is required but was missing"],
  ['Bucket', { Bucket: null, Key: 'a' }, "The value for the field 'Bucket' must be a string, but was null"],
  ['Bucket', { Bucket: ['zhida'], Key: 'a' }, "The value for the field 'Bucket' must be a string, but was array"],
  ['Bucket', { Bucket: '', Key: 'a' }, "The field 'Bucket' is required but was missing"],
  ['Key', { Bucket: 'zhida' }, "The field 'Key' is required but was missing"],
  ['Key', { Bucket: 'zhida', Key: '{% null %}' }, "The value for the field 'Key' must be a string, but was null"],
  ['Key', { Bucket: 'zhida', Key: 7 }, "The value for the field 'Key' must be a string, but was number"],
  ['arguments', '{% "zhida" %}', "The field 'Bucket' is required but was missing"],
  ['arguments', undefined, "The field 'Bucket' is required but was missing"],
])('a reader without a %s that is text asks the bucket nothing: %j', async (_field, Arguments, reason) => {
  const asked: string[] = []
  const world = openWorld({ s3: bucketOf({ a: '[1]', null: '[2]' }, asked) })
  const Resource = 'arn:aws:states:::s3:getObject'
  expect(await world.run(distributed({ ItemReader: { Resource, Arguments } }))).toMatchObject({
    status: 'FAILED',
    error: 'States.ItemReaderFailed',
    cause: `An error occurred while executing the state 'Each' (entered at the event id #2). ${reason}`,
  })
  expect(asked).toEqual([])
})

test.each([
  [{ Prefix: 'c/' }],
  [{ Bucket: null, Prefix: 'c/' }],
  [{ Bucket: 'zhida', Prefix: 7 }],
  [{ Bucket: 'zhida', Prefix: '{% null %}' }],
])('a listing of %j is refused, not widened to another bucket or to the whole one', async (Arguments) => {
  const asked: string[] = []
  const ItemReader = { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments }
  const ended = await openWorld({ s3: bucketOf({ 'c/1': 'x' }, asked) }).run(distributed({ ItemReader }))
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' })
  expect(asked).toEqual([])
})

test.each([
  [undefined],
  [{}],
  [{ Bucket: null }],
  [{ Bucket: 5 }],
  [{ Bucket: 'zhida', Prefix: '{% null %}' }],
  [{ Bucket: 'zhida', Prefix: ['out'] }],
])('a result writer with arguments %j fails its state and writes nothing', async (Arguments) => {
  const asked: string[] = []
  const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Arguments }
  const Catch = [{ ErrorEquals: ['States.ResultWriterFailed'], Next: 'Caught' }]
  const definition = distributed({ Items: [1], ResultWriter, Catch })
  Object.assign(definition.States, { Caught: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true } })
  expect((await openWorld({ s3: bucketOf({}, asked) }).run(definition)).output).toBe('"States.ResultWriterFailed"')
  expect(asked).toEqual([])
})

test('a task of S3 with a key that is no text is not made', async () => {
  const asked: string[] = []
  for (const Arguments of [
    { Bucket: 'zhida', Key: { a: 1 } },
    { Bucket: 5, Key: 'a' },
  ]) {
    const Get = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObject', Arguments, End: true }
    const ended = await openWorld({ s3: bucketOf({ '[object Object]': 'x', a: 'y' }, asked) }).run({
      QueryLanguage: 'JSONata',
      StartAt: 'Get',
      States: { Get },
    })
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  }
  expect(asked).toEqual([])
})

test('an inventory lists CSV files; what is none fails with States.ItemReaderFailed', async () => {
  const asked: string[] = []
  const manifest = (fields: object) =>
    JSON.stringify({ fileSchema: 'Bucket, Key', files: [{ key: 'a.csv' }], ...fields })
  const s3 = bucketOf(
    {
      'good.json': `\uFEFF${manifest({ fileFormat: 'CSV' })}`,
      'a.csv': '"zhida","people.csv"\n',
      'parquet.json': manifest({ fileFormat: 'Parquet' }),
      'keyless.json': manifest({ files: [{ key: null }] }),
      'zipped.json': manifest({ files: [{ key: 'a.csv.gz' }] }),
      'a.csv.gz': 'not zipped',
    },
    asked,
  )
  const read = (key: string) =>
    openWorld({ s3 }).run(distributed({ ItemReader: reader({ InputType: 'MANIFEST' }) }), { key })
  expect((await read('good.json')).output).toBe('[{"Bucket":"zhida","Key":"people.csv"}]')
  for (const key of ['parquet.json', 'keyless.json', 'zipped.json', 'a.csv']) {
    expect(await read(key), key).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' })
  }
  expect(asked).not.toContain('zhida/null')
})

test('a CSV is split by the rules of Step Functions, quotation marks and backslashes among them', async () => {
  const s3 = bucketOf({
    'notes.csv': 'path|note\nC:\\\\Zhida\\\\a.exe|"first\nsecond"\n{""a"":1}|a\\|b \\"c\\" \\d\n\n',
  })
  const ended = await openWorld({ s3 }).run(
    distributed({ ItemReader: reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE' }) }),
    { key: 'notes.csv' },
  )
  expect(JSON.parse(ended.output ?? ended.cause ?? '')).toEqual([
    { path: 'C:\\Zhida\\a.exe', note: 'first\nsecond' },
    { path: '{"a":1}', note: 'a|b "c" d' },
  ])
})

test('a pointer that leads nowhere fails with its state; an inline map reads and batches nothing', async () => {
  const world = openWorld({ s3: bucketOf({ 'people.json': '{"people":[]}' }) })
  const ItemReader = reader({ InputType: 'JSON', ItemsPointer: '/places' })
  expect(await world.run(distributed({ ItemReader }), { key: 'people.json' })).toMatchObject({
    error: 'States.ItemReaderFailed',
    cause:
      "An error occurred while executing the state 'Each' (entered at the event id #2). The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
  })
  const ItemProcessor = { StartAt: 'Take', States: { Take: { Type: 'Pass', End: true } } }
  expect(
    await world.run(distributed({ Items: [1], ItemBatcher: { MaxItemsPerBatch: 1 }, ItemProcessor })),
  ).toMatchObject({
    error: 'States.Runtime',
    cause:
      "An error occurred while executing the state 'Each' (entered at the event id #2). The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps",
  })
})

test.each([
  ['/__proto__', '{}'],
  ['/constructor', '{}'],
  ['/toString/name', '{}'],
  ['/people/length', '{"people":[1]}'],
  ['/people/01', '{"people":[[1],[2]]}'],
  ['/people/-1', '{"people":[[1],[2]]}'],
  ['/people/-', '{"people":[[1],[2]]}'],
  ['/people/1e0', '{"people":[[1],[2]]}'],
  ['/name/length', '{"name":"李四"}'],
  ['/name/0', '{"name":"李四"}'],
  ['people', '{"people":[1]}'],
  ['people/0', '{"people":[[1]]}'],
  ['/a~2b', '{"a~2b":[1]}'],
  ['/a~', '{"a~":[1]}'],
])('the pointer %s finds nothing in %s', async (ItemsPointer, document) => {
  const world = openWorld({ s3: bucketOf({ 'a.json': document }) })
  const ItemReader = reader({ InputType: 'JSON', ItemsPointer })
  const ended = await world.run(distributed({ ItemReader }), { key: 'a.json' })
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.ItemReaderFailed' })
  expect(ended.cause).toContain('does not match any valid path in the JSON structure')
})

test.each([
  ['', '[7]'],
  ['/', '{"":[7]}'],
  ['/__proto__', '{"__proto__":[7]}'],
  ['/constructor/length', '{"constructor":{"length":[7]}}'],
  ['/m~1n/~0k/~01', '{"m/n":{"~k":{"~1":[7]}}}'],
  ['/people/1', '{"people":[[6],[7]]}'],
  ['/县\n', '{"县\\n":[7]}'],
])('the pointer %j finds what is there', async (ItemsPointer, document) => {
  const world = openWorld({ s3: bucketOf({ 'a.json': document }) })
  const ItemReader = reader({ InputType: 'JSON', ItemsPointer })
  expect((await world.run(distributed({ ItemReader }), { key: 'a.json' })).output).toBe('[7]')
})

test('the entries of an object are items with a key', async () => {
  const selected = distributed({
    Items: { 530624: 40, 530625: 60 },
    ItemSelector: '{% $states.context.Map.Item.Key & ": " & $states.context.Map.Item.Value %}',
  })
  expect((await openWorld().run(selected)).output).toBe('["530624: 40","530625: 60"]')
  const whole = distributed({ Items: '{% $states.input %}' })
  expect((await openWorld().run(whole, { a: 1 })).output).toBe('[{"Key":"a","Value":1}]')
})

test('batches hold so many items and share their input', async () => {
  const ended = await openWorld().run(
    distributed({
      Items: '{% [1..5] %}',
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { batch: '{% $states.input.batch %}' } },
    }),
    { batch: 'b1' },
  )
  expect(JSON.parse(ended.output ?? '')).toEqual([
    { BatchInput: { batch: 'b1' }, Items: [1, 2] },
    { BatchInput: { batch: 'b1' }, Items: [3, 4] },
    { BatchInput: { batch: 'b1' }, Items: [5] },
  ])
})

const failing = {
  lambdas: {
    count: (value: number) => {
      if (value % 4 === 0) throw new LambdaError('Four', 'a four')
      return value
    },
  },
}
const counting = { Count: { Type: 'Task', Resource: resource, End: true } }

test('failures within the tolerance stand among the results; one more fails the state', async () => {
  const world = openWorld(failing)
  const tolerant = await world.run(distributed({ Items: '{% [1..8] %}', ToleratedFailurePercentage: 25 }, counting))
  const failed = { Status: 'FAILED', Error: 'Four', Cause: expect.stringContaining('a four') }
  expect(JSON.parse(tolerant.output ?? '')).toEqual([1, 2, 3, failed, 5, 6, 7, failed])
  const zero = { ToleratedFailureCount: 0, ToleratedFailurePercentage: 25 }
  expect(await world.run(distributed({ Items: '{% [1..8] %}', ...zero }, counting))).toMatchObject({
    status: 'SUCCEEDED',
  })
  const strict = await world.run(distributed({ Items: '{% [1..8] %}', ToleratedFailureCount: 1 }, counting))
  expect(strict).toMatchObject({
    status: 'FAILED',
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  })
  const { mapRuns } = await world.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', {
    executionArn: tolerant.executionArn,
  })
  expect(await world.call('DescribeMapRun', { mapRunArn: mapRuns[0]?.mapRunArn })).toMatchObject({
    status: 'SUCCEEDED',
    itemCounts: { total: 8, succeeded: 6, failed: 2, pending: 0, running: 0 },
  })
})

test.each([
  ['COMPACT', [1, 2, 3]],
  ['FLATTEN', [1, 2, 3]],
  [undefined, [1, 2, 3]],
])('with a writer that only transforms (%s) a failed child keeps its full record', async (Transformation, outputs) => {
  const world = openWorld(failing)
  const ended = await world.run(
    distributed(
      { Items: '{% [1..4] %}', ToleratedFailureCount: 1, ResultWriter: { WriterConfig: { Transformation } } },
      counting,
    ),
  )
  expect(JSON.parse(ended.output ?? ended.cause ?? '')).toEqual([
    ...outputs,
    {
      Status: 'FAILED',
      Error: 'Four',
      Cause: expect.stringContaining('a four'),
      ExecutionArn: expect.stringContaining(':execution:'),
      Input: '4',
      InputDetails: { Included: true },
      Name: expect.any(String),
      RedriveCount: 0,
      RedriveStatus: 'REDRIVABLE_BY_MAP_RUN',
      StartDate: expect.any(String),
      StateMachineArn: expect.stringContaining('/Each'),
      StopDate: expect.any(String),
    },
  ])
})

test('the records of failed children count towards the limit of state data', async () => {
  const Fail = { Type: 'Fail', Error: 'E' }
  const long = `{% [1..5].($pad('x', 60000, 'x')) %}`
  const many = { Items: long, ToleratedFailurePercentage: 100 }
  const told = await openWorld().run(distributed(many, { Fail }))
  expect(told).toMatchObject({ status: 'SUCCEEDED' })
  const whole = await openWorld().run(distributed({ ...many, ResultWriter: { WriterConfig: {} } }, { Fail }))
  expect(whole).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
})

test('a result writer leaves a manifest in the bucket', async () => {
  const objects: Record<string, string> = {}
  const world = openWorld({ ...failing, s3: bucketOf(objects) })
  const ended = await world.run(
    distributed(
      {
        Items: '{% [1..5] %}',
        ToleratedFailureCount: 1,
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'zhida', Prefix: 'out' } },
      },
      counting,
    ),
  )
  const { ResultWriterDetails } = JSON.parse(ended.output ?? '') as {
    ResultWriterDetails: { Bucket: string; Key: string }
  }
  expect(ResultWriterDetails).toMatchObject({
    Bucket: 'zhida',
    Key: expect.stringMatching(/^out\/[\da-f-]{36}\/manifest\.json$/),
  })
  const { ResultFiles } = JSON.parse(objects[ResultWriterDetails.Key] ?? '') as {
    ResultFiles: Record<string, { Key: string }[]>
  }
  const written = JSON.parse(objects[ResultFiles['SUCCEEDED']?.[0]?.Key ?? ''] ?? '') as { Output: string }[]
  expect(written.map(({ Output }) => Output)).toEqual(['1', '2', '3', '5'])
  expect(ResultFiles['FAILED']).toHaveLength(1)
})
