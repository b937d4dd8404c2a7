import { Aws } from 'aws-cdk-lib'
import {
  arnsIn,
  defaultService,
  functionName,
  secretPrefix,
  stateMachineName,
} from '../functions/gateways/resource-names.ts'

/**
 * The stage whose resources have the names that they had before there were stages: where it runs already, it is updated and not made anew.
 */
export const defaultStage = 'default'

/**
 * What the resources of a stage are called. `zhida_trial-…` begins no name of another stage and is begun by none, since a stage's name
 * has no `-` or `_`: a rule or a policy over all that begins with one never takes in what is another's.
 */
export function stageNames(stage: string) {
  const isDefault = stage === defaultStage
  const service = isDefault ? defaultService : `${defaultService}_${stage}`
  return {
    /** Begins every name. */
    service,
    /** `Data` is `ZhidaData`, or `Zhida-trial-Data`; CloudFormation takes no `_`. */
    stack: (part: string) => (isDefault ? `Zhida${part}` : `Zhida-${stage}-${part}`),
    function: (handler: string) => functionName(handler, service),
    stateMachine: (workflow: string) => stateMachineName(workflow, service),
    secretPrefix: secretPrefix(service),
    topic: `${service}-alarms`,
    alarm: (name: string) => `${service}-${name}`,
    failedExecutions: `${service}-failed-executions`,
    /** Where the stacks are deployed: known only then. */
    arns: arnsIn({ partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID, service }),
    /** `arn:…:stateMachine:zhida-`, with which the ARN of each of our state machines begins. */
    allMachines: `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${service}-`,
  }
}
export type StageNames = ReturnType<typeof stageNames>
