import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Stage } from './stage.ts'
import { type StageNames, stageNames } from './stage-names.ts'

/**
 * A stack of a stage: in its account and region, under its tags, which CloudFormation puts on every resource that takes any, and not to
 * be deleted where people depend on it.
 */
export abstract class StageStack extends Stack {
  readonly names: StageNames

  constructor(scope: Construct, id: string, { name, account, region, production, owner, costCentre }: Stage) {
    super(scope, id, {
      env: { account, region },
      terminationProtection: production,
      tags: { project: 'zhida', stage: name, owner, 'cost-centre': costCentre },
    })
    this.names = stageNames(name)
  }
}
