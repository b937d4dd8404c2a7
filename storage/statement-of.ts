import type { WriteParams } from './stands-as-written.ts'

export interface Statement {
  readonly Statement: string
  readonly Parameters: unknown[]
}

/** As `create` says it. */
const isNew = 'attribute_not_exists(#pk) AND attribute_not_exists(#sk)'
/** As `patch` begins; it is what UPDATE always asks. */
const isThere = /^attribute_exists\(#pk\) AND attribute_exists\(#sk\)(?: AND (?<rest>.+))?$/s
const changes = /^SET (?<set>.+?)(?: REMOVE (?<removed>#\w+))?$/s
const assignment = /^#\w+ = :\w+$/
/** Functions that PartiQL writes otherwise, or does not have in a condition. */
const others = /\b(?:size|attribute_type|if_not_exists|list_append)\b/

/**
 * A `create`, or a `patch` by `set` and at most one `remove`, in PartiQL; null where PartiQL cannot say it, or where AWS's pages
 * do not tell how: a put over what is there, a sum, a list of what is removed, a delete.
 */
export function statementOf(params: WriteParams): Statement | null {
  return params.Item ? insert(params, params.Item) : update(params)
}

function insert({ TableName, ConditionExpression }: WriteParams, item: Readonly<Record<string, unknown>>) {
  if (ConditionExpression !== isNew) return null
  const given = Object.entries(item).filter(([, value]) => value !== undefined)
  const fields = given.map(([name]) => `'${name}': ?`).join(', ')
  return { Statement: `INSERT INTO "${TableName}" VALUE {${fields}}`, Parameters: given.map(([, value]) => value) }
}

function update(params: WriteParams): Statement | null {
  const { TableName, Key = {}, UpdateExpression = '', ConditionExpression = '' } = params
  const { set, removed } = changes.exec(UpdateExpression)?.groups ?? {}
  const condition = isThere.exec(ConditionExpression)?.groups
  if (!condition || set === undefined || !set.split(', ').every((one) => assignment.test(one))) return null
  const { rest } = condition
  if (rest !== undefined && others.test(rest)) return null

  const Parameters: unknown[] = []
  const said = (expression: string) =>
    expression
      .replaceAll(/attribute_(not_)?exists\(([^)]+)\)/g, (_, not, path) => `${path} IS ${not ? '' : 'NOT '}MISSING`)
      .replaceAll(/#\w+/g, (name) => `"${params.ExpressionAttributeNames?.[name]}"`)
      .replaceAll(/:\w+/g, (name) => {
        Parameters.push(params.ExpressionAttributeValues?.[name])
        return '?'
      })
  const changed = `UPDATE "${TableName}" SET ${said(set)}${removed ? ` REMOVE ${said(removed)}` : ''}`
  const key = Object.entries(Key).map(([name, value]) => {
    Parameters.push(value)
    return `"${name}" = ?`
  })
  return {
    Statement: [`${changed} WHERE ${key.join(' AND ')}`, ...(rest ? [`(${said(rest)})`] : [])].join(' AND '),
    Parameters,
  }
}
