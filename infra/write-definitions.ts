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
  /** What names begin with; that of the default stage where it is left out. */
  readonly service?: string | undefined
}

/** Writes the definition of every workflow as Step Functions takes it, to be read or pasted. */
export async function writeDefinitions(place: DeploymentPlace = {}, folder = folderOfAll): Promise<void> {
  const account = place.account ?? later('AWS::AccountId')
  const region = place.region ?? later('AWS::Region')
  const partition = place.region === undefined ? later('AWS::Partition') : partitionOf(place.region)
  const bucket = place.bucket ?? later('Bucket')
  const arns = arnsIn({ partition, region, account, ...(place.service !== undefined && { service: place.service }) })
  const target = { partition, functionArn: arns.lambda, machineArn: arns.live, bucket }
  await rm(folder, { recursive: true, force: true })
  for (const workflow of Object.keys(workflows) as WorkflowName[]) {
    const file = path.join(folder, `${workflow}.asl.json`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, `${JSON.stringify(definition(workflow, target), null, 2)}\n`)
  }
}

const later = (name: string) => `\${${name}}`

/** Where a stage is; the CDK, which knows its names, is loaded for it alone. */
async function placeOf(name: string): Promise<DeploymentPlace> {
  const [{ readStage }, { stageNames }] = await Promise.all([import('./read-stage.ts'), import('./stage-names.ts')])
  const { account, region } = await readStage(name)
  return { account, region, service: stageNames(name).service }
}

if (import.meta.main) {
  const options = { stage: { type: 'string' }, bucket: { type: 'string' } } as const
  const { stage, bucket } = parseArgs({ options }).values
  await writeDefinitions({ bucket, ...(stage !== undefined && (await placeOf(stage))) })
  console.log(`${Object.keys(workflows).length} definitions in dist/workflows`)
}
