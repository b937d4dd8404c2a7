import { isDeepStrictEqual } from 'node:util'

type Fields = Record<string, unknown>

/** A write as ElectroDB hands it to DynamoDB's own calls. */
export interface WriteParams {
  readonly TableName: string
  readonly Item?: Fields
  readonly Key?: Fields
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: Record<string, string>
  readonly ExpressionAttributeValues?: Fields
}

/** Changes of which what stands there tells nothing: a sum, a value that came from another. */
const relative = /\b(?:ADD|DELETE)\b|[+-]|if_not_exists|list_append/

/** Whether an item looks as the write would have left it; `undefined` is an item that is not there. */
export function standsAsWritten(params: WriteParams, item: Fields | undefined): boolean {
  const { Item, UpdateExpression, ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = params
  if (Item) return isDeepStrictEqual(item, defined(Item))
  if (UpdateExpression === undefined) return item === undefined
  if (item === undefined || relative.test(UpdateExpression)) return false
  const [set = '', removed = ''] = UpdateExpression.split(/\bREMOVE\b/)
  const holds = (name: string) => item[ExpressionAttributeNames[name] ?? name]
  const isSet = [...set.matchAll(/(#\w+) = (:\w+)/g)].every(([, name = '', value = '']) =>
    isDeepStrictEqual(holds(name), ExpressionAttributeValues[value]),
  )
  return isSet && [...removed.matchAll(/#\w+/g)].every(([name]) => holds(name) === undefined)
}

function defined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
