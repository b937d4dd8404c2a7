import { isJsonObject, type JsonObject, textOf } from '../../model/json.ts'
import type { Findings } from './diagnostic.ts'
import { graphsIn } from './graphs-in.ts'

/** Children of type EXPRESS end within five minutes on AWS: nothing in them may wait for more than the answer of a call. */
export function checkExpress(findings: Findings, map: JsonObject, location: string): void {
  for (const [at, processor] of graphsIn(map)) {
    const config = processor['ProcessorConfig']
    if (isJsonObject(config) && config['Mode'] === 'DISTRIBUTED' && config['ExecutionType'] === 'EXPRESS') {
      checkStates(findings, processor, location + at)
    }
  }
}

function checkStates(findings: Findings, graph: JsonObject, location: string): void {
  const states = graph['States']
  if (!isJsonObject(states)) return
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue
    const at = `${location}/States/${name}`
    const pattern = /\.(sync(:2)?|waitForTaskToken)$/.exec(textOf(state['Resource']))?.[0]
    if (state['Type'] === 'Task' && pattern) {
      const message = `Express state machine does not support '${pattern}' service integration`
      findings.error('SCHEMA_VALIDATION_FAILED', `${at}/Resource`, message)
    }
    const { ItemProcessor: processor, Iterator: iterator } = state
    const config = [processor, iterator].filter(isJsonObject).map((one) => one['ProcessorConfig'])
    if (config.some((one) => isJsonObject(one) && one['Mode'] === 'DISTRIBUTED')) {
      findings.error('SCHEMA_VALIDATION_FAILED', at, 'Express state machine does not support DISTRIBUTED maps')
    }
    for (const [within, inner] of graphsIn(state)) checkStates(findings, inner, at + within)
  }
}
