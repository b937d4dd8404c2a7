import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { partitionOf } from './partition-of.ts'
import { zhida } from './zhida.ts'

const app = new App()
// The CDK's tool says to which region it is going to deploy, by its own profile or AWS_REGION.
zhida(app, partitionOf(process.env['CDK_DEFAULT_REGION'] ?? ''))
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
