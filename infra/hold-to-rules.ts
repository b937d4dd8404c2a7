import { type App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag'
import { acknowledge } from './acknowledge.ts'

/** What the packs find at every resource of a kind, and is so on purpose. What concerns one resource is argued beside it. */
const argued = {
  'Serverless-LambdaDLQ':
    'State machines and the API call them and see each failure; only the call of the day is queued by Lambda, and its loss rings day-not-begun.',
  'NIST.800.53.R5-LambdaDLQ': 'As for Serverless-LambdaDLQ: nothing waits in a queue that could lose it in silence.',
  'Serverless-LambdaLatestVersion': 'China offers the newest runtime later; until then a stage names the one before.',
  'Serverless-LambdaTracing':
    'Logs as JSON and the history of executions tell each call by its ids. A trace would keep paths, and links have their tokens in them.',
  'Serverless-StepFunctionStateMachineXray': 'The log and the history of an execution tell each of its steps.',
  'NIST.800.53.R5-LambdaInsideVPC':
    'They reach AWS and partners at public addresses alone. In a network they would need a way out of it for the same, and a rule for each partner.',
  'NIST.800.53.R5-LambdaConcurrency':
    'An account has 1,000 for some 180 functions: kept are those of webhooks, where a stage asks for it; a peak is seen by the alarm on throttles.',
  'NIST.800.53.R5-IAMNoInlinePolicy':
    'Each role has one policy that is nobody else’s and goes with it. A managed one would be one more resource for each, of 500 a stack.',
} as const satisfies Record<string, string>

/** Holds all that is deployed to the rule packs of cdk-nag: a finding that nobody argued fails the synthesis. */
export function holdToRules(app: App): void {
  for (const [rule, reason] of Object.entries(argued)) acknowledge(app, rule, reason)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app), new NIST80053R5Checks(app))
}
