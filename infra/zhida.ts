import type { App } from 'aws-cdk-lib'
import { DataStack } from './data-stack.ts'
import { ServiceStack } from './service-stack.ts'
import { WorkflowsStack } from './workflows-stack.ts'

/** The whole of it: what is kept, how it flows, how it is reached. No account, region or partition is fixed here. */
export function zhida(app: App) {
  const data = new DataStack(app, 'ZhidaData')
  const workflows = new WorkflowsStack(app, 'ZhidaWorkflows', { data })
  const service = new ServiceStack(app, 'ZhidaService', { data })
  return { data, workflows, service }
}
