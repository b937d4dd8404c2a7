import * as z from 'zod'

/** How a cell is written: numbers with a point and without separators, 是 or 否, an empty cell for null. */
export type CellKind = 'text' | 'number' | 'yes-no'

/** What a column of an exported list holds. */
export interface ListColumn {
  /** The head in CSV files; JSON Lines have the field's own name. */
  readonly zh: string
  readonly en: string
  readonly kind: CellKind
  /** `yuan`, `people`, `YYYY-MM-DD`. */
  readonly unit?: string
  /** Which codes it may hold: a list of them, or the standard that has them. */
  readonly codes?: readonly string[] | string
  /** For who reads it; where such a list is taken in, it says nothing. */
  readonly toldOnly?: true
}

export const listColumns = z.registry<ListColumn>()

function told<Schema extends z.ZodType>(schema: Schema, column: ListColumn): Schema {
  listColumns.add(schema, column)
  return schema
}

type Told = Omit<ListColumn, 'zh' | 'en' | 'kind'>

export const column = {
  text: (zh: string, en: string, more: Told = {}) => told(z.string().max(2000), { zh, en, kind: 'text', ...more }),
  textOrNone: (zh: string, en: string, more: Told = {}) =>
    told(z.string().max(2000).nullable(), { zh, en, kind: 'text', ...more }),
  number: (zh: string, en: string, more: Told = {}) => told(z.number(), { zh, en, kind: 'number', ...more }),
  numberOrNone: (zh: string, en: string, more: Told = {}) =>
    told(z.number().nullable(), { zh, en, kind: 'number', ...more }),
  yesNo: (zh: string, en: string, more: Told = {}) => told(z.boolean(), { zh, en, kind: 'yes-no', ...more }),
}

/** The columns of a line in their order. */
export function columnsOf(line: z.ZodObject): (ListColumn & { readonly name: string; readonly isRequired: boolean })[] {
  return Object.entries(line.shape).map(([name, schema]) => {
    const known = listColumns.get(schema as z.ZodType)
    if (!known) throw new Error(`column ${name} is not told`)
    return { ...known, name, isRequired: (schema as z.ZodType).type !== 'nullable' }
  })
}
