import type { App } from 'aws-cdk-lib'
import { ConsoleStack } from './console-stack.ts'
import { DataStack } from './data-stack.ts'
import { MonitoringStack } from './monitoring-stack.ts'
import { RoutesStack } from './routes-stack.ts'
import { ServiceStack } from './service-stack.ts'
import type { Stage } from './stage.ts'
import { stageNames } from './stage-names.ts'
import { WorkflowsStack } from './workflows-stack.ts'

/**
 * The whole of a stage: what is kept, how it flows, how it is reached, what staff see, who is told when it goes wrong. `standing` are the
 * keys of its routes that are deployed; `despiteAlarms`, that no alarm takes this deployment of it back.
 */
export function zhida(
  app: App,
  stage: Stage,
  { standing = new Set(), despiteAlarms = false }: { standing?: ReadonlySet<string>; despiteAlarms?: boolean } = {},
) {
  const { stack } = stageNames(stage.name)
  const data = new DataStack(app, stack('Data'), { stage })
  const workflows = new WorkflowsStack(app, stack('Workflows'), { data, stage, despiteAlarms })
  const service = new ServiceStack(app, stack('Service'), { data, stage, standing })
  const routes = new RoutesStack(app, stack('Routes'), { service, stage })
  const staffConsole = new ConsoleStack(app, stack('Console'), { data, service, stage })
  const monitoring = new MonitoringStack(app, stack('Monitoring'), {
    tableName: data.table.tableName,
    logsKey: data.logsKey,
    apiId: service.api.apiId,
    stage,
  })
  return { data, workflows, service, routes, console: staffConsole, monitoring }
}
