import { isJsonObject, type JsonObject, textOf } from '../json.ts'
import type { Findings } from './diagnostic.ts'

const distributedOnly = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'] as const
const readers = /^arn:[\w-]+:states:::(?:aws-sdk:)?s3:(getObject|listObjectsV2)$/
const writers = /^arn:[\w-]+:states:::(?:aws-sdk:)?s3:putObject$/

/** What a Map may read, batch and write depends on its mode. */
export function checkMap(findings: Findings, state: JsonObject, location: string): void {
  const code = 'SCHEMA_VALIDATION_FAILED'
  const { ItemProcessor: processor = state['Iterator'], ItemReader: reader, ResultWriter: writer } = state
  if (processor === undefined) findings.error(code, location, 'These fields are required: [ItemProcessor]')
  if (state['ItemProcessor'] !== undefined && state['Iterator'] !== undefined) {
    findings.error(code, location, 'There should only be one of the following fields: [ItemProcessor, Iterator]')
  }
  const config = isJsonObject(processor) ? processor['ProcessorConfig'] : undefined
  const distributed = isJsonObject(config) && config['Mode'] === 'DISTRIBUTED'
  for (const field of distributedOnly) {
    if (!distributed && state[field] !== undefined) {
      findings.error(code, location, `Field '${field}' is only supported for a Map in DISTRIBUTED mode`)
    }
  }
  if (reader !== undefined && state['Items'] !== undefined) {
    findings.error(code, location, 'There should only be one of the following fields: [Items, ItemReader]')
  }
  if (isJsonObject(reader) && !readers.test(textOf(reader['Resource']))) {
    findings.error(
      code,
      `${location}/ItemReader/Resource`,
      `The resource provided ${textOf(reader['Resource'])} is not supported here`,
    )
  }
  const readerConfig = isJsonObject(reader) ? reader['ReaderConfig'] : undefined
  if (isJsonObject(readerConfig)) {
    for (const [field, value] of [
      ['ManifestType', 'ATHENA_DATA'],
      ['Transformation', 'LOAD_AND_FLATTEN'],
    ] as const) {
      if (readerConfig[field] !== value) continue
      findings.error(code, `${location}/ItemReader/ReaderConfig/${field}`, `The value '${value}' is not supported here`)
    }
  }
  if (isJsonObject(writer) && writer['Resource'] !== undefined && !writers.test(textOf(writer['Resource']))) {
    findings.error(
      code,
      `${location}/ResultWriter/Resource`,
      `The resource provided ${textOf(writer['Resource'])} is not supported here`,
    )
  }
}
