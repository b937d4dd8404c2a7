/** How a task waits: for the answer of the call, for its token to come back, or for the execution that it started. */
export type Pattern = 'request' | 'token' | 'sync'

export interface Resource {
  arn: string
  /** `lambda`, `states`, `aws-sdk:s3` …; `function` is a Lambda function named by its own ARN. */
  service: string
  /** `invoke`, `startExecution`, `getObject` …; for a function its name, with its qualifier if it has one. */
  action: string
  pattern: Pattern
}

const one: readonly Pattern[] = ['request']

/** Every integration there is, and how its tasks may wait. */
export const integrations: { readonly [serviceAndAction: string]: readonly Pattern[] } = {
  'lambda:invoke': ['request', 'token'],
  'states:startExecution': ['request', 'sync', 'token'],
  'aws-sdk:s3:getObject': one,
  'aws-sdk:s3:putObject': one,
  'aws-sdk:s3:listObjectsV2': one,
  'dynamodb:getItem': one,
  'dynamodb:putItem': one,
  'dynamodb:updateItem': one,
  'dynamodb:deleteItem': one,
  'aws-sdk:dynamodb:getItem': one,
  'aws-sdk:dynamodb:putItem': one,
  'aws-sdk:dynamodb:updateItem': one,
  'aws-sdk:dynamodb:deleteItem': one,
}

const suffixes: readonly [string, Pattern][] = [
  ['.waitForTaskToken', 'token'],
  ['.sync:2', 'sync'],
  ['', 'request'],
]

/** What the `Resource` of a task means; undefined for what this engine does not run. */
export function readResource(arn: string): Resource | undefined {
  const lambda = /^arn:[\w-]+:lambda:[\w-]*:\d*:function:([\w-]+(?::[\w$-]+)?)$/.exec(arn)
  if (lambda) return { arn, service: 'function', action: lambda[1] ?? '', pattern: 'request' }
  const id = /^arn:[\w-]+:states:[\w-]*:\d*:(.+)$/.exec(arn)?.[1] ?? ''
  const [suffix, pattern] = suffixes.find(([ending]) => id.endsWith(ending)) ?? ['', 'request']
  const name = id.slice(0, id.length - suffix.length)
  if (!Object.hasOwn(integrations, name) || !integrations[name]?.includes(pattern)) return undefined
  const cut = name.lastIndexOf(':')
  return { arn, service: name.slice(0, cut), action: name.slice(cut + 1), pattern }
}

/** The action as events name it: `startExecution.sync:2`. */
export function actionInEvents({ action, pattern }: Resource): string {
  return action + (suffixes.find(([, of]) => of === pattern)?.[0] ?? '')
}
