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
  expect(machine({ A: { Type: 'Wait', Seconds: -1, End: true } })).toEqual([
    'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/A/Seconds',
  ])
})

test('expressions are read before anything runs', () => {
  expect(machine({ A: { ...end, Output: { v: '{% phone %}' } } })).toEqual([
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Output/v",
  ])
  expect(machine({ A: { ...end, Output: '{% 1 + %}' } })).toEqual([
    'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output',
  ])
  expect(machine({ A: { ...end, Output: '{% $$.a %}' } })[0]).toContain("Reference to '$$' at the top level")
  expect(machine({ A: { ...end, Output: '{% $states.errorOutput %}' } })[0]).toContain('UNSUPPORTED_JSONATA_EXPRESSION')
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
  expect(
    machine({
      Each: {
        Type: 'Map',
        ItemBatcher: { MaxItemsPerBatch: 3 },
        ItemProcessor: { StartAt: 'In', States: { In: end } },
        End: true,
      },
    }),
  ).toEqual([
    "SCHEMA_VALIDATION_FAILED: Field 'ItemBatcher' is only supported for a Map in DISTRIBUTED mode at /States/Each",
  ])
})
