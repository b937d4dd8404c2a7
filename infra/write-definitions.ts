import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { arnsIn } from '../functions/gateways/resource-names.ts'
import { type WorkflowName, workflows } from '../workflows/catalog.ts'
import { definition } from '../workflows/definition.ts'
import { partitionOf } from './partition-of.ts'

const folderOfAll = fileURLToPath(new URL('../dist/workflows', import.meta.url))

/** Where definitions are to be pasted; what is left out stays as CloudFormation's `Fn::Sub` writes it. */
export interface DeploymentPlace {
  readonly account?: string | undefined
  readonly region?: string | undefined
  /** The name of the bucket, which CloudFormation makes at deployment. */
  readonly bucket?: string | undefined
}

/** Writes the definition of every workflow as Step Functions takes it, to be read or pasted. */
export async function writeDefinitions(place: DeploymentPlace = {}, folder = folderOfAll): Promise<void> {
  const account = place.account ?? later('AWS::AccountId')
  const region = place.region ?? later('AWS::Region')
  const partition = place.region === undefined ? later('AWS::Partition') : partitionOf(place.region)
  const bucket = place.bucket ?? later('Bucket')
  const arns = arnsIn({ partition, region, account })
  const target = { partition, functionArn: arns.lambda, machineArn: arns.stateMachine, bucket }
  await rm(folder, { recursive: true, force: true })
  for (const workflow of Object.keys(workflows) as WorkflowName[]) {
    const file = path.join(folder, `${workflow}.asl.json`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(definition(workflow, target), null, 2)}\n`)
  }
}

const later = (name: string) => `\${${name}}`

if (import.meta.main) {
  const options = { account: { type: 'string' }, region: { type: 'string' }, bucket: { type: 'string' } } as const
  await writeDefinitions(parseArgs({ options }).values)
  console.log(`${Object.keys(workflows).length} definitions in dist/workflows`)
}
