import type { Change, ResourceChange } from '@aws-sdk/client-cloudformation'

/** Resources that hold what people said, or what is under way or known outside: made anew, they would be empty, stopped or elsewhere. */
const irreplaceable: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'everything that is known of people and batches',
  'AWS::DynamoDB::GlobalTable': 'everything that is known of people and batches',
  'AWS::S3::Bucket': 'files of batches and evidence',
  'AWS::KMS::Key': 'what is encrypted with it could not be read any more',
  'AWS::SecretsManager::Secret': 'what was sealed with its keys could not be read any more',
  'AWS::Cognito::UserPool': 'the accounts of colleagues',
  'AWS::StepFunctions::StateMachine': 'every execution that runs in it would end',
  'AWS::Lambda::Version': 'executions that began with it call it to their end',
  'AWS::StepFunctions::StateMachineVersion': 'the alias could not be turned back to it',
  'AWS::ApiGatewayV2::Api': 'its address is registered with providers and firms',
}

/** Each release leaves its versions in the account and names others. */
const leftBehind: ReadonlySet<string> = new Set(['AWS::Lambda::Version', 'AWS::StepFunctions::StateMachineVersion'])

export interface Judgement {
  /** Never done by a deployment, whoever says yes. */
  readonly refused: readonly string[]
  /** Done once somebody has said yes to it. */
  readonly asked: readonly string[]
  /** What else changes in place or is new. */
  readonly others: number
}

/** What the change set of a stack would take away or make anew, a line each. */
export function judgeChanges(stack: string, changes: readonly Change[]): Judgement {
  const refused: string[] = []
  const asked: string[] = []
  let others = 0
  for (const { ResourceChange: change } of changes) {
    if (!change) continue
    const fate = fateOf(change)
    if (fate === undefined) {
      others += 1
      continue
    }
    const held = irreplaceable[change.ResourceType ?? '']
    const line = `${stack}: ${change.ResourceType} ${change.LogicalResourceId} ${fate}`
    if (held === undefined) asked.push(line)
    else refused.push(`${line} (${held})`)
  }
  return { refused, asked, others }
}

function fateOf(change: ResourceChange): string | undefined {
  const stays = change.PolicyAction === 'Retain' || change.PolicyAction === 'ReplaceAndRetain'
  if (stays && leftBehind.has(change.ResourceType ?? '')) return undefined
  const { Action: action, Replacement: replacement, PolicyAction: policy, Details: details = [] } = change
  if (action === 'Remove') return policy === 'Retain' ? 'leaves the stack and stays in the account' : 'would be DELETED'
  if (action === 'Dynamic') return 'may be deleted or made anew: CloudFormation cannot tell'
  if (action !== 'Modify' || !replacement || replacement === 'False') return undefined
  const causes = details.flatMap(({ Target }) =>
    Target?.RequiresRecreation && Target.RequiresRecreation !== 'Never' ? (Target.Name ?? []) : [],
  )
  const why = causes.length > 0 ? `, for its ${[...new Set(causes)].join(', ')}` : ''
  return `${replacement === 'True' ? 'would be REPLACED' : 'may be replaced'}${why}`
}
