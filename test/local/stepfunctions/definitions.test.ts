import { expect, test } from 'vitest'
import { checkDefinition } from '../../../local/stepfunctions/language/check/check-definition.ts'

const machine = (States: object, fields: object = {}) =>
  checkDefinition(JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States, ...fields })).map(
    ({ code, message, location }) => `${code}: ${message} at ${location ?? null}`,
  )
const end = { Type: 'Pass', End: true }

test('a definition that AWS takes has no findings', () => {
  expect(
    machine({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws-cn:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
        TimeoutSeconds: '{% $states.input.seconds %}',
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxDelaySeconds: 60, JitterStrategy: 'FULL' }],
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Silent', Output: '{% $states.errorOutput.Cause %}' }],
        Assign: { names: "{% $states.result.people[age > 15 and $lowercase(name) != ''].name %}" },
        Next: 'Silent',
      },
      Silent: end,
    }),
  ).toEqual([])
})

test('transitions that lead nowhere are found as AWS finds them', () => {
  expect(machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } })).toEqual([
    'MISSING_END_STATE: Workflow has no terminal state at null',
  ])
  expect(machine({ A: { Type: 'Pass', Next: 'Nope' } })).toEqual([
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope at /States/A/Next",
    'MISSING_END_STATE: Workflow has no terminal state at null',
  ])
  expect(machine({ A: end, C: end })).toEqual(['MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C'])
  expect(
    machine({ 'Pass One': { Type: 'Pass', Next: 'Success' }, Success: { Type: 'Succeed' } }, { StartAt: 'Not sure' }),
  ).toEqual([
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: Not sure at /StartAt",
    'MISSING_TRANSITION_TARGET: State "Pass One" is not reachable. at /States/Pass One',
  ])
})

test('fields that a state does not have are named with their place', () => {
  expect(machine({ A: { ...end, Catch: [] } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/A",
  ])
  expect(machine({ A: { ...end, ResultPath: '$.a' } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported for the 'JSONPath' QueryLanguage at /States/A",
  ])
  expect(machine({ A: { Type: 'Choice', Choices: [{ Condition: true }], Default: 'B' }, B: end })).toEqual([
    'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at /States/A/Choices[0]',
  ])
  expect(machine({ A: { ...end, Result: 1 } })[0]).toContain("field 'Result' is only supported for the 'JSONPath'")
  expect(machine({ A: { Type: 'Wait', End: true } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/A',
  ])
  expect(machine({ A: { End: true } })[0]).toBe(
    'SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/A',
  )
})

test('values that a field does not take are refused with what it takes', () => {
  const wait = (fields: object) => machine({ A: { Type: 'Wait', End: true, ...fields } })
  expect(wait({ Seconds: -1 })).toEqual(['SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/A/Seconds'])
  expect(wait({ Seconds: 'soon' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/A/Seconds',
  ])
  expect(wait({ Timestamp: '2016-12-05T21:29:29' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/A/Timestamp',
  ])
  expect(machine({ A: { ...end, QueryLanguage: 'jsonata' } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /States/A/QueryLanguage',
  ])
  expect(machine({ A: end }, { QueryLanguage: 5 })[0]).toBe(
    'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /QueryLanguage',
  )
  expect(machine({ A: end }, { Version: '2.0' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [1.0] at /Version',
  ])
  expect(machine({ A: { Type: 'Parallel', Branches: [], End: true } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/A/Branches',
  ])
})

test('a state goes on or ends, a rule has a condition, a map a processor', () => {
  const one = 'This object should have only one of the following fields'
  expect(machine({ A: { Type: 'Pass' } })).toContain(`SCHEMA_VALIDATION_FAILED: ${one}: [Next, End] at /States/A`)
  expect(machine({ A: { Type: 'Map', End: true } })).toEqual([
    `SCHEMA_VALIDATION_FAILED: ${one}: [ItemProcessor, Iterator] at /States/A`,
  ])
  expect(machine({ A: { Type: 'Choice', Choices: [{ Next: 'B' }] }, B: end })).toEqual([
    'SCHEMA_VALIDATION_FAILED: The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/A/Choices[0]',
  ])
})

test('branches and processors have no query language, and only processors a mode', () => {
  const graph = (fields: object) => ({ StartAt: 'In', States: { In: end }, ...fields })
  expect(machine({ Both: { Type: 'Parallel', Branches: [graph({ ProcessorConfig: {} })], End: true } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: Field 'ProcessorConfig' is not supported at /States/Both/Branches[0]",
  ])
  expect(machine({ Each: { Type: 'Map', ItemProcessor: graph({ QueryLanguage: 'JSONata' }), End: true } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/Each/ItemProcessor",
  ])
})

test('a distributed map says how its children run, and a CSV reader where its head stands', () => {
  const map = (mode: object, fields: object = {}) => {
    const ItemProcessor = { ProcessorConfig: mode, StartAt: 'In', States: { In: end } }
    return machine({ Each: { Type: 'Map', ItemProcessor, ...fields, End: true } })
  }
  expect(map({ Mode: 'DISTRIBUTED' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: These fields are required: [ExecutionType] at /States/Each/ItemProcessor/ProcessorConfig',
  ])
  expect(map({ Mode: 'INLINE', ExecutionType: 'STANDARD' })).toEqual([
    "SCHEMA_VALIDATION_FAILED: Field 'ExecutionType' is not supported at /States/Each/ItemProcessor/ProcessorConfig",
  ])
  const distributed = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }
  const reader = (ReaderConfig: object, Resource = 'arn:aws:states:::s3:getObject') =>
    map(distributed, { ItemReader: { Resource, ReaderConfig, Arguments: {} } })
  expect(reader({ InputType: 'CSV' })).toEqual([
    "SCHEMA_VALIDATION_FAILED: The field 'CSVHeaderLocation' is required at /States/Each/ItemReader/ReaderConfig",
  ])
  expect(reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' })).toEqual([
    'SCHEMA_VALIDATION_FAILED: These fields are required: [CSVHeaders] at /States/Each/ItemReader/ReaderConfig',
  ])
  expect(reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['{% phone %}'] })).toEqual([])
  expect(reader({ InputType: 'JSON' }, 'arn:aws:states:::s3:putObject')).toEqual([
    "SCHEMA_VALIDATION_FAILED: The field 'Resource' does not match any of the allowed values at /States/Each/ItemReader/Resource",
  ])
})

test('a result writer names where it writes or how; alone it is nothing', () => {
  const Each = {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: end },
    },
    End: true,
  }
  const writer = (ResultWriter: object) => machine({ Each: { ...Each, ResultWriter } })
  const at = 'at /States/Each/ResultWriter'
  expect(writer({})).toEqual([
    `SCHEMA_VALIDATION_FAILED: This object should have at least one of the following fields: [Resource, WriterConfig] ${at}`,
  ])
  expect(writer({ Arguments: { Bucket: 'zhida' } })).toEqual([
    `SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] ${at}`,
  ])
  expect(writer({ Arguments: { Bucket: 'zhida' }, WriterConfig: { OutputType: 'JSON' } })).toEqual([
    `SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] ${at}`,
  ])
  expect(writer({ WriterConfig: { Transformation: 'FLATTEN' } })).toEqual([])
  expect(writer({ Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'zhida' } })).toEqual([])
  expect(writer({ Resource: 'arn:aws:states:::s3:getObject', Arguments: {} })).toEqual([
    `SCHEMA_VALIDATION_FAILED: The field 'Resource' does not match any of the allowed values ${at}/Resource`,
  ])
})

test('expressions are read before anything runs', () => {
  expect(machine({ A: { ...end, Output: { v: '{% phone %}' } } })).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Output/v",
  ])
  expect(machine({ A: { ...end, Output: '{% 1 + %}' } })).toEqual([
    'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output',
  ])
  expect(machine({ A: { ...end, Output: '{% $states.input[a = $$.a] %}' } })).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/A/Output",
  ])
  expect(machine({ A: { ...end, Output: { v: ['{% 1', ' {% 1 %} '] } } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/A/Output/v[0]',
  ])
  const rule = { Comment: '{% phone %}', Condition: '{% true %}', Assign: { Comment: '{% phone %}' }, Next: 'B' }
  expect(machine({ A: { Type: 'Choice', Choices: [rule], Default: 'B' }, B: end })).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Choices[0]/Assign/Comment",
  ])
})

test('an expression may ask $states only for what is there at its place', () => {
  const ask = (fields: object) =>
    machine({
      A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:000000000000:function:ask', End: true, ...fields },
    })
  expect(ask({ Output: '{% $states.errorOutput.Error %}' })).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/A/Output",
  ])
  expect(ask({ Arguments: { was: '{% $states.result %}' } })).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/A/Arguments/was",
  ])
  expect(ask({ Arguments: '{% $states.inputs %}' })[0]).toContain("Field '$states.inputs' does not exist.")
  expect(ask({ Assign: { r: '{% $states.result %}' }, Output: '{% $states.context.State.Name %}' })).toEqual([])
})

test('the operators that came after JSONata 2.0.6 are refused, what they stand for is not', () => {
  const output = (expression: string) => machine({ A: { ...end, Output: `{% ${expression} %}` } })
  expect(output('$states.input.a ?? 1')).toEqual([
    'INVALID_JSONATA_EXPRESSION: The symbol "?" cannot be used as a unary operator at /States/A/Output',
  ])
  expect(output('$states.input.a ?: 1')).toEqual([
    'INVALID_JSONATA_EXPRESSION: The symbol ":" cannot be used as a unary operator at /States/A/Output',
  ])
  expect(output('$exists($states.input.a) ? $states.input.a : 1')).toEqual([])
  expect(output('$states.input.a ? $states.input.a : 1')).toEqual([])
})

test('States.ALL stands alone and last', () => {
  const Resource = 'arn:aws:lambda:us-east-1:000000000000:function:ask'
  const Retry = [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['NoSeats'] }]
  const Catch = [{ ErrorEquals: ['NoSeats', 'States.ALL'], Next: 'B' }]
  expect(machine({ A: { Type: 'Task', Resource, Retry, Catch, End: true }, B: end })).toEqual([
    'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list at /States/A/Retry[0]/ErrorEquals[0]',
    'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list at /States/A/Catch[0]/ErrorEquals[1]',
  ])
})

test('a branch or iteration may not assign what may be assigned before it; branches may share a name', () => {
  const assign = (name: string, variable: string) => ({
    StartAt: name,
    States: { [name]: { ...end, Assign: { [variable]: 1 } } },
  })
  const first = { Type: 'Pass', Assign: { seats: 40 }, Next: 'Then' }
  expect(
    machine({
      First: first,
      Then: {
        Type: 'Parallel',
        Branches: [assign('One', 'seats'), assign('Two', 'a'), assign('Three', 'a')],
        End: true,
      },
    }),
  ).toEqual([
    "DUPLICATE_VARIABLE_NAME: The variable 'seats' is assigned in an outer scope and cannot be assigned in an inner scope at /States/Then/Branches[0]/States/One/Assign/seats",
  ])
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    ...assign('One', 'seats'),
  }
  expect(machine({ First: first, Then: { Type: 'Map', ItemProcessor, End: true } })).toHaveLength(1)
  const own = { Type: 'Map', ItemProcessor, Assign: { seats: 1 } }
  expect(machine({ Each: { ...own, Next: 'After' }, After: { ...end, Assign: { seats: 2 } } })).toEqual([])
  const again = { Type: 'Choice', Choices: [{ Condition: true, Next: 'Each' }], Default: 'After' }
  expect(machine({ Each: { ...own, Next: 'Again' }, Again: again, After: end })).toHaveLength(1)
})

test('arguments of an integration are there, and those of lambda:invoke are checked by name', () => {
  const Resource = 'arn:aws:states:::lambda:invoke'
  expect(machine({ A: { Type: 'Task', Resource, Arguments: { Function: 'ask' }, End: true } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing at /States/A/Arguments",
    'SCHEMA_VALIDATION_FAILED: The field "Function" is not supported by Step Functions at /States/A/Arguments',
  ])
  expect(machine({ A: { Type: 'Task', Resource, End: true } })).toEqual([
    `SCHEMA_VALIDATION_FAILED: Arguments field is required for resource ARN: ${Resource} at /States/A`,
  ])
  const get = { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItem', End: true }
  expect(machine({ A: { ...get, Arguments: { TableName: 'places' } } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: The field 'Key' is required but was missing at /States/A/Arguments",
  ])
  expect(machine({ A: { ...get, Resource: `${Resource}.sync`, Arguments: {} } })).toEqual([
    `SCHEMA_VALIDATION_FAILED: The resource provided ${Resource}.sync is not recognized at /States/A/Resource`,
  ])
  expect(machine({ A: { Type: 'Task', Resource: 'ask', End: true } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/A/Resource',
  ])
})

test('what this engine does not run is refused by name', () => {
  const queue = 'arn:aws:states:::sqs:sendMessage'
  expect(machine({ A: { Type: 'Task', Resource: queue, Arguments: {}, End: true } })).toEqual([
    `SCHEMA_VALIDATION_FAILED: The resource provided ${queue} is not supported here at /States/A/Resource`,
  ])
  expect(machine({ A: end }, { QueryLanguage: 'JSONPath' })).toEqual([
    "SCHEMA_VALIDATION_FAILED: The state 'A' is in JSONPath mode, which is not supported here: set QueryLanguage to JSONata at /States/A",
  ])
  expect(machine({ A: { ...end, QueryLanguage: 'JSONPath' } })).toEqual([
    "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
  ])
})

test.each(['constructor', 'toString', '__proto__'])(
  'what JavaScript calls %s is no type and no integration',
  (name) => {
    expect(machine({ A: { Type: name, End: true } })).toContain(
      `SCHEMA_VALIDATION_FAILED: The state type '${name}' is not supported at /States/A/Type`,
    )
    const Resource = `arn:aws:states:::${name}`
    expect(machine({ A: { Type: 'Task', Resource, Arguments: {}, End: true } })).toEqual([
      `SCHEMA_VALIDATION_FAILED: The resource provided ${Resource} is not supported here at /States/A/Resource`,
    ])
  },
)

test('maps and parallels are looked into', () => {
  const inner = { StartAt: 'In', States: { In: { Type: 'Pass', Next: 'Out' } } }
  expect(machine({ Each: { Type: 'Map', ItemProcessor: inner, End: true } })).toContain(
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: Out at /States/Each/ItemProcessor/States/In/Next",
  )
  expect(
    machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          { ...inner, States: { In: end } },
          { StartAt: 'In', States: { In: end } },
        ],
        End: true,
      },
    }),
  ).toEqual(['DUPLICATE_STATE_NAME: Duplicate State name: In at /States/Both/Branches[1]/States/In'])
})
