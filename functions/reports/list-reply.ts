import { type ExportedListName, exportedLists, schemaName } from '../../domain/reports/exported-lists.ts'
import { type ListFormat, writeList } from '../../domain/reports/write-list.ts'
import { FileReply } from '../wiring/reply.ts'

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' } as const

/** How a list is asked for, and which part of it this is. */
export interface AskedList {
  readonly format: ListFormat
  readonly bom: 'yes' | 'no'
  readonly cursor?: string | undefined
}

/**
 * A page of a list as a file. The pages of a list, one after the other, are the whole file: heads and BOM stand on the first.
 * `zhida-schema` says in which columns it is, `zhida-next` is the cursor of the next page and absent on the last.
 */
export function listReply(
  list: ExportedListName,
  lines: readonly Readonly<Record<string, unknown>>[],
  { format, bom, cursor }: AskedList,
  { of, next = null }: { readonly of: string; readonly next?: string | null },
): FileReply {
  const heads = cursor === undefined
  const body = writeList(exportedLists[list].line, lines, { format, bom: bom === 'yes', heads })
  const headers = { 'zhida-schema': schemaName(list), ...(next !== null && { 'zhida-next': next }) }
  return new FileReply(types[format], body, `${list}-${of}.${format}`, { headers })
}
