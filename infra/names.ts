import { Aws } from 'aws-cdk-lib'
import { arnsIn } from '../functions/gateways/resource-names.ts'

/** Where the stacks are deployed: known only then. */
export const arns = arnsIn({ partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID })
