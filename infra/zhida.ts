import type { App } from 'aws-cdk-lib'
import { ConsoleStack } from './console-stack.ts'
import { DataStack } from './data-stack.ts'
import { MonitoringStack } from './monitoring-stack.ts'
import type { Partition } from './partition-of.ts'
import { RoutesStack } from './routes-stack.ts'
import { ServiceStack } from './service-stack.ts'
import { WorkflowsStack } from './workflows-stack.ts'

/**
 * The whole of it: what is kept, how it flows, how it is reached, what staff see, who is told when it goes wrong. No account or region is fixed here; the partition
 * decides how browsers reach the console, and nothing else.
 */
export function zhida(app: App, partition: Partition) {
  const data = new DataStack(app, 'ZhidaData')
  const workflows = new WorkflowsStack(app, 'ZhidaWorkflows', { data })
  const service = new ServiceStack(app, 'ZhidaService', { data })
  const routes = new RoutesStack(app, 'ZhidaRoutes', { service })
  const staffConsole = new ConsoleStack(app, 'ZhidaConsole', { data, service, partition })
  const monitoring = new MonitoringStack(app, 'ZhidaMonitoring', {
    tableName: data.table.tableName,
    apiId: service.api.apiId,
    partition,
  })
  return { data, workflows, service, routes, console: staffConsole, monitoring }
}
