import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnStateMachineAlias, CfnStateMachineVersion, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { liveAlias } from '../functions/gateways/resource-names.ts'
import type { AlarmName } from './alarms.ts'
import type { StageNames } from './stage-names.ts'

/** What ends a takeover and puts the version before back. An alarm that does not exist yet counts as quiet. */
const alarmsOfTakeover: readonly AlarmName[] = ['executions-failed', 'functions-broke']
/** Where people depend on it, one execution in ten is of the new version for so many minutes, before all are. */
const takeover = { type: 'CANARY', percentage: 10, interval: 15 }

interface Live {
  readonly machine: StateMachine
  readonly names: StageNames
  readonly production: boolean
  readonly despiteAlarms: boolean
  /** What it starts: theirs are live before its own. */
  readonly starts: readonly LiveMachine[]
}

/**
 * The version of a state machine's present revision and the alias by which all executions start. What runs keeps the version that it began
 * with; the versions before stay in the account, so that the alias can be turned back to one.
 */
export class LiveMachine extends Construct {
  readonly alias: CfnStateMachineAlias

  constructor(scope: Construct, id: string, { machine, names, production, despiteAlarms, starts }: Live) {
    super(scope, id)
    const version = new CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: machine.stateMachineArn,
      // Another revision is another version; the one before it is left where it is.
      stateMachineRevisionId: machine.stateMachineRevisionId,
    })
    version.applyRemovalPolicy(RemovalPolicy.RETAIN)
    this.alias = new CfnStateMachineAlias(this, 'Alias', {
      name: liveAlias,
      deploymentPreference: {
        stateMachineVersionArn: version.attrArn,
        ...(production ? takeover : { type: 'ALL_AT_ONCE' }),
        ...(!despiteAlarms && { alarms: alarmsOfTakeover.map(names.alarm) }),
      },
    })
    for (const started of starts) machine.node.addDependency(started.alias)
  }
}
