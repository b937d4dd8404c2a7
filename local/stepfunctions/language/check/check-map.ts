import { isJsonObject, type JsonObject, textOf } from '../../model/json.ts'
import type { Findings } from './diagnostic.ts'

const readers = /^arn:[\w-]+:states:::(?:aws-sdk:)?s3:(getObject|listObjectsV2)$/
const writers = /^arn:[\w-]+:states:::(?:aws-sdk:)?s3:putObject$/

/** What a Map may read, batch and write depends on its mode. */
export function checkMap(findings: Findings, state: JsonObject, location: string): void {
  const error = (at: string, message: string) => findings.error('SCHEMA_VALIDATION_FAILED', location + at, message)
  const { ItemProcessor: own, Iterator: iterator, ItemReader: reader, ResultWriter: writer } = state
  const processor = own ?? iterator
  if (processor === undefined) {
    error('', 'This object should have only one of the following fields: [ItemProcessor, Iterator]')
  }
  if (own !== undefined && iterator !== undefined) {
    error('', 'There should only be one of the following fields: [ItemProcessor, Iterator]')
  }
  const config = isJsonObject(processor) ? processor['ProcessorConfig'] : undefined
  const { Mode: mode, ExecutionType: type } = isJsonObject(config) ? config : {}
  const at = `/${own === undefined ? 'Iterator' : 'ItemProcessor'}/ProcessorConfig`
  if (mode === 'DISTRIBUTED' && type === undefined) error(at, 'These fields are required: [ExecutionType]')
  if (mode !== 'DISTRIBUTED' && type !== undefined) error(at, "Field 'ExecutionType' is not supported")
  if (reader !== undefined && state['Items'] !== undefined) {
    error('', 'There should only be one of the following fields: [Items, ItemReader]')
  }
  if (isJsonObject(reader)) checkReader(reader, (place, message) => error(`/ItemReader${place}`, message))
  if (isJsonObject(writer)) checkWriter(writer, (place, message) => error(`/ResultWriter${place}`, message))
}

function checkReader(reader: JsonObject, error: (at: string, message: string) => void): void {
  if (!readers.test(textOf(reader['Resource']))) {
    error('/Resource', "The field 'Resource' does not match any of the allowed values")
  }
  const config = reader['ReaderConfig']
  if (!isJsonObject(config)) return
  const { InputType: type, CSVHeaderLocation: place, CSVHeaders: headers } = config
  if (type === 'CSV' && place === undefined) error('/ReaderConfig', "The field 'CSVHeaderLocation' is required")
  if (type === 'JSON' && place !== undefined) error('/ReaderConfig', "Field 'CSVHeaderLocation' is not supported")
  if (place === 'GIVEN' && headers === undefined) error('/ReaderConfig', 'These fields are required: [CSVHeaders]')
  for (const [field, value] of [
    ['ManifestType', 'ATHENA_DATA'],
    ['Transformation', 'LOAD_AND_FLATTEN'],
  ] as const) {
    if (config[field] === value) error(`/ReaderConfig/${field}`, `The value '${value}' is not supported here`)
  }
}

/** A writer may go without a bucket, to shape the output of the state; it does nothing without both. */
function checkWriter(writer: JsonObject, error: (at: string, message: string) => void): void {
  const { Resource: resource, Arguments: given, WriterConfig: config } = writer
  if (resource === undefined && given !== undefined) error('', 'These fields are required: [Resource]')
  else if (resource === undefined && config === undefined) {
    error('', 'This object should have at least one of the following fields: [Resource, WriterConfig]')
  }
  if (resource !== undefined && !writers.test(textOf(resource))) {
    error('/Resource', "The field 'Resource' does not match any of the allowed values")
  }
}
